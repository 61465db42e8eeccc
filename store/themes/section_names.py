"""Names of sections and codes of agencies with the themes they speak for, found whatever way they are written and put together."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from store.text.fold import words

Themes = tuple[str, ...]
_WITHIN = re.compile(r"[/>|»›\\→:]|\s[-–—]\s")
"""What stands between a section and one within it."""
_BESIDE = re.compile(r"[,;&+·•،؛、()\[\]]")
_AND = frozenset("and und et y e dan и و اور اینڈ और एवं व एंड 和 及 與 与".split())
"""Words, and signs, that join the names of two sections."""
_MOST_WORDS = 6
_LEAST_LETTERS = 3
_SHORT = frozenset(("ai", "tv", "f1"))
"""Names of sections that are shorter than others; in addresses two letters mostly name a language or a country."""
_UNSPACED = re.compile(r"[\u3400-\u9fff]{3,12}")
_CODE = re.compile(r"\d{8}")


def name_of(text: str) -> str:
    """Return a section's name as names are compared: folded, without the article that Arabic words begin with."""
    return " ".join(_without_article(word) for word in words(text))


def _without_article(word: str) -> str:
    return word[2:] if word.startswith("ال") and len(word) > 2 + _LEAST_LETTERS - 1 else word


@dataclass(frozen=True, slots=True)
class SectionNames:
    """Every name of a section that is known, and every code."""

    names: Mapping[str, Themes]
    """Names as `name_of` gives them, with the themes their stories may have, the likeliest first."""
    loose: frozenset[str]
    """Names that say nothing by themselves, and are passed over beside others."""
    vague: frozenset[str]
    """Names that a part of an address is not taken for."""
    codes: Mapping[str, Themes]
    """Codes of eight digits, and the first five or two of older ones."""
    starts: Sequence[int]
    """First codes of ranges, ascending."""
    ranges: Sequence[tuple[int, Themes]]
    """For each of these its last code and its themes."""

    def of(self, printed: str) -> Themes:
        """Return the themes of a section as printed: `Sports`, `World/Asia`, `Science & Environment`, `Sport > Football`."""
        if (whole := self.names.get(name_of(printed))) is not None:
            return whole
        themes: Themes = ()
        for part in _WITHIN.split(printed):
            found = self._joined(part)
            if found and (not themes or found[0] in themes):
                themes = tuple(dict.fromkeys((found[0], *(themes or found))))
        return themes

    def of_address(self, part: str) -> Themes:
        """Return the themes of a part of an address: `sport`, `science-environment`, `us-politics`."""
        if len(part) > 60 or not any(map(str.isalpha, part)):
            return ()
        name = name_of(part)
        found = name.split(" ")
        if (
            name in self.vague
            or len(found) > _MOST_WORDS
            or (name.isascii() and len(name) < _LEAST_LETTERS and name not in _SHORT)
        ):
            return ()
        return self._all_of(found) or next(filter(None, (self._both(found, at) for at in range(1, len(found)))), ())

    def of_code(self, code: str) -> Themes:
        """Return the themes of a code; of an older one those of its matter, or else of its field."""
        for length in (8, 5, 2):
            if (found := self.codes.get(code[:length])) is not None:
                return found
        number = int(code)
        for at in range(bisect_right(self.starts, number) - 1, -1, -1):
            last, themes = self.ranges[at]
            if number <= last:
                return themes
        return ()

    def _joined(self, printed: str) -> Themes:
        """Return the themes of names that commas and the like join; of names that a word joins, each must be known."""
        found = [self._all_of(name_of(part).split(" ")) for part in _BESIDE.split(printed)]
        return _together(found)

    def _all_of(self, name: Sequence[str]) -> Themes:
        """Return the themes of a name, or of several that are joined by words, if each of them is known or says nothing."""
        if len(name) > _MOST_WORDS or not name[0]:
            return ()
        if themes := self._one(name):
            return themes
        parts: list[list[str]] = [[]]
        for word in name:
            if word in _AND:
                parts.append([])
            elif word[0] == "و" and len(word) > _LEAST_LETTERS:  # the Arabic "and" is written together with its word
                parts.append([_without_article(word[1:])])
            else:
                parts[-1].append(word)
        told = [part for part in parts if part]
        found = [self._one(part) for part in told]
        known = all(themes or " ".join(part) in self.loose for themes, part in zip(found, told, strict=True))
        return _together(found) if len(told) > 1 and known else ()

    def _both(self, name: Sequence[str], at: int) -> Themes:
        """Return the themes of two names that stand one after the other, if each of them is known."""
        found = self._one(name[:at]), self._one(name[at:])
        return _together(found) if all(found) else ()

    def _one(self, name: Sequence[str]) -> Themes:
        """Return the themes of one name, without what says nothing before and behind it."""
        if (themes := self.names.get(" ".join(name))) is not None:
            return themes
        begin, end = 0, len(name)
        while begin < end and name[begin] in self.loose:
            begin += 1
        while begin < end and name[end - 1] in self.loose:
            end -= 1
        if 0 < end - begin < len(name):
            return self.names.get(" ".join(name[begin:end]), ())
        return self._unspaced(name[0]) if len(name) == 1 and _UNSPACED.fullmatch(name[0]) else ()

    def _unspaced(self, name: str) -> Themes:
        """Return the themes of a name in a script without blanks, without what says nothing before or behind it."""
        without = [name[2:]] if name[:2] in self.loose else []
        without += [name[:-2]] if name[-2:] in self.loose else []
        return next((themes for one in without if (themes := self.names.get(one))), ())


def _together(found: Iterable[Themes]) -> Themes:
    """Return the themes of several names: the likeliest of each first."""
    told = [themes for themes in found if themes]
    return tuple(dict.fromkeys([*(themes[0] for themes in told), *(theme for themes in told for theme in themes)]))


def code_ranges(tables: Iterable[tuple[str, Themes]]) -> tuple[dict[str, Themes], list[int], list[tuple[int, Themes]]]:
    """Return single codes, and the first codes of ranges with their last ones, from lists such as `15, 20000822-20001127`.

    Of two ranges that begin alike the wider stands first, so that the narrower is found before it.
    """
    codes: dict[str, Themes] = {}
    ranges: list[tuple[int, int, Themes]] = []
    for listed, themes in tables:
        for code in filter(None, map(str.strip, listed.split(","))):
            first, dash, last = code.partition("-")
            if dash and _CODE.fullmatch(first) and _CODE.fullmatch(last):
                ranges.append((int(first), int(last), themes))
            else:
                codes[first] = themes
    ranges.sort(key=lambda one: (one[0], -one[1]))
    return codes, [first for first, _, _ in ranges], [(last, themes) for _, last, themes in ranges]
