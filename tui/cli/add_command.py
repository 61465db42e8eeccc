"""`dateline add`: the stories of files, folders and standard input are kept, or shown as they would be kept."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from store.api.archive import Archive
from store.api.changes import Added, Refused
from store.api.progress import Progress
from store.api.story import Story
from store.api.views import MarkedStory
from tui.cli.command import Answer, command, opened_archive
from tui.cli.output import complain, counted, date_note, plain_name, print_row, say, styled
from tui.terminal.output_guard import DONE, FAILED

if TYPE_CHECKING:
    from store.formats import ReadStory

_LISTED = 20
"""Stories that are listed of those that were added, and of those that were updated."""
_PREVIEWED = (
    "published",
    "updated",
    "place",
    "author",
    "source",
    "link",
    "caption",
    "credit",
    "highlights",
    "language",
    "body",
)
_LONGEST = 100
"""Characters of a story's part that a preview shows."""


@command(
    click.argument("paths", nargs=-1, required=True, metavar="FILE|FOLDER|-..."),
    click.option("--preview", is_flag=True, help="Show where stories are cut and what each part became; keep nothing."),
    archive=None,
)
def add(paths: tuple[str, ...], preview: bool) -> Answer:
    """Keep the stories of files, folders, or standard input (-).

    Leaves with 1 if anything was refused; everything else is kept all the same.
    """
    return _preview(paths) if preview else _add(opened_archive(seeded=False), paths)


def _add(archive: Archive, paths: Sequence[str]) -> Answer:
    from store.formats import ReadStory, read_paths

    refused: list[Refused] = []

    def stories() -> Iterator[MarkedStory]:
        for one in read_paths(paths):
            if isinstance(one, ReadStory):
                yield one.marked
            elif isinstance(one, Refused):
                refused.append(one)

    with _progress() as progress:
        done = archive.add(stories(), progress)
        unsorted = _sort_by_theme(archive, progress)
    for notice in done.notices:
        complain(notice)
    if unsorted:
        complain("everything is kept; sorting it by theme was broken off and goes on when Dateline is opened")

    def plain() -> object:
        kept = {name: [plain_name(one) for one in getattr(done, name)] for name in ("added", "updated", "unchanged")}
        return {**kept, "refused": [_plain_refused(one) for one in refused]}

    return Answer(plain, lambda: _show_added(done, refused), FAILED if refused else DONE)


def _sort_by_theme(archive: Archive, progress: Progress | None) -> bool:
    """Give many new stories their themes, which may take a while; returns whether the person broke it off."""
    try:
        archive.understand(progress, threads=False)
    except KeyboardInterrupt:
        return True
    return False


def _show_added(done: Added, refused: Sequence[Refused]) -> None:
    for gone in refused:
        complain(_refusal(gone))
    for word, stories in (("added", done.added), ("updated", done.updated)):
        for story in stories[:_LISTED]:
            print_row(story, lead=f"{word:<9} ", bold=False)
        if len(stories) > _LISTED:
            say(f"{word:<9} … and {len(stories) - _LISTED:,} more")
    counts = {"added": done.added, "updated": done.updated, "unchanged": done.unchanged, "refused": refused}
    summary = ", ".join(f"{len(stories):,} {word}" for word, stories in counts.items() if stories)
    say(styled(summary or "Nothing to add.", bold=True))


def _preview(paths: Sequence[str]) -> Answer:
    from store.formats import ReadStory, read_paths

    read = list(read_paths(paths))
    stories = [one for one in read if isinstance(one, ReadStory)]
    refused = [one for one in read if isinstance(one, Refused)]

    def plain() -> object:
        shown = [{"file": one.file, "line": one.line, "why": one.why, "story": one.story.to_json()} for one in stories]
        return {"stories": shown, "refused": [_plain_refused(one) for one in refused]}

    def show() -> None:
        for one in stories:
            _show_preview(one)
        say(styled(f"{len(stories):,} stories would be added, {len(refused):,} refused; nothing is kept.", bold=True))
        for gone in refused:
            complain(_refusal(gone))

    return Answer(plain, show, FAILED if refused else DONE)


def _show_preview(one: ReadStory) -> None:
    say(f"{styled(f'{one.file}:{one.line}')}  {styled(one.story.title, bold=True)}")
    say(f"  {'cut here':<11} {styled(one.why, dim=True)}")
    for name in _PREVIEWED:
        if part := _part(one.story, name):
            say(f"  {name:<11} {styled(part)}")
    say()


def _part(story: Story, name: str) -> str:
    """Return a part of a story as a preview has it; empty if the story lacks it."""
    value = story.to_json()[name]
    if name == "published":
        return f"{value}{date_note(story, 'the file’s date')}"
    if name == "body":
        return f"{counted(len(value), 'paragraph', 'paragraphs')}: {_short(value[0])}" if value else ""
    return _short(" • ".join(value) if isinstance(value, list) else value or "")


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _refusal(refused: Refused) -> str:
    """Return in a sentence what was refused, where and why."""
    where = f"{refused.file}:{refused.line}" if refused.line else refused.file
    return f"{where}: {refused.reason}"


def _plain_refused(refused: Refused) -> dict[str, object]:
    return {"file": refused.file, "line": refused.line, "reason": refused.reason}


@contextmanager
def _progress() -> Iterator[Progress | None]:
    """Yield something to report progress to: a bar in a terminal, nothing elsewhere or where the answer is for a program."""
    if click.get_current_context().params.get("as_json") or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Bars

    columns = TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn()
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task("Reading", total=None)
        yield lambda what, done, total: bars.update(task, description=what, completed=done, total=total or None)
