"""The words that times are written with, in classes: one row, one idea. Every other word is `other`."""

from __future__ import annotations

from store.dates.gregorian.calendar_names import MONTHS, WEEKDAY_SHORTS, WEEKDAYS
from store.dates.lexer.verb_classes import VERBS

ONES = {word: number for number, word in enumerate("zero one two three four five six seven eight nine".split())}
TEENS = {
    word: number
    for number, word in enumerate(
        "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(), start=10
    )
}
TENS = {word: 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)}
ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
        "sixteenth seventeenth eighteenth nineteenth twentieth twenty-first".split(),
        start=1,
    )
}
DECADES = {
    word: 10 * n
    for n, word in enumerate("twenties thirties forties fifties sixties seventies eighties nineties".split(), start=2)
}
DECADES["noughties"] = 100
UNITS = {
    "day": "D", "week": "W", "month": "M", "year": "Y", "decade": "E", "century": "C", "quarter": "Q", "fortnight": "F",
    "hour": "H", "minute": "TM", "second": "S", "weekend": "WE", "night": "NI", "summer": "SU", "winter": "WI",
    "days": "D", "weeks": "W", "months": "M", "years": "Y", "decades": "E", "centuries": "C", "quarters": "Q",
    "fortnights": "F", "hours": "H", "minutes": "TM", "seconds": "S", "weekends": "WE", "nights": "NI", "summers": "SU",
    "winters": "WI", "millennium": "L", "millennia": "L", "mins": "TM", "hrs": "H", "secs": "S",
}  # fmt: skip
"""Units and their letters in TIMEX3; minutes are `TM` here, because `M` is months."""
SEASON_CODES = {"spring": "SP", "summer": "SU", "fall": "FA", "autumn": "FA", "winter": "WI"}
PARTS_OF_DAY = {
    "morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI", "mornings": "TMO", "afternoons": "TAF",
    "evenings": "TEV", "nights": "TNI", "overnight": "TNI", "tonight": "TNI", "dawn": "TMO", "dusk": "TEV",
    "lunchtime": "TMI",
}  # fmt: skip
RECURRING = {
    "daily": "P1D", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y", "hourly": "PT1H", "nightly": "P1D",
    "fortnightly": "P2W", "biweekly": "P2W",
}  # fmt: skip
VAGUE = {
    "now": "PRESENT_REF", "currently": "PRESENT_REF", "nowadays": "PRESENT_REF", "recently": "PAST_REF", "soon": "FUTURE_REF",
}  # fmt: skip
"""Words that point at the past, the present or the future, and at no day of it."""

_ANY_CASE = {
    "ones": " ".join(ONES),
    "teens": " ".join(TEENS),
    "tens": " ".join(TENS),
    "ordinal_word": " ".join(word for word in ORDINALS if word != "second" and "-" not in word),
    "second": "second",
    "decade_word": " ".join(DECADES),
    "relday": "today yesterday tomorrow",
    "tonight": "tonight",
    "overnight": "overnight",
    "daypart": "morning afternoon evening",
    "night": "night",
    "dayparts": "mornings afternoons evenings nights",
    "noon": "noon midnight midday",
    "unit": "day week month year decade century fortnight millennium",
    "units": "days weeks months years decades centuries quarters fortnights millennia",
    "clock_unit": "hour minute",
    "clock_units": "hours minutes seconds mins hrs secs",
    "quarter": "quarter",
    "half": "half",
    "period": "period term",
    "weekend": "weekend",
    "weekends": "weekends",
    "season": "summer winter autumn",
    "maybe_season": "spring fall",
    "seasons": "summers winters",
    "recurring": " ".join(RECURRING),
    "vague": " ".join(VAGUE),
    "ampm": "a.m. p.m. a.m p.m am pm",
    "zone": "gmt est edt pst pdt cst cdt et utc bst cet local",
    "couple": "couple",
    "few": "few several",
    "many": "many",
    "some": "some",
    "past": "past",
    "last": "last",
    "next": "next",
    "coming": "coming upcoming",
    "previous": "previous preceding",
    "following": "following",
    "same": "same",
    "current": "current",
    "latest": "latest",
    "final": "final",
    "penultimate": "penultimate",
    "recent": "recent",
    "future": "future",
    "present": "present",
    "fiscal": "fiscal financial",
    "trading": "trading working business consecutive straight calendar full more additional extra long short solid",
    "each": "each every",
    "early": "early",
    "late": "late",
    "mid": "mid",
    "earlier": "earlier",
    "sometime": "sometime",
    "possible": "possible",
    "as": "as",
    "later": "later latter",
    "ended": "ended ending",
    "end": "end close",
    "beginning": "beginning start opening starting commencing",
    "middle": "middle",
    "ago": "ago",
    "before": "before",
    "after": "after",
    "from": "from",
    "to": "to",
    "until": "until till through",
    "between": "between",
    "and": "and",
    "or": "or",
    "by": "by",
    "of": "of",
    "in": "in",
    "on": "on",
    "at": "at",
    "for": "for",
    "since": "since",
    "during": "during throughout",
    "within": "within",
    "about": "about around roughly approximately circa",
    "nearly": "nearly almost",
    "more": "over",
    "than": "than",
    "least": "least",
    "most": "most",
    "up": "up",
    "the": "the",
    "a": "a an",
    "this": "this",
    "that": "that",
    "these": "these those",
    "its": "its their his her our",
    "hundred": "hundred",
    "thousand": "thousand",
    "old": "old",
    "so": "so",
    "beyond": "beyond",
    "ahead": "ahead",
    "right": "right",
    "less": "less fewer",
    "no": "no",
    "once": "once twice",
    "times": "times",
    "time": "time",
    "moment": "moment",
    "near": "near foreseeable immediate distant",
    "corresponding": "corresponding comparable",
    "per": "per",
    "fy": "fy",
    "other_one": "other alternate",
    "southern": "southern austral",
    "letter": "b c d e f g h j k l m n o p q r s t u v w x y z",
}
_CAPITAL = {
    "month": " ".join(name for name in MONTHS if name not in ("May", "March", "Mar", "Sun")),
    "maybe_month": "May March Mar",
    "weekday": " ".join(WEEKDAYS),
    "weekdays": " ".join(f"{name}s" for name in WEEKDAYS),
    "maybe_weekday": " ".join(WEEKDAY_SHORTS),
    "era": "BC BCE AD CE",
    "title": "Mr Mrs Ms Dr St Gen Col Sgt Lt Gov Sen Rep Inc Corp Co Ltd Jr Sr Rev Prof Capt Maj Calif Wash Mass Conn Ill Fla Va Md Pa",
}
"""Classes whose words count only with a capital letter: "march on the capital" is no month."""
_TYPED, _SHORT = ("month", "weekday", "weekdays"), 3
"""Of these, whole names count without it too, as people type them: an "august body" apart."""


def _vocabulary() -> dict[str, str]:
    known: dict[str, str] = {}
    for name, words in (_ANY_CASE | VERBS).items():
        for word in words.split():
            known |= {word: name, word.capitalize(): name, word.upper(): name}
    for name, words in _CAPITAL.items():
        for word in words.split():
            known |= {word: name, word.upper(): name}
            if name in _TYPED and len(word) > _SHORT and word != "August":
                known[word.lower()] = name
    return known


VOCABULARY = _vocabulary()
"""Words as they are written, to the names of their classes."""
CLASSES = tuple(dict.fromkeys([*_ANY_CASE, *VERBS, *_CAPITAL]))
"""The names of all classes of words."""
