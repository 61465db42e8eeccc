"""What is pasted, or stands at a web address: read as any file is, and given up as soon as the person has enough."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from queue import Empty, SimpleQueue

from store.api.changes import Refused
from store.api.when import When
from store.formats import Read, ReadFeed, ReadStory

_LOOK = 0.05
"""Seconds between looks at whether the person has enough."""


@dataclass(frozen=True, slots=True)
class Linked:
    """What stands at a web address."""

    address: str
    """Where it stands, as it is told: without passwords."""
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


def read_link(address: str, stopped: Callable[[], bool], *, allow_private: bool = False) -> Linked | None:
    """Return what stands at an address; None once the person has enough."""
    from store.feeds.web_reading import read_address
    from store.fetch.addresses import shown
    from store.formats.reading import Reading

    reading = Reading()
    read = _unless_stopped(lambda: list(read_address(address.strip(), reading, allow_private=allow_private)), stopped)
    if read is None:
        return None
    stories = [one for one in read if isinstance(one, ReadStory)]
    feeds = [one for one in read if isinstance(one, ReadFeed)]
    reasons = [one.reason for one in read if isinstance(one, Refused)]
    problem = "" if stories or feeds else reasons[0] if reasons else "there is no story in it"
    where = shown(address)
    told = f"{where}: {problem}" if problem and where not in problem else problem
    return Linked(where, stories, feeds, is_feed=bool(reading.files["feed"]) and not stories, problem=told)


def _unless_stopped(read: Callable[[], Sequence[Read]], stopped: Callable[[], bool]) -> Sequence[Read] | None:
    """Return what was read; nobody waits for it any longer once the person has enough, and it ends by itself."""
    answers: SimpleQueue[Sequence[Read] | BaseException] = SimpleQueue()

    def work() -> None:
        try:
            answers.put(read())
        except BaseException as error:  # noqa: BLE001 - raised again where it is waited for
            answers.put(error)

    threading.Thread(target=work, name="link", daemon=True).start()
    while not stopped():
        try:
            answer = answers.get(timeout=_LOOK)
        except Empty:
            continue
        if isinstance(answer, BaseException):
            raise answer
        return answer
    return None


def _read_bytes(raw: bytes, name: str) -> Iterator[Read]:
    from store.formats.format_table import read_source
    from store.formats.source import Source

    return read_source(Source.of_bytes(raw, name, When.now()))
