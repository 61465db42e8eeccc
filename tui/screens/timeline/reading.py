"""What is pasted, or stands at a web address: read as any file is, and given up as soon as the person has enough."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from store.api.changes import Refused
from store.api.when import When
from store.formats import Read, ReadFeed, ReadStory
from store.formats.source import UnreadableError

if TYPE_CHECKING:
    from store.fetch.answer import Fetched
    from store.fetch.request import FetchSettings, Request

_LOOK = 0.05
"""Seconds between looks at whether the person has enough."""
_MOST_STORIES = 500
"""Stories of a feed that are shown to be kept without following it."""


@dataclass(frozen=True, slots=True)
class Linked:
    """What stands at a web address."""

    address: str
    """Where it stands, redirects followed."""
    stories: Sequence[ReadStory] = ()
    """The stories in it: of a page, the page itself."""
    feeds: Sequence[ReadFeed] = ()
    """The feed that it is, or those that it names."""
    is_feed: bool = False
    """Whether it is a feed itself."""
    problem: str = ""
    """Why there is nothing, in one sentence."""

    @property
    def title(self) -> str:
        """What it is called and is, in a few words."""
        if self.is_feed:
            return f"{self.feeds[0].title or self.address} is a feed"
        return f"{self.stories[0].story.title if self.stories else self.address} names a feed"


def read_text(text: str) -> Sequence[Read]:
    """Read a text that was pasted, in whichever format it is."""
    return list(_read_bytes(text.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "replace"), "pasted"))


def read_link(address: str, stopped: Callable[[], bool], settings: FetchSettings | None = None) -> Linked | None:
    """Return what stands at an address; None once the person has enough."""
    from store.fetch.request import PAGES, FetchSettings, Request

    request = Request(address.strip(), settings=settings or FetchSettings(), by_name=True, accept=PAGES)
    fetched = _fetched(request, stopped)
    if fetched is None:
        return None
    if fetched.body is None:
        return Linked(address, problem=fetched.sentence or f"{address} gave nothing that can be read")
    try:
        return _read(fetched)
    finally:
        fetched.close()


def _fetched(request: Request, stopped: Callable[[], bool]) -> Fetched | None:
    """Return the answer to a request; nobody waits for it any longer once the person has enough."""
    from store.fetch.rounds import fetch

    answers: SimpleQueue[Fetched | BaseException] = SimpleQueue()

    def ask() -> None:
        try:
            answers.put(fetch(request))
        except BaseException as error:  # noqa: BLE001 - raised again where it is waited for
            answers.put(error)

    threading.Thread(target=ask, name="link", daemon=True).start()
    while not stopped():
        try:
            answer = answers.get(timeout=_LOOK)
        except Empty:
            continue
        if isinstance(answer, BaseException):
            raise answer
        return answer
    return None


def _read(fetched: Fetched) -> Linked:
    """Read what was fetched: as a page, which knows where it stands, or as a file of that name."""
    from store.feeds.documents import BEGINNING, Kind, head_of, kind_of
    from store.formats.web_page.reader import read_html

    raw, address = fetched.whole(), fetched.address
    kind = kind_of(raw[:BEGINNING])
    read = read_html(raw, address, _now(), address, fetched.charset) if kind is Kind.PAGE else _read_bytes(raw, address)
    stories, feeds, problem = list[ReadStory](), list[ReadFeed](), ""
    try:
        for one in read:
            if isinstance(one, ReadFeed):
                feeds.append(one)
            elif isinstance(one, Refused):
                problem = problem or one.reason
            elif len(stories) < _MOST_STORIES:
                stories.append(one if one.story.link else replace(one, story=replace(one.story, link=address)))
    except UnreadableError as error:
        problem = error.reason
    if kind is Kind.FEED:
        head = head_of(raw[:BEGINNING])
        feeds = [ReadFeed(address, head.title, site=head.site)]
    told = "" if stories or feeds else f"{address}: {problem or 'there is no story in it'}"
    return Linked(address, stories, feeds, kind is Kind.FEED, told)


def _read_bytes(raw: bytes, name: str) -> Iterator[Read]:
    from store.formats.format_table import read_source
    from store.formats.source import Source

    return read_source(Source.of_bytes(raw, name, _now()))


def _now() -> When:
    return When(datetime.now().strftime("%Y-%m-%dT%H:%M"))
