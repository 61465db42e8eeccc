"""Figures that look like years and are none: counts, numbers of laws, rooms and flights, telephones, years of other calendars."""

from __future__ import annotations

from store.dates.lexer.token_classes import LETTERS, letter_set
from store.dates.lexer.tokenizer import Tokens
from store.text.late_pattern import LatePattern

_YEAR, _DASH, _OTHER, _OF, _IN, _DID, _SMALL, _NUMBER = (
    LETTERS[name] for name in "year dash other of in did small number".split()
)
_FIGURES, _LONG = letter_set("digits amount year"), letter_set("number amount")
_LISTED = letter_set("year number small amount comma and or dash slash to")
_MONTHS, _TIES, _ENDS = letter_set("any_month"), letter_set("and to or dash"), letter_set("dot stop paragraph")
_CLOSING, _FOLLOWED = (
    letter_set("comma dot pause stop paragraph close"),
    letter_set("in of since by until during the and to from"),
)
"""Signs that end what may be counted, and words that no number of a law or a room stands behind."""
_COUNTED = letter_set("other did letter percent dash")
"""The classes of what may be counted or measured, and of the dash before it."""
_DOING, _APPROXIMATE = (
    letter_set("did was had is will would"),
    letter_set("some about nearly more than least most few other_one up"),
)
_COUNTING = frozenset(
    "only just another all other those these exactly total totalling totaling estimated further additional up".split()
)
_DATED = frozenset(
    "sales earnings profits results figures levels elections olympics games prices rates exports imports revenues costs losses attacks "
    "protests riots floods fires talks accords polls finals championships awards models reforms rules laws changes plans goals "
    "targets standards cuts wars events crimes killings bombings hearings taxes campaigns budgets forecasts estimates terms "
    "contracts hurricanes earthquakes fiscal series was is has".split()
)
"""Words in -s that go with a year: "2015 sales", "1998 elections"."""
MEASURES = frozenset(
    "people men women children percent point points miles km kilometers kilometres meters metres feet dollars euros pounds million "
    "billion trillion votes seats shares jobs workers employees troops soldiers homes houses cars copies units tons tonnes barrels "
    "acres square degrees pages words students members deaths horsepower volts watts cases others pieces bottles tickets visitors "
    "fans spectators residents families refugees migrants passengers patients prisoners rebels fighters protesters demonstrators "
    "hectares litres liters gallons kilos kilograms grams calories m ft kg mph kw hp mm cm lb lbs mb gb hz cc mg kwh mw rupees yen "
    "dirhams riyals lira rand roubles rubles yuan won pesos francs crowns kroner crore lakh cattle sheep head km² m² rpm bytes".split()
)
"""What is counted and measured: a figure before these is no year and no day."""
_MEASURED_WITH = MEASURES | {"foot", "mile", "meter", "metre", "page", "ton"}
"""The same with what is told in the singular behind a dash: "a 1990-foot tower"."""
_CROWDS = frozenset("crowd total staff population force army fleet audience workforce crew garrison maximum minimum".split())
_TOLD_VERBS = ("reported", "projected", "expected", "estimated", "forecast")
"""Verbs that figures of a year follow, not counts."""
_PEOPLE = frozenset("people men women children workers families residents others".split())
_NUMBERING = frozenset(
    "no no. number numbers nos room rooms flight flights channel channels route routes highway section sections article articles page "
    "pages chapter chapters model version boeing airbus windows peugeot bmw resolution resolutions docket file form code pin ext "
    "extension unit suite apartment apt gate platform bus train lot plot box psalm formula decree directive docket exhibit "
    "paragraph lines item asteroid serial order batch rs usd eur gbp inr pkr aud cad flat hotline "
    "class zip postcode pincode house scr unscr isbn issn".split()
)
_LAWS = frozenset("law bill ordinance regulation rule circular notification".split())
"""Numbers follow these, but years where they are part of a name: "law 1999 bans it", "the Elections Bill 2024"."""
_DIALLED, _LONGEST_RUN = letter_set("digits amount year dash open close"), 8
_CALLING = frozenset("call phone tel telephone fax dial hotline ring whatsapp phoned dialled dialed".split())
_CALENDARS = frozenset(
    "hijri hijrah hegira muharram safar rajab shaban sha'ban ramadan ramazan shawwal dhul zul hijjah awwal thani jumada rabi "
    "nowruz nauroz norooz noruz norouz newroz farvardin ordibehesht khordad tir mordad shahrivar mehr aban azar dey bahman esfand hamal "
    "sawr jawza saratan asad sunbula mizan aqrab qaws jadi dalw hut jalali samvat sambat vikram bikram saka shaka sambhat reiwa "
    "heisei showa tishrei kislev nisan adar buddhist ethiopian coptic".split()
)
_ALWAYS = frozenset("samvat sambat vikram bikram saka shaka sambhat ethiopian coptic buddhist".split())
"""Calendars whose years lie near ours."""
_ELSEWHERE = frozenset("persian iranian islamic muslim hebrew jewish solar lunar arabic afghan kurdish hijri".split())
_CALENDAR_WORDS = frozenset(("calendar", "year", "new"))
_ERAS = LatePattern(r"\s*,?\s*\(?(?:A\.?H\.?|S\.?H\.?|A\.?P\.?|B\.?S\.?|B\.?E\.?|A\.?M\.?|Hijri|Hijra|solar hijri)(?![\w])")
_ERAS_BEGIN, _BEFORE_ERAS = frozenset("ASBHs"), letter_set("comma open paragraph")
_NO_ERAS = letter_set("dot stop pause close and to in of the on at for since by from dash was is")
_OLDEST, _LATEST = "1550", "2100"
"""Between these years, four figures each, a year is likely one of ours."""
_NEAR, _AROUND, _LONGEST_ERA = 4, 6, 16
"""How many words before, how many words around, and how many characters behind are looked at."""


def is_plain_figure(tokens: Tokens, begin: int, end: int) -> bool:
    """Say whether a year that stands alone (words `begin` to `end`), one of our calendar, is a number of something else."""
    return _counts(tokens, begin, end) or _numbers_a_thing(tokens, begin) or _telephone(tokens, begin, end)


def _counts(tokens: Tokens, begin: int, end: int) -> bool:
    """Say whether it counts what follows: "2000 people", "some 2015 tickets", "1990-foot", "2000%"."""
    before, letter = tokens.classes[begin - 1 : begin], tokens.classes[end : end + 1]
    if letter in _CLOSING:
        return before == _OF and _counts_a_crowd(tokens, begin)
    if letter not in _COUNTED:
        return _counts_somebody(tokens, begin, end)
    following = tokens.word(end)
    if following == "%":
        return True
    if following in MEASURES:
        opens = begin <= 1 or tokens.classes[begin - 2] in _ENDS
        return not (before == _IN and following in _PEOPLE and opens)
    if following == "-":
        return tokens.word(end + 1) in _MEASURED_WITH
    if _counts_somebody(tokens, begin, end):
        return True
    if letter != _OTHER or not following.isalpha() or not tokens.written(end)[0].islower():
        return False
    if begin == 0 or following in _DATED:
        return False
    word, plural = tokens.word(begin - 1), following.endswith("s") and not following.endswith("ss")
    if before in _APPROXIMATE or word in _COUNTING:
        return plural or word == "some"
    if word == "of" and tokens.word(begin - 2) in _COUNTING:
        return True
    return plural and before == _DID and word not in _TOLD_VERBS


def _counts_somebody(tokens: Tokens, begin: int, end: int) -> bool:
    """Say whether it counts without a noun of its own: "nearly 2000 were hurt", "2000 to 3000 people", "a crowd of 2000"."""
    classes = tokens.classes
    before, following = classes[begin - 1 : begin], classes[end : end + 1]
    if before in _APPROXIMATE and following in _DOING:
        return True
    if following in _TIES and classes[end + 1 : end + 2] in _FIGURES and end + 2 < len(classes):
        return tokens.word(end + 2) in MEASURES
    return before == _OF and _counts_a_crowd(tokens, begin)


def _counts_a_crowd(tokens: Tokens, begin: int) -> bool:
    return begin > 1 and tokens.classes[begin - 2] == _OTHER and tokens.word(begin - 2) in _CROWDS


def _numbers_a_thing(tokens: Tokens, begin: int) -> bool:
    """Say whether it is the number of a law, a room, a flight: "Resolution 1701", "rooms 2010 and 2012", "No. 2024"."""
    at, classes = begin - 1, tokens.classes
    while at > 0 and at > begin - _NEAR and classes[at] in _LISTED:
        at -= 1
    if classes[at] in _FOLLOWED:
        return False
    word = tokens.word(at)
    if word == "." and at:
        at -= 1
        word = tokens.word(at) + "."
    if word in _NUMBERING or (word.endswith(".") and word.rstrip(".") in _NUMBERING):
        return True
    if word.removesuffix("s") not in _LAWS:
        return False
    named = at and tokens.written(at - 1)[0].isupper() and tokens.classes[at - 1] == _OTHER
    return not named or tokens.word(at - 1) in ("senate", "house", "assembly")


def _telephone(tokens: Tokens, begin: int, end: int) -> bool:
    """Say whether other figures stand so close that it is part of a number to be called: "555-2015", "020 7946 2015"."""
    classes = tokens.classes
    before, after = classes[begin - 1 : begin], classes[end : end + 1]
    if before not in _DIALLED and after not in _DIALLED:
        return _is_called(tokens, begin)
    if before in _FIGURES and not (begin > 1 and classes[begin - 2] in _MONTHS):
        return True
    if after in _FIGURES and (after != _SMALL or len(tokens.word(end)) == 3):
        return True
    if (before == _DASH and _is_long(tokens, begin - 2)) or (after == _DASH and _is_long(tokens, end + 1)):
        return True
    at = begin - 1
    while at > max(0, begin - _LONGEST_RUN) and classes[at] in _DIALLED:
        at -= 1
    if _NUMBER in classes[at + 1 : begin]:
        return True  # "(051) 2025-2026"
    return _is_called(tokens, begin)


def _is_called(tokens: Tokens, begin: int) -> bool:
    """Say whether a word such as "phone" stands just before it."""
    first = max(0, begin - _NEAR)
    if _CALLING.isdisjoint(tokens.words(first, begin)):
        return False
    return any(tokens.classes[at] == _OTHER and tokens.word(at) in _CALLING for at in range(first, begin))


def _is_long(tokens: Tokens, index: int) -> bool:
    """Say whether a word is a number of three figures or more, and no year."""
    return index >= 0 and tokens.classes[index : index + 1] in _LONG and len(tokens.word(index)) > 2


def _has_an_era(tokens: Tokens, end: int) -> bool:
    """Say whether the sign of another era stands behind a year; that is not looked for where the next word begins otherwise."""
    at, classes = end, tokens.classes
    while classes[at : at + 1] in _BEFORE_ERAS:
        at += 1
    if classes[at : at + 1] in _NO_ERAS or tokens.written(at)[:1] not in _ERAS_BEGIN:
        return False
    start = tokens.span(end - 1)[1]
    return _ERAS.compiled.match(tokens.text, start, start + _LONGEST_ERA) is not None


def of_another_calendar(tokens: Tokens, begin: int, end: int) -> bool:
    """Say whether a year is one of another calendar: "Hijri 1447", "1404 of the Persian calendar", "Bikram Sambat 2082"."""
    if tokens.classes[end - 1] != _YEAR:
        return False
    if _has_an_era(tokens, end):
        return True
    first = begin - 2 if begin > 2 else 0
    if _OTHER in tokens.classes[first:begin]:
        for at in range(first, begin):
            if tokens.classes[at] == _OTHER and tokens.word(at) in _ALWAYS:
                return True
    if _OLDEST <= tokens.word(end - 1) <= _LATEST:
        return False
    last = min(end + _AROUND, len(tokens.classes))
    near = {*tokens.words(max(0, begin - _NEAR), begin), *tokens.words(end, last)}
    return not _CALENDARS.isdisjoint(near) or not (_ELSEWHERE.isdisjoint(near) or _CALENDAR_WORDS.isdisjoint(near))
