"""Keeping the index up to date with the record: by comparing the files' sizes and times, month by month."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import nullcontext, suppress
from dataclasses import dataclass, replace

from store.api.progress import Progress
from store.api.story import Story, StoryId
from store.api.views import Marks
from store.engine.fields import fields_of
from store.engine.protocol import Intake
from store.folder.attempts import Attempts
from store.folder.deriver import Deriver
from store.folder.lessons import Lessons
from store.folder.misplaced import Misplaced
from store.index.index import State, StoryIndex
from store.names import name_keys
from store.record.record import Record, Stamps
from store.text.reading_limits import UNEXPECTED_ERRORS, is_easy

_MANY_BYTES = 2_000_000
"""Of more of the record than this, stories can be found first and are understood later."""
_NONE = Marks()


@dataclass(frozen=True, slots=True)
class Indexer:
    """Derives what the index knows of a story."""

    index: StoryIndex
    """Where it goes."""
    record: Record
    """Where it comes from."""
    deriver: Deriver
    """Gives themes and names."""
    lessons: Lessons
    """What the person's corrections teach the deriver."""
    copies_among: Callable[[Sequence[StoryId]], Collection[StoryId]]
    """Which of some stories fold into others."""

    def stale_months(self, stamps: Stamps) -> list[str]:
        """Return the months that changed since they were indexed, or are gone."""
        state = self.index.state()
        kept = {month: (state.stories.get(month), state.marks.get(month)) for month in {*state.stories, *state.marks}}
        now = {
            month: (_listed(stamps.stories, month), _listed(stamps.marks, month)) for month in {*stamps.stories, *stamps.marks}
        }
        return sorted(month for month in {*kept, *now} if kept.get(month) != now.get(month))

    def sync(self, months: Iterable[str], progress: Progress | None = None) -> None:
        """Index some months anew. Raises RecordError, UnreadableFileError."""
        state = self.index.state()
        months = sorted({*months, *state.amiss})
        state.fingerprint = self.index.fingerprint
        misplaced = Misplaced(self.index, months, state)
        with self.index.writing() as intake:
            for number, month in enumerate(months):
                if progress:
                    progress("Indexing", number, len(months))
                stamps = self.record.stamps()
                intake.drop(month, "month")
                marks = self.record.marks(month)
                stories = misplaced.look(month, self.record.stories(month), marks)
                self.lessons.forget_month(month, but=[story.id for story in stories])
                few = sum(stamps.stories[each][0] for each in months if each in stamps.stories) < _MANY_BYTES
                self.put(intake, stories, marks, replacing=False, understood=few, file=month)
                _note(state, stamps, month)
        self.index.reload()
        doubled = misplaced.finish(state)
        if doubled:
            with self.index.writing() as intake:
                for entry in doubled:
                    intake.drop(str(entry.story.id))
                    intake.put(fields_of(entry))
            self.index.reload()
        self.index.keep(state)
        if progress:
            progress("Indexing", len(months), len(months))

    def put(
        self,
        intake: Intake,
        stories: Iterable[Story],
        marks: Mapping[StoryId, Marks],
        *,
        replacing: bool = True,
        understood: bool = True,
        file: str = "",
    ) -> None:
        """Index stories, in the place of what was indexed of them before; their themes and names may follow later.

        `file` is the month of the file they stand in; without it, each stands in that of its own.
        Those of long stories always do, and those of stories that ended the process that understood them before.
        """
        self.follow_lessons()
        stories = list(stories)
        version, attempts = self.deriver.version, Attempts(self.index.folder)
        begun = attempts.begun(version)
        now = {story.id for story in stories if is_easy(story) and story.id not in begun} if understood else frozenset()
        copies = self.copies_among([story.id for story in stories])
        with attempts.noted(version, now) if now else nullcontext():
            for story in stories:
                if replacing:
                    intake.drop(str(story.id))
                theirs = marks.get(story.id, _NONE)
                derive = self.deriver.entry if story.id in now else self.deriver.quick_entry
                entry = derive(story, theirs, copy=story.id in copies)
                if file and file != story.published.month:
                    entry = replace(entry, file=file)
                intake.put(fields_of(entry))
                if theirs.theme or self.lessons.teaches(story.id):
                    self._teach(story, theirs)
        self._learn()

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

    def unteach(self, story_id: StoryId) -> None:
        """Forget what a story taught that was taken out."""
        self.follow_lessons()
        self.lessons.forget(story_id)
        self._learn()

    def _teach(self, story: Story, marks: Marks) -> None:
        """Take a story's correction as a lesson, or forget the one it was; does nothing until lessons were gathered."""
        if self.lessons.kept.lexicon != self.deriver.lexicon.fingerprint:
            return
        if theme := self.deriver.lexicon.standing(marks.theme):
            surprising = self.deriver.surprises(story, theme)
            with suppress(*UNEXPECTED_ERRORS):  # then it teaches nothing
                self.lessons.note(story, theme, name_keys(story), surprising=surprising)
        else:
            self.lessons.forget(story.id)

    def _learn(self) -> None:
        if self.lessons.learn(self.index):
            self.deriver.learn(self.lessons.learned)

    def follow_lessons(self, *, anew: bool = False) -> None:
        """Let the deriver know what was learned and which themes were made, by whichever program; anew if it forgot."""
        if self.lessons.follow() or anew:
            self.deriver.learn(self.lessons.learned)
        self.deriver.sorted_by = self.lessons.same_as(self.deriver.rules)

    def note_orphan(self, story_id: StoryId, month: str) -> None:
        """Note that a month may have marks of a story that was taken out."""
        state = self.index.state()
        state.orphans[str(story_id)] = month
        self.index.keep(state)

    def note(self, months: Iterable[str]) -> None:
        """Note that the index holds some months as they are on disk now."""
        state, stamps = self.index.state(), self.record.stamps()
        state.fingerprint = self.index.fingerprint
        for month in months:
            _note(state, stamps, month)
        self.index.keep(state)


def _listed(stamps: Mapping[str, tuple[int, int]], month: str) -> list[int] | None:
    return list(stamps[month]) if month in stamps else None


def _note(state: State, stamps: Stamps, month: str) -> None:
    for kept, now in ((state.stories, stamps.stories), (state.marks, stamps.marks)):
        if month in now:
            kept[month] = list(now[month])
        else:
            kept.pop(month, None)
