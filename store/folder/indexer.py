"""Keeping the index up to date with the record: by comparing the files' sizes and times, month by month."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from store.api.progress import WHOLE, Progress
from store.api.story import StoryId
from store.api.views import Marks
from store.engine.entry import Entry, Stored
from store.engine.fields import fields_of
from store.engine.protocol import Intake
from store.engine.terms import Has
from store.files import Stamp
from store.folder.contents import Contents, Held
from store.folder.folding import fold
from store.folder.misplaced import Misplaced
from store.folder.placing import Placing
from store.folder.reading import Reading
from store.folder.rescue import rescue
from store.folder.set_aside import far_away, out_of_reach
from store.folder.stale import Stale, stale
from store.index.index import StoryIndex
from store.index.state import State
from store.record.parts import by_month, month_of
from store.record.record import Record, Stamps
from store.record.tables import Aside

_NONE = Marks()
_MONTH = len("2025-06")
_NONE_LAID: Mapping[str, Stamp] = {}


@dataclass(frozen=True, slots=True)
class Indexer(Placing):
    """Lets an index hold what a record of files has."""

    index: StoryIndex
    """Where it goes."""
    record: Record
    """Where it comes from."""
    contents: Contents
    """Tells what was changed where neither size nor time was."""

    def stale(self) -> Stale:
        """Return what changed in the record since it was indexed."""
        state, stamps = self.index.state(), self.record.stamps()
        return self.within_reach(stale(state, stamps).with_months(self.contents.changed(state, stamps)))

    def within_reach(self, stale: Stale) -> Stale:
        """Return what of this can be read now; the index keeps what it knows of the rest, and that is looked at again the next time."""
        months: list[str] = []
        parts = {month: list(new) for month, new in stale.parts.items()}
        state = self.index.state()
        for month in stale.months:
            stamps = self.record.stamps(month)
            far = self._far(f"{part}.json" for part in stamps.stories)
            marks_far = self._far([f"{month}.marks.json"] if month in stamps.marks else ())
            if far:
                known = state.parts(month)
                parts[month] = [
                    one for one, stamp in stamps.stories.items() if f"{one}.json" not in far and known.get(one) != stamp
                ]
            elif not marks_far or stamps.stories != state.parts(month):
                months.append(month)
        for month, new in parts.items():
            far = self._far(f"{part}.json" for part in new)
            parts[month] = [part for part in new if f"{part}.json" not in far]
        return Stale(months, {month: new for month, new in parts.items() if new})

    def _far(self, files: Iterable[str]) -> frozenset[str]:
        """Return which of some files can't be read now, and note it."""
        found = out_of_reach(self.record.folder, files)
        for file, why in found.items():
            self.record.asides[file] = Aside((far_away(self.record.folder / file, why),), is_out_of_reach=True)
        return frozenset(found)

    def _marks(self, month: str) -> dict[StoryId, Marks]:
        """Return the marks of a month; as they were when they could be read last, if they can't be now."""
        marks = self.record.marks(month)
        aside = self.record.asides.get(f"{month}.marks.json")
        if aside and aside.is_out_of_reach:
            return {StoryId(stored.id): stored.marks for stored in self.index.stories(Has("month", month), self.index.total)}
        return marks

    def fold(self) -> None:
        """Join small parts of months that have many, with nothing indexed again; the locks of record and index are held."""
        fold(self.record, self.index)

    def sync(self, stale: Stale, progress: Progress | None = None) -> None:
        """Index what changed: months anew, or parts alone that are new. Raises RecordError, UnreadableFileError."""
        state = self.index.state()
        state.fingerprint = self.index.fingerprint
        stale = self.within_reach(stale.with_months(state.amiss))
        misplaced = Misplaced(self.record, self.index, stale.months, state)
        reading = self._reading(stale, progress)
        with self.index.writing() as intake:
            for month in stale.months:
                told = len(self.record.notices)
                stamps = self.record.stamps(month)
                held = self.contents.held(stamps.looks)  # before any is read: what comes between is found to be new
                marks = self._marks(month)
                intake.drop(month, "month")
                self._put_parts(intake, month, stamps.stories, marks, misplaced, reading)
                here = misplaced.gather(month, marks)
                self.lessons.forget_month(month, but=here)
                if len(self.record.notices) > told:  # something of the month can't be read
                    rescue(self.index, self.record, month, here, marks)
                _note(state, [month], stamps, held, self.record)
            for month, parts in stale.parts.items():
                stamps = self.record.stamps(month)
                held = self.contents.held(f"{part}.json" for part in parts)
                self._put_parts(intake, month, parts, self._marks(month), misplaced, reading)
                read = {part: stamps.stories[part] for part in parts if part in stamps.stories}
                state.note({month: {**state.parts(month), **read}})
                state.held |= held
        self.index.reload()
        self._put_doubled(misplaced.finish(state))
        self.index.keep(state)

    def _put_parts(
        self,
        intake: Intake,
        month: str,
        parts: Iterable[str],
        marks: Mapping[StoryId, Marks],
        misplaced: Misplaced,
        reading: Reading,
    ) -> None:
        """Index parts of a month, one after another."""
        for part in parts:
            for stories in reading.stories(part):
                once = misplaced.look(month, stories)
                for known in misplaced.known(month, once):
                    intake.drop(known)
                self.put(intake, once, marks, replacing=False, understood=reading.is_little, file=month)

    def _put_doubled(self, entries: Sequence[Entry]) -> None:
        """Index stories once that stand twice."""
        if entries:
            with self.index.writing() as intake:
                for entry in entries:
                    intake.drop(str(entry.story.id))
                    intake.put(fields_of(entry))
            self.index.reload()

    def _reading(self, stale: Stale, progress: Progress | None) -> Reading:
        stamps = self.record.stamps().by_month
        sizes = {part: stamp[0] for month in stale.months for part, stamp in stamps.get(month, {}).items()}
        sizes |= {part: stamps[month][part][0] for month, parts in stale.parts.items() for part in parts}
        return Reading(self.record, sizes, progress, "Indexing" if self.index.total else WHOLE)

    def sync_marks(self, stale: Stale) -> list[str]:
        """Index the marks of months in which nothing else changed, and return these months; the locks are held.

        A month with marks that stand alone is looked at whole, as their stories may have gone elsewhere.
        """
        state, stamps = self.index.state(), self.record.stamps()
        standing, done = stamps.by_month, list[str]()
        changed: list[tuple[Stored, Marks]] = []
        held: Held = {}
        for month in stale.months:
            if month in state.amiss or state.fingerprint != self.index.fingerprint or standing.get(month) != state.parts(month):
                continue
            if self.contents.changed(state, stamps.of_stories(month)):
                continue
            held |= self.contents.held([f"{month}.marks.json"])
            told = len(self.record.notices)
            marks, stories = self.record.marks(month), self.index.stories(Has("month", month), self.index.total)
            if len(self.record.notices) > told:  # some of the marks can't be read
                rescue(self.index, self.record, month, {str(stored.id) for stored in stories}, marks)
            if all(str(one) in state.orphans for one in marks.keys() - {stored.id for stored in stories}):
                changed += [(one, theirs) for one in stories if (theirs := marks.get(one.id, _NONE)) != one.marks]
                done.append(month)
        if changed:
            self.put_marks(changed)
        if done:
            state = self.index.state()
            # as they were before the marks were read: what came since is found to be new
            _note(state, done, stamps, held, self.record)
            self.index.keep(state)
            self.index.reload()
        return done

    def gather_lessons(self) -> None:
        """Gather what the marks in the record teach, if that was never done with the words of themes as they are now."""
        self.follow_lessons()
        if self.lessons.kept.lexicon == self.deriver.lexicon.fingerprint:
            return
        self.lessons.begin(self.deriver.lexicon.fingerprint)
        for month in self.record.stamps().marks:
            for story_id, marks in self.record.marks(month).items():
                stored = self.index.get(story_id) if marks.theme else None
                if stored is not None:
                    self._teach(stored.story, marks)
        self._learn()

    def note_orphans(self, story_ids: Iterable[StoryId], month: str) -> None:
        """Note that a month has marks of stories that were taken out."""
        state = self.index.state()
        state.orphans.update(dict.fromkeys(map(str, story_ids), month))
        self.index.keep(state)

    def note(self, months: Collection[str], laid: Mapping[str, Stamp] = _NONE_LAID) -> None:
        """Note that the index holds some months as they are on disk now, and of others the parts that were laid down.

        What else came into those is then found to be new.
        """
        state, stamps = self.index.state(), self.record.stamps()
        state.fingerprint = self.index.fingerprint
        state.note({month: {**state.parts(month), **parts} for month, parts in by_month(laid).items()})
        files = [file for file in stamps.looks if file[:_MONTH] in months and not _is_held(state, file, stamps)]
        files += [f"{part}.json" for part in laid]
        _note(state, frozenset(months), stamps, self.contents.held(files, read=not laid), self.record)
        self.index.keep(state)


def _is_held(state: State, file: str, stamps: Stamps) -> bool:
    """Return whether a file is noted just as it looks."""
    known, look = state.held.get(file), stamps.looks[file]
    return known is not None and known[:3] == [look[2], look[3], 0]


def _note(state: State, months: Collection[str], stamps: Stamps, held: Held, record: Record) -> None:
    """Note months as they stand on disk, but for files that can't be read now: those stay as they were known."""
    far = {file for file, aside in record.asides.items() if aside.is_out_of_reach}
    gone = {file for file in state.held if file[:_MONTH] in months and file not in stamps.looks}
    fresh = {file: seen for file, seen in held.items() if file not in far}
    state.held = {file: seen for file, seen in (state.held | fresh).items() if file not in gone}
    standing = stamps.by_month
    noted = {month: dict(standing.get(month, {})) for month in months}
    for part in (file.removesuffix(".json") for file in far):
        if (now := noted.get(month_of(part), {})).pop(part, None) and part in state.stories:
            now[part] = state.parts(month_of(part))[part]
    state.note(noted)
    for month in months:
        if f"{month}.marks.json" in far:
            continue
        if month in stamps.marks:
            state.marks[month] = list(stamps.marks[month])
        else:
            state.marks.pop(month, None)
