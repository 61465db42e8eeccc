"""The command that keeps stories."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress

from store.api.archive import Archive
from store.api.changes import Added, Refused
from store.api.progress import Progress
from store.api.story import Story
from store.formats import ReadStory, read_paths
from tui.cli.output import complain, print_json, say, styled

_LISTED = 20


def add_stories(archive: Archive, paths: Sequence[str], *, as_json: bool) -> int:
    """Read stories and keep them; say what became of each. Returns 1 if anything was refused."""
    refused: list[Refused] = []

    def stories() -> Iterator[Story]:
        for one in read_paths(paths):
            if isinstance(one, ReadStory):
                yield one.story
            else:
                refused.append(one)

    with _progress(quiet=as_json) as progress:
        done = archive.add(stories(), progress)
        unsorted = _sort_by_theme(archive, progress)
    for notice in done.notices:
        complain(notice)
    if unsorted:
        complain("everything is kept; sorting it by theme was broken off and goes on when Dateline is opened")
    with suppress(BrokenPipeError):  # whether all was kept is told all the same
        if as_json:
            _print_json(done, refused)
        else:
            _print(done, refused)
    return 1 if refused else 0


def _sort_by_theme(archive: Archive, progress: Progress | None) -> bool:
    """Give many new stories their themes, which may take a while; returns whether the person broke it off."""
    try:
        archive.understand(progress, threads=False)
    except KeyboardInterrupt:
        return True
    return False


def _print_json(done: Added, refused: Sequence[Refused]) -> None:
    answer: dict[str, object] = {
        name: [{"id": story.id, "title": story.title} for story in getattr(done, name)]
        for name in ("added", "updated", "unchanged")
    }
    answer["refused"] = [{"file": one.file, "line": one.line, "reason": one.reason} for one in refused]
    print_json(answer)


def _print(done: Added, refused: Sequence[Refused]) -> None:
    for one in refused:
        complain(f"{one.file}:{one.line}: {one.reason}" if one.line else f"{one.file}: {one.reason}")
    for word, stories in (("added", done.added), ("updated", done.updated)):
        for story in stories[:_LISTED]:
            say(f"{word:<9} {styled(story.id, dim=True)}  {story.published.iso[:10]:<10}  {styled(story.title)}")
        if len(stories) > _LISTED:
            say(f"{word:<9} … and {len(stories) - _LISTED:,} more")
    numbers = [
        (len(done.added), "added"),
        (len(done.updated), "updated"),
        (len(done.unchanged), "unchanged"),
        (len(refused), "refused"),
    ]
    told = ", ".join(f"{number:,} {word}" for number, word in numbers if number)
    say(styled(told or "Nothing to add.", bold=True))


@contextmanager
def _progress(*, quiet: bool) -> Iterator[Progress | None]:
    """Yield something to report progress to: a bar in a terminal, nothing elsewhere."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Bars

    columns = TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn()
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task("Reading", total=None)
        yield lambda what, done, total: bars.update(task, description=what, completed=done, total=total or None)
