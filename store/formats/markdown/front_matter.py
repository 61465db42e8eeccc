"""Front matter: what stands above a note between two lines of signs, in YAML or TOML, as names and texts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

_LONGEST = 1_000_000
"""Characters of front matter that are read; no head of a note is as long."""
_LOOKED_AT, _LONGEST_FIRST = 60, 400
"""Lines of it by which it is known, and characters of the first."""
_OPENING = re.compile(r"\s*(---|\+\+\+)[ \t]*\n")
_CLOSINGS = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[ \t]*$", re.MULTILINE),
}
_NAMED = re.compile(r"([^\W\d][\w .-]{0,40}?)\s*:(?:\s+(.*))?")
_LISTED = re.compile(r"\s*-\s+(.+)")
_NAME_SIGNS = re.compile(r"[\s_.-]+")
_NOTHING = frozenset(("", "~", "null", "Null", "NULL", "none", "None"))

Value = str | list[object]
"""What stands behind a name: a text, or a list of texts and of small tables."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a note says of itself."""

    values: Mapping[str, Value] = field(default_factory=dict)
    """By their names, in small letters and without signs between words."""
    wrong: str = ""
    """Why it could not be read as it stands; empty if it could. What is plain in it was read all the same."""

    def text(self, *names: str) -> str:
        """Return the first text that stands under one of some names; of a list its first."""
        return next((text for name in names for text in self.texts(name)), "")

    def texts(self, *names: str) -> tuple[str, ...]:
        """Return the texts that stand under some names."""
        found = []
        for name in names:
            value = self.values.get(name, "")
            items = value if isinstance(value, list) else [value]
            found += [item for item in items if isinstance(item, str) and item not in _NOTHING]
        return tuple(found)


def split(text: str, longest: int = _LONGEST) -> tuple[str, str, str, int]:
    """Return the kind of a note's front matter (`---` or `+++`), its text, the note beneath it, and on which line that begins.

    A note without front matter gives its whole text.
    """
    opening = _OPENING.match(text)
    if opening is None:
        return "", "", text, 1
    closing = _CLOSINGS[opening[1]].search(text, opening.end(), opening.end() + longest)
    if closing is None:
        return "", "", text, 1
    head = text[opening.end() : closing.start()]
    if opening[1] == "---" and head.strip() and not _is_head(head):
        return "", "", text, 1
    return opening[1], head, text[closing.end() :], text.count("\n", 0, closing.end()) + 1


def _is_head(head: str) -> bool:
    """Return whether what stands between two lines of signs is names and values, and not a text between two lines across."""
    lines = [line.rstrip() for line in head.split("\n", _LOOKED_AT)[:_LOOKED_AT] if line.strip() and not line.startswith("#")]
    fit = [bool(_NAMED.fullmatch(line)) or line[0] in " \t-]}\"'?:" for line in lines]
    return bool(lines) and fit[0] and len(lines[0]) <= _LONGEST_FIRST and sum(fit) >= 0.7 * len(fit)


def front_matter(kind: str, head: str) -> FrontMatter:
    """Return what front matter of a kind says; where it is not well made, its plain lines are read all the same."""
    try:
        values = (_toml if kind == "+++" else yaml_table)(head) if kind else {}
    except ValueError as error:
        return FrontMatter(_plain_lines(head), str(error))
    return FrontMatter(_named(values))


def yaml_table(text: str) -> Mapping[Any, object]:
    """Return a table in YAML whose texts, numbers and days all are texts. Raises ValueError if it is none."""
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        found = yaml.load(text, Loader=loader)  # noqa: S506 - the base loader makes nothing but texts, lists and tables
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f" in its line {mark.line + 1}" if mark else ""
        raise ValueError(f"{getattr(error, 'problem', None) or 'it is not YAML'}{where}") from error
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error
    if found in (None, ""):
        return {}
    if not isinstance(found, dict):
        raise ValueError("it is no list of names and values")  # noqa: TRY004 - the text is wrong, not the program
    return found


def _toml(text: str) -> Mapping[Any, object]:
    import tomllib

    try:
        return dict(tomllib.loads(text))
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error


def _named(values: Mapping[Any, object]) -> dict[str, Value]:
    """Return values by their folded names, every scalar as a text; tables stay only in lists."""
    found: dict[str, Value] = {}
    for name, value in values.items():
        key = _NAME_SIGNS.sub("", str(name)).casefold()
        if isinstance(value, list):
            found[key] = [item if isinstance(item, dict) else str(item) for item in value if not isinstance(item, list)]
        elif isinstance(value, dict):
            found[key] = [value]
        else:
            found[key] = str(value).strip()
    return found


def _plain_lines(head: str) -> dict[str, Value]:
    """Return the names and values of lines such as `title: Harbour: the end`, and of lists of lines beneath a name."""
    found: dict[str, Value] = {}
    name = ""
    for line in head.split("\n"):
        if match := _NAMED.fullmatch(line.rstrip()):
            name = _NAME_SIGNS.sub("", match[1]).casefold()
            value = (match[2] or "").strip()
            inner = value[1:-1] if value.startswith("[") and value.endswith("]") else ""
            found[name] = [part.strip().strip("\"'") for part in inner.split(",")] if inner else value.strip("\"'")
        elif name and (match := _LISTED.fullmatch(line)):
            before = found[name]
            found[name] = [*(before if isinstance(before, list) else filter(None, [before])), match[1].strip().strip("\"'")]
    return found
