"""Finding all entries of a lexicon in a text in one pass over its letters, however many entries there are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from ahocorasick_rs import AhoCorasick, BytesAhoCorasick, Implementation, MatchKind

from store.themes.first_words import SHORTEST_SINGULAR
from store.themes.weighted_phrase import WeightedPhrase

_WITH_ES = ("ch", "sh", "ss", "x", "z", "o")


class PhraseScanner:
    """The entries of a lexicon, made ready for many texts: that takes as long as reading some hundred of them one word at a time."""

    def __init__(self, entries: Iterable[str], meant_by: Callable[[str, bool], WeightedPhrase]) -> None:
        """Take words and phrases of which only the last word may end in `*`.

        `meant_by` tells which entry is meant where such words stand; or, if asked, where the last of them goes on.
        """
        self._meant_by = meant_by
        self._meant: dict[int, WeightedPhrase] = {}
        self._spots = _spots_of([pattern for entry in entries for pattern in _patterns(entry.replace(" ", "  "))])

    def found_in(self, text: str) -> tuple[list[WeightedPhrase], list[int]]:
        """Return the entries that stand in a text, of those that overlap the first and longest, and where each begins.

        Each word of the text has one blank before it and one after it, so that neighbours have two between them.
        """
        spots = self._spots(text)
        if not spots:
            return [], []
        patterns, blanks, _ = zip(*spots, strict=True)
        meant = self._meant
        try:
            said = list(map(meant.__getitem__, patterns))
        except KeyError:  # that is rare once some hundred texts were read
            for pattern, begin, end in spots:
                if pattern not in meant:
                    meant[pattern] = self._meant_by(text[begin + 1 : end].rstrip(), text[end - 1] != " ")
            said = list(map(meant.__getitem__, patterns))
        return said, [blank + 1 for blank in blanks]


def _spots_of(patterns: list[str]) -> Callable[[str], list[tuple[int, int, int]]]:
    """Return what finds which patterns stand in a text, by number, and where each begins and ends."""
    kind, made = MatchKind.LeftmostLongest, Implementation.ContiguousNFA
    if all(map(str.isascii, patterns)):  # read as bytes, of which none has to be counted as part of a letter
        plain = BytesAhoCorasick((pattern.encode() for pattern in patterns), matchkind=kind, implementation=made)
        return lambda text: plain.find_matches_as_indexes(text.encode("ascii", "replace"))
    return AhoCorasick(patterns, matchkind=kind, implementation=made, store_patterns=False).find_matches_as_indexes


def _patterns(entry: str) -> Iterator[str]:
    """Yield what stands in a text for an entry: a blank, its words, and a blank unless it may go on; and so for its plurals."""
    if entry.endswith("*"):
        yield f" {entry[:-1]}"
        return
    yield f" {entry} "
    if " " in entry:
        yield f" {entry}s "
    elif len(entry) >= SHORTEST_SINGULAR:
        if not entry.endswith("s"):
            yield f" {entry}s "
        if entry.endswith("y"):
            yield f" {entry[:-1]}ies "
        elif entry.endswith(_WITH_ES):
            yield f" {entry}es "
