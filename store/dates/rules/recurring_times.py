"""What comes again and again: every Tuesday, twice a week, daily."""

from __future__ import annotations

from store.dates.grammar.rule import PhraseMatch, Rule
from store.dates.grammar.timex import Context, Timex
from store.dates.gregorian.calendar_names import WEEKDAY_FORMS
from store.dates.gregorian.duration_values import duration_value
from store.dates.lexer.word_classes import PARTS_OF_DAY, RECURRING, SEASON_CODES, UNITS
from store.dates.mention import SET


def _often(found: PhraseMatch, _context: Context) -> Timex | None:
    """Read "twice a week", "three times every four years", "every other year", "every week"."""
    if found.has("times") and found.number("times") is None:
        return None
    number = 2.0 if found.has("other") else found.number("count") if found.has("count") else 1.0
    unit = UNITS[found.first_of("any_unit any_units quarter weekend", "unit")]
    return Timex(SET, duration_value(unit, number), certainty=0.9)


def _weekdays(found: PhraseMatch, _context: Context) -> Timex | None:
    day = WEEKDAY_FORMS[found.first_of("weekday weekdays")] + 1
    part = PARTS_OF_DAY[found.word("part")] if found.has("part") else ""
    return Timex(SET, f"XXXX-WXX-{day}{part}", certainty=0.9)


NAMED = (
    Rule("every Tuesday", "each (other_one|second)? weekday <part:part>?", _weekdays),
    Rule("Tuesdays", "other_one? (weekdays <part:dayparts>?|weekday <part:dayparts>)", _weekdays),
    Rule("every summer", "each any_season",
         lambda found, _: Timex(SET, f"XXXX-{SEASON_CODES[found.first_of('any_season')]}", certainty=0.9)),
)  # fmt: skip
"""Weekdays and seasons that come again."""
COUNTED = (
    Rule("so often", "(once|<times:exact|few> times) dash? (a|each (<count:exact> )?) <unit:every_unit|quarter>", _often),
    Rule("every other week", "(once|<times:exact|few> times)? each <other:other_one|second> <unit:any_unit|quarter|weekend>",
         _often),
    Rule("every week", "each (<count:exact|few> )?<unit:every_unit|quarter|weekend>", _often),
    Rule("daily and its like", "recurring", lambda found, _: Timex(SET, RECURRING[found.words()[0]], certainty=0.8)),
)  # fmt: skip
"""What comes again after so many days, weeks and so on."""
