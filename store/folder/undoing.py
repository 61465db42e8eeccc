"""Taking back what the person did last: part by part, the last one first, but for what is newer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from store.api.story import StoryId
from store.api.undo import Step, Undone
from store.record.differences import taken_back
from store.record.moves import copy_stories, drop_stories
from store.record.steps import Kept, Part
from store.record.tables import by_key, put_keyed
from store.record.taking_back import marks_back, taken_out, texts_back

if TYPE_CHECKING:
    from store.folder.deeds import Deeds

_TABLES = ("watches", "feeds", "desk", "own")
"""Files with one table, beside the months."""
_UNREADABLE = LookupError, TypeError, ValueError, AttributeError
"""What a step raises that was written by other hands."""


@dataclass(slots=True)
class _Tally:
    """What became of a step."""

    changed: int = 0
    """How much of it was taken back."""
    newer: int = 0
    """How much of it stays, as something newer stands there."""
    kept: list[str] = field(default_factory=list)
    """Titles of stories that stay in the archive, as the person said something of them since."""
    marked: int = 0
    """How many stories keep marks, as they were marked again since."""
    direct: bool = True
    """Whether the index is told of each story; else it looks at whole months at the end."""


def _added(part: Part) -> int:
    """Return how many stories a part of a step added."""
    stories = part.get("stories") if part.get("kind") in ("added", "again") else None
    return sum(len(ids) for ids in stories.values() if isinstance(ids, list)) if isinstance(stories, dict) else 0


class Undoing:
    """Takes back steps of one archive."""

    def __init__(self, writer: Deeds) -> None:
        self._writer, self._record = writer, writer.record
        self._kinds: Mapping[str, Callable[[Part, _Tally], object]] = {
            "marks": self._marks,
            "added": self._added,
            "again": self._added,
            "stories": self._stories,
            "moved": self._moved,
            "table": self._table,
            "themes": self._themes,
            "threads": self._threads,
            "reports": self._reports,
        }

    def steps(self, most: int) -> Sequence[Step]:
        """Return the last steps, the last one first."""
        return [Step(step.told, step.at, sum(map(_added, step.parts))) for step in self._record.steps.recent(most)]

    def undo(self) -> Undone | None:
        """Take back the last step that can be; None if there is none. Raises ArchiveLockedError, RecordError."""
        passed: list[str] = []
        with self._record.lock.held(), self._record.steps.unnoted():
            for step in self._record.steps.recent(1 << 20):
                tally, why = self._tried(step) if self._is_light(step) else self._tried_whole(step)
                self._record.steps.drop(step.number)
                if tally.changed:
                    about = StoryId(step.story) if step.story else None
                    return Undone(step.told, _kept(tally), tuple(passed), about)
                if tally.newer or why:
                    passed.append(f"Not taken back, as {why or 'it was changed since'}: {step.told}")
        return Undone(passed=tuple(passed)) if passed else None

    def _is_light(self, step: Kept) -> bool:
        """Return whether nothing but marks is to be changed, for which the index need not be brought up to date first."""
        if not all(part.get("kind") == "marks" for part in step.parts):
            return False
        try:
            groups = [group for part in step.parts for group in part["groups"]]
            months = {month for group in groups for month in group["stories"]}
            plain = len(groups) > 0 and all("theme" not in group["is"] for group in groups)
        except _UNREADABLE:
            return False
        return plain and self._writer.follower.is_ready(months)

    def _tried_whole(self, step: Kept) -> tuple[_Tally, str]:
        """Take back a step with the index brought up to date before, and threads after."""
        with self._writer.index_lock.held():
            self._writer.follower.catch_up()
            tried = self._tried(step)
            if tried[0].changed:
                self._writer.sync_threads()
        return tried

    def _tried(self, step: Kept) -> tuple[_Tally, str]:
        """Take back a step as far as can be; return what became of it, and why it was broken off if it was."""
        tally = _Tally(direct=all(part.get("kind") != "moved" for part in step.parts))
        try:
            for part in reversed(step.parts):
                self._kinds[part["kind"]](part, tally)
                if tally.newer and part["kind"] in ("table", "themes"):
                    break
        except _UNREADABLE:
            return tally, "what takes it back can't be read"
        finally:
            if not tally.direct:
                self._writer.follower.catch_up()
        return tally, ""

    # What can be a part of a step

    def _marks(self, part: Part, tally: _Tally) -> None:
        for group in part["groups"]:
            months: dict[str, list[str]] = {}
            self._writer.index.reload()
            for month, ids in group["stories"].items():
                marked = self._record.marks(month)
                for one in ids:
                    stored = None if one in marked else self._writer.index.get(StoryId(one))
                    months.setdefault(stored.entry.home if stored else month, []).append(one)
            wanted, newer = marks_back(self._record, months, group["was"], group["is"])
            tally.changed += sum(map(len, wanted.values()))
            tally.newer, tally.marked = tally.newer + newer, tally.marked + newer
            self._writer.marker.write(wanted)

    def _added(self, part: Part, tally: _Tally) -> None:
        months: dict[str, list[str]] = {}
        for month, ids in part["stories"].items():
            there = {str(row.get("id")) for row in self._record.rows_of(month, ids)}
            for one in ids:
                stored = None if one in there else self._writer.index.get(StoryId(one))
                if one in there or stored:
                    months.setdefault(stored.entry.home if stored else month, []).append(one)
        gone: list[StoryId] = []
        for month, ids in months.items():
            marks = {} if part["kind"] == "again" else self._record.marks(month)
            said_of = {
                one for one in ids if (its := marks.get(StoryId(one))) and (its.starred or its.theme or its.tags or its.note)
            }
            kept = [self._writer.index.get(StoryId(one)) for one in said_of]
            tally.kept += [one.row.title for one in kept if one]
            gone += taken_out(self._record, month, [one for one in ids if one not in said_of])
        tally.changed += len(gone)
        tally.newer += len(tally.kept)
        if gone and tally.direct:
            self._writer.take_out(gone, list(months))

    def _stories(self, part: Part, tally: _Tally) -> None:
        month = part["of"]
        back = texts_back(self._record, month, part["rows"])
        tally.changed += len(back.stories) + len(back.gone)
        tally.newer += back.newer
        if tally.direct and back.gone:
            self._writer.take_out(back.gone, [month])
        if tally.direct and back.stories:
            self._writer.put_again(month, back.stories)

    def _moved(self, part: Part, tally: _Tally) -> None:
        ids = [StoryId(str(row["id"])) for row in self._record.rows_of(part["to"], part["ids"])]
        copy_stories(self._record, part["to"], part["from"], ids)
        drop_stories(self._record, part["to"], ids)
        tally.changed += len(ids)

    def _table(self, part: Part, tally: _Tally) -> None:
        name = _TABLES[_TABLES.index(part["of"])]
        with self._record.changing(f"{name}.json") as db:
            table = db.table(name)
            before = by_key(table)
            back = taken_back(before, part["rows"])
            tally.changed += 0 if back.newer else back.changed
            tally.newer += back.newer
            if back.changed and not back.newer:
                put_keyed(table, before, back.value)

    def _themes(self, part: Part, tally: _Tally) -> None:
        back = self._writer.themes.change_back(part["lines"])
        tally.changed += 0 if back.newer else back.changed
        tally.newer += back.newer

    def _threads(self, part: Part, _tally: _Tally) -> None:
        self._writer.thread_sync.put_together(part["groups"], named=part["named"])

    def _reports(self, part: Part, _tally: _Tally) -> None:
        self._writer.thread_sync.fold_again(part["stories"])


def _kept(tally: _Tally) -> str:
    """Return in a sentence what of a step had to stay."""
    told: list[str] = []
    if len(tally.kept) == 1:
        told.append(f"“{tally.kept[0]}” stays, as you marked it since")
    elif tally.kept:
        told.append(f"{len(tally.kept):,} stories stay, as you marked them since")
    if tally.marked:
        stories = "1 story was" if tally.marked == 1 else f"{tally.marked:,} stories were"
        told.append(f"{stories} marked again since, and left so")
    rest = tally.newer - len(tally.kept) - tally.marked
    if rest > 0:
        told.append(f"{'1 text was' if rest == 1 else f'{rest:,} texts were'} changed since, and left so")
    return "; ".join(told)
