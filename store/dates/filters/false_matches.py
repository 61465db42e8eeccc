"""What only looks like a time: money, measures, names, numbers of things."""

from __future__ import annotations

from store.dates.filters.plain_figures import MEASURES, is_plain_figure, of_another_calendar
from store.dates.filters.proper_names import NAMING, is_name
from store.dates.grammar.timex import Timex
from store.dates.lexer.token_classes import LETTERS, letter_set
from store.dates.lexer.tokenizer import Tokens
from store.dates.mention import DATE

_MONEY, _YEAR, _SMALL = (LETTERS[name] for name in ("money", "year", "small"))
_FIGURES, _NOUNS = letter_set("digits any_month year"), letter_set("other letter title")
_TITLED = letter_set("this digits tens relday tonight vague")
_TITLES = frozenset(
    ["60 Minutes", "Sixty Minutes", "48 Hours", "This Week", "This Month", "This Year", "Today", "Tonight", "Tomorrow", "Now"]
)
_TITLES_BEGIN, _LONGEST_TITLE = frozenset(title.split()[0] for title in _TITLES), 2
_SHORT = 3
"""So many words at most has a year with "the year" before it."""
_STREETS = frozenset("street st avenue ave road rd lane drive court place square boulevard blvd".split())


def is_false_match(tokens: Tokens, begin: int, end: int, timex: Timex) -> bool:
    """Say whether the words around a phrase (words `begin` to `end`) show that it is no time at all."""
    classes = tokens.classes
    first, length = classes[begin], end - begin
    if classes[begin - 1 : begin] == _MONEY or (first in NAMING and is_name(tokens, begin, end)):
        return True
    if classes[end - 1] == _YEAR and length <= _SHORT and of_another_calendar(tokens, begin, end):
        return True
    if first in _TITLED and length <= _LONGEST_TITLE and _is_title(tokens, begin, end):
        return True
    if first not in _FIGURES:
        return False
    if length == 1 and first == _YEAR and is_plain_figure(tokens, begin, end):
        return True
    return timex.kind is DATE and classes[end : end + 1] in _NOUNS and _names_a_place_or_counts(tokens, begin, end)


def _names_a_place_or_counts(tokens: Tokens, begin: int, end: int) -> bool:
    """Say whether the word behind a date in figures makes it a street ("15 May Street") or a count ("in June 12 people died")."""
    following = tokens.word(end)
    if following in _STREETS and tokens.written(end)[0].isupper():
        return True
    return end - begin == _LONGEST_TITLE and tokens.classes[end - 1] == _SMALL and following in MEASURES


def _is_title(tokens: Tokens, begin: int, end: int) -> bool:
    """Say whether capitals inside a sentence make it the name of a programme or a paper: "ABC's This Week"."""
    if tokens.written(begin) not in _TITLES_BEGIN:
        return False
    start, stop = tokens.span(begin)[0], tokens.span(end - 1)[1]
    return tokens.text[start:stop] in _TITLES and not _opens(tokens.text, start)


def _opens(text: str, start: int) -> bool:
    """Say whether a place opens a sentence, where a capital means nothing."""
    before = text[max(0, start - 3) : start].rstrip(" \"'“”‘`*")
    return not before or before[-1] in ".!?:\n-–—_("
