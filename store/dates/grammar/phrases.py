"""Phrases: how rules are written down, and how they become patterns over the classes of words.

A phrase is a regular expression whose letters are whole words: `month dot? day (comma? year)?`. Names are classes of words
(`token_classes.py` lists them) or the shorthands below; `<when:...>` names a part that the rule asks for afterwards.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property, lru_cache

from store.dates.lexer.token_classes import letters_for

SHORTHANDS = {
    "spelled": "((a dash? hundred|a thousand|ones|teens|tens) (dash? (ones|hundred|thousand))* (and (tens|ones|teens) (dash? ones)?)?)",
    "fractional": "(digits dash? fraction|(digits|ones) dash? and dash? a dash? half|fraction|ones and a half)",
    "count": "(fractional|digits|year|amount|spelled|a couple of?|couple of|a? few|a? many|some|a)",
    "exact": "(fractional|digits|amount|spelled)",
    "ordinal_day": "(nth|tens dash ordinal_word)",
    "month_day": "(last? any_month dot? (small|the? ordinal_day)|(small|the? ordinal_day) of? any_month)",
    "spelled_year": "(teens|tens) (tens dash? ones|teens|tens)",
    "any_year": "(year|spelled_year|ones thousand (and? (teens|tens dash? ones|ones|tens))?)",
    "year_told": "(the? fiscal unit? (year|small)|fy quote? year_figures|quote digits|the? year fiscal unit"
    "|the? (last|this|next|coming|current|previous) fiscal? unit(?! apos)|any_year)",
    "on_day": "(relday|((this|last|next|coming|previous|following) coming?)? any_weekday (comma? month_day (comma? year)?)?"
    "|month_day (comma? year)?)",
    "near_unit": "(near_which unit)",
    "spelled_era": "((letter|a) dot letter (dot letter)? dot?)",
    "hour": "(clock|small|ones|teens)",
    "timed": "((clock|small|amount) ampm|clock|noon)",
    "quarterly": "(quarter|period)",
}
"""Shorthands for parts of phrases; a later one may use the earlier ones."""

SOME = "{0,4}"
"""What `*` stands for: no number is longer, and a text made of number words must not be read over and over."""
_SIGNS = {"(": "(?:", ">": ")", "*": SOME, " ": ""}
_PIECE = re.compile(r"<(?P<group>[a-z_]+):|(?P<name>[a-z_0-9]*[a-z_][a-z_0-9]*)|\((?!\?)|[>* ]")


def compiled(phrase: str) -> re.Pattern[str]:
    """Return the pattern over `Tokens.classes` that a phrase stands for, its named parts as named groups."""
    return re.compile(spelled_out(phrase))


class LatePhrase:
    """A phrase that is compiled when a text first has what it may begin with: most texts have few of all phrases."""

    def __init__(self, phrase: str) -> None:
        self._phrase = phrase

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """Its pattern, compiled once."""
        return compiled(self._phrase)


@lru_cache(None)
def spelled_out(phrase: str) -> str:
    """Return the pattern as text; a part named in two places is numbered in the second, as `year1`."""
    counts: Counter[str] = Counter()

    def spelled(piece: re.Match[str]) -> str:
        if group := piece["group"]:
            counts[group] += 1
            return f"(?P<{group}{counts[group] - 1 or ''}>"
        return _pattern_of(piece["name"]) if piece["name"] else _SIGNS[piece[0]]

    return _PIECE.sub(spelled, phrase)


def _pattern_of(name: str) -> str:
    """Return the pattern for a shorthand, or for one word of a class or set."""
    if name in SHORTHANDS:
        return spelled_out(SHORTHANDS[name])
    letters = letters_for(name)
    return letters if len(letters) == 1 else f"[{letters}]"
