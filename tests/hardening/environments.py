"""Odd surroundings: streams that are closed, full or nothing, variables that say nonsense, folders that are gone, files that are none.

A command does what it can, or says in a sentence why it does not; nothing is told by a traceback, nothing is waited for.
"""

from __future__ import annotations

import os
import random
import shlex
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.hardening.line import Line, dateline
from tests.hardening.trial import Scale, Tried

_STREAMS = (
    "<&-", ">&-", "2>&-", "<&- >&-", "<&- 2>&-", ">&- 2>&-", "<&- >&- 2>&-", "</dev/null", "</", "<GONE", ">/dev/full",
    "2>/dev/full", ">/dev/full 2>/dev/full", "| true", "2>&1 | true", "0>/dev/null", "1</dev/null", "2</dev/null", "<&- >/dev/full",
)  # fmt: skip
"""What a shell puts behind a command."""
_VARIABLES: Mapping[str, Sequence[str | None]] = {
    "HOME": (None, "", "FILE", "NOWHERE/deep", "SHUT", "relative", "/dev/null", "\udcff\udcfe", "~", "a" * 5_000),
    "XDG_DATA_HOME": ("", "relative", "FILE", "SHUT", "\udcff", "/dev/null", "a" * 300),
    "XDG_CONFIG_HOME": ("", "relative", "FILE", "SHUT", "\udcff", "/dev/null", "a" * 300),
    "XDG_CACHE_HOME": ("", "relative", "FILE", "SHUT", "\udcff", "/dev/null", "a" * 300),
    "DATELINE_ARCHIVE": ("", "relative", "FILE", "SHUT/deep", "\udcff", "/dev/null/x", "a" * 300, "~nobody/x"),
    "DATELINE_CONFIG": ("", "relative", "FILE", "SHUT", "\udcff", "/dev/null/x", "a" * 300),
    "DATELINE_CACHE": ("", "relative", "FILE", "SHUT", "\udcff", "/dev/null/x", "a" * 300),
    "TERM": (None, "", "dumb", "nosuch", "linux", "\udcff", "x" * 5_000, "../../etc"),
    "COLORTERM": ("", "nosuch", "truecolor"),
    "NO_COLOR": ("", "1"),
    "LANG": (None, "", "C", "POSIX", "xx_YY.UTF-8", "de_DE.ISO-8859-1", "\udcff", "C.nosuch"),
    "LC_ALL": ("", "C", "tr_TR.UTF-8", "nosuch", "\udcff", "en_US.ASCII"),
    "PYTHONIOENCODING": ("ascii", "latin-1", "utf-16"),
    "COLUMNS": ("", "0", "-1", "1", "2", "99999999999", "x", "1e3", "²"),
    "LINES": ("", "0", "-1", "1", "99999999999", "x"),
    "TZ": ("", "nosuch", "UTC+99", "../../etc/passwd", ":", "\udcff", "X" * 5_000),
    "EDITOR": ("", "nosuch", "/", "false", "a b", "'", "\udcff"),
    "VISUAL": ("", "nosuch"),
    "PAGER": ("", "nosuch", "false", "'"),
    "BROWSER": ("", "nosuch", "%s", "'"),
    "TMPDIR": ("", "NOWHERE", "FILE", "SHUT", "relative", "\udcff", "/dev/null"),
    "PATH": (None, "", "NOWHERE"),
    "PYTHONPATH": ("NOWHERE",),
    "SHELL": ("", "nosuch"),
    "USER": (None, ""),
    "http_proxy": ("nonsense", "http://"),
}
"""Odd values of variables; None for none. Words in capitals are names of places that are made."""
_OPENING = (
    "TERM",
    "COLORTERM",
    "NO_COLOR",
    "LANG",
    "LC_ALL",
    "COLUMNS",
    "LINES",
    "TZ",
    "HOME",
    "TMPDIR",
    "DATELINE_CONFIG",
    "DATELINE_CACHE",
)
"""Variables under which the screen is opened too."""
_COMMANDS: Sequence[Sequence[str]] = (
    (), ("find", "water"), ("find", "--json", "water"), ("add", "-"), ("show", "ID"), ("brief",), ("export",), ("export", "-o", "OUT"),
    ("config",), ("doctor",), ("undo",), ("backup", "--force", "BACKUP"), ("watch", "Rivers", "dam"), ("watch",), ("threads",), ("themes",),
    ("themes", "hide", "water"), ("feeds",), ("feeds", "update"), ("note", "ID", "Ask Ada."), ("tag", "ID", "roads"), ("related", "ID"),
    ("man",), ("completion", "bash"), ("--help",), ("--version",), ("--plain",), ("rm", "ID"), ("restore",), ("nosuch",),
)  # fmt: skip
_GIVEN = b'{"title": "Water comes", "published": "2025-06-02", "body": "It came on Monday."}\n'
_SECONDS = 60.0
_STATUSES = (0, 1, 2, 130)
_NESTED = 20_000
_WRONG_TYPES = b"""colours = 3
keys = [1, {a = 2}]
update_every = -1
week_begins = 2025-06-02
[[themes]]
name = 3
[water]
words = 7
"""
_FILES: Mapping[str, Callable[[Path], object]] = {
    "empty": lambda file: file.write_bytes(b""),
    "binary": lambda file: file.write_bytes(bytes(range(256)) * 40),
    "huge": lambda file: file.write_bytes(b"# a comment\n" * 2_000_000),
    "a long line": lambda file: file.write_bytes(b"colours = '" + b"x" * 5_000_000 + b"'\n"),
    "nested": lambda file: file.write_bytes(b"colours = " + b"[" * _NESTED + b"]" * _NESTED),
    "tables": lambda file: file.write_bytes(b"".join(b"[a%d]\n" % nth for nth in range(20_000))),
    "a deep name": lambda file: file.write_bytes(b".".join([b"a"] * 5_000) + b" = 1\n"),
    "wrong types": lambda file: file.write_bytes(_WRONG_TYPES),
    "a huge number": lambda file: file.write_bytes(b"story_columns = " + b"9" * 10_000 + b"\n"),
    "a folder": lambda file: file.mkdir(),
    "a pipe": lambda file: os.mkfifo(file),
    "a device": lambda file: file.symlink_to("/dev/zero"),
    "a ring": lambda file: file.symlink_to(file.name),
    "a dangling link": lambda file: file.symlink_to("nosuch"),
    "UTF-16": lambda file: file.write_bytes("colours = 'dateline-light'\n".encode("utf-16")),
}
"""What stands in the place of a file of the settings."""
_OWN_FILES = ("settings.toml", "themes.toml")
_READING_THEM: Sequence[Sequence[str]] = (("config",), ("themes",), ("find", "water"), ("themes", "hide", "water"), ("doctor",))


_Trial = tuple[Sequence[str], Mapping[str, str | None], str, bool]
"""A command, odd variables, what is put behind it, and whether the folder it works in is gone."""


@dataclass(slots=True)
class _Room:
    """A folder with an archive of one story, and odd places beside it."""

    folder: Path
    story_id: str = ""
    places: dict[str, str] = field(default_factory=dict)

    @classmethod
    def made(cls, folder: Path) -> _Room:
        room = cls(folder)
        for name in ("FILE", "SHUT", "NOWHERE", "OUT", "BACKUP", "GONE"):
            room.places[name] = str(folder / name.lower())
        (folder / "desk").mkdir()
        Path(room.places["FILE"]).write_text("a file")
        Path(room.places["SHUT"]).mkdir(mode=0o500)
        Path(room.places["GONE"]).write_text("")
        room.run(("add", "-"))
        room.story_id = room.run(("find", "water"))[1].decode().split("\t")[0]
        return room

    def surroundings(self, odd: Mapping[str, str | None]) -> dict[str, str]:
        own = {f"DATELINE_{name}": str(self.folder / name.lower()) for name in ("ARCHIVE", "CACHE", "CONFIG")}
        kept = {name: value for name, value in os.environ.items() if name not in ("DATELINE_RAISE", "TEXTUAL_DRIVER")}
        usual = {**kept, **own, "HOME": str(self.folder / "home"), "PYTHONPATH": str(Path(__file__).parents[2])}
        if any(name.startswith(("HOME", "XDG")) for name in odd):
            usual = {name: value for name, value in usual.items() if name not in own}
            usual |= {f"XDG_{name}_HOME": str(self.folder / "xdg" / name.lower()) for name in ("DATA", "CONFIG", "CACHE")}
        if "HOME" in odd:
            usual = {name: value for name, value in usual.items() if not name.startswith("XDG")}
        for name, value in odd.items():
            usual.pop(name, None)
            if value is not None:
                first = value.partition("/")[0]
                usual[name] = value.replace(first, self.places.get(first, first), 1) if first else value
        return usual

    def run(
        self, words: Sequence[str], odd: Mapping[str, str | None] | None = None, streams: str = "", *, gone: bool = False
    ) -> tuple[int, bytes, bytes]:
        """Run a command; return its exit status, and what it wrote. Raises TimeoutExpired."""
        named = [self.story_id if word == "ID" else self.places.get(word, word) for word in words]
        line = shlex.join([sys.executable, "-m", "tui", *named])
        for name, place in self.places.items():
            streams = streams.replace(name, shlex.quote(place))
        desk = self.folder / "desk"
        before = (
            f"mkdir {shlex.quote(str(self.folder))}/away; cd {shlex.quote(str(self.folder))}/away; rmdir ../away; "
            if gone
            else ""
        )
        done = subprocess.run(
            ["/bin/bash", "-c", f"{before}{line} {streams}" + ("; exit ${PIPESTATUS[0]}" if "|" in streams else "")],
            input=_GIVEN,
            env=self.surroundings(odd or {}),
            cwd=desk,
            capture_output=True,
            check=False,
            timeout=_SECONDS,
        )
        return done.returncode, done.stdout, done.stderr


def attack(scale: Scale, folder: Path) -> Iterator[Tried]:
    """Run commands in odd surroundings, open the screen in them, and put odd things in the place of settings."""
    chance = random.Random(2025)
    room = _Room.made(folder)
    many = scale.of(0, 2, len(_COMMANDS))
    tried: list[_Trial] = [(words, {}, one, False) for one in _STREAMS for words in chance.sample(_COMMANDS, many)]
    yield _told("streams that are closed, full or nothing", room, tried or [(_COMMANDS[1], {}, ">&- 2>&-", False)])
    if scale is Scale.MOMENT:
        return
    odd = [(name, value) for name, values in _VARIABLES.items() for value in values]
    tried = [(words, {name: value}, "", False) for name, value in odd for words in chance.sample(_COMMANDS, many)]
    yield _told("odd variables", room, tried)
    yield _told("a folder to work in that is gone", room, [(words, {}, "", True) for words in _COMMANDS])
    opened = [(name, value) for name, value in odd if name in _OPENING]
    lost = [f"{name}={value!r:.40}: {why}" for name, value in opened if (why := _on_the_screen(room, {name: value}))]
    yield Tried("the screen under odd variables", len(opened), len(lost), "; ".join(lost[:5]))
    kinds = [(file, kind, words) for file in _OWN_FILES for kind in _FILES for words in _READING_THEM]
    lost = [f"{file} is {kind}, {words}: {why}" for file, kind, words in kinds if (why := _with_file(room, file, kind, words))]
    yield Tried("something odd in the place of settings and themes", len(kinds), len(lost), "; ".join(lost[:5]))


def _told(what: str, room: _Room, tried: Sequence[_Trial]) -> Tried:
    lost = [
        f"{' '.join(words)} {odd or ''!s:.60} {streams}: {why}"
        for words, odd, streams, gone in tried
        if (why := _wrong(room, words, odd, streams, gone=gone))
    ]
    return Tried(what, len(tried), len(lost), "; ".join(lost[:5]))


def _wrong(room: _Room, words: Sequence[str], odd: Mapping[str, str | None], streams: str, *, gone: bool = False) -> str:
    """Return what is not as it should be with a command in odd surroundings."""
    try:
        status, out, err = room.run(words, odd, streams, gone=gone)
    except subprocess.TimeoutExpired:
        return "it did not end"
    if b"Traceback" in out + err or b"Exception ignored" in err:
        return f"a traceback: {(out + err)[-300:]!r}"
    if b"crash" in err or b"inside Dateline" in err:
        return f"nobody expected it: {err[-300:]!r}"
    if status not in _STATUSES:
        return f"exit status {status}: {err[-200:]!r}"
    if status and not (out + err).strip() and ">" not in streams and "2>" not in streams:
        return f"exit status {status} without a word"
    return ""


def _on_the_screen(room: _Room, odd: Mapping[str, str | None]) -> str:
    """Return what is not as it should be with the screen in odd surroundings."""
    surroundings = room.surroundings(odd)
    kept = {name: surroundings[name] for name in ("TERM", "COLUMNS", "LINES") if name in odd and name in surroundings}
    without = {name: "" for name, value in odd.items() if value is None and name == "TERM"}
    with Line(dateline(), surroundings, kept | without, room.folder / "desk") as line:
        for _ in range(150):
            line.read(0.1)
            if b"2025" in line.seen or line.wait(0.01):
                break
        if line.status is None:
            line.type(b"j")
            line.read(0.3)
            os.kill(line.pid, signal.SIGTERM)
        if not line.wait():
            return "it did not end"
        if b"Traceback" in line.seen:
            return f"a traceback: {line.seen[-300:]!r}"
        if left := line.left_behind():
            return f"left behind: {left}"
        if line.status not in (*_STATUSES, 128 + signal.SIGTERM):
            return f"exit status {line.status}: {line.seen[-300:]!r}"
    return ""


def _with_file(room: _Room, name: str, kind: str, words: Sequence[str]) -> str:
    """Return what is not as it should be with something odd in the place of a file of the settings."""
    file = room.folder / "config" / name
    file.parent.mkdir(exist_ok=True)
    _clear(file)
    _FILES[kind](file)
    try:
        return _wrong(room, words, {}, "")
    finally:
        _clear(file)


def _clear(file: Path) -> None:
    if file.is_dir() and not file.is_symlink():
        file.rmdir()
    else:
        file.unlink(missing_ok=True)
