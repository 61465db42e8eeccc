"""Names in a text in pieces: only its capitals are looked at, and most of them need no more than what is known of their words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise, starmap

from store.names.boundaries import OWN_POSSESSIVES, POSSESSIVE
from store.names.capitalisation import Capitalisation, is_articled
from store.names.name import LONGEST_NAME, Name, name_of
from store.names.occurrence import Occurrence
from store.names.pieces import ABBREVIATED, JOINING, OPENING, Pieces, words_of
from store.names.plain_words import LEADING, LETTERS, PLAIN, SURE, WordAlone, word_classes, words_alone
from store.names.plain_words import OPENING as OPENS
from store.names.quoted import CLOSING, LONGEST_TITLE, SMALL_IN_TITLES
from store.names.run_names import in_run_within
from store.names.run_parts import stand_beside
from store.names.runs import CHAINED, may_go_on, may_have_number, run_around
from store.names.sentence_names import in_run, in_sentence, shouts
from store.names.word_lists import ORGANISATION_WORDS, PARTICLES
from store.text.cities import CITIES

_RUN = re.compile(r"U+|a")
_EXPLAINED_OR_QUOTED = re.compile(r"\(U,|QU+")
_STOPS = frozenset("s,Qq|(x")
"""Marks of what never goes on with a name."""
_SMALL = frozenset("sja")
_SHOUTED = 0.6
"""A line in capitals has as many among its words at least."""
_NOT_IN_TITLES = frozenset("|(x")
_INITIALS = frozenset(ABBREVIATED)
_LONGEST_LETTERS = 4
"""Letters that an abbreviation has at most which spells a common word: `WHO`, `AIDS`."""
_NAMES_FOLLOW = frozenset("Ua'’")
"""Marks of what may follow small words that join names."""
_PARTS = PLAIN + SURE + LETTERS
_WEIGHED_AFTER = ORGANISATION_WORDS | PARTICLES
"""Words before which an office or an opening word may be a part of the name."""
_TO_BE_WEIGHED = Name("", "")
"""Stands for a run of which its words alone don't tell whether a name is in it, or where."""


class _Sentence:
    """A sentence of a text in pieces, cut into words and signs once one of them is needed."""

    __slots__ = ("_text", "_tokens", "begin", "done", "end")

    def __init__(self, text: Pieces, at: int) -> None:
        self._text = text
        self._tokens: list[str] = []
        self.begin, self.end = text.marks.rfind("|", 0, at) + 1, text.marks.find("|", at) + 1
        """From which piece to which it goes."""
        self.done = 0
        """Up to which word or sign runs were looked at that needed it."""

    @property
    def tokens(self) -> list[str]:
        """Its words and signs."""
        if not self._tokens:
            self._tokens = self._text.sentence(self.begin, self.end)
        return self._tokens

    def token_at(self, piece: int) -> int:
        """Return where among its words a piece stands that is one word, with a capital or a tied name: no stretch has such."""
        tokens, word = self.tokens, self._text.pieces[piece]
        at = tokens.index(word)
        for _ in range(self._text.pieces[self.begin : piece].count(word)):
            at = tokens.index(word, at + 1)
        return at

    def piece_after(self, piece: int, tokens: int) -> int:
        """Return the piece so many words and signs after another."""
        while tokens > 0:
            tokens -= len(words_of(self._text.pieces[piece]))
            piece += 1
        return piece

    def may_shout(self) -> bool:
        """Return whether it may be in capitals."""
        pieces, marks, begin = self._text.pieces, self._text.marks, self.begin
        if not (pieces[begin + 1].isupper() or pieces[begin + 2].isupper()):
            return False
        told = marks[begin : self.end]
        return sum(map(str.isupper, pieces[begin : self.end])) > _SHOUTED * sum(map(told.count, "Usja"))


def in_pieces(text: Pieces, first: int, last: int, capitals: Capitalisation) -> list[Occurrence]:
    """Return the names of a text in pieces, from one piece to another, in order."""
    marks = text.marks
    found: list[Occurrence] = []
    done = over = first
    odd = [*_told_apart(text, first, last), last]
    while match := _RUN.search(marks, done, last):
        start, end = match.span()
        if start >= odd[0]:
            sentence = _Sentence(text, odd[0])
            found += [] if shouts(sentence.tokens) else in_sentence(sentence.tokens, capitals)
            done = sentence.end
            odd = [at for at in odd if at >= done]
            continue
        done = end
        name = _plain_name(text, start, end, capitals)
        if name is None:
            continue
        if start >= over:
            sentence = _Sentence(text, start)
            over = sentence.end
            if sentence.may_shout() and shouts(sentence.tokens):
                done = over
                continue
        if name is _TO_BE_WEIGHED:
            at = sentence.token_at(start)
            begin, beyond = run_around(sentence.tokens, at, sentence.done, capitals)
            if beyond:
                names_of = in_run_within if begin == at and marks[start - 1] not in OPENING else in_run
                found += names_of(sentence.tokens, begin, beyond, capitals)
                done, sentence.done = sentence.piece_after(start, beyond - at), beyond
        else:
            last_word = sentence.token_at(end - 1)
            found.append(Occurrence(name, sentence.tokens, last_word - name.text.count(" "), last_word + 1))
    return found


def _told_apart(text: Pieces, first: int, last: int) -> Iterator[int]:
    """Yield where sentences begin in which letters may stand in brackets for words, or the title of a work in quotes."""
    for match in _EXPLAINED_OR_QUOTED.finditer(text.marks, first, last):
        start, end = match.span()
        if text.pieces[end - 1] == ")" if text.marks[start] == "(" else _may_be_title(text, end):
            yield text.marks.rfind("|", 0, start) + 1


def _may_be_title(text: Pieces, at: int) -> bool:
    """Return whether what stands from a piece on, after a mark and capitals, may end the title of a work."""
    for mark, piece in zip(text.marks[at : at + LONGEST_TITLE], text.pieces[at : at + LONGEST_TITLE], strict=True):
        if mark in _SMALL:
            if not all(word in SMALL_IN_TITLES or word == "," or word[0].isdigit() for word in words_of(piece)):
                return False
        elif mark in _NOT_IN_TITLES:
            return False
        elif piece in CLOSING:
            return True
    return False


def _plain_name(text: Pieces, start: int, end: int, capitals: Capitalisation) -> Name | None:
    """Return the name of a run of capitalised words if its words tell it, wherever they stand."""
    pieces, marks, _ = text
    before, last = marks[start - 1], pieces[end - 1]
    if marks[start] == "a":
        return _TO_BE_WEIGHED if last[-1] != " " and is_articled(last) else None
    if marks[end] not in _STOPS and _may_go_on(text, end, last):
        return _TO_BE_WEIGHED
    if before in _SMALL and pieces[start - 1].rsplit(None, 1)[-1].rpartition(",")[2] in CHAINED:
        return _TO_BE_WEIGHED
    if end - start == 1:
        alone = words_alone[last]
        return alone and _name_alone(alone, before, last, capitals)
    return _name_of_words(pieces[start:end], before in OPENING, capitals)


def _name_of_words(words: list[str], is_opening: bool, capitals: Capitalisation) -> Name | None:
    """Return the name of several capitalised words, of which the first ones may only open a sentence, or be an office."""
    first, last = words[0], words[-1]
    if last.endswith(POSSESSIVE):
        words[-1] = last[:-2]
    kinds = "".join([word_classes[word] for word in words])
    kind, many = kinds[0], len(words)
    if kind == LEADING or (kind == OPENS and is_opening):
        begin = min(many - len(kinds[1:].lstrip(LEADING)), many - 1)
        low, before = words[begin].lower(), words[begin - 1]
        if low in _WEIGHED_AFTER or before == "Of" or (before == "The" and f"the {low}" in CITIES):
            return _TO_BE_WEIGHED
        if begin == many - 1:
            return _name_after_leading(last, capitals)
        words, kinds = words[begin:], kinds[begin:]
    elif is_opening and first not in capitals.inside and (kind != SURE or capitals.has_small(first.lower())):
        return _TO_BE_WEIGHED
    if kinds.strip(_PARTS) or last.lower() in OWN_POSSESSIVES:
        return _TO_BE_WEIGHED
    if LETTERS in kinds and (not kinds.strip(LETTERS) or any(starmap(stand_beside, pairwise(words)))):
        return _TO_BE_WEIGHED
    printed = " ".join(words)
    return name_of(printed) if len(printed) <= LONGEST_NAME else None


def _name_after_leading(word: str, capitals: Capitalisation) -> Name | None:
    """Return the name that a word is before which others only open a sentence, or say somebody's office."""
    alone = words_alone[word]
    if alone is None:
        return None
    if alone.surely or alone.is_told_apart:
        return _TO_BE_WEIGHED
    return None if alone.is_plain and capitals.has_small(alone.low) else alone.name


def _name_alone(alone: WordAlone, before: str, word: str, capitals: Capitalisation) -> Name | None:
    """Return the name that a capitalised word is which stands alone, by the mark before it."""
    name, low, surely, is_plain, is_known_word, is_foreign_word, _ = alone
    if surely:
        return name
    if word[1:2] == "-" or (is_foreign_word and not capitals.is_english):
        return _TO_BE_WEIGHED
    if before not in OPENING or name.text in capitals.inside:
        return None if is_plain and capitals.has_small(low) else name
    if is_known_word and (len(low) > _LONGEST_LETTERS or not name.text.isupper()):
        return None
    if not (capitals.is_english or name.text.isupper()):
        return None
    return None if capitals.has_small(low) else name


def _may_go_on(text: Pieces, at: int, last: str) -> bool:
    """Return whether the run before a piece may go on with it."""
    pieces, marks, _ = text
    if last.endswith(POSSESSIVE) and last.lower() not in OWN_POSSESSIVES:
        return False
    after, piece = marks[at], pieces[at]
    if after in _SMALL:
        if piece[-1] != " " and after == "a" and is_articled(piece):
            return True
        return (
            marks[at + 1] in _NAMES_FOLLOW
            and piece.split(" ", 1)[0] in JOINING
            and may_go_on(last, piece.split(), pieces[at + 1])
        )
    if after == "d":
        return may_have_number(last, piece)
    return marks[at + 1] == "U" or (after == "." and (len(last) == 1 or last in _INITIALS))
