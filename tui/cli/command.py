"""What all commands have in common: their options, the archive that they ask, and one way to print an answer in both its forms."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any

import click

from store.api.archive import Archive
from store.api.errors import NotInAFolderError
from store.opening import open_archive
from store.paths import Paths, Place
from tui.cli.completed import completing
from tui.cli.output import complain, print_json, refreshed
from tui.cli.typed_arguments import ArchivePlace, refusal_of
from tui.terminal.output_guard import DONE

WRONG_USAGE = 2
"""The exit status of a command that makes no sense as it was typed."""

_Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]
Examples = Sequence[tuple[str, str]]
"""Lines as they are typed, each with what it does."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command answers with; only the form that is asked for is made."""

    plain: Callable[[], object]
    """Returns the answer for programs, which is printed as JSON; the names in it are stable."""
    show: Callable[[], int | None]
    """Prints the answer for a person; may return another exit status than `status`."""
    status: int = DONE
    """The exit status: 0 done, 1 refused or failed, 2 wrong usage."""


def _remember(context: click.Context, _option: click.Parameter, folder: Place | None) -> Place | None:
    """Let `--archive` stand before or after the command's name."""
    if folder is not None:
        context.ensure_object(dict)["archive"] = folder
    return folder


archive_option = click.option(
    "--archive",
    type=ArchivePlace(file_okay=False, path_type=Path),
    metavar="DIR",
    callback=_remember,
    expose_value=False,
    help="The archive's folder, or postgresql://… (or set DATELINE_ARCHIVE).",
)
_json_option = click.option("--json", "as_json", is_flag=True, help="Answer in JSON, for programs.")


def examples_of(examples: Examples) -> str | None:
    """Return examples as help ends with them; None if there are none."""
    widest = max((len(line) for line, _ in examples), default=0)
    lines = [f"  {line:<{widest}}  {told}".rstrip() for line, told in examples]
    return "\n".join(("\b", "Examples:", *lines)) if lines else None


def limit_option(default: int, most: int, things: str) -> _Decorator:
    """Return the option that bounds how many things are answered with."""
    kind = click.IntRange(1, most)
    return click.option(
        "-n", "--limit", default=default, show_default=True, type=kind, metavar="N", help=f"How many {things} at most."
    )


def archive_place() -> Place | None:
    """Return the place that `--archive` names; None for the usual one."""
    folder: Place | None = click.get_current_context().ensure_object(dict).get("archive")
    return folder


def folder_paths(instead: str) -> Paths:
    """Return where things live of an archive in a folder. Raises NotInAFolderError, with what is done `instead` where it is shared."""
    paths = Paths.find(archive_place())
    if paths.address:
        raise NotInAFolderError(f"this looks after the files of a folder, and the archive is in a database; {instead}")
    return paths


def opened_archive(*, seeded: bool = True) -> Archive:
    """Open the archive that is asked for, until the command has ended; the starting stories come into a new one."""
    archive = open_archive(archive_place(), seeded=seeded)
    click.get_current_context().call_on_close(archive.close)
    return archive


def _refreshed_archive() -> Archive:
    archive = opened_archive()
    refreshed(archive)
    return archive


def command(
    *options: _Decorator,
    archive: Callable[[], Archive] | None = _refreshed_archive,
    as_json: bool = True,
    examples: Examples = (),
) -> Callable[[Callable[..., Answer | int]], click.Command]:
    """Make a command of a function that takes the archive and the options' values, and returns an answer or an exit status.

    The archive is brought up to date first, unless `archive` opens it in another way; None leaves that to the function.
    `examples` are lines as they are typed, each with what it does.
    """

    def make(function: Callable[..., Answer | int]) -> click.Command:
        @wraps(function)
        def run(*, as_json: bool = False, **asked: Any) -> int:
            if wrong := refusal_of(click.get_current_context().command.params, asked):
                complain(wrong)
                return WRONG_USAGE
            answer = function(archive(), **asked) if archive else function(**asked)
            if isinstance(answer, int):
                return answer
            with suppress(BrokenPipeError):  # whether all was done is told by the status all the same
                if not as_json:
                    return answer.show() or answer.status
                print_json(answer.plain())
            return answer.status

        for option in reversed([*options, *[_json_option] * as_json, archive_option]):
            option(run)
        return completing(click.command(epilog=examples_of(examples))(run))

    return make
