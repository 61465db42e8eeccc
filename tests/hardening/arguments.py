"""Odd arguments: every option and argument of every command, with every odd text there is, as a new command's are too by themselves."""

from __future__ import annotations

import io
import os
import random
import re
import socket
import sys
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import process_time

import click

from tests.hardening.trial import Scale, Tried

ODD = (
    "", "-", "--", "---", "²", "٣", "１２", "½", "9" * 23, "9" * 5_000, "0x10", "-1", "0", "1e400", "nan", "inf", "-inf", "1_000",
    "0000-01-01", "0", "10000-01-01", "99999999999999999999-01", "2025-13-45", "2025-06-02..", "~nobody/x", "/dev/null/x",
    "\udcff\udcfe", "a\udc80.txt", "a" * 300, "a" * 5_000, "a/" * 300, "é" * 300, "\x1b[2J\x07", "a\nb", "\u202eabc", "😀" * 300, "\ufeff",
    "[", "(((", "*", "\\", "'", '"', '"a', "a\"b'c", "a:b:c", "theme:", "theme:nosuch", "after:", "after:x", "note:", "-a", "OR OR", "(a",
    "%s%n", "{}", "$(id)", "`id`", "--limit", "--nosuch", "--json", "nosuch", "00", "ffffffffffffffff", "0" * 16, "a=b=c", "=", "x=",
)  # fmt: skip
"""Texts that nobody would type, and some that somebody would."""
_RIGHT = {
    "ID": "{id}", "OTHER": "{id}", "FILE|FOLDER|ADDRESS|-...": "news.txt", "KEY": "water", "DIR": "archive", "FILE": "out.txt",
    "SHELL": "bash", "ID...": "{id}", "NAME": "Ferries", "THEME": "water", "NEW": "Rivers", "INTO": "health", "COLOUR": "#335577",
    "FILE...": "news.txt", "FILE.zip": "out.zip",
}  # fmt: skip
"""What arguments have by their metavar while another is odd; else a word."""
_SLOWEST = 5.0


def attack(scale: Scale, folder: Path) -> Iterator[Tried]:
    """Give every parameter of every command odd texts, in this process, on a real archive."""
    with _at_home(folder) as story_id, _busy_port() as port:
        lines = [line for words, command in commands() for line in _lines(words, command, story_id, port)]
        random.Random(2025).shuffle(lines)
        lines = lines[: scale.of(12, len(lines), len(lines))]
        lost = [told for line in lines if (told := _tried(line))]
        yield Tried("odd texts as options and arguments of every command", len(lines), len(lost), "; ".join(lost[:40]))


def commands() -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Yield every command, and those beneath it, with what is typed for it."""
    from tui.cli.commands import dateline

    def beneath(words: tuple[str, ...], command: click.Command) -> Iterator[tuple[tuple[str, ...], click.Command]]:
        yield words, command
        if isinstance(command, click.Group):
            context = click.Context(command)
            for name in command.list_commands(context):
                if (one := command.get_command(context, name)) is not None:
                    yield from beneath((*words, name), one)

    yield from beneath((), dateline)


def right_words(words: tuple[str, ...], command: click.Command, story_id: str) -> list[str]:
    """Return a line with a command and what it needs, all of it as it should be; what is served ends at once."""
    needed = [one for one in command.params if isinstance(one, click.Argument) and one.required]
    fixed = ["--port", "-1"] if words == ("serve",) else []
    return [*words, *fixed, *(_RIGHT.get(one.metavar or "", "water").format(id=story_id) for one in needed)]


def _lines(words: tuple[str, ...], command: click.Command, story_id: str, port: int) -> Iterator[list[str]]:
    """Yield lines in which one thing is odd."""
    fixed = ["--port", str(port)] if words == ("serve",) else []
    needed = [one for one in command.params if isinstance(one, click.Argument) and one.required]
    right = {one.name: _RIGHT.get(one.metavar or "", "water").format(id=story_id) for one in needed}
    for one in command.params:
        if one.name == "archive" and words not in ((), ("thread",)):  # it is the same for all, and each makes an archive
            continue
        others = [right[each.name] for each in needed if each is not one]
        for odd in ODD:
            if isinstance(one, click.Argument):
                yield [*words, *fixed, *(odd if each is one else right[each.name] for each in needed)]
                if one not in needed:
                    yield [*words, *fixed, *others, odd]
            elif words == ("serve",) and one.name == "port":
                continue
            elif isinstance(one, click.Option) and one.is_flag and odd == "":
                yield [*words, *fixed, one.opts[-1], one.opts[0], *others]
            elif isinstance(one, click.Option) and not one.is_flag:
                yield [*words, *fixed, one.opts[0], odd, *others]
    for odd in ODD:
        yield [*words, *fixed, odd, odd, odd]


def _tried(line: Sequence[str]) -> str:
    """Type a line; return what of it was not as it should be, in words."""
    from tui.cli import run

    kept = io.BytesIO(), io.BytesIO()
    out, err = (io.TextIOWrapper(one, "utf-8", "surrogateescape") for one in kept)
    before = sys.argv, sys.stdin, sys.stdout, sys.stderr
    sys.argv, sys.stdin, sys.stdout, sys.stderr = ["dateline", *line], io.TextIOWrapper(io.BytesIO(b"")), out, err
    begun = process_time()
    try:
        status = run()
    except BaseException as error:  # noqa: BLE001 - whatever it is, it is a fault
        where = traceback.extract_tb(error.__traceback__)[-1]
        return f"{_short(line)}: {type(error).__name__} {error!s:.80} ({where.filename[-40:]}:{where.lineno})"
    finally:
        sys.argv, sys.stdin, sys.stdout, sys.stderr = before
    took = process_time() - begun
    out.flush()
    err.flush()
    told = kept[1].getvalue().decode("utf-8", "surrogateescape")
    if status not in (0, 1, 2):
        return f"{_short(line)}: exit status {status}"
    if status and not told.strip() and not kept[0].getvalue():
        return f"{_short(line)}: exit status {status} without a word"
    if took > _SLOWEST:
        return f"{_short(line)}: {took:.1f} s"
    if re.search(r"Traceback|Errno|Error\(|<class|\x1b|\x07", told):
        return f"{_short(line)}: {told[:120]!r}"
    return ""


def _short(line: Sequence[str]) -> str:
    return " ".join(ascii(word)[:40] for word in line)


@contextmanager
def _at_home(folder: Path) -> Iterator[str]:
    """Work in a folder with an archive of one story, whose id is yielded; nothing else of the person's or the machine's is touched."""
    kept, here = dict(os.environ), Path.cwd()
    own = {f"DATELINE_{name}": str(folder / name.lower()) for name in ("ARCHIVE", "CACHE", "CONFIG")}
    os.environ.update(
        {**own, "EDITOR": "true", "VISUAL": "true", "BROWSER": "true", "HOME": str(folder), "TMPDIR": str(folder)}
    )
    folder = folder / "home" / "desk"
    folder.mkdir(parents=True)
    os.chdir(folder)
    try:
        (folder / "news.txt").write_text("Water reaches the harbour\n2 June 2025\n\nThe harbour had water on Monday.\n")
        from store.api.views import Cursor, Selection
        from store.opening import open_archive

        if told := _tried(["add", "news.txt"]):
            raise AssertionError(told)
        archive = open_archive(None)
        archive.refresh()
        story_id = archive.rows(Selection(), Cursor(1, 0), 1)[0].id
        archive.close()
        yield story_id
    finally:
        os.chdir(here)
        os.environ.clear()
        os.environ.update(kept)


@contextmanager
def _busy_port() -> Iterator[int]:
    """Yield a port that nothing can be served at, so that a server ends at once."""
    with socket.create_server(("0.0.0.0", 0)) as busy:
        yield busy.getsockname()[1]
