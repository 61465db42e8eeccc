"""`dateline undo`: what was done last is taken back, whether here or on the screen; or the last changes are listed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import click

from store.api.archive import Archive
from store.api.undo import Step, Undone
from tui.cli.command import Answer, command
from tui.cli.output import complain, refreshed, say, styled
from tui.cli.tables import Cell, Column, print_table
from tui.terminal.output_guard import DONE, FAILED

_COLUMNS = (Column("DONE"), Column("CHANGE", gives_way=True))
_NOTHING = "nothing was done that can be taken back"


@command(
    click.option("-n", "count", default=1, metavar="N", type=click.IntRange(1), help="Take back the last N changes."),
    click.option("--list", "listed", is_flag=True, help="List the last changes, the last first; take nothing back."),
)
def undo(archive: Archive, count: int, listed: bool) -> Answer:
    """Take back what you did last.

    That may be a mark, a note, a removal, an import, a correction, a watch list, a feed or a theme. What was changed again
    since stays as it is; then that is told, and the change before is taken back.
    """
    if listed:
        return _listed(archive.steps(count if count > 1 else 20))
    done: list[Undone] = []
    while len(done) < count and (undone := archive.undo()):
        done.append(undone)
    refreshed(archive)
    taken = [one for one in done if one.told]

    def show() -> None:
        for one in done:
            for sentence in one.passed:
                complain(sentence)
            if one.told:
                say(f"Took back: {styled(one.told, bold=True)}")
            if one.kept:
                say(one.kept)
        if not taken:
            complain(_NOTHING)

    plain = [{"undone": one.told, "kept": one.kept, "passed": list(one.passed)} for one in done]
    return Answer(lambda: plain, show, DONE if taken else FAILED)


def _listed(steps: Sequence[Step]) -> Answer:
    def show() -> None:
        print_table(_COLUMNS, [(Cell(_when(step.at), dim=True), step.told) for step in steps])
        if not steps:
            say(f"{_NOTHING[0].upper()}{_NOTHING[1:]}")

    return Answer(lambda: [{"what": step.told, "at": step.at} for step in steps], show)


def _when(at: str) -> str:
    """Return a time as a person reads it."""
    try:
        return f"{datetime.fromisoformat(at).astimezone():%Y-%m-%d %H:%M}"
    except ValueError:
        return " " * 16
