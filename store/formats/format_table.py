"""The table of formats that stories are read from, and the choice of one for a source: by content first, by name second."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import Protocol

from store.api.changes import Refused
from store.formats import bookmarks, csv_table, feed, json_rows, mail, markdown, news_text, opml, web_page
from store.formats.containers import CONTAINERS
from store.formats.newsboat import cache as newsboat_cache
from store.formats.newsboat import urls as newsboat_urls
from store.formats.other_documents import DOCUMENTS
from store.formats.reading import Reading
from store.formats.source import NoStoriesError, OpenSource, Read, ReadStory, Source, Sureness, UnreadableError

_MOST_REFUSED = 10_000
"""Refusals in a row, without any story between them, after which a source is given up."""
_ALIKE, _FEW = 2_000, 10
"""Stories in a row, and how many of them have to differ: what says the same over and over has no end that anybody waits for."""
_DEEPEST = 3
"""How many containers may stand in one another."""


class Format(Protocol):
    """What a format provides: a module or a folder, which imports its libraries only when it reads."""

    @property
    def name(self) -> str:
        """What it is called in messages, one of its files: `RSS feed`."""

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The endings of its files, with their point, in small letters; files of a folder are read if they have one."""

    def sniff(self, beginning: bytes) -> Sureness:
        """Return how sure the first bytes of a source make it that the source is in this format."""

    def read(self, source: OpenSource) -> Iterator[Read | Source]:
        """Yield what a source holds: stories, refusals, and sources that stand in it, which are then read in their own formats.

        Raises UnreadableError and OSError where nothing more of it can be read.
        """


FORMATS: Sequence[Format] = (
    news_text,
    feed,
    bookmarks,
    web_page,
    markdown,
    mail,
    opml,
    newsboat_urls,
    newsboat_cache,
    json_rows,
    csv_table,
    *CONTAINERS,
)
"""All formats; the first takes what none recognises, and of two that are as sure the earlier one is taken."""
UNREADABLE: Sequence[Format] = DOCUMENTS
"""What is known and can't be read: each raises UnreadableError that says what to do; in a folder it is passed over."""
_WHY = {
    Sureness.NO: "nothing else fits",
    Sureness.POSSIBLE: "nothing speaks against it",
    Sureness.LIKELY: "its first lines look like it",
    Sureness.CERTAIN: "its first bytes say so",
}


def suffixes(formats: Sequence[Format] = FORMATS) -> tuple[str, ...]:
    """Return the endings of the files that are read of a folder."""
    return tuple(suffix for form in formats for suffix in form.suffixes)


def read_source(
    source: Source, formats: Sequence[Format] = (*FORMATS, *UNREADABLE), depth: int = 0, reading: Reading | None = None
) -> Iterator[Read]:
    """Yield the stories of a source, and of what stands in it; what can't be read is refused. Never raises for bad input.

    What became of it is noted in `reading`.
    """
    reading = Reading() if reading is None else reading
    if depth == 0:
        reading.unpacked = 0
    try:
        with source.opened(reading) as opened:
            form, why = _format_of(opened, formats, named=source.named)
            if form is None:
                reading.skip(source.name, why)
            else:
                yield from _read(opened, form, why, formats, depth)
    except NoStoriesError as error:
        if source.named:
            yield Refused(source.name, error.line, error.reason)
        else:
            reading.skip(source.name, "no stories in it")
    except UnreadableError as error:
        yield Refused(source.name, error.line, error.reason)
    except OSError as error:
        yield unopened(source.name, error)


def unopened(name: str, error: OSError) -> Refused:
    """Return the refusal of what the system does not let us read."""
    return Refused(name, 0, f"it can't be read ({error.strerror or error}); check the name and who may read it")


def may_be_read(beginning: bytes) -> bool:
    """Return whether any format, or a document that is told what to do with, may begin like this."""
    return any(form.sniff(beginning) for form in (*FORMATS, *UNREADABLE))


def _read(source: OpenSource, form: Format, why: str, formats: Sequence[Format], depth: int) -> Iterator[Read]:
    """Yield what a source holds, read in a format; what stands in it is read in its own."""
    told, holds_files, said, sameness = f"{form.name}: {why}", False, False, _Sameness()
    for one in form.read(source):
        if not isinstance(one, Source):
            said = True
            sameness.look(one)
            yield one.read_as(told) if isinstance(one, ReadStory) and not one.form else one
            continue
        holds_files = True
        for inner in _read_inner(one, formats, depth, source.reading):
            said = True
            yield inner
    if not holds_files:
        source.reading.files[form.name] += 1
    elif not said:
        yield Refused(source.name, 0, "there is nothing in it that can be read; unpack it and add what you want to keep")


class _Sameness:
    """Whether reading comes upon anything new: what only repeats itself, or gives nothing, is given up."""

    def __init__(self) -> None:
        self._refused = 0
        self._stories = 0
        self._differing: set[int] = set()

    def look(self, one: Read) -> None:
        """Take note of what was read. Raises UnreadableError if it is enough of the same."""
        if isinstance(one, Refused):
            self._refused += 1
            if self._refused > _MOST_REFUSED:
                reason = f"{_MOST_REFUSED:,} parts of it in a row can't be read; mend it, or take out what stands there"
                raise UnreadableError(reason, one.line)
            return
        self._refused = 0
        if isinstance(one, ReadStory):
            self._stories += 1
            if len(self._differing) < _FEW:
                story = one.story
                self._differing.add(hash((story.title, story.link, story.body)))
            if self._stories == _ALIKE:
                if len(self._differing) < _FEW:
                    raise UnreadableError("from here on it says the same over and over; add one of each by itself", one.line)
                self._stories = 0
                self._differing.clear()


def _read_inner(source: Source, formats: Sequence[Format], depth: int, reading: Reading) -> Iterator[Read]:
    if depth < _DEEPEST:
        yield from read_source(source, formats, depth + 1, reading)
    else:
        yield Refused(source.name, 0, "it stands too deep in other files; take it out and add it by itself")


def _format_of(source: OpenSource, formats: Sequence[Format], *, named: bool) -> tuple[Format | None, str]:
    """Return the format of a source and what spoke for it: the one whose first bytes these are most surely, then by its name.

    A document that can't be read comes before what it is packed in: a Word document is a zip file too.
    None for one that was only found and that nothing but the catch-all would read, or that is known to be unreadable.
    """
    beginning, suffix = source.beginning(), PurePath(source.name).suffix.lower()
    found = ((form.sniff(beginning), suffix in form.suffixes, nth) for nth, form in enumerate(formats))
    sureness, _, by_name, nth = max((sure, sure and formats[nth] in UNREADABLE, by_name, -nth) for sure, by_name, nth in found)
    form = formats[-nth]
    if not named and (form in UNREADABLE or (sureness < Sureness.LIKELY and not by_name)):
        return None, form.name if form in UNREADABLE else "unknown"
    return form, "its name says so" if by_name and sureness < Sureness.LIKELY else _WHY[sureness]
