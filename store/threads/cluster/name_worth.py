"""How well a text serves as the name of a thread: by how many of its stories have it, how few others do, and what kind of name it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log2

from store.names import is_place, may_be_person
from store.names.abbreviations import ONLY_LETTERS
from store.names.common_words import is_common, only_describes
from store.names.single_words import is_people
from store.names.word_lists import (
    AGREEMENT_WORDS,
    CONNECTORS,
    ORGANISATION_WORDS,
    PLACE_WORDS,
    ROLES,
    STOP_WORDS,
    TITLES,
)
from store.text.fold import words
from store.text.stems import stem_of
from store.threads.cluster.broad_names import is_broad
from store.threads.cluster.cluster import Cluster
from store.threads.cluster.feature_rarity import Share
from store.threads.cluster.features import Kind, feature_id, kind_of, word_feature
from store.threads.cluster.title_phrases import GLUE, SMALL, Phrase, TitlePhrases
from store.threads.cluster.title_verbs import describes, is_action, is_gerund, is_quality
from store.threads.cluster.word_shares import OFTEN, WordShares

MOST_WORDS = 4
"""Words that a name has at most, but for those that only hold it together."""
_AGREED, _OF_ITS_OWN = 2.2, 1.7
"""How well the name of an agreement serves, and of a strait or a river, which is what its thread is about."""
_WORK = 1.8
"""How well the name of a work or a campaign serves."""
_FULL_NAME, _MIXED, _PHRASE = 1.7, 1.5, 1.35
"""How well a name of several words serves, one of names and other words, and several other words."""
_ONE_NAME, _ONE_WORD, _EMPTY_WORD = 0.75, 0.35, 0.12
"""How well a name of one word serves, another single word, and one that is common everywhere."""
_A_PLACE, _FOR_MANY = 0.2, 0.45
"""How well the name of a country or a town serves, and that of an institution or an office."""
_PIECE, _PIECE_OF_NAME = 0.65, 0.5
"""A phrase is only a piece of a longer one that stands in this share of its titles."""
_NEARLY_ALWAYS = 0.8
"""The same of a name with words that are none."""
_PIECE_SERVES = 0.3
"""How well a piece of a longer name serves, if that can't be the thread's name."""
_RARE_ENOUGH = 8.0
"""Bits beyond which a word tells threads apart no better."""
RARE = 0.6
"""The power of its rarity by which a name serves better."""
_LEAST = 1.0
"""Bits of rarity that one of a name's words has at least: what every second thread has tells none of them."""
_FROM_TEXTS = 0.3
"""How well words serve that texts have and no titles, beside the others."""
_IN_OFFICE = frozenset("president minister chancellor secretary governor prime chief king queen pope prince".split())
"""Who holds an office stands in many threads, as the office does."""
_INSTITUTIONS = frozenset(stem_of(word) for word in ORGANISATION_WORDS)
_COUNTS = frozenset(
    "hundred thousand million billion trillion hundreds thousands millions billions percent cent pct bn bln mln".split()
)
_MARKUP = frozenset("amp quot nbsp lt gt http https www com html href rss".split())
_MEASURED = re.compile(r"\d+(?:m|bn|mn|tn|k|pc|p|th|st|nd|rd|am|pm|km|kg|ft|pct|yr|yo)")
"""A number with what it counts."""
_BEFORE_PEOPLE = frozenset("mr mrs ms dr sir lord lady prof rev sen rep gov gen".split())
"""What stands before a person's name and is no part of it."""
_AGENCIES = frozenset("reuters afp ap dpa itar tass xinhua ansa efe kyodo bloomberg upi pti aap".split())
"""Agencies, which stand in many a text as its source."""
_BARE = frozenset(
    """
    thing things way ways man men woman women people day days week month year years time times news video photo photos picture pictures
    update report reports study data story review part place show world life lot use end case new number numbers change details
    reason reasons question questions answer look guide list top tips facts fact thoughts roundup wrap chatter highlights preview
    """.split()
)
"""Words that alone, and at the end of a phrase, say nothing of what a thread is about."""


_SAYING_LITTLE = (
    STOP_WORDS
    | _BARE
    | TITLES
    | ROLES
    | frozenset("founder diplomat officer boss leader owner customer user expert critic analyst voter worker".split())
)


@dataclass(frozen=True, slots=True)
class Named:
    """A name that a thread may have."""

    text: str
    """How it is printed."""
    words: Phrase
    """Its folded words."""
    worth: float
    """How well it serves."""
    within: float = 0.0
    """In what share of the stories it stands, as far as it is whole."""
    bits: float = 0.0
    """How rare its rarest word is among threads."""
    is_name: bool = False
    """Whether it is a name, and not just words."""
    alone: bool = True
    """Whether it says by itself what the thread is about."""


class NameWorth:
    """Weighs what a thread may be called."""

    def __init__(self, cluster: Cluster, share: Share, phrases: TitlePhrases, shares: WordShares) -> None:
        self._cluster, self._share = cluster, share
        self._phrases, self._shares = phrases, shares
        names = {tuple(words(text)): n for n, text in cluster.printed.items() if kind_of(n) is Kind.NAME}
        self._whole = {
            key: cluster.counts.get(n, 0) / max(1, cluster.size) for key, n in names.items() if 1 < len(key) <= MOST_WORDS + 1
        }
        self._is_action = lru_cache(2_000)(lambda word: is_action(word, phrases.told))

    def named(self, text: str, phrase: Phrase, within: float) -> Named | None:
        """Return a text weighed as a name, given in what share of the stories it stands; None if it can't be one."""
        telling = telling_words(phrase)
        if not telling or len(telling) > MOST_WORDS or not self._can_name(phrase, telling):
            return None
        tied = words(text.split()[-1]) if "-" in text.split()[-1] else ()
        if tied and all(map(is_common, tied)) and not self.is_proper(phrase[-1]):  # what stands before a noun: `low-rate`
            return None
        bits = max(map(self.bits, telling))
        form, is_name, alone = self._form(phrase, telling)
        within = (within + min(map(self._shares.of, telling))) / 2
        within *= _PIECE_SERVES if self._is_piece(phrase, within) else self._wholeness(phrase, is_name)
        if not is_name:
            printed = min(1.0, min(map(self._shares.in_titles, telling)) / OFTEN)
            form *= _FROM_TEXTS + (1 - _FROM_TEXTS) * printed
        worth = within * bits**RARE * form if bits >= _LEAST else 0.0
        return Named(text, phrase, worth, within, bits, is_name, alone)

    def bits(self, word: str) -> float:
        """Return how rare a word is among threads, in bits."""
        feature = word_feature(word)
        return min(_RARE_ENOUGH, -log2(self._share(feature))) if feature >= 0 else 0.0

    def is_proper(self, word: str) -> bool | None:
        """Return whether a word is part of names, None if nothing tells."""
        if word.upper() in ONLY_LETTERS:
            return None
        told = self._phrases.is_proper(word)
        if told is not None:
            return told
        known = (
            is_people(word)
            or is_place(word)
            or self._is_known_name(word)
            or not (word.isdigit() or is_common(word) or self._is_action(word) or is_gerund(word))
        )
        return True if known else None

    def _belongs(self, word: str) -> bool:
        """Return whether a word that stands beside a name may be part of it: nothing says that it is an ordinary word."""
        told = self.is_proper(word)
        return told or (told is None and word not in STOP_WORDS and not is_quality(word) and not self._is_action(word))

    def _is_known_name(self, key: str) -> bool:
        return feature_id(key, Kind.NAME) in self._cluster.counts

    def _can_name(self, phrase: Phrase, telling: Sequence[str]) -> bool:
        """Return whether no word of a phrase keeps it from being a name: a verb, a number, a quality at its end, a bit of markup."""
        if self._phrases.is_quoted(phrase):
            return not all(word.isdigit() for word in telling)
        if phrase[0] in _BEFORE_PEOPLE or _AGENCIES.issuperset(phrase) or any(map(_MEASURED.fullmatch, phrase)):
            return False
        if any(
            word in _COUNTS or word in _MARKUP or (len(word) == 1 and not word.isdigit() and word not in SMALL)
            for word in phrase
        ):
            return self._is_lettered(phrase) and not _COUNTS.union(_MARKUP).intersection(phrase)
        if len(telling) > 1 and all(self.is_proper(word) for word in telling):
            return True
        for at, word in enumerate(phrase):
            if word.isdigit() and (at == 0 or len(word) > 2 or not self.is_proper(phrase[at - 1])):
                return False
            if word in CONNECTORS or word.isdigit() or (word in GLUE and 0 < at < len(phrase) - 1 and self._ties(phrase, at)):
                continue
            if word.endswith("ing") and at + 1 < len(phrase) and self.is_proper(phrase[at + 1]) and not self.is_proper(word):
                return False
            if at + 1 < len(phrase) and describes(word):
                continue
            if self._is_action(word) and not (len(telling) > 1 and self._is_known_name(" ".join(phrase))):
                return False
        return self._phrases.is_bound(phrase) or self._can_end(telling[-1], alone=len(telling) == 1)

    def _can_end(self, word: str, *, alone: bool) -> bool:
        """Return whether a name may end with a word: not with what only describes, and of several words not with one that says nothing."""
        if is_people(word) or describes(word):
            return False
        if self.is_proper(word):
            return True
        return not (is_quality(word) or (alone and is_gerund(word)) or only_describes(word) or (not alone and word in _BARE))

    def _ties(self, phrase: Phrase, at: int) -> bool:
        """Return whether a small word stands between two names: `South by Southwest`."""
        return self.is_proper(phrase[at - 1]) is True and self.is_proper(phrase[at + 1]) is True

    def _is_lettered(self, phrase: Phrase) -> bool:
        """Return whether single letters of a phrase are printed as parts of names are: `S&P`, `J. P. Orne`."""
        printed = self._phrases.printed(phrase)
        return all(
            len(word) > 1
            or word in SMALL
            or f"{word.upper()}." in printed
            or f"{word.upper()}&" in printed
            or f"&{word.upper()}" in printed
            for word in phrase
        )

    def _is_piece(self, phrase: Phrase, within: float) -> bool:
        """Return whether a phrase is only a piece of names that texts give in about as many stories."""
        key = f" {' '.join(phrase)} "
        names = [share for name, share in self._whole.items() if len(name) > len(phrase) and key in f" {' '.join(name)} "]
        return bool(names) and min(1.0, sum(names)) >= _PIECE * within

    def _wholeness(self, phrase: Phrase, is_name: bool) -> float:
        """Return how whole a phrase is: little if it is hardly ever seen but in a longer one."""
        if self._phrases.is_quoted(phrase):
            return 1.0
        if self._phrases.owned_apart(phrase):
            return 0.0
        longer, share = self._phrases.longer(phrase)
        if share < (_PIECE_OF_NAME if is_name else _PIECE) or not longer:
            return 1.0
        added = [word for word in longer if word not in phrase and word not in GLUE]
        if not added or not self._can_name(longer, telling_words(longer)):
            return 1.0
        if is_name and share < _NEARLY_ALWAYS and not all(map(self._belongs, added)):
            return 1.0
        return _PIECE_SERVES

    def _form(self, phrase: Phrase, telling: Sequence[str]) -> tuple[float, bool, bool]:
        """Return how well names of this kind serve, whether it is a name, and whether that says enough."""
        key = " ".join(phrase)
        if self._phrases.is_quoted(phrase):
            return _WORK, True, True
        if len(phrase) > 1 and phrase[-1] in AGREEMENT_WORDS:
            return _AGREED, True, True
        if len(phrase) > 1 and is_place(key) and not is_broad(key):
            return _OF_ITS_OWN, True, True
        proper = [self.is_proper(word) is True for word in telling]
        is_name = self._is_known_name(key) or (any(proper) and all(map(self._belongs, telling)))
        if stands_for_many(phrase) or feature_id(key, Kind.NAME) in self._cluster.broad:
            return (_A_PLACE if is_place(key) or is_people(phrase[0]) else _FOR_MANY), is_name, False
        if len(telling) == 1:
            if is_name:
                return _ONE_NAME, True, False
            return (_EMPTY_WORD if says_little(telling) else _ONE_WORD), False, False
        if is_name:
            person = may_be_person(phrase) and self._shares.in_titles(phrase[-1]) < OFTEN
            return (_FOR_MANY if person else _FULL_NAME), True, True
        if all(word in STOP_WORDS for word in telling):
            return _ONE_WORD, False, False
        return (_MIXED if any(proper) else _PHRASE), False, True


def says_little(phrase: Sequence[str]) -> bool:
    """Return whether words are so common everywhere, or only so name who did something, that they hardly tell what happened."""
    return all({word, word.removesuffix("s")} & _SAYING_LITTLE or word.upper() in ONLY_LETTERS for word in phrase)


def is_bare(phrase: Sequence[str]) -> bool:
    """Return whether words say nothing of what a thread is about."""
    return _BARE.issuperset(phrase)


def telling_words(phrase: Sequence[str]) -> list[str]:
    """Return the words of a name but for those that only hold it together."""
    return [word for word in phrase if word not in SMALL]


def stands_for_many(phrase: Phrase) -> bool:
    """Return whether a name is a place's or an institution's, which alone says nothing of what the thread is."""
    key = " ".join(phrase)
    if is_place(key):
        return is_broad(key)
    if (
        (is_people(phrase[0]) and len(phrase) == 1)
        or phrase[0] in _IN_OFFICE
        or (len(phrase) > 1 and TITLES.issuperset(phrase))
    ):
        return True
    return len(phrase) > 1 and (stem_of(phrase[-1]) in _INSTITUTIONS or phrase[-1] in PLACE_WORDS)
