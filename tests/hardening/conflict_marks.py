"""Two versions of a file in one, with marks of conflicts as programs that keep versions write them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from difflib import SequenceMatcher

Lines = Sequence[str]


def marked(ours: str, theirs: str, style: str) -> str:
    """Return two versions of a file as one: lines of both, and where they differ both sides between marks."""
    one, other = ours.splitlines(keepends=True), theirs.splitlines(keepends=True)
    out: list[str] = []
    for tag, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        out += one[a:b] if tag == "equal" else STYLES[style](_ended(one[a:b]), _ended(other[c:d]))
    return "".join(out)


def whole(ours: str, theirs: str) -> str:
    """Return two versions of a file as one conflict, as a merge writes it that has no common version."""
    return "".join(_git(_ended(ours.splitlines(keepends=True)), _ended(theirs.splitlines(keepends=True))))


def _ended(lines: Lines) -> list[str]:
    return [line if line.endswith("\n") else f"{line}\n" for line in lines]


def _git(ours: Lines, theirs: Lines, names: tuple[str, str] = ("HEAD", "other")) -> list[str]:
    return [f"<<<<<<< {names[0]}\n", *ours, "=======\n", *theirs, f">>>>>>> {names[1]}\n"]


def _diff3(ours: Lines, theirs: Lines) -> list[str]:
    return ["<<<<<<< HEAD\n", *ours, "||||||| 1a2b3c4\n", *ours[:1], "=======\n", *theirs, ">>>>>>> other\n"]


def _jj(ours: Lines, theirs: Lines) -> list[str]:
    change = [*(f"-{line}" for line in theirs[:1]), *(f"+{line}" for line in ours)]
    head = ["<<<<<<< Conflict 1 of 1\n", "%%%%%%% Changes from base to side #1\n", *change]
    return [*head, "+++++++ Contents of side #2\n", *theirs, ">>>>>>> Conflict 1 of 1 ends\n"]


def _jj_whole(ours: Lines, theirs: Lines) -> list[str]:
    sides = [
        "+++++++ Contents of side #1\n",
        *ours,
        "------- Contents of base\n",
        *theirs[:1],
        "+++++++ Contents of side #2\n",
        *theirs,
    ]
    return ["<<<<<<< Conflict 1 of 1\n", *sides, ">>>>>>> Conflict 1 of 1 ends\n"]


STYLES: dict[str, Callable[[Lines, Lines], list[str]]] = {
    "git": _git,
    "diff3": _diff3,
    "stash": lambda ours, theirs: _git(ours, theirs, ("Updated upstream", "Stashed changes")),
    "jj": _jj,
    "jj snapshots": _jj_whole,
    "svn": lambda ours, theirs: _git(ours, theirs, (".mine", ".r4711")),
    "windows": lambda ours, theirs: [line.replace("\n", "\r\n") for line in _git(ours, theirs)],
}
"""How conflicts are marked, by who does."""
