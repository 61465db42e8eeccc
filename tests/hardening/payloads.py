"""Hostile texts in everything that is kept and typed: through every command, every form of export and forty keys, nothing of them steers.

A command that joins the table has to have its lines here too; one that has none is told as lost.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from store.api.story import Story
from store.api.when import When
from store.exports.export_table import EXPORTS, STORY_FORMS
from store.folder.archive import FolderArchive
from store.identity.ids import base_id
from store.paths import Paths
from store.text.clean import STEERING
from tests.bench.terminal import Terminal
from tests.hardening.fuzz.hostile import PAYLOADS
from tests.hardening.trial import Scale, Tried
from tui.cli.commands import COMMANDS

_UNTOUCHED = {"id", "published", "updated", "language", "undated", "read", "starred", "theme", "themes", "seen", "feeds"}
LINES: dict[str, Sequence[str]] = {
    "find": ("find treaty", "find treaty --json", "find P", "find --json P"),
    "show": ("show ID", "show ID --json", "show P"),
    "related": ("related ID", "related ID --json", "related P"),
    "thread": ("thread ID", "thread treaty", "thread treaty --json", "thread P"),
    "threads": ("threads", "threads --json"),
    "brief": (*(f"brief treaty --format {form}" for form in EXPORTS), "brief P", "brief --from P"),
    "add": ("add FILE", "add FILE --json", "add FOLDER/P.txt"),
    "feeds": ("feeds", "feeds list --json", "feeds add P --no-fetch", "feeds remove P", "feeds set P --every 5"),
    "note": ("note ID P", "note ID", "note P P"),
    "tag": ("tag ID P", "tag", "tag P P"),
    "theme": ("theme ID water", "theme ID P", "theme P water"),
    "themes": ("themes --all", "themes --json", "themes hide P"),
    "watch": ("watch", "watch --json", "watch P treaty", "watch treaty P", "watch P", "watch P --remove"),
    "undo": ("undo --list", "undo", "undo"),
    "rm": ("rm OTHER", "rm P"),
    "restore": ("restore OTHER", "restore P"),
    "part": ("part ID", "part P"),
    "export": (
        *(f"export treaty --to {form}" for form, one in STORY_FORMS.items() if not one.is_folder),
        "export P --to json",
        "export --theme P",
        "export --thread P",
    ),
    "backup": ("backup --check FILE", "backup --check P", "backup FOLDER/P.txt"),
    "doctor": ("doctor",),
    "serve": ("serve P",),
    "shared": ("shared P", "shared status --json", "shared import P", "shared export P", "shared --archive P"),
    "config": ("config", "config --keys", "config P", "config density P", "config P P"),
    "completion": ("completion P",),
    "man": ("man P",),
}
"""What is typed of each command; P is the hostile text, ID and OTHER are stories, FILE and FOLDER are there."""
_KEYS = [
    "w", "\x1b", "c", "\x1b", "p", "\x1b", "b", "\x1b", "T", "\x1b", "v", "j", "l", "v", "I", "\x1b", "M", "\x1b", "X", "\x1b",
    "i", "i", "J", "\x1b", "F", "\x1b", "!", "\x1b", "D", "\x1b", "\x05", "\x1b", ";", "\x1b", "/", "\x1b[A", "\r", "\r", " ", "\x1b",
]  # fmt: skip
_FORBIDDEN = (
    b"\x1b]52", b"\x1b]0;title", b"\x1b]8;;https://evil", b"\x1bP+q544e", b"\x1bc", b"\x1b[31mred", b"\x1b[31337m", b"SGVsbG8=\x07",
    *(char.encode() for char in "\x9b\x9d\x9c\x90\u202e\u2066\u2067\u2068"),
)  # fmt: skip
"""What of the texts would steer a terminal, as bytes that Dateline itself never writes."""


def attack(scale: Scale, folder: Path) -> Iterator[Tried]:
    """Put each text everywhere, and look at what is printed and painted."""
    missing = [name for name in COMMANDS if name not in LINES]
    yield Tried("commands with lines to be tried", len(COMMANDS), len(missing), ", ".join(missing))
    alone = [one for one in PAYLOADS if len(one) < 500]
    texts = ("".join(alone[:14]),) if scale is Scale.MOMENT else PAYLOADS
    printed, faults = 0, []
    for nth, text in enumerate(texts):
        lines = [line for each in LINES.values() for line in each]
        with _stained(folder / str(nth), text) as ids:
            for line in lines[::9] if scale is Scale.MOMENT else lines:
                typed = [_filled(word, text, ids, folder / str(nth)) for word in line.split()]
                said = _said(typed)
                printed += 1
                if fault := _fault(said):
                    faults.append(f"{line}: {fault} ({text[:20]!r})")
    yield Tried("hostile texts through commands and exports", printed, len(faults), "; ".join(faults[:3]))
    if scale is not Scale.MOMENT:  # there `tests/tui/test_nothing_steers.py` looks at the screen
        groups = [alone[nth::5] for nth in range(5)] if scale is Scale.SHORT else [[one] for one in PAYLOADS]
        keys, seen = 0, []
        for nth, group in enumerate(groups):
            with _stained(folder / f"screen{nth}", "".join(group)):
                painted = _painted()
            keys += len(_KEYS)
            seen += [f"{one!r} of {group[0][:20]!r}" for one in _FORBIDDEN if one in painted]
            seen += [f"nothing is shown of {group[0][:20]!r}"] * (b"treaty" not in painted)
        yield Tried("hostile texts under keys of the screen", keys, len(seen), "; ".join(seen[:3]))


def _filled(word: str, text: str, ids: Sequence[str], folder: Path) -> str:
    """Return a word of a line with the text, a story or a file put in; what no argument can have is left out of the text."""
    plain = text.replace("\x00", "").encode("utf-8", "surrogatepass").decode("utf-8", "surrogateescape")
    places = {
        "P": plain,
        "ID": ids[0],
        "OTHER": ids[1],
        "FILE": str(folder / "bad.txt"),
        "FOLDER/P.txt": f"{folder}/{plain[:40]}.txt",
    }
    return places.get(word, word)


def _fault(said: bytes) -> str:
    if b"Traceback" in said:
        return said.decode(errors="replace")[-200:]
    steers = STEERING.search(said.decode(errors="ignore").replace("\r\n", "\n").removeprefix("\ufeff"))
    return f"prints {steers[0]!r}" if steers else ""


@contextmanager
def _stained(folder: Path, text: str) -> Iterator[Sequence[str]]:
    """Have an archive of which every text holds a hostile one, in a folder, be the person's; yields the ids of its stories."""
    before = dict(os.environ)
    os.environ.update({f"DATELINE_{name}": str(folder / name.lower()) for name in ("ARCHIVE", "CACHE", "CONFIG")})
    folder.mkdir()
    try:
        (folder / "bad.txt").write_text(f"{text}\n\nPublished: 2 June 2025\n\n{text}\n", errors="replace")
        places = Paths.find()
        archive = FolderArchive(places, seeded=False)
        ids = [taken.id for taken in archive.add(map(_story, (1, 4, 8))).added]
        archive.mark(ids[0], starred=True, theme="water", note="A note", tags=("later",))
        archive.watches.put("Treaty", "treaty")
        archive.feeds.add("http://127.0.0.1:9/feed", fetch=False, name="A feed", allow_private=True)
        archive.close()
        for path in places.archive.glob("*.json"):
            path.write_text(json.dumps(_with(text, json.loads(path.read_bytes())), ensure_ascii=False), errors="replace")
        places.config.mkdir(parents=True, exist_ok=True)
        quoted = json.dumps(text.encode("utf-8", "replace").decode())
        (places.config / "themes.toml").write_text(f'[[theme]]\nkey = "water"\nname = {quoted}\n[theme.for]\n"treaty" = 9\n')
        (places.config / "settings.toml").write_text(f"colours = {quoted}\n")
        (places.config / "searches").write_text(f"treaty {text}\n", errors="replace")
        yield ids
    finally:
        os.environ.clear()
        os.environ.update(before)


def _story(day: int) -> Story:
    title = f"Reservoir treaty signed, part {day}"
    told = f"Asif Zardari signed the treaty in Geneva on June {day}, 2025."
    return Story(
        base_id(title), title, When(f"2025-06-0{day}"), place="GENEVA", body=(told,), source="The Herald", author="Ann Lee",
        caption="A dam",
        highlights=("Water flows",), link=f"https://example.org/{day}", credit="AP", sections=("World",),
    )  # fmt: skip


def _with(text: str, value: Any, name: str = "") -> Any:
    """Return what stands in a file with a hostile text in each of its texts."""
    if isinstance(value, str):
        return value if name in _UNTOUCHED else f"{value}{text}"
    if isinstance(value, list):
        return value if name in _UNTOUCHED else [_with(text, one) for one in value]
    return {key: _with(text, one, key) for key, one in value.items()} if isinstance(value, dict) else value


def _said(typed: Sequence[str]) -> bytes:
    """Run a command in this process, and return all that it printed."""
    from tui.cli import run

    argv, sys.argv = sys.argv, ["dateline", *typed]
    sys.stdout.flush()
    kept = [os.dup(number) for number in (0, 1, 2)]
    with tempfile.TemporaryFile() as out, Path(os.devnull).open("rb") as nothing:
        try:
            for number, file in enumerate((nothing, out, out)):
                os.dup2(file.fileno(), number)
            run()
            sys.stdout.flush()
            sys.stderr.flush()
        except SystemExit:
            pass
        except Exception:  # noqa: BLE001 - a person would see just this
            os.write(2, traceback.format_exc().encode(errors="replace"))
        finally:
            for number, before in enumerate(kept):
                os.dup2(before, number)
                os.close(before)
            sys.argv = argv
        out.seek(0)
        return out.read()


def _painted() -> bytes:
    """Return all that a screen painted while forty keys were pressed."""
    terminal = Terminal([sys.executable, "-m", "tui"], {}, 140, 40)
    try:
        terminal.wait_for(b"treaty")
        for key in _KEYS:
            terminal.send(key.encode())
            terminal.idle(0.12)
        return terminal.seen
    finally:
        terminal.close()
