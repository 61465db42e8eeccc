"""What a thread's titles have in common: words and phrases, how they are printed, which are names, and which only pieces of longer ones."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from store.names.capitalisation import capitals_tell
from store.names.common_words import is_common
from store.names.word_lists import CONNECTORS
from store.text.fold import words
from store.threads.cluster.title_tokens import Token, tokens_as_written, tokens_of

Phrase = tuple[str, ...]
"""Folded words in a row."""

SMALL = CONNECTORS | frozenset(("in", "on", "to", "at", "with", "a", "an"))
"""Words that hold a phrase together and tell nothing."""
_MOST_TOKENS, _MOST_WORDS = 5, 6
"""Words of the phrases that are counted: one more than a name has, so that pieces of longer ones are seen."""
GLUE = SMALL | frozenset("by from into vs versus over without".split())
"""Words that tie what stands before them to what comes after, in longer names too: `South by Southwest`."""
_OWNED, _OWNING = 0.7, 0.4
"""A possessive and the word after it are one name where they stand together in such shares of the titles with either: `Men's Wear`."""
_ALWAYS_OWNING = 0.85
"""What is in the possessive in this share of its titles is called so: `McDonald's`."""
_SEEN = 0.3
"""Of a common word's titles so many have capitals that tell, before it is taken for part of a name."""
_SHOUTED, _LETTERS = 0.5, 4
"""Where so many titles as have a word are in capitals alone, words of so many letters are no letters that stand for a name."""
_VOWEL = re.compile("[AEIOUY]")
_BOUND = 0.75
"""Words that stand together in this share of the titles with either are one name."""
_SOURCE = re.compile(r"\s{0,9}\([\w.&/'’-]+(?: [\w.&/'’-]+){0,2} ?\)\s*$")
"""What stands in brackets at a title's end, which is often its source as well."""
_TIED = re.compile("[-‑]")
_TAIL = re.compile(r"^((?:\S+\s+){4,}?\S+)\s+[-–—|]\s+\S+(?:\s+\S+){0,4}\s*$")
"""What follows a dash or a bar at a title's end, which may be the name of its source."""
_QUOTED = re.compile(r"(?<![\w])[\"“‘']([^\"“”‘]{2,48}?)[\"”’'](?!\w)")
_LONGEST_TITLE = 300
_OFTEN_QUOTED = 0.12
"""What stands in quotation marks in this share of the titles is the name of a work or of a campaign."""


class TitlePhrases:
    """Counts of what stands in the titles of a thread."""

    def __init__(self, titles: Sequence[str]) -> None:
        self.titles = titles
        """The titles as they are printed."""
        cut = [tokens_as_written(title) for title in titles]
        alone = {one.words[0] for tokens in cut for one in tokens if len(one.words) == 1}
        cut = [tokens_of(title, alone) if _TIED.search(title) else tokens for title, tokens in zip(titles, cut, strict=True)]
        self.told = [[word for one in tokens for word in one.words] for tokens in cut]
        """The folded words of each title."""
        self.having = Counter(word for told in self.told for word in set(told))
        """In how many titles each word stands."""
        self._all = (1 << len(cut)) - 1  # a bit for each title
        self._places: dict[str, int] = {}
        for at, told in enumerate(self.told):
            for word in set(told):
                self._places[word] = self._places.get(word, 0) | 1 << at
        self.counts: Counter[Phrase] = Counter()
        """In how many titles each phrase stands."""
        self._seen: list[Mapping[Phrase, str]] = []
        self._owning: Counter[Phrase] = Counter()
        self._owned: Counter[tuple[str, str]] = Counter()
        self._quoted: Counter[Phrase] = Counter()
        self._shouting = 0
        self._big: Counter[str] = Counter()
        self._small: Counter[str] = Counter()
        self._letters: Counter[str] = Counter()
        for title, tokens in zip(titles, cut, strict=True):
            end = _end_of(title[:_LONGEST_TITLE])
            self._count(title, [token for token in tokens if token.end <= end])
        self._longer = self._extended()

    def share(self, phrase: Phrase) -> float:
        """Return in what share of the titles a phrase stands."""
        return self.counts[phrase] / max(1, len(self.titles))

    def printed(self, phrase: Phrase) -> str:
        """Return a phrase as most titles print it; with the sign of a possessive if it hardly ever stands without."""
        found = Counter(seen[phrase] for seen in self._seen if phrase in seen)
        if not found:
            return " ".join(phrase)
        text = max(found, key=lambda text: (found[text], -sum(map(str.isupper, text)), text))
        if text.isupper() and self._shouting >= _SHOUTED * self.having[phrase[-1]]:
            text = " ".join(part if _is_letters(part) else part.capitalize() for part in text.split())
        return f"{text}'s" if self._owning[phrase] >= _ALWAYS_OWNING * self.counts[phrase] else text

    def is_quoted(self, phrase: Phrase) -> bool:
        """Return whether a phrase stands in quotation marks time and again, as the names of films, books and campaigns do."""
        return self._quoted[phrase] > 1 and self._quoted[phrase] >= _OFTEN_QUOTED * len(self.titles)

    def quoted(self) -> Iterator[Phrase]:
        """Yield the phrases that stand in quotation marks time and again."""
        yield from (phrase for phrase in self._quoted if self.is_quoted(phrase))

    def is_proper(self, word: str) -> bool | None:
        """Return whether a word is part of names, by how titles print it where capitals tell; None if they don't say."""
        big, small = self._big[word], self._small[word]
        if (big or small) and (big + small >= _SEEN * self.having[word] or not is_common(word)):
            return big > 2 * small
        return True if self._letters[word] else None

    def is_bound(self, phrase: Phrase) -> bool:
        """Return whether the words of a phrase hardly ever stand in a title but together."""
        return len(phrase) > 1 and all(
            self.counts[phrase] >= _BOUND * self.having[word] for word in phrase if word not in SMALL
        )

    def longer(self, phrase: Phrase) -> tuple[Phrase, float]:
        """Return the phrase with what most often stands right before or after it, and in what share of its titles that is."""
        found, count = self._longer.get(phrase, ((), 0))
        return found, count / max(1, self.counts[phrase])

    def owned_apart(self, phrase: Phrase) -> bool:
        """Return whether a phrase says whose something is, and is not itself a name with a possessive in it."""
        for whose, what in pairwise(phrase):
            both = self._owned[whose, what]
            if both >= 0.5 * self.counts[phrase] > 0 and (
                both < _OWNED * self.having[what] or both < _OWNING * self.having[whose]
            ):
                return True
        return False

    def together(self, one: Phrase, other: Phrase) -> float:
        """Return in what share of the titles all words of two phrases stand."""
        places = self._all
        for word in (*one, *other):
            if word not in SMALL:
                places &= self._places.get(word, 0)
        return places.bit_count() / max(1, len(self.told))

    def _count(self, title: str, tokens: Sequence[Token]) -> None:
        seen: dict[Phrase, str] = {}
        owning: set[Phrase] = set()
        for start, first in enumerate(tokens):
            phrase: Phrase = ()
            for at in range(start, min(len(tokens), start + _MOST_TOKENS)):
                token = tokens[at]
                if at > start and token.breaks:
                    break
                phrase += token.words
                if len(phrase) > _MOST_WORDS:
                    break
                if phrase not in seen:
                    seen[phrase] = title[first.start : token.end]
                    owning.update([phrase] if token.owns else [])
        self.counts.update(seen.keys())
        self._owning.update(owning)
        self._owned.update(
            {(one.words[-1], other.words[0]) for one, other in pairwise(tokens) if one.owns and not other.breaks}
        )
        self._seen.append(seen)
        self._quoted.update({tuple(words(text)) for text in _QUOTED.findall(title) if _is_titled(text)})
        self._note_capitals(title, tokens)

    def _note_capitals(self, title: str, tokens: Sequence[Token]) -> None:
        printed = [title[one.start : one.end] for one in tokens]
        if all(text.isupper() or not text[0].isalpha() for text in printed):
            self._shouting += 1
            return
        for token, text in zip(tokens, printed, strict=True):
            if len(token.words) == 1 and len(text) > 1 and text.isupper():
                self._letters[token.words[0]] += 1
        if not capitals_tell(printed):
            return
        for at, (token, text) in enumerate(zip(tokens, printed, strict=True)):
            if at and not token.breaks:
                (self._big if any(map(str.isupper, text)) else self._small).update(set(token.words))

    def _extended(self) -> dict[Phrase, tuple[Phrase, int]]:
        """Return for each phrase the longer one that it most often is a piece of."""
        best: dict[Phrase, tuple[Phrase, int]] = {}
        for phrase, count in self.counts.items():
            if count < 2 or len(phrase) < 2 or phrase[0] in SMALL or phrase[-1] in SMALL:
                continue
            pieces = [
                phrase[1:] if phrase[1] not in GLUE else phrase[2:],
                phrase[:-1] if phrase[-2] not in GLUE else phrase[:-2],
            ]
            for piece in pieces:
                if piece and count > best.get(piece, ((), 0))[1]:
                    best[piece] = phrase, count
        return best


def _is_letters(word: str) -> bool:
    """Return whether a word in capitals may be letters that stand for a name: few, or without a vowel."""
    return (len(word) < _LETTERS and not is_common(word.lower())) or not _VOWEL.search(word)


def _end_of(title: str) -> int:
    """Return where a title ends before what may be its source's name."""
    title = _SOURCE.sub("", title)
    return len(match[1]) if (match := _TAIL.match(title)) else len(title)


def _is_titled(text: str) -> bool:
    """Return whether a text in quotation marks is written as the name of a work is: few words, all but small ones capitalised."""
    parts = [part for part in text.split() if part.lower() not in SMALL]
    return 0 < len(parts) <= _MOST_TOKENS - 1 and all(part[0].isupper() or part[0].isdigit() for part in parts)
