"""An update: the feeds that are due are fetched, what came is kept in few steps, and only then noted as taken."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace

from store.api.archive import Archive
from store.api.changes import Taken
from store.api.feeds import Feed, FeedId, FeedUpdate, OnEach, Outcome
from store.api.progress import Progress
from store.api.story import Story
from store.feeds.arriving import Arrived, arriving
from store.feeds.feed_changes import take_moves, take_own_words
from store.feeds.reading import FeedReading
from store.feeds.requests import after_success, moved
from store.feeds.states import FeedStates, KeptState
from store.fetch import answer
from store.fetch.answer import Fetched
from store.fetch.request import Request
from store.record.feeds import FeedRows

_MOST_TOGETHER = 60_000_000
"""Bytes of answers that are kept together, as long as they come one upon the other."""
_PLAIN = {
    answer.Outcome.NOT_MODIFIED: Outcome.SAME,
    answer.Outcome.TOO_EARLY: Outcome.NOT_DUE,
    answer.Outcome.GONE: Outcome.GONE,
    answer.Outcome.FAILED: Outcome.FAILED,
}


@dataclass(slots=True)
class FeedRound:
    """One update of some feeds."""

    archive: Archive
    rows: FeedRows
    states: FeedStates
    on_each: OnEach
    progress: Progress | None
    stopped: Callable[[], bool]
    done: dict[FeedId, FeedUpdate] = field(default_factory=dict)
    """What became of each feed so far."""
    _feeds: dict[FeedId, Feed] = field(default_factory=dict)
    _known: dict[FeedId, KeptState] = field(default_factory=dict)
    _come: int = 0
    """How many have answered."""
    _unnoted: dict[FeedId, KeptState] = field(default_factory=dict)
    """What is to be known of feeds that brought nothing to keep; written now and then."""

    def run(self, feeds: Sequence[Feed], requests: Sequence[Request]) -> None:
        """Ask for feeds and keep what they hold, until all is done or it is to be stopped."""
        self._feeds, self._known = {feed.id: feed for feed in feeds}, self.states.all()
        with closing(arriving(requests, {feed.id: feed.name for feed in feeds})) as answers:
            while (first := self._next(answers, patient=True)) is not None:
                self.keep(self._one_upon_the_other(first, answers))
        self._note_states({})

    def _one_upon_the_other(self, first: FeedReading, answers: Iterator[Arrived | None]) -> Iterator[FeedReading]:
        """Yield an answer and those that come right behind it, up to some size."""
        one: FeedReading | None = first
        size = 0
        while one is not None:
            size += one.size
            yield one
            one = self._next(answers, patient=False) if size < _MOST_TOGETHER else None

    def _next(self, answers: Iterator[Arrived | None], *, patient: bool) -> FeedReading | None:
        """Return the next answer that holds anything; None at the end, or, if not patient, when none has come for a while."""
        for one in answers:
            if self.stopped():
                return None
            if isinstance(one, Fetched):
                self._note_plain(one)
            elif patient:
                self._note_states({})
            if one is not None:
                self._come += 1
                if self.progress and patient:
                    self.progress("Fetching", self._come, len(self._feeds))
            if isinstance(one, FeedReading) or (one is None and not patient):
                return one
        return None

    def _note_states(self, states: dict[FeedId, KeptState]) -> None:
        """Write what is to be known of feeds from now on."""
        states |= self._unnoted
        self._unnoted = {}
        if states:
            self.states.put(states)

    def keep(self, coming: Iterable[FeedReading]) -> None:
        """Keep the stories of some answers in one step, then note that they were taken. Raises ArchiveLockedError, RecordError."""
        readings: list[FeedReading] = []
        states: dict[FeedId, KeptState] = {}

        def stories() -> Iterator[Story]:
            for reading in coming:
                readings.append(reading)
                yield from reading.stories()

        added = self.archive.add(stories(), self.progress)
        new, changed = by_feed(added.added), by_feed(added.updated)
        told = self._take_what_they_say(readings)
        updates = []
        for reading in readings:
            feed = self._feeds[FeedId(reading.feed_id)]
            theirs = new.get(feed.id, ()), changed.get(feed.id, ())
            states[feed.id] = self._taken(feed, reading, theirs[0])
            outcome = Outcome.FAILED if reading.problem else Outcome.CAME
            unchanged = max(0, reading.entries - len(theirs[0]) - len(theirs[1]))
            sentence = reading.problem or told.get(feed.id, "")
            updates.append(FeedUpdate(feed, outcome, *theirs, unchanged, tuple(reading.refused), sentence))
        self._note_states(states)
        for update in updates:
            self._tell(update)

    def _take_what_they_say(self, readings: Sequence[FeedReading]) -> dict[FeedId, str]:
        """Let the rows of feeds that were read follow what these say of themselves; return what there is to tell of each."""
        read = [(self._feeds[FeedId(reading.feed_id)], reading) for reading in readings if not reading.problem]
        self._feeds |= take_own_words(self.rows, read)
        return self._follow_moves([reading.fetched for _, reading in read])

    def _follow_moves(self, answers: Sequence[Fetched]) -> dict[FeedId, str]:
        """Let the rows of feeds that have moved for good follow them; return what there is to tell of each."""
        became = take_moves(self.rows, {FeedId(one.request.name): one.permanent for one in answers if one.permanent})
        self._feeds |= {feed_id: feed for feed_id, (feed, _) in became.items() if feed is not None}
        return {feed_id: told for feed_id, (_, told) in became.items()}

    def _taken(self, feed: Feed, reading: FeedReading, new: Sequence[Taken]) -> KeptState:
        """Return what is to be known from now on of a feed whose stories were kept."""
        known = self._known.get(feed.id, KeptState())
        if reading.problem:
            return replace(known, fetch=reading.fetched.untaken(reading.problem))
        pages = {story.id: 0 for story in new} if feed.full_text else {}
        return KeptState(
            after_success(feed, moved(reading.fetched.state, feed.address), reading.stays), {**pages, **known.pages}
        )

    def _note_plain(self, fetched: Fetched) -> None:
        """Note an answer that brought nothing to keep."""
        feed_id, outcome = FeedId(fetched.request.name), _PLAIN[fetched.outcome]
        state, told = fetched.state, fetched.sentence
        if outcome is Outcome.SAME:
            told = self._follow_moves([fetched]).get(feed_id, "")
            feed = self._feeds[feed_id]
            state = after_success(feed, moved(state, feed.address))
        if outcome is not Outcome.NOT_DUE or state != fetched.request.state:
            self._unnoted[feed_id] = replace(self._known.get(feed_id, KeptState()), fetch=state)
        self._tell(FeedUpdate(self._feeds[feed_id], outcome, told=told))

    def _tell(self, update: FeedUpdate) -> None:
        self.done[update.feed.id] = update
        self.on_each(update)


def by_feed(stories: Iterable[Taken]) -> Mapping[str, tuple[Taken, ...]]:
    """Return stories by the feeds that they came by."""
    found: dict[str, list[Taken]] = {}
    for story in stories:
        for feed in story.feeds:
            found.setdefault(feed, []).append(story)
    return {feed: tuple(taken) for feed, taken in found.items()}
