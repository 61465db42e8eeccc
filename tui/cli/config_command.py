"""`dateline config`: what is set and where from, where the file of settings is, and every key with what it does."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import click

from store.paths import Paths
from tui.cli.command import Answer, archive_place, command
from tui.cli.output import complain, say
from tui.cli.tables import Cell, Column, print_table
from tui.state.setting_table import SETTINGS, Value, written
from tui.state.settings import FILE, Settings, at_line, line_of, text_as_it_stands
from tui.terminal.keymap import Keymap
from tui.terminal.output_guard import DONE, FAILED

_SET = Column("SETTING"), Column("VALUE"), Column("FROM", gives_way=True)
_KEYS = Column("KEYS"), Column("ID"), Column("DOES", gives_way=True), Column("WHERE", spare=True)
_USUAL = "default"


class Holding(NamedTuple):
    """Something that is set, and where from."""

    name: str
    value: Value
    source: str
    """`default`, the file with its line, or a variable of the environment."""


@command(
    click.option("--path", "only_path", is_flag=True, help="Print where the file of settings is, and nothing else."),
    click.option("--keys", "only_keys", is_flag=True, help="List all that can be done with a key, by its id."),
    click.option("--write", is_flag=True, help="Write the file, with every setting explained, if there is none yet."),
    archive=None,
)
def config(only_path: bool, only_keys: bool, write: bool) -> Answer | int:
    """Print what is set, and where that comes from.

    What is wrong in the file is told by its lines, with exit status 1.
    """
    paths = Paths.find(archive_place())
    file = paths.config / FILE
    if write and not _written_anew(file):
        return FAILED
    if only_path:
        return Answer(lambda: str(file), lambda: say(str(file)))
    if only_keys:
        return _keys(paths.config)
    settings = Settings.load(paths.config)
    keymap, wrong_keys = _own_keys(settings, paths.config)
    wrong = [*settings.wrong, *wrong_keys]
    holding = [*_settings(settings, file, keymap), *_folders(paths)]

    def show() -> None:
        print_table(_SET, [(Cell(one.name, bold=True), written(one.value), Cell(one.source, dim=True)) for one in holding])
        if not file.exists():
            say(f"\nThere is no {file} yet; dateline config --write makes it.", err=True)
        for sentence in wrong:
            complain(sentence)

    def plain() -> object:
        for sentence in wrong:
            complain(sentence)
        return [{"name": one.name, "value": one.value, "source": one.source} for one in holding]

    return Answer(plain, show, FAILED if wrong else DONE)


def _settings(settings: Settings, file: Path, keymap: Keymap) -> list[Holding]:
    """Return what is set; keys that were refused hold nowhere, so they are left out."""
    text = text_as_it_stands(file.parent)
    held = []
    for setting in SETTINGS:
        variable = os.environ.get(setting.variable, "") if setting.variable else ""
        source = at_line(text, setting.name, "").rstrip(": ")
        if variable in setting.choices and variable != "auto":
            held.append(Holding(setting.name, variable, setting.variable))
        else:
            stands = line_of(text, setting.name) and not any(one.startswith(f"{source}:") for one in settings.wrong)
            held.append(Holding(setting.name, settings.value(setting.name), source if stands else _USUAL))
    own = [(name, keys) for name, keys in settings.keys.items() if name in keymap.chosen]
    return held + [Holding(f"keys.{name}", keys, f"{FILE}, line {line_of(text, name)}") for name, keys in own]


def _folders(paths: Paths) -> list[Holding]:
    given = archive_place() is not None
    folders = ("archive", paths.shown, "ARCHIVE"), ("cache", paths.index, "CACHE"), ("config", paths.config, "CONFIG")
    return [
        Holding(name, str(folder), "--archive" if given and name == "archive" else _from_variable(f"DATELINE_{variable}"))
        for name, folder, variable in folders
    ]


def _from_variable(name: str) -> str:
    return name if os.environ.get(name) else _USUAL


def _own_keys(settings: Settings, folder: Path) -> tuple[Keymap, Sequence[str]]:
    """Return the keys that the person chose, and what is wrong with others."""
    if not settings.keys:
        return Keymap(), ()
    from tui.screens.timeline.key_tables import own_keys

    return own_keys(settings, folder)


def _keys(folder: Path) -> Answer:
    """Return every key with what it does, as it holds."""
    from tui.screens.timeline.key_tables import key_tables, own_keys
    from tui.terminal.key_names import all_printed

    keymap, _ = own_keys(Settings.load(folder), folder)
    rows = [
        (all_printed(keymap.keys(binding)).replace("  ", ", "), binding.id or "", binding.tooltip or "", table.place)
        for table in key_tables()
        for binding in table.bindings
    ]
    return Answer(
        lambda: [dict(zip(("keys", "id", "does", "where"), row, strict=True)) for row in rows],
        lambda: print_table(_KEYS, [(Cell(keys, bold=True), name, does, place) for keys, name, does, place in rows]),
    )


def _written_anew(file: Path) -> bool:
    """Write the file of settings if there is none; return whether there is one now."""
    from store.files import write_whole
    from store.private import make_folder
    from tui.state.settings_file import settings_text

    if file.exists():
        return True
    try:
        make_folder(file.parent)
        write_whole(file, settings_text().encode())
    except OSError as error:
        complain(f"{file} can't be written: {error.strerror}")
        return False
    return True
