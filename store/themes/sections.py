"""What a source filed a story under: from a feed's categories, a page's section, agencies' codes and the address to themes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from store.api.story import Story, is_web_address
from store.text.subject_codes import subject_code
from store.themes.story_address import directories_of, subdomains_of

if TYPE_CHECKING:
    from store.themes.section_names import SectionNames

_FEW = 4
"""Sections up to which each is taken for one; more are tags, many of which say little."""
_OUTVOTED = 2
"""So many more tags for another theme than for that of the first mean that the first is but a tag."""
_MOST = 40
_LONGEST = 80
_REMEMBERED = 4_000
_TITLE_PARTS = re.compile(r"\s[-–—|>»:·]\s|:\s|\s?[|»>]\s?")
"""What parts the name of a source from that of its section: `Harbour News - Science`."""


class Filed(NamedTuple):
    """What themes a story may have by what its source filed it under."""

    themes: tuple[str, ...]
    """Keys of the themes it may have, the likeliest first."""
    printed: Mapping[str, str]
    """Each of these themes with the section that speaks for it: as printed, `/sport/` of an address, or `sport.example.org`."""
    sure: bool
    """True of a section; False where only some of many tags speak for these themes."""

    def standing(self, where: Mapping[str, str]) -> Filed:
        """Return it with each theme as the one that it stands under: `where` has these; a theme that it lacks is left out.

        So nothing is left of a section whose themes are all hidden: its story is filed, but under nothing that there is.
        """
        printed = {here: self.printed[theme] for theme in reversed(self.themes) if (here := where.get(theme, ""))}
        themes = dict.fromkeys(here for theme in self.themes if (here := where.get(theme, "")))
        return Filed(tuple(themes), printed, self.sure)


class _Section(NamedTuple):
    """A section that speaks for themes."""

    themes: tuple[str, ...]
    printed: str


class Sections:
    """Finds what stories were filed under."""

    def __init__(self, read: Callable[[], SectionNames]) -> None:
        """Take what reads the names, which happens when a story is first looked at."""
        self._read = read
        self._section = lru_cache(_REMEMBERED)(self._read_section)
        self._address = lru_cache(_REMEMBERED)(self._read_address)
        self._title = lru_cache(_REMEMBERED)(self._read_title)

    @cached_property
    def _names(self) -> SectionNames:
        return self._read()

    def filed_under(self, story: Story) -> Filed | None:
        """Return what a story was filed under, or None if that says nothing of its themes.

        Codes of agencies count most, then the address and the sections; of many tags it must be clear which they speak for.
        """
        stated = [name for name in story.sections[:_MOST] if len(name) <= _LONGEST]
        known = [found for name in stated if (found := self._section(name))]
        if coded := [found for found in known if subject_code(found.printed)]:
            return _joined(coded)
        first = self._address(*directories_of(story.link)) if is_web_address(story.link) else None
        if len(stated) <= _FEW:
            if first or known:
                return _joined([first, *known] if first else known, promoted=bool(first))
        elif first:
            return _joined([first])
        elif known:
            return _of_tags(known, begins=self._section(stated[0]) is not None)
        titled = self._title(story.source) if story.source else None
        return _joined([titled]) if titled else None

    def _read_section(self, printed: str) -> _Section | None:
        themes = self._names.of_code(code) if (code := subject_code(printed)) else self._names.of(printed)
        return _Section(themes, printed) if themes else None

    def _read_address(self, host: str, parts: tuple[str, ...]) -> _Section | None:
        """Return the section that an address tells by its directories, the deeper within the higher, or else by its host."""
        themes: tuple[str, ...] = ()
        printed = ""
        for part in parts:
            found = self._names.of_address(part)
            if found and (not themes or found[0] in themes[1:]):
                themes = within(themes, found)
                printed = f"{printed or '/'}{part}/"
        if themes:
            return _Section(themes, printed)
        return next((_Section(found, host) for label in subdomains_of(host) if (found := self._names.of_address(label))), None)

    def _read_title(self, source: str) -> _Section | None:
        """Return the section that a feed's title names beside its source."""
        parts = _TITLE_PARTS.split(source[: 2 * _LONGEST])
        found = (self._section(part.strip()) for part in parts if len(parts) > 1)
        return next((one for one in found if one), None)


def within(themes: tuple[str, ...], deeper: tuple[str, ...]) -> tuple[str, ...]:
    """Return the themes of a section with one within it: the deeper says more closely which of them it is."""
    return tuple(dict.fromkeys((deeper[0], *themes))) if themes and deeper[0] in themes else themes or deeper


def _joined(found: Sequence[_Section], *, promoted: bool = False) -> Filed:
    """Return what sections say together; the first may be told more closely by the others, where it is the address's."""
    first, *others = found
    themes = first.themes
    if promoted and others:
        themes = within(themes, others[0].themes)
    ordered = dict.fromkeys((themes[0], *(one.themes[0] for one in others), *themes))
    return Filed(tuple(ordered), _printed(ordered, found), True)


def _of_tags(found: Sequence[_Section], *, begins: bool) -> Filed:
    """Return what many tags say together: surely, if the first is a section that no others outvote, or if all agree."""
    votes = Counter(one.themes[0] for one in found)
    (best, most), *others = votes.most_common()
    second = others[0][1] if others else 0
    first = found[0].themes[0]
    sure = (begins and most - votes[first] < _OUTVOTED) or (not others and most > 1)
    lead = first if sure and begins else best
    agreed = [one for one in found if one.themes[0] == lead]
    if not sure and second == most:
        agreed = [one for one in found if votes[one.themes[0]] == most]
    ordered = dict.fromkeys(_in_order(agreed) if not sure else [*_in_order(agreed), *agreed[0].themes])
    return Filed(tuple(ordered), _printed(ordered, found), sure)


def _in_order(found: Iterable[_Section]) -> Iterator[str]:
    return (one.themes[0] for one in found)


def _printed(themes: Iterable[str], found: Sequence[_Section]) -> dict[str, str]:
    by_default = {one.themes[0]: one.printed for one in reversed(found)}
    allowed = {theme: one.printed for one in reversed(found) for theme in one.themes}
    return {theme: by_default.get(theme, allowed[theme]) for theme in themes}
