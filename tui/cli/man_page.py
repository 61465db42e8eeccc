"""A manual page in roff: commands as click knows them, keys, the search language and settings from their own tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib.metadata import version

import click

from tui.dialogs.search_help import LANGUAGE
from tui.state.setting_table import SETTINGS

_ABOUT = {
    "FILES": (
        ("DIR", "The archive: stories by month, marks, watch lists and feeds, in files that can be read."),
        ("settings.toml, themes.toml", "Your settings, and your own themes; dateline config tells where they are."),
    ),
    "ENVIRONMENT": (
        (
            "DATELINE_ARCHIVE, DATELINE_CONFIG, DATELINE_CACHE",
            "The folders of the archive, of settings, and of what can be made anew.",
        ),
        ("NO_COLOR", "If set, nothing is coloured."),
        ("VISUAL, EDITOR", "What notes and stories are edited with."),
    ),
    "EXIT STATUS": (
        ("0", "All went well; a reader of a pipe that went away early is no failure."),
        ("1", "Something was refused, not found, or failed; standard error says what."),
        ("2", "The command makes no sense as it was typed."),
        ("130", "Ctrl+C broke it off."),
    ),
}
"""What no help tells."""


def man_page(root: click.Group) -> str:
    """Return the manual page of a program and all its commands."""
    lines = [
        f'.TH DATELINE 1 "" "Dateline {_text(version("dateline"))}" "User Commands"',
        ".SH NAME",
        r"dateline \- the news you keep, on a timeline in your terminal",
        ".SH SYNOPSIS",
        r"\fBdateline\fP [\fIOPTIONS\fP] [\fICOMMAND\fP] [\fIARGS\fP]",
        ".SH DESCRIPTION",
    ]
    with click.Context(root, info_name="dateline", **root.context_settings) as context:
        lines += [*_prose(root.help), *_options(root, context), ".SH COMMANDS"]
        for name in root.list_commands(context):
            lines += _command(root, name, context)
        lines += [*_keys(), ".SH SEARCH LANGUAGE", *_terms(LANGUAGE), *_settings()]
        for heading, rows in _ABOUT.items():
            lines += [f".SH {heading}", *_terms(rows)]
        lines += [".SH EXAMPLES", *_prose((root.epilog or "").replace("Examples:\n", ""))]
    return "\n".join(lines) + "\n"


def _command(group: click.Group, name: str, above: click.Context) -> Iterator[str]:
    """Yield a command, and the commands beneath it."""
    command = group.get_command(above, name)
    if command is None:
        return
    with click.Context(command, parent=above, info_name=name) as context:
        usage = " ".join(command.collect_usage_pieces(context))
        yield f".SS {_text(context.command_path)} {_text(usage)}"
        yield from _prose(command.help)
        yield from _options(command, context)
        yield from _prose(command.epilog)
        if isinstance(command, click.Group):
            for one in command.list_commands(context):
                yield from _command(command, one, context)


def _options(command: click.Command, context: click.Context) -> Iterator[str]:
    records = [one.get_help_record(context) for one in command.params if isinstance(one, click.Option)]
    yield from _terms(record for record in records if record is not None)


def _keys() -> Iterator[str]:
    """Yield the keys of the screen, as its help page has them."""
    from tui.screens.timeline.help_chapters import key_chapters
    from tui.terminal.keymap import Keymap

    yield ".SH KEYS"
    for title, lines in key_chapters(Keymap()):
        yield f".SS {_text(title)}"
        yield from _terms((line.keys, line.does) for line in lines)


def _settings() -> Iterator[str]:
    yield ".SH SETTINGS"
    yield from _terms((one.name, f"{one.about}{f' (or set {one.variable})' if one.variable else ''}") for one in SETTINGS)


def _terms(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    for term, told in rows:
        yield from (".TP", rf"\fB{_text(term)}\fP", _line(told))


def _prose(text: str | None) -> Iterator[str]:
    """Yield paragraphs: filled, or as they are where click is told to leave them so."""
    for paragraph in re.split(r"\n\s*\n", text.strip()) if text else ():
        if paragraph.lstrip().startswith("\b"):
            yield from (".PP", ".EX", *map(_line, paragraph.partition("\n")[2].split("\n")), ".EE")
        else:
            yield from (".PP", _line(" ".join(paragraph.split())))


def _line(text: str) -> str:
    """Return a line of text that is no request to roff."""
    return rf"\&{_text(text)}" if text.startswith((".", "'")) else _text(text)


def _text(text: str) -> str:
    """Return a text in letters that every roff knows."""
    plain = text.replace("\\", r"\e").replace("-", r"\-").replace("'", r"\(aq").replace("`", r"\(ga").replace('"', r"\(dq")
    return "".join(letter if letter.isascii() else rf"\[u{ord(letter):04X}]" for letter in plain)
