"""Whether a word means what it says where it stands, and not something else: an amount, a compound, a work's title."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from store.text.fold import word_spans
from store.themes.idioms import AMOUNTS, LIKENED, MADE_OF, MAKERS, WORKS

_JOINING = frozenset("of the and in for to on a an from with at de la".split())
_DETERMINERS = frozenset("the this that these those its their his her our my your a an last both all each every".split())
_LONGEST_TITLE = 7
"""Words of a work's title."""
_IN_TITLES = r"(?:[A-Z][\w’'-]*|of|the|and|in|for|to|on|a|an|from|with|at|\d+)"
_QUOTE_BEFORE = re.compile(rf"(?:[“\"‘«„]|(?<!\w)')({_IN_TITLES}[ ,:]+)*$")
_QUOTE_AFTER = re.compile(rf"(?:[ ,:]+{_IN_TITLES})*[,.!?]?(?:[”\"’»]|'(?!\w))")


class LiteralSense:
    """Knows of one text which of its words mean what they say."""

    def __init__(self, text: str, folded: Sequence[str], speaks: Callable[[str], bool]) -> None:
        """Take a text and its folded words; `speaks` tells whether a word is of any theme."""
        self._text, self._folded, self._speaks = text, folded, speaks
        spans = word_spans(text)
        self._spans = spans if len(spans) == len(folded) else []
        long = [text[start] for start, end, _ in self._spans if end - start > 3]
        self._is_capitalised = len(long) > 2 and sum(letter.isupper() for letter in long) > 0.7 * len(long)

    def is_meant(self, index: int, many: int) -> bool:
        """Return whether so many words from an index on mean what they say."""
        last = index + many - 1
        return not (self._spans and (self._is_amount(last) or self._is_likened(last) or self._is_title(index, many)))

    def _is_amount(self, index: int) -> bool:
        """Return whether a word merely says how much of something there is: `a flood of entries`; a flood of water is one."""
        after = self._folded[index + 1 : index + 4]
        if len(after) < 2 or after[0] != "of" or not self._folded[index].startswith(AMOUNTS):
            return False
        what = self._text[self._spans[index + 2][0]]
        return what.islower() and after[1] not in _DETERMINERS and not any(self._speaks(word) for word in after[1:])

    def _is_likened(self, index: int) -> bool:
        """Return whether a word only says what something is without, or is like: `virus-free`, `rocket-shaped`."""
        after = self._folded[index + 1 : index + 2]
        return bool(after) and after[0] in LIKENED and self._text[self._spans[index][1]] in "-‑"

    def _is_title(self, index: int, many: int) -> bool:
        """Return whether words stand in the title of a work: `star of The Treaty`, `“The Treaty”`, `The Treaty, a comedy`."""
        start, end = self._spans[index][0], self._spans[index + many - 1][1]
        if self._is_capitalised or not self._text[start].isupper():
            return False
        if _QUOTE_BEFORE.search(self._text[max(0, start - 60) : start]) and _QUOTE_AFTER.match(self._text[end : end + 60]):
            return True
        return self._follows_a_work(index) or self._precedes_a_work(index + many)

    def _follows_a_work(self, index: int) -> bool:
        """Return whether the capitalised words before an index follow what calls them a work."""
        at = index - 1
        while at >= 0 and index - at <= _LONGEST_TITLE and (self._is_upper(at) or self._folded[at] in _JOINING):
            if self._is_made(at):
                return True
            at -= 1
        return index > 0 and (self._folded[max(at, 0)] in WORKS or self._is_made(at))

    def _is_made(self, at: int) -> bool:
        """Return whether a word joins a work to who or what belongs to it: `star of`."""
        return at > 0 and self._folded[at] in MADE_OF and self._folded[at - 1] in MAKERS

    def _precedes_a_work(self, index: int) -> bool:
        """Return whether capitalised words that end before an index are then called a work: `The Treaty, his new comedy`."""
        at = index
        while at < len(self._spans) and at - index < _LONGEST_TITLE and self._is_upper(at):
            at += 1
        if at >= len(self._spans) or self._text[self._spans[at - 1][1] : self._spans[at - 1][1] + 1] != ",":
            return False
        after = self._folded[at : at + 4]
        return after[:1] != [] and after[0] in _DETERMINERS and any(word in WORKS for word in after[1:])

    def _is_upper(self, index: int) -> bool:
        return self._text[self._spans[index][0]].isupper()
