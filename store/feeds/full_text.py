"""Full texts: where a feed carries summaries alone, the pages of its new stories are fetched and become updates of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from typing import Any

from store.api.archive import Archive
from store.api.feeds import Feed, FeedId
from store.api.story import Story, StoryId, is_web_address
from store.feeds.reading import FeedReading
from store.feeds.requests import page_request
from store.feeds.states import FeedStates, KeptState
from store.fetch.answer import Fetched
from store.fetch.rounds import fetch_all

_AT_A_TIME = 40
"""Pages of one feed that are fetched in one update; the others follow in the next."""
_TRIES = 3
"""Updates in which a page is tried that can't be reached."""
_MOST_TEXT = 400_000
"""Characters of a page's text that are taken."""
_FULLER = ("body", "highlights", "caption", "credit", "author", "place", "language", "sections")
_NO_USE = range(400, 500)
"""Answers after which a page is not asked for again: it is not there, or not for us."""


def fetch_full_texts(archive: Archive, states: FeedStates, feeds: Sequence[Feed]) -> int:
    """Fetch the pages that stories of some feeds still lack, and return how many texts became fuller.

    What was not fetched, or not kept because it was broken off, is tried at the next update. Raises ArchiveLockedError, RecordError.
    """
    known = states.all()
    wanted = {
        (feed.id, story_id): story
        for feed in feeds
        for story_id in list(known.get(feed.id, KeptState()).pages)[:_AT_A_TIME]
        if (story := archive.story(story_id)) is not None and is_web_address(story.link)
    }
    by_id = {feed.id: feed for feed in feeds}
    tries: dict[FeedId, dict[StoryId, int]] = {}
    requests = [page_request(by_id[feed], f"{feed} {story_id}", story.link) for (feed, story_id), story in wanted.items()]

    def fuller() -> Iterator[Story]:
        with closing(fetch_all(requests)) as answers:
            for fetched in answers:
                feed, story_id = (FeedId(fetched.request.name[:16]), StoryId(fetched.request.name[17:]))
                again = not fetched.body and fetched.status not in _NO_USE
                tries.setdefault(feed, {})[story_id] = known[feed].pages[story_id] + 1 if again else _TRIES
                if (story := with_page(wanted[feed, story_id], fetched)) is not None:
                    yield story

    texts = list(fuller())
    done = archive.add(texts) if texts else None
    states.put(
        {
            feed: replace(known[feed], pages=_left(known[feed].pages, tries.get(feed, {}), wanted))
            for feed in by_id
            if feed in known
        }
    )
    return len(done.updated) if done else 0


def with_page(story: Story, fetched: Fetched) -> Story | None:
    """Return a story with the text of its page, if that says more than it does; else None."""
    reading = FeedReading(fetched)
    page = reading.page()
    if page is None or not 0 < _length(page) <= _MOST_TEXT or _length(page) <= _length(story):
        return None
    more = {name: value for name in _FULLER if (value := getattr(page, name))}
    standing = {
        name: getattr(story, name) for name in ("author", "place", "caption", "credit", "sections") if getattr(story, name)
    }
    worked_out: dict[str, Any] = {"themes": (), "not_understood": ""}  # by what it said before, and no part of the record
    return replace(story, **{**more, **standing, **worked_out})


def _left(
    pages: Mapping[StoryId, int], tries: Mapping[StoryId, int], wanted: Mapping[tuple[FeedId, StoryId], Story]
) -> dict[StoryId, int]:
    """Return the pages that are still to be fetched: those not asked for yet, and those that may be there another time."""
    asked = {story_id for _, story_id in wanted}
    looked_at = list(pages)[:_AT_A_TIME]
    gone = {story_id for story_id in looked_at if story_id not in asked}
    now = {story_id: tries.get(story_id, count) for story_id, count in pages.items() if story_id not in gone}
    return {story_id: count for story_id, count in now.items() if count < _TRIES}


def _length(story: Story) -> int:
    return sum(map(len, story.body))
