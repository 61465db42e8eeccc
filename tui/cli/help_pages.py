"""Help as a new user reads it: commands grouped by what they are for, each in a line that is told whole."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

import click

_MARGIN = 6
"""Cells that click leaves around the names of commands and what is told of them."""


class TableGroup(click.Group):
    """The commands of a table: heading to name to the module that has it, loaded when its command is used."""

    table: Mapping[str, Mapping[str, str]] = {}

    def list_commands(self, _context: click.Context) -> list[str]:
        """Return the names of all commands."""
        return sorted(name for names in self.table.values() for name in names)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        """Return a command by its name."""
        module = next((names[name] for names in self.table.values() if name in names), None)
        if module is None:
            return None
        command: click.Command = getattr(import_module(f"tui.cli.{module}"), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands, those beneath a heading that are for one thing."""
        widest = max(map(len, self.list_commands(ctx)))
        for heading, names in self.table.items():
            with formatter.section(heading):
                commands = [(name, self.get_command(ctx, name)) for name in names]
                rows = [(name, told(one, formatter.width - widest - _MARGIN)) for name, one in commands if one is not None]
                formatter.write_dl([(name.ljust(widest), line) for name, line in rows])


def told(command: click.Command, room: int) -> str:
    """Return what a command does, in a line."""
    return command.get_short_help_str(room)
