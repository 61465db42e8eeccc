"""The table of formats that stories are read from, and the choice of one for a source: by content first, by name second."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import Protocol

from store.api.changes import Refused
from store.formats import markdown, news_text
from store.formats.source import OpenSource, Read, Source, Sureness, UnreadableError

_DEEPEST = 3
"""How many containers may stand in one another."""


class Format(Protocol):
    """What a format provides: a module or a folder, which imports its libraries only when it reads."""

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The endings of its files, with their point, in small letters; files of a folder are read if they have one."""

    def sniff(self, beginning: bytes) -> Sureness:
        """Return how sure the first bytes of a source make it that the source is in this format."""

    def read(self, source: OpenSource) -> Iterator[Read | Source]:
        """Yield what a source holds: stories, refusals, and sources that stand in it, which are then read in their own formats.

        Raises UnreadableError and OSError where nothing more of it can be read.
        """


FORMATS: Sequence[Format] = (news_text, markdown)
"""All formats; the first takes what none recognises."""


def suffixes(formats: Sequence[Format] = FORMATS) -> tuple[str, ...]:
    """Return the endings of the files that are read of a folder."""
    return tuple(suffix for form in formats for suffix in form.suffixes)


def read_source(source: Source, formats: Sequence[Format] = FORMATS, depth: int = 0) -> Iterator[Read]:
    """Yield the stories of a source, and of what stands in it; what can't be read is refused. Never raises for bad input."""
    try:
        with source.opened() as opened:
            for one in _format_of(opened, formats).read(opened):
                if not isinstance(one, Source):
                    yield one
                elif depth < _DEEPEST:
                    yield from read_source(one, formats, depth + 1)
                else:
                    yield Refused(one.name, 0, "it stands too deep in other files; take it out and add it by itself")
    except UnreadableError as error:
        yield Refused(source.name, error.line, error.reason)
    except OSError as error:
        reason = f"it can't be read ({error.strerror or error}); check the name and who may read it"
        yield Refused(source.name, 0, reason)


def _format_of(source: OpenSource, formats: Sequence[Format]) -> Format:
    """Return the format of a source: the one whose first bytes these are most surely, then the one that files of its name have."""
    beginning, suffix = source.beginning(), PurePath(source.name).suffix.lower()
    return max(formats, key=lambda form: (form.sniff(beginning), suffix in form.suffixes))
