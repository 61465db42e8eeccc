"""`dateline shared`: what an archive in a database needs beside what every archive does."""

from __future__ import annotations

import time
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from store.opening import found_shared, open_shared, status_of_shared
from store.text.numbers import counted
from tui.cli.command import Answer, archive_option, archive_place, command
from tui.cli.output import complain, say, styled
from tui.cli.progress import told_progress
from tui.cli.typed_arguments import NamedPath

if TYPE_CHECKING:
    from store.shared.archive import SharedArchive

_PAUSE = 2.0
"""Seconds after which a worker that stays looks again."""
_EXAMPLES = """\b
Examples:
  export DATELINE_ARCHIVE=postgresql://db.example.org/newsroom
  dateline shared init                 make the archive in the database
  dateline shared import ~/archive     bring in an archive in a folder
  dateline shared work                 understand what is new
"""


@click.group(invoke_without_command=True, epilog=_EXAMPLES)
@click.option("--json", "as_json", is_flag=True, help="Tell how it is in JSON, for programs.")
@archive_option
@click.pass_context
def shared(context: click.Context, as_json: bool) -> int | None:
    """Share an archive in a PostgreSQL database.

    Without a command, says how it is. The database is named by --archive postgresql://… or DATELINE_ARCHIVE; who connects is the
    person. Passwords, encryption and services are set as everywhere with PostgreSQL: in ~/.pgpass, the address, or PGSERVICE.
    """
    if context.invoked_subcommand is not None:
        return None
    told: int = context.invoke(status, as_json=as_json)
    return told


def _opened() -> SharedArchive:
    archive = open_shared(archive_place())
    click.get_current_context().call_on_close(archive.close)
    return archive


@command(
    click.option("--citus", is_flag=True, help="Also spread its tables over the servers of Citus, where it is installed."),
    archive=None,
)
def init(citus: bool) -> Answer:
    """Make the archive in a database, or bring it up to date.

    Makes two groups as well: grant a role the one of readers or of editors to let that person in.
    """
    made = found_shared(archive_place(), citus=citus)

    def show() -> None:
        what = f"made ({', '.join(made.steps)})" if made.steps else "there already, as this version has it"
        say(f"The archive in {styled(made.database, bold=True)} is {what}.")
        for order in made.distributed or ():
            say(f"{order};")
        if made.distributed is not None:
            say(f"Its tables are spread over the servers of Citus{'' if made.distributed else ' already'}.")
        if made.left:
            complain(made.left)
        else:
            say(f"Let people in: GRANT {made.editors} TO ada; GRANT {made.readers} TO ben;")

    return Answer(lambda: asdict(made), show)


@command(archive=None)
def status() -> Answer:
    """Tell how the archive in a database is, and who you are there."""
    found = status_of_shared(archive_place())

    def show() -> None:
        waiting = f", {found.waiting:,} wait for dateline shared work" if found.waiting else ""
        say(
            f"{styled(found.database, bold=True)}  {counted(found.stories)}{waiting}, {counted(found.threads, 'thread', 'threads')}"
        )
        say(
            f"You are {styled(found.person, bold=True)}, {found.part}; {found.size / 1e6:,.0f} MB; step {found.step} of its tables"
        )
        if found.unmade:
            complain("an import is under way or was broken off: words are found slowly until dateline shared import has ended")
        if found.part == "owner":
            say(f"Let people in: GRANT {found.editors} TO ada; GRANT {found.readers} TO ben;")

    return Answer(lambda: asdict(found), show)


@command(click.argument("folder", type=NamedPath(path_type=Path), metavar="FOLDER"), archive=None)
def import_folder(folder: Path) -> Answer:
    """Bring an archive in a folder into the one in the database.

    With its marks, which are yours then (what was for all is so again), removed stories, earlier texts, watch lists, feeds, themes,
    and what you did last. Stories that stand in the database already stay as they are. If it is broken off, the same command goes on
    where it was.
    """
    archive = _opened()
    with told_progress() as progress:
        done = archive.bring(folder.expanduser().absolute(), progress)

    def show() -> None:
        there = f", {done.standing:,} were there already" if done.standing else ""
        before = f"; {counted(done.before, 'month', 'months')} had been brought in before" if done.before else ""
        say(f"{counted(done.stories)} brought in{there}{before}")
        for notice in done.notices:
            complain(notice)

    return Answer(lambda: asdict(done), show)


@command(click.argument("folder", type=NamedPath(path_type=Path), metavar="FOLDER"), archive=None)
def export(folder: Path) -> Answer:
    """Write the archive in the database to an empty folder.

    As an archive of files, with your marks, watch lists and what you can take back; dateline --archive FOLDER opens it. Themes that
    people made are laid beside, in themes.toml and themes.d.
    """
    archive = _opened()
    with told_progress() as progress:
        stories = archive.take_away(folder.expanduser().absolute(), progress)
    return Answer(lambda: {"stories": stories, "folder": str(folder)}, lambda: say(f"{counted(stories)} written to {folder}"))


@command(
    click.option("--again", is_flag=True, help="Also what was understood by other rules, as an older Dateline's."),
    click.option("--stay", is_flag=True, help="Go on with what comes, until Ctrl+C."),
    archive=None,
)
def work(again: bool, stay: bool) -> Answer:
    """Understand stories that are new: themes, names, times, threads.

    Several may work at once, on several machines. What one was at that is ended, the others do.
    """
    archive = _opened()
    with told_progress() as progress:
        done = archive.work(progress, again=again)
        while stay:
            time.sleep(_PAUSE)
            archive.refresh()
            done += archive.work(progress)
    return Answer(lambda: {"understood": done}, lambda: say(f"{counted(done)} understood"))


shared.add_command(init)
shared.add_command(status)
shared.add_command(import_folder, "import")
shared.add_command(export)
shared.add_command(work)
