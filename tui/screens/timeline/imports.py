"""What a person brings is read and kept, and told in words; none of it knows the screen."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from store.api.changes import Added, Refused, Taken
from store.api.prepared import Prepared
from store.api.story import StoryId
from store.text.clean import clean_line
from tui.widgets.entry_list import EntryLine

if TYPE_CHECKING:
    from store.api.archive import Archive
    from store.api.progress import Progress
    from store.api.views import MarkedStory
    from store.formats.source import ReadFeed
    from tui.dialogs.story_form import Kept

_REFUSALS = 20
"""Refusals that are listed."""
_LISTED = 500
"""Stories that are listed."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a file or a folder."""

    path: str
    """What it is called."""
    added: Added
    """What became of its stories."""
    refused: Sequence[Refused] = ()
    """What could not be a story."""
    feeds: Sequence[ReadFeed] = ()
    """Feeds that it names."""
    skipped: Mapping[tuple[str, str], int] = field(default_factory=dict)
    """How many files were passed over, by their ending and the reason."""
    broken_off: bool = False
    """Whether the person had enough before all of it was read."""

    @property
    def name(self) -> str:
        """The last part of its path."""
        return clean_line(Path(self.path).name) or self.path

    @property
    def summary(self) -> str:
        """What became of it, in one line."""
        refused = f", {len(self.refused):,} refused" if self.refused else ""
        return ("stopped: " if self.broken_off else "") + counted(self.added) + refused

    def listing(self, width: int) -> tuple[list[EntryLine], list[StoryId]]:
        """Return lines of so many columns on what was refused and what was taken, and the ids of the stories they stand for."""
        lines, ids = [], list[StoryId]()
        for gone in self.refused[:_REFUSALS]:
            where = f"{gone.file}:{gone.line}" if gone.line else gone.file
            wrapped = textwrap.wrap(clean_line(f"{where}: {gone.reason}"), width, subsequent_indent="    ")
            lines += [EntryLine(f" {one}", "dim") for one in wrapped]
        if (more := len(self.refused) - _REFUSALS) > 0:
            lines.append(EntryLine(f" … and {more:,} more; dateline add --all lists them", "dim"))
        for (ending, why), count in self.skipped.items():
            files = "1 file was" if count == 1 else f"{count:,} files were"
            wrapped = textwrap.wrap(f"{files} skipped{f' ({ending})' * bool(ending)}: {clean_line(why)}", width)
            lines += [EntryLine(f" {one}", "dim") for one in wrapped]
        outcomes = {"Added": self.added.added, "Newer texts": self.added.updated, "Already there": self.added.unchanged}
        for title, stories in outcomes.items():
            lines += [EntryLine(f" {title}", "name", f"{len(stories):,}")] * bool(stories)
            for story in stories[: max(0, _LISTED - len(ids))]:
                lines.append(EntryLine(f"   {story.published.iso[:10]:<10}  {story.title}", entry=len(ids)))
                ids.append(story.id)
        return lines, ids


def add_path(archive: Archive, path: str, progress: Progress, stopped: Callable[[], bool]) -> Imported:
    """Keep the stories of a file, or of all files in a folder, until the person has enough."""
    from store.formats import ReadStory
    from store.formats.lanes import read_files
    from store.formats.reading import Reading

    reading = Reading()
    refused, feeds, broken_off = list[Refused](), list["ReadFeed"](), False

    def stories() -> Iterator[MarkedStory | Prepared]:
        nonlocal broken_off
        for one in read_files([path], reading, archive.preparer):
            if isinstance(one, ReadStory):
                yield one.marked
            elif isinstance(one, Prepared):
                yield one
            elif isinstance(one, Refused):
                refused.append(one)
            else:
                feeds.append(one)
            if stopped():
                broken_off = True
                return

    added = archive.add(stories(), progress)
    return Imported(path, added, refused, feeds, reading.skipped, broken_off)


def counted(added: Added) -> str:
    """Return in a few words how many stories were added, updated, and there already."""
    outcomes = ((added.added, "added"), (added.updated, "with a newer text"), (added.unchanged, "already there"))
    first = next((len(stories) for stories, _ in outcomes if stories), 0)
    counts = ", ".join(f"{len(stories):,} {word}" for stories, word in outcomes if stories)
    return counts.replace(" ", " story " if first == 1 else " stories ", 1) or "nothing added"


def told(added: Added) -> str:
    """Return in a few words what became of stories."""
    taken = taken_of(added)
    if len(taken) != 1:
        return counted(added).capitalize()
    word = "Added" if added.added else "Newer text of" if added.updated else "Already there:"
    return f"{word} “{taken[0].title}”"


def add_kept(archive: Archive, kept: Sequence[Kept]) -> Added:
    """Add stories in one step, with the themes that the person gave them."""
    added = archive.add(
        [replace(one.marked, marks=replace(one.marked.marks, theme=one.theme or one.marked.marks.theme)) for one in kept]
    )
    wanted = {one.marked.story.title: one.theme for one in kept if one.theme}
    for taken in (*added.updated, *added.unchanged):  # those that stood already may have had another
        theme = wanted.get(taken.title)
        if theme and archive.marks(taken.id).theme != theme:
            archive.mark(taken.id, theme=theme)
    return added


def taken_of(added: Added) -> tuple[Taken, ...]:
    """Return all stories that were taken, new ones first."""
    return (*added.added, *added.updated, *added.unchanged)
