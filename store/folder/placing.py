"""Placing: stories with what is derived for them, put into the engine; what a person corrected of them is learned from."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import nullcontext, suppress
from dataclasses import dataclass, replace

from store.api.story import Story, StoryId
from store.api.views import Marks
from store.engine.entry import Stored
from store.engine.fields import fields_of
from store.engine.protocol import Intake, MonthlyEngine
from store.folder.attempts import Attempts
from store.folder.deriver import Deriver
from store.folder.lessons import Lessons
from store.names import name_keys
from store.text.reading_limits import UNEXPECTED_ERRORS, is_easy

_NONE = Marks()


@dataclass(frozen=True, slots=True)
class Placing:
    """Derives what the engine knows of a story."""

    index: MonthlyEngine
    """Where it goes."""
    deriver: Deriver
    """Gives themes and names."""
    lessons: Lessons
    """What the person's corrections teach the deriver."""
    copies_among: Callable[[Sequence[StoryId]], Collection[StoryId]]
    """Which of some stories fold into others."""

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

    def put_marks(self, marked: Iterable[tuple[Stored, Marks]]) -> None:
        """Index stories with other marks, and all else as it stands there: only a corrected theme is more than that."""
        corrected: list[tuple[Story, Marks]] = []
        with self.index.writing() as intake:
            for stored, marks in marked:
                entry = stored.entry
                if entry.marks.theme != marks.theme:
                    corrected.append((entry.story, marks))
                    continue
                intake.drop(str(entry.story.id))
                intake.put(fields_of(replace(entry, marks=marks)))
            self.put(intake, [story for story, _ in corrected], {story.id: marks for story, marks in corrected})

    def gather(self, corrected: Iterable[StoryId], marks: Callable[[Collection[StoryId]], Mapping[StoryId, Marks]]) -> None:
        """Learn anew from corrected stories, in order, and from no others."""
        ids = list(corrected)
        self.lessons.begin(self.deriver.lexicon.fingerprint)
        theirs = marks(ids)
        for story_id in ids:
            if (stored := self.index.get(story_id)) is not None and story_id in theirs:
                self._teach(stored.story, theirs[story_id])
        self._learn()

    def unteach(self, story_ids: Iterable[StoryId]) -> None:
        """Forget what stories taught that were taken out."""
        self.follow_lessons()
        for story_id in story_ids:
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
