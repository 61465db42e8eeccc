"""What may be typed in the plain mode: each command with its short forms and what it does, in one table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.plain.reader import PlainReader

Lines = Iterator[str]
"""What a command says, a sentence or a paragraph at a time."""


@dataclass(frozen=True, slots=True)
class Command:
    """Something that may be typed."""

    name: str
    short: tuple[str, ...]
    """Shorter forms of it."""
    after: str
    """What may follow it; empty for nothing."""
    does: str
    act: Callable[[PlainReader, str], Lines]
    """Does it, with what follows, and says what came of it."""


COMMANDS = (
    Command("next", ("n", "j"), "NUMBER", "go to the next story, or so many on", lambda on, after: on.step(1, after)),
    Command("back", ("b", "k", "previous"), "NUMBER", "go to the story before, or so many back", lambda on, after: on.step(-1, after)),
    Command("read", ("r",), "", "read the story, and mark it read", lambda on, _: on.read()),
    Command("find", ("f",), "WORDS", "find stories, spelled right or not; theme:water works too", lambda on, after: on.find(after)),
    Command("go", ("list",), "NUMBER", "go to a story of the list; without a number, hear it again", lambda on, after: on.go(after)),
    Command("date", ("d",), "DATE", "go to a date: date may 2025, date last week", lambda on, after: on.to_date(after)),
    Command("unread", ("u",), "", "go to the next unread story", lambda on, _: on.unread()),
    Command("thread", ("t",), "", "list the stories on the same running news", lambda on, _: on.thread()),
    Command("related", ("rel",), "", "list the stories that belong with this one, and why", lambda on, _: on.related()),
    Command("star", ("s",), "", "star the story, or take the star away", lambda on, _: on.star()),
    Command("note", (), "TEXT", "write a note on the story; without a text, hear it", lambda on, after: on.note(after)),
    Command("tag", (), "WORDS", "put the story under words of your own; a word it has is taken off", lambda on, after: on.tag(after)),
    Command("undo", ("z",), "", "take back the last change", lambda on, _: on.undo()),
    Command("where", ("w",), "", "hear again where you are", lambda on, _: on.where()),
    Command("all", ("a",), "", "leave the list or the search; all stories in order of time", lambda on, _: on.all()),
    Command("help", ("h", "?"), "", "these commands", lambda *_: told()),
    Command("quit", ("q", "exit"), "", "leave Dateline", lambda on, _: on.quit()),
)  # fmt: skip
_BY_NAME = {name: command for command in COMMANDS for name in (command.name, *command.short)}


def understood(line: str) -> tuple[Command, str] | str:
    """Return the command that a line means and what follows it, or a sentence if it means none.

    A number alone goes to a story of the last list; `/words` finds; an empty line is the next story; a command may be cut short.
    """
    if line.startswith("/"):
        return _BY_NAME["find"], line[1:].strip()
    name, _, after = (line or "next").partition(" ")
    if name.isdecimal():
        return _BY_NAME["go"], name
    name = name.lower()
    meant = _BY_NAME.get(name) or next((one for one in COMMANDS if len(name) > 1 and one.name.startswith(name)), None)
    return (meant, after.strip()) if meant else _unknown(name)


def _unknown(name: str) -> str:
    """Return the sentence for what is no command, with the one that was likely meant."""
    near = get_close_matches(name, [command.name for command in COMMANDS], 1)
    hint = f"Did you mean {near[0]}?" if near else "Type help to hear what there is."
    return f"There is no command “{name}”. {hint}"


def told() -> Lines:
    """Yield all commands with what they do."""
    for command in COMMANDS:
        short = f", short {' or '.join(command.short)}" if command.short else ""
        yield f"{command.name}{f' {command.after}' if command.after else ''}{short}: {command.does}."
    yield "Enter alone goes to the next story; a number goes to that story of the last list; /words finds."
