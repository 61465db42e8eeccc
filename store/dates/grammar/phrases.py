"""Phrases: how rules are written down, and how they become patterns over the classes of words.

A phrase is a regular expression whose letters are whole words: `month dot? day (comma? year)?`. Names are classes of words
(`words.py`, `lexing.py`) or the shorthands below; `<when:...>` names a part that the rule asks for afterwards.
"""

from __future__ import annotations

import re
from functools import lru_cache

from store.dates.lexer.tokenizer import LETTERS

SETS = {
    "any_month": "month maybe_month",
    "any_weekday": "weekday maybe_weekday",
    "any_season": "season maybe_season",
    "nth": "ordinal_word second ordinal",
    "calendar_unit": "unit quarter",
    "any_unit": "unit clock_unit",
    "any_units": "units clock_units weekends seasons",
    "digits": "small number",
    "which": "last next past coming previous following this that same current latest",
    "part": "daypart night",
    "tie": "in on at by since until from to of for before after during within between about nearly early late mid or and",
}
"""Shorthands for one word of several classes."""

SHORTHANDS = {
    "spelled": "((a dash? hundred|a thousand|ones|teens|tens) (dash? (ones|hundred|thousand))* (and (tens|ones|teens) (dash? ones)?)?)",
    "fractional": "(digits dash? fraction|(digits|ones) dash? and dash? a dash? half|fraction|ones and a half)",
    "count": "(fractional|digits|year|amount|spelled|a couple of?|couple of|a? few|a? many|some|a)",
    "exact": "(fractional|digits|amount|spelled)",
    "ordinal_day": "(ordinal|ordinal_word|second|tens dash ordinal_word)",
    "month_day": "(last? any_month dot? (small|the? ordinal_day)|(small|the? ordinal_day) of? any_month)",
    "spelled_year": "(teens|tens) (tens dash? ones|teens|tens)",
    "any_year": "(year|spelled_year|ones thousand (and? (teens|tens dash? ones|ones|tens))?)",
    "year_told": "(the? fiscal unit? (year|small)|fy quote? (year|small|number)|quote (small|number)|the? year fiscal unit"
    "|the? (last|this|next|coming|current|previous) fiscal? unit(?! apos)|any_year)",
    "on_day": "(relday|((this|last|next|coming|previous|following) coming?)? any_weekday (comma? month_day (comma? year)?)?"
    "|month_day (comma? year)?)",
    "hour": "(clock|small|ones|teens)",
    "timed": "((clock|small|amount) ampm|clock|noon)",
    "quarterly": "(quarter|period)",
}
"""Shorthands for parts of phrases; a later one may use the earlier ones."""

_NAME = re.compile(r"[a-z_0-9]*[a-z_][a-z_0-9]*")
_SOME = "{0,4}"
"""What `*` stands for: no number is longer, and a text made of number words must not be read over and over."""
_GROUP = re.compile(r"<([a-z_]+):")


def compiled(phrase: str) -> re.Pattern[str]:
    """Return the pattern over `Tokens.classes` that a phrase stands for, its named parts as named groups."""
    return re.compile(_spelled_out(phrase))


def unnamed(phrase: str) -> str:
    """Return the same as text, without names, to be joined with others."""
    return re.sub(r"\?P<[a-z_0-9]+>", "?:", _spelled_out(phrase))


@lru_cache(None)
def _spelled_out(phrase: str) -> str:
    groups: list[str] = []

    def keep(match: re.Match[str]) -> str:
        groups.append(match[1])
        return f"(\x00{len(groups) - 1}\x00"

    text = _GROUP.sub(keep, phrase).replace(">", ")").replace("(", "(?:").replace("(?:\x00", "(\x00").replace("(?:?", "(?")
    text = _NAME.sub(lambda match: _named(match[0]), text).replace(" ", "").replace("*", _SOME)
    return re.sub(r"\x00(\d+)\x00", lambda match: f"?P<{_numbered(groups, int(match[1]))}>", text)


def _numbered(groups: list[str], index: int) -> str:
    """Return the name of a part with how often it came before: a phrase may name the same part in two places."""
    return f"{groups[index]}{groups[:index].count(groups[index]) or ''}"


def _named(name: str) -> str:
    if name in SHORTHANDS:
        return _spelled_out(SHORTHANDS[name])
    return one_of(name)


def one_of(names: str) -> str:
    """Return the pattern for one word of the classes or sets named, separated by spaces."""
    letters = letters_for(names)
    return letters if len(letters) == 1 else f"[{letters}]"


@lru_cache(None)
def letters_for(names: str) -> str:
    """Return the letters of classes or sets of classes, separated by spaces, as they stand in `Tokens.classes`."""
    return "".join(letters_for(SETS[name]) if name in SETS else LETTERS[name] for name in names.split())


def letter_set(names: str) -> frozenset[str]:
    """Return the same as a set, to ask whether a token is of one of the classes."""
    return frozenset(letters_for(names))
