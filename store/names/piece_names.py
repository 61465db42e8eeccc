"""Names in a text in pieces: only its capitals are looked at, and most of them need no more than what is known of their words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from store.names.boundaries import OWN_POSSESSIVES, POSSESSIVE
from store.names.capitalisation import Capitalisation, is_articled
from store.names.name import Name
from store.names.occurrence import Occurrence, sentence_around
from store.names.pieces import ABBREVIATED, JOINING, OPENING, Pieces, words_of
from store.names.plain_runs import TO_BE_WEIGHED, runs_alone
from store.names.plain_words import LEADING, SURE, WordAlone, word_classes, words_alone
from store.names.plain_words import OPENING as OPENS
from store.names.quoted import CLOSING, LONGEST_TITLE, SMALL_IN_TITLES
from store.names.run_names import NameInRun, names_in_run
from store.names.runs import CHAINED, may_go_on, may_have_number, run_around
from store.names.sentence_names import Place, in_run, in_sentence, shouts
from store.names.word_lists import NEVER_FIRST

_RUN = re.compile(r"U+|a")
_EXPLAINED_OR_QUOTED = re.compile(r"\(U,|QU+")
_STOPS = frozenset("s,Qq|(x")
"""Marks of what never goes on with a name."""
_SMALL = frozenset("sja")
_NOT_IN_TITLES = frozenset("|(x")
_INITIALS = frozenset(ABBREVIATED)
_LONGEST_LETTERS = 4
"""Letters that an abbreviation has at most which spells a common word: `WHO`, `AIDS`."""
_NAMES_FOLLOW = frozenset("Ua'’")
"""Marks of what may follow small words that join names."""
_JOINING_ANYWHERE = frozenset(("of ", "of the ", "for ", "for the ", "on "))
"""Stretches that join what stands beside them to one name by these words alone."""
_LEADS = LEADING + OPENS
"""Classes of first words that are no part of a name, some only where they open a sentence."""


class _Places:
    """Where pieces stand among the words and signs of a text, found by going along with both."""

    __slots__ = ("_piece", "_text", "_token")

    def __init__(self, text: Pieces) -> None:
        self._text = text
        self._piece = self._token = 0

    def token_at(self, piece: int) -> int:
        """Return where a piece stands that is one word, with a capital or a tied name, after those before: no stretch has such."""
        pieces, tokens = self._text.pieces, self._text.tokens
        word = pieces[piece]
        at = tokens.index(word, self._token)
        for _ in range(pieces[self._piece : piece].count(word)):
            at = tokens.index(word, at + 1)
        self._piece, self._token = piece, at
        return at


def in_pieces(text: Pieces, first: int, last: int, capitals: Capitalisation) -> list[Occurrence]:
    """Return the names of a text in pieces, from one piece to another, in order."""
    marks, tokens = text.marks, text.tokens
    found: list[Occurrence] = []
    places = _Places(text)
    done = over = first
    weighed = 0
    odd = [*_told_apart(text, first, last), last]
    while match := _RUN.search(marks, done, last):
        start, done = match.span()
        if start >= odd[0]:
            begin, beyond = sentence_around(tokens, places.token_at(marks.find("U", start)))
            sentence = tokens[begin:beyond]
            found += _placed([] if shouts(sentence) else in_sentence(sentence, capitals), tokens, begin)
            done = marks.find("|", start)
            odd = [at for at in odd if at > done]
            continue
        name = _plain_name(text, start, done, capitals)
        if name is None:
            continue
        if start >= over:
            over = marks.find("|", start) + 1
            if _shouts(text, start, over):
                done = over
                continue
        if name is not TO_BE_WEIGHED:
            last_word = places.token_at(done - 1)
            found.append(Occurrence(name, tokens, last_word - name.text.count(" "), last_word + 1))
            continue
        at = places.token_at(start)
        if capitals.is_english and (end := _end_of_run_alone(text, start, done)):
            known = names_in_run(" ".join(text.pieces[start:end]))
            if known is not None:
                found += _as_they_stand(known, tokens, at, capitals)
                done, weighed = end, places.token_at(end - 1) + 1
                continue
        begin, beyond = sentence_around(tokens, at)
        sentence = tokens[begin:beyond]
        run, behind = run_around(sentence, at - begin, max(0, weighed - begin), capitals)
        if behind:
            found += _placed(in_run(sentence, run, behind, capitals), tokens, begin)
            weighed = begin + behind
            done = _piece_after(text, start, weighed - at)
    return found


def _end_of_run_alone(text: Pieces, start: int, end: int) -> int:
    """Return up to which piece a run goes, with what `of` and the like join to it, if it has the same names wherever it stands; else 0."""
    pieces, marks = text.pieces, text.marks
    if marks[start] != "U" or _is_chained(text, start):
        return 0
    if marks[start - 1] in OPENING and not (word_classes[pieces[start]] == LEADING and pieces[start].lower() in NEVER_FIRST):
        return 0
    while marks[end] not in _STOPS and _may_go_on(text, end, pieces[end - 1]):
        following = _RUN.match(marks, end + 1)
        if pieces[end] not in _JOINING_ANYWHERE or following is None:
            return 0
        end = following.end()
    return end


def _as_they_stand(
    known: Iterable[NameInRun], tokens: Sequence[str], at: int, capitals: Capitalisation
) -> Iterator[Occurrence]:
    """Yield the names of a run, which begins at a place in the text."""
    for name, start, end, plain in known:
        if not (plain and capitals.has_small(plain)):
            yield Occurrence(name, tokens, at + start, at + end)


def _placed(names: Iterable[Place], tokens: Sequence[str], begin: int) -> Iterator[Occurrence]:
    """Yield the names of a sentence as they stand in the text, where the sentence begins at a place."""
    for name, start, end in names:
        yield Occurrence(name, tokens, begin + start, begin + end)


def _piece_after(text: Pieces, piece: int, tokens: int) -> int:
    """Return the piece so many words and signs after another."""
    while tokens > 0:
        tokens -= len(words_of(text.pieces[piece]))
        piece += 1
    return piece


def _shouts(text: Pieces, at: int, over: int) -> bool:
    """Return whether a sentence is in capitals, given a piece of it and where it ends."""
    begin = text.marks.rfind("|", 0, at) + 1
    if text.pieces[begin + 1].isupper() or text.pieces[begin + 2].isupper():
        return shouts(text.sentence(begin, over))
    return False


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
    pieces, marks = text.pieces, text.marks
    before, last = marks[start - 1], pieces[end - 1]
    if marks[start] == "a":
        return TO_BE_WEIGHED if last[-1] != " " and is_articled(last) else None
    if marks[end] not in _STOPS and _may_go_on(text, end, last):
        return TO_BE_WEIGHED
    if before in _SMALL and _is_chained(text, start):
        return TO_BE_WEIGHED
    if end - start == 1:
        alone = words_alone[last]
        return alone and _name_alone(alone, before, last, capitals)
    name, opening, kind, first, plain = runs_alone[" ".join(pieces[start:end])]
    if before in OPENING:
        if kind not in _LEADS:
            if pieces[start] not in capitals.inside and (kind != SURE or capitals.has_small(first)):
                return TO_BE_WEIGHED
        else:
            name = opening
    return None if plain and name is not TO_BE_WEIGHED and capitals.has_small(plain) else name


def _is_chained(text: Pieces, start: int) -> bool:
    """Return whether a particle stands before a piece."""
    return text.marks[start - 1] in _SMALL and text.pieces[start - 1].rsplit(None, 1)[-1].rpartition(",")[2] in CHAINED


def _name_alone(alone: WordAlone, before: str, word: str, capitals: Capitalisation) -> Name | None:
    """Return the name that a capitalised word is which stands alone, by the mark before it."""
    name, low, surely, is_plain, is_known_word, is_foreign_word, _ = alone
    if surely:
        return name
    if word[1:2] == "-" or (is_foreign_word and not capitals.is_english):
        return TO_BE_WEIGHED
    if before not in OPENING or name.text in capitals.inside:
        return None if is_plain and capitals.has_small(low) else name
    if is_known_word and (len(low) > _LONGEST_LETTERS or not name.text.isupper()):
        return None
    if not (capitals.is_english or name.text.isupper()):
        return None
    return None if capitals.has_small(low) else name


def _may_go_on(text: Pieces, at: int, last: str) -> bool:
    """Return whether the run before a piece may go on with it."""
    pieces, marks = text.pieces, text.marks
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
