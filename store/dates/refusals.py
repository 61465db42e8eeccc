"""What only looks like a time: money, measures, names, numbers of things."""

from __future__ import annotations

from store.dates.lexing import LETTERS, Reading
from store.dates.meaning import Meaning
from store.dates.mention import DATE
from store.dates.phrases import letters_of

_MONEY = LETTERS["money"]
_FIGURES = frozenset(letters_of("digits") + letters_of("any_month") + LETTERS["year"])
_TITLED = frozenset("".join(letters_of(name) for name in ("this", "digits", "tens", "relday", "tonight", "vague")))
_YEARS, _SMALL = LETTERS["year"], letters_of("digits")
_MEASURES = frozenset(
    "people men women children percent points point miles km kilometers kilometres meters metres feet dollars euros pounds million "
    "billion trillion votes seats shares jobs workers employees troops soldiers homes houses cars copies units tons tonnes barrels "
    "acres square degrees pages words students members deaths horsepower volts watts cases others pieces bottles".split()
)
_NUMBERING = frozenset(
    "no no. number room flight channel route highway section article page chapter model version boeing airbus windows".split()
)
_TITLES = frozenset(
    ["60 Minutes", "Sixty Minutes", "48 Hours", "This Week", "This Month", "This Year", "Today", "Tonight", "Tomorrow", "Now"]
)
_STREETS = frozenset("street st avenue ave road rd lane drive court place square boulevard blvd".split())


def refused(reading: Reading, begin: int, end: int, meaning: Meaning) -> bool:
    """Say whether the words around a phrase (words `begin` to `end`) show that it is no time at all."""
    classes = reading.classes
    if begin and classes[begin - 1] == _MONEY:
        return True
    first = classes[begin]
    if first in _TITLED and _is_title(reading, begin, end):
        return True
    if first not in _FIGURES:
        return False
    following = reading.word(end) if end < len(classes) else ""
    previous = reading.word(begin - 1) if begin else ""
    if previous == "." and begin > 1:
        previous = reading.word(begin - 2) + "."
    if following in _STREETS and reading.text[reading.span(end)[0]].isupper() and meaning.kind is DATE:
        return True
    if end - begin == 1 and classes[begin] == _YEARS:
        return (
            following in _MEASURES
            or following == "%"
            or previous in _NUMBERING
            or (following == "-" and _runs_on(reading, end))
        )
    return False


def _is_title(reading: Reading, begin: int, end: int) -> bool:
    """Say whether capitals inside a sentence make it the name of a programme or a paper: "ABC's This Week"."""
    start, stop = reading.span(begin)[0], reading.span(end - 1)[1]
    return reading.text[start:stop] in _TITLES and not _opens(reading.text, start)


def _opens(text: str, start: int) -> bool:
    """Say whether a place opens a sentence, where a capital means nothing."""
    before = text[max(0, start - 3) : start].rstrip(" \"'“”‘`*")
    return not before or before[-1] in ".!?:\n-–—_("


def _runs_on(reading: Reading, end: int) -> bool:
    """Say whether a number goes on after a dash: "1990-foot" is a measure, "1990-91" a range."""
    return end + 1 < len(reading.classes) and reading.word(end + 1) in _MEASURES | {"foot", "mile", "meter", "page", "ton"}
