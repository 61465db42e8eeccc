"""Names in a text: only its capitals are looked at, and most of them need no more than what is known of their words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from store.names.boundaries import OWN_POSSESSIVES, POSSESSIVE
from store.names.capitalisation import Capitalisation
from store.names.name import Name
from store.names.occurrence import Occurrence, PlaceInText, occurrences_of
from store.names.pieces import ABBREVIATED, JOINING, OPENING, CutText
from store.names.plain_runs import TO_BE_WEIGHED, runs_alone
from store.names.plain_words import LEADING, SURE, WordAlone, word_classes, words_alone
from store.names.plain_words import OPENING as OPENS
from store.names.quoted import CLOSING, LONGEST_TITLE, SMALL_IN_TITLES
from store.names.run_names import NamesInRun, names_in_run
from store.names.runs import CHAINED, may_go_on, may_have_number, run_around
from store.names.sentence_names import Place, in_run, in_sentence, shouts
from store.names.word_lists import NEVER_FIRST

_RUN = re.compile(r"[Ua](?:(?<=U)U+)?")
_EXPLAINED_OR_QUOTED = re.compile(r"[(Q]U(?:(?<=QU)U*|,)")
"""A pattern that begins with a mark, or one of some, is looked for fastest."""
_STOPS = frozenset(",Qq|(x")
"""Marks of what never goes on with a name."""
_SMALL = frozenset("sa")
_NOT_IN_TITLES = frozenset("|(x")
_INITIALS = frozenset(ABBREVIATED)
_LONGEST_LETTERS = 4
"""Letters that an abbreviation has at most which spells a common word: `WHO`, `AIDS`."""
_NAMES_FOLLOW = frozenset("Ua'’")
"""Marks of what may follow small words that join names."""
_JOINING_ANYWHERE = frozenset(("of", "for", "on"))
"""Words that join what stands beside them to one name, whatever else stands around."""
_MOST_JOINING = 6
"""Small words between two parts of a name, at most."""
_LEADS = LEADING + OPENS
"""Classes of first words that are no part of a name, some only where they open a sentence."""


def in_text(text: CutText, first: int, last: int, capitals: Capitalisation) -> list[Occurrence]:
    """Return the names of a text, from one of its words to another, in order."""
    tokens, marks = text.tokens, text.marks
    found: list[PlaceInText] = []
    done = over = first
    weighed = 0
    odd = [*_told_apart(text, first, last), last]
    while match := _RUN.search(marks, done, last):
        start, done = match.span()
        if start >= odd[0]:
            begin, done = odd[0], marks.find("|", start)
            sentence = tokens[begin:done]
            found += _placed([] if shouts(sentence) else in_sentence(sentence, capitals), tokens, begin)
            odd = [at for at in odd if at > done]
            continue
        name = _plain_name(text, start, done, capitals)
        if name is None:
            continue
        if start >= over:
            begin, over = marks.rfind("|", 0, start) + 1, marks.find("|", start)
            if (tokens[begin + 1].isupper() or tokens[begin + 2].isupper()) and shouts(tokens[begin:over]):
                done = over
                continue
        if name is not TO_BE_WEIGHED:
            found.append((name, tokens, done - 1 - name.text.count(" "), done))
            continue
        known = _names_by_themselves(text, start, done) if capitals.is_english else None
        if known is not None:
            found += _as_they_stand(known, tokens, start, capitals)
            done = weighed = start + known.length
            continue
        sentence = tokens[begin:over]
        run, behind = run_around(sentence, start - begin, max(0, weighed - begin), capitals)
        if behind:
            found += _placed(in_run(sentence, run, behind, capitals), tokens, begin)
            done = weighed = begin + behind
    return occurrences_of(found)


def _placed(names: Iterable[Place], tokens: Sequence[str], begin: int) -> Iterator[PlaceInText]:
    """Yield the names of a sentence as they stand in the text, where the sentence begins at a place."""
    for name, start, end in names:
        yield name, tokens, begin + start, begin + end


def _as_they_stand(known: NamesInRun, tokens: Sequence[str], at: int, capitals: Capitalisation) -> Iterator[PlaceInText]:
    """Yield the names of a run, which begins at a place in the text."""
    for name, start, end, plain in known.names:
        if not (plain and capitals.has_small(plain)):
            yield name, tokens, at + start, at + end


def _names_by_themselves(text: CutText, start: int, end: int) -> NamesInRun | None:
    """Return the names of a run, with what `of` and the like join to it, if it has the same wherever it stands in an English text."""
    tokens, marks = text.tokens, text.marks
    if marks[start] != "U" or (marks[start - 1] == "s" and tokens[start - 1] in CHAINED):
        return None
    if marks[start - 1] in OPENING and not (word_classes[tokens[start]] == LEADING and tokens[start].lower() in NEVER_FIRST):
        return None
    while marks[end] not in _STOPS and _may_go_on(text, end, tokens[end - 1]):
        following = end + 1 + (tokens[end + 1] == "the" and tokens[end] != "on")
        if tokens[end] not in _JOINING_ANYWHERE or marks[following] != "U":
            return None
        end = following + 1
        while marks[end] == "U":
            end += 1
    return names_in_run(" ".join(tokens[start:end]))


def _told_apart(text: CutText, first: int, last: int) -> Iterator[int]:
    """Yield where sentences begin in which letters may stand in brackets for words, or the title of a work in quotes."""
    for match in _EXPLAINED_OR_QUOTED.finditer(text.marks, first, last):
        start, end = match.span()
        if text.tokens[end - 1] == ")" if text.marks[start] == "(" else _may_be_title(text, end):
            yield text.marks.rfind("|", 0, start) + 1


def _may_be_title(text: CutText, at: int) -> bool:
    """Return whether what stands from a place on, after a mark and capitals, may end the title of a work."""
    for mark, token in zip(text.marks[at : at + LONGEST_TITLE], text.tokens[at : at + LONGEST_TITLE], strict=True):
        if mark in _SMALL:
            if token not in SMALL_IN_TITLES:
                return False
        elif mark in _NOT_IN_TITLES:
            return False
        elif token in CLOSING:
            return True
    return False


def _plain_name(text: CutText, start: int, end: int, capitals: Capitalisation) -> Name | None:
    """Return the name of a run of capitalised words if its words tell it, wherever they stand."""
    tokens, marks = text.tokens, text.marks
    if marks[start] == "a":
        return TO_BE_WEIGHED
    before, last = marks[start - 1], tokens[end - 1]
    if marks[end] not in _STOPS and _may_go_on(text, end, last):
        return TO_BE_WEIGHED
    if before == "s" and tokens[start - 1] in CHAINED:
        return TO_BE_WEIGHED
    if end - start == 1:
        alone = words_alone[last]
        return alone and _name_alone(alone, before, last, capitals)
    name, opening, kind, first, plain = runs_alone[" ".join(tokens[start:end])]
    if before in OPENING:
        if kind not in _LEADS:
            if tokens[start] not in capitals.inside and (kind != SURE or capitals.has_small(first)):
                return TO_BE_WEIGHED
        else:
            name = opening
    return None if plain and name is not TO_BE_WEIGHED and capitals.has_small(plain) else name


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


def _may_go_on(text: CutText, at: int, last: str) -> bool:
    """Return whether the run before a place may go on with what stands there."""
    tokens, marks = text.tokens, text.marks
    after, token = marks[at], tokens[at]
    if after == "s" and token not in JOINING:
        return False
    if last.endswith(POSSESSIVE) and last.lower() not in OWN_POSSESSIVES:
        return False
    if after == "s":
        end = at + 1
        while marks[end] == "s" and end - at <= _MOST_JOINING:
            end += 1
        return marks[end] in _NAMES_FOLLOW and may_go_on(last, tokens[at:end], tokens[end])
    if after == "d":
        return may_have_number(last, token)
    return after == "a" or marks[at + 1] == "U" or (after == "." and (len(last) == 1 or last in _INITIALS))
