"""Figures that look like years and are none: counts, numbers of laws, rooms and flights, telephones, years of other calendars."""

from __future__ import annotations

import re

from store.dates.grammar.phrases import letters_for
from store.dates.lexer.tokenizer import LETTERS, Tokens

_YEAR, _DASH, _OTHER = LETTERS["year"], LETTERS["dash"], LETTERS["other"]
_FIGURES = frozenset(letters_for("digits") + LETTERS["amount"] + _YEAR)
_LISTED = frozenset(
    LETTERS[name] for name in ("year", "number", "small", "amount", "comma", "and", "or", "dash", "slash", "to")
)
_PLACING = frozenset(
    "".join(
        letters_for(n)
        for n in "in since until during by of the a its apos this early late mid after before between fiscal fy from".split()
    )
)
_APPROXIMATE = frozenset("".join(letters_for(n) for n in "some about nearly more than least most few other_one up".split()))
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
_CROWDS = frozenset("crowd total staff population force army fleet audience workforce crew garrison maximum minimum".split())
_DOING = frozenset("".join(letters_for(n) for n in "did was had is will would".split()))
_TIES = frozenset(letters_for("and") + letters_for("to") + letters_for("or") + letters_for("dash"))
_OF = LETTERS["of"]
_PEOPLE = frozenset("people men women children workers families residents others".split())
_IN, _ENDS = LETTERS["in"], frozenset(letters_for("dot") + letters_for("stop") + letters_for("paragraph"))
_NUMBERING = frozenset(
    "no no. number numbers nos room rooms flight flights channel channels route routes highway section sections article articles page "
    "pages chapter chapters model version boeing airbus windows peugeot bmw resolution resolutions docket file form code pin ext "
    "extension unit suite apartment apt gate platform bus train lot plot box psalm formula decree directive docket exhibit "
    "paragraph lines item asteroid serial order batch rs usd eur gbp inr pkr aud cad flat hotline "
    "class zip postcode pincode house scr unscr isbn issn".split()
)
_LAWS = frozenset("law bill ordinance regulation rule circular notification".split())
"""Numbers follow these, but years where they are part of a name: "law 1999 bans it", "the Elections Bill 2024"."""
_DIALLED, _LONGEST_RUN = _FIGURES | frozenset(LETTERS[name] for name in ("dash", "open", "close")), 8
_CALLING = frozenset("call phone tel telephone fax dial hotline ring whatsapp phoned dialled dialed".split())
_NEAR = 4
_CALENDARS = frozenset(
    "hijri hijrah hegira muharram safar rajab shaban sha'ban ramadan ramazan shawwal dhul zul hijjah awwal thani jumada rabi "
    "nowruz nauroz norooz noruz norouz newroz farvardin ordibehesht khordad tir mordad shahrivar mehr aban azar dey bahman esfand hamal "
    "sawr jawza saratan asad sunbula mizan aqrab qaws jadi dalw hut jalali samvat sambat vikram bikram saka shaka sambhat reiwa "
    "heisei showa tishrei kislev nisan adar buddhist ethiopian coptic".split()
)
_ALWAYS = frozenset("samvat sambat vikram bikram saka shaka sambhat ethiopian coptic buddhist".split())
"""Calendars whose years lie near ours."""
_ELSEWHERE = frozenset("persian iranian islamic muslim hebrew jewish solar lunar arabic afghan kurdish hijri".split())
_ERAS = re.compile(r"\s*,?\s*\(?(?:A\.?H\.?|S\.?H\.?|A\.?P\.?|B\.?S\.?|B\.?E\.?|A\.?M\.?|Hijri|Hijra|solar hijri)(?![\w])")
_OUR_YEARS = range(1550, 2101)
_AROUND = 6
_LONGEST_ERA = 16


def is_plain_figure(tokens: Tokens, begin: int, end: int) -> bool:
    """Say whether a year that stands alone (words `begin` to `end`) is a number of something else."""
    following = tokens.word(end) if end < len(tokens.classes) else ""
    return (
        following == "%"
        or _counts(tokens, begin, end, following)
        or _numbers_a_thing(tokens, begin)
        or _telephone(tokens, begin, end)
        or of_another_calendar(tokens, begin, end)
    )


def _before_of(tokens: Tokens, begin: int) -> str:
    """Return the class of the word before a place, or nothing at the start."""
    return tokens.classes[begin - 1] if begin else ""


def _opens(tokens: Tokens, index: int) -> bool:
    return index <= 0 or tokens.classes[index - 1] in _ENDS


def _counts(tokens: Tokens, begin: int, end: int, following: str) -> bool:
    """Say whether it counts what follows: "2000 people", "some 2015 tickets", "1990-foot"."""
    if following in MEASURES:
        return not (_before_of(tokens, begin) == _IN and following in _PEOPLE and _opens(tokens, begin - 1))
    if following == "-":
        return end + 1 < len(tokens.classes) and tokens.word(end + 1) in MEASURES | {
            "foot",
            "mile",
            "meter",
            "metre",
            "page",
            "ton",
        }
    if _counts_somebody(tokens, begin, end):
        return True
    if not following.isalpha() or not tokens.text[tokens.span(end)[0]].islower() or begin == 0 or following in _DATED:
        return False
    before, word = tokens.classes[begin - 1], tokens.word(begin - 1)
    plural = following.endswith("s") and not following.endswith("ss")
    if tokens.classes[end] != _OTHER:
        return False
    if before in _APPROXIMATE or word in _COUNTING:
        return plural or word == "some"
    if word == "of" and begin > 1 and tokens.word(begin - 2) in _COUNTING:
        return True
    return plural and before == LETTERS["did"] and word not in ("reported", "projected", "expected", "estimated", "forecast")


def _counts_somebody(tokens: Tokens, begin: int, end: int) -> bool:
    """Say whether it counts without a noun of its own: "nearly 2000 were hurt", "2000 to 3000 people", "a crowd of 2000"."""
    classes, before = tokens.classes, _before_of(tokens, begin)
    if before in _APPROXIMATE and classes[end : end + 1] in _DOING:
        return True
    if classes[end : end + 1] in _TIES and classes[end + 1 : end + 2] in _FIGURES and end + 2 < len(classes):
        return tokens.word(end + 2) in MEASURES
    return before == _OF and begin > 1 and classes[begin - 2] == _OTHER and tokens.word(begin - 2) in _CROWDS


def _numbers_a_thing(tokens: Tokens, begin: int) -> bool:
    """Say whether it is the number of a law, a room, a flight: "Resolution 1701", "rooms 2010 and 2012", "No. 2024"."""
    at = begin - 1
    while at > 0 and at > begin - _NEAR and tokens.classes[at] in _LISTED:
        at -= 1
    if at < 0:
        return False
    word = tokens.word(at)
    if word == "." and at:
        at -= 1
        word = tokens.word(at) + "."
    if word in _NUMBERING or (word.rstrip(".") in _NUMBERING and word.endswith(".")):
        return True
    if word.removesuffix("s") not in _LAWS:
        return False
    named = at and tokens.text[tokens.span(at - 1)[0]].isupper() and tokens.classes[at - 1] == _OTHER
    return not named or tokens.word(at - 1) in ("senate", "house", "assembly")


def _telephone(tokens: Tokens, begin: int, end: int) -> bool:
    """Say whether other figures stand so close that it is part of a number to be called: "555-2015", "020 7946 2015"."""
    classes = tokens.classes
    before, after = classes[begin - 1 : begin], classes[end : end + 1]
    if before and before in _FIGURES and not _has_month(tokens, begin - 2):
        return True
    if after and after in _FIGURES and (after != LETTERS["small"] or len(tokens.word(end)) == 3):
        return True
    long = letters_for("number") + LETTERS["amount"]
    if before == _DASH and begin > 1 and (classes[begin - 2] in long and len(tokens.word(begin - 2)) > 2):
        return True
    if after == _DASH and end + 1 < len(classes) and classes[end + 1] in long and len(tokens.word(end + 1)) > 2:
        return True
    at = begin - 1
    while at > max(0, begin - _LONGEST_RUN) and classes[at] in _DIALLED:
        at -= 1
    if LETTERS["number"] in classes[at + 1 : begin]:
        return True  # "(051) 2025-2026"
    return any(classes[at] == _OTHER and tokens.word(at) in _CALLING for at in range(max(0, begin - _NEAR), begin))


def _has_month(tokens: Tokens, index: int) -> bool:
    return index >= 0 and tokens.classes[index] in letters_for("any_month")


def of_another_calendar(tokens: Tokens, begin: int, end: int) -> bool:
    """Say whether a year is one of another calendar: "Hijri 1447", "1404 of the Persian calendar", "Bikram Sambat 2082"."""
    if tokens.classes[end - 1] != _YEAR:
        return False
    start, stop = tokens.span(end - 1)
    if _ERAS.match(tokens.text, stop, stop + _LONGEST_ERA):
        return True
    if any(tokens.classes[at] == _OTHER and tokens.word(at) in _ALWAYS for at in range(max(0, begin - 2), begin)):
        return True
    if int(tokens.text[start:stop]) in _OUR_YEARS:
        return False
    before = [tokens.word(at) for at in range(max(0, begin - _NEAR), begin)]
    near = {*before, *(tokens.word(at) for at in range(end, min(end + _AROUND, len(tokens.classes))))}
    return not _CALENDARS.isdisjoint(near) or (
        not _ELSEWHERE.isdisjoint(near) and not {"calendar", "year", "new"}.isdisjoint(near)
    )
