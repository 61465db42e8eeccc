"""How long work is told in the shell, and what follows once many stories were kept."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from store.api.archive import Archive
from store.api.progress import Progress
from store.text.numbers import counted
from tui.cli.output import complain, say


def _understand(archive: Archive, progress: Progress | None) -> None:
    """Have stories understood, which may take a while; says so if the person breaks it off."""
    try:
        archive.understand(progress, threads=False)
    except KeyboardInterrupt:
        complain("everything is kept; reading it for themes, names and dates was stopped and goes on when Dateline is opened")


def understood_behind(archive: Archive, progress: Progress | None, many: int) -> int:
    """Have stories understood, more than so many by a process behind this one; return how many wait for it."""
    waiting = archive.understand_behind(many) if many else 0
    if not waiting:
        _understand(archive, progress)
    return waiting


def tell_waiting(waiting: int) -> None:
    """Say how many stories are understood by a process behind this one."""
    if waiting:
        being = f"{counted(waiting, 'story is', 'stories are')} being read for themes, names and dates"
        say(f"{being} behind this command; all can be found already.")


@contextmanager
def told_progress() -> Iterator[Progress | None]:
    """Yield something to report progress to: a bar in a terminal, nothing elsewhere or where the answer is for a program."""
    if click.get_current_context().params.get("as_json") or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Bars

    class Steady(Console):
        """A terminal whose cursor stays in sight: who is killed could not bring it back."""

        def show_cursor(self, show: bool = True) -> bool:  # noqa: ARG002 - as rich has it
            return False

    columns = TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn()
    with Bars(*columns, console=Steady(stderr=True), transient=True) as bars:
        task = bars.add_task("Reading", total=None)
        yield lambda what, done, total: bars.update(task, description=what, completed=done, total=total or None)
