"""The words that times are written with, in classes: one row, one idea. Every other word is `other`."""

from __future__ import annotations

from store.dates.gregorian.calendar_names import MONTHS, WEEKDAY_SHORTS, WEEKDAYS


def _numbered(words: str, start: int, step: int = 1) -> dict[str, int]:
    """Return words with their numbers, counted from the first one's in steps."""
    return {word: start + step * index for index, word in enumerate(words.split())}


ONES = _numbered("zero one two three four five six seven eight nine", 0)
TEENS = _numbered("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen", 10)
TENS = _numbered("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10)
ORDINALS = _numbered(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth twenty-first",
    1,
)
DECADES = _numbered("twenties thirties forties fifties sixties seventies eighties nineties noughties", 20, 10)
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

_ALONE = (
    "second tonight overnight night quarter half weekend weekends couple many some past last next following same current "
    "latest final penultimate recent future present early late mid earlier sometime possible as middle ago before after from to "
    "between and or by of in on at for since within than least most up the this that hundred thousand old so beyond ahead right no "
    "times time moment per fy"
)
"""Words that are a class each."""
_ANY_CASE = {word: word for word in _ALONE.split()} | {
    "ones": " ".join(ONES),
    "teens": " ".join(TEENS),
    "tens": " ".join(TENS),
    "ordinal_word": " ".join(word for word in ORDINALS if word != "second" and "-" not in word),
    "decade_word": " ".join(DECADES),
    "relday": "today yesterday tomorrow",
    "daypart": "morning afternoon evening",
    "dayparts": "mornings afternoons evenings nights",
    "noon": "noon midnight midday",
    "unit": "day week month year decade century fortnight millennium",
    "units": "days weeks months years decades centuries quarters fortnights millennia",
    "clock_unit": "hour minute",
    "clock_units": "hours minutes seconds mins hrs secs",
    "period": "period term",
    "season": "summer winter autumn",
    "maybe_season": "spring fall",
    "seasons": "summers winters",
    "recurring": " ".join(RECURRING),
    "vague": " ".join(VAGUE),
    "ampm": "a.m. p.m. a.m p.m am pm",
    "zone": "gmt est edt pst pdt cst cdt et utc bst cet local",
    "few": "few several",
    "coming": "coming upcoming",
    "previous": "previous preceding",
    "fiscal": "fiscal financial",
    "trading": "trading working business consecutive straight calendar full more additional extra long short solid",
    "each": "each every",
    "later": "later latter",
    "ended": "ended ending",
    "end": "end close",
    "beginning": "beginning start opening starting commencing",
    "until": "until till through",
    "during": "during throughout",
    "about": "about around roughly approximately circa",
    "nearly": "nearly almost",
    "more": "over",
    "a": "a an",
    "these": "these those",
    "its": "its their his her our",
    "less": "less fewer",
    "once": "once twice",
    "near": "near foreseeable immediate distant",
    "corresponding": "corresponding comparable",
    "other_one": "other alternate",
    "southern": "southern austral",
    "letter": "b c d e f g h j k l m n o p q r s t u v w x y z",
}
_VERBS = {
    "be": "be",
    "is": "is are isn't aren't",
    "will": "will ll shall won't shan't",
    "would": "would may might could can must should wouldn't couldn't shouldn't can't face faces hosts",
    "set": "set called",
    "plan": "plan plans planned planning going hoping",
    "due": "scheduled expected expects expect planning due payable effective expire expires expiring slated supposed forecast "
    "forthcoming intends postponed delayed deferred adjourned rescheduled aims hopes pending begins starts opens ends takes meets returns "
    "arrives departs resumes reopens kicks concludes vows pledges promises heads",
    "was": "was were been wasn't weren't",
    "had": "had originally previously hadn't",
    "did": "ate beat began bent bit blew bled bore bought bred broke brought built burst came caught chose crept cut dealt did died "
    "drank drew drove dug fed fell felt fled flew fought found froze gave got grew has have heard held hid hit hung hurt kept "
    "knew lay led left lent lit lost made meant met paid put ran rang rode rose said sang sank sat saw sent shone shook shot slept "
    "slid sold sought spent spoke spun stole stood struck stuck swept swore swung taught thought threw told took tore went woke "
    "wore wrote won became overcame overthrew overtook withdrew withstood undertook understood upheld forgave forbade foresaw foretold "
    "clung fled flung ground knelt leapt misled mistook outdid overran rebuilt retold shrank sank slid slew sprang stank strode strove "
    "swam trod wept withheld wrung wound woke befell begot split shut spread cast quit upset tied drew overrode reran retook unveiled "
    "didn't hasn't haven't",
}
"""Verbs, and a few words beside them, that tell what was from what will be, for `tense.py`; any other word in -ed counts as `did`.

`would` promises only from close by; `set` only before "for" or "to",
`plan` only before these or "a"; `had` turns what is due into what was.
"""
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
    for name, words in (_ANY_CASE | _VERBS).items():
        for word in [*words.split(), *words.replace("'", "’").split()]:
            known |= {word: name, word.capitalize(): name, word.upper(): name}
    for name, words in _CAPITAL.items():
        for word in words.split():
            known |= {word: name, word.upper(): name}
            if name in _TYPED and len(word) > _SHORT and word != "August":
                known[word.lower()] = name
    return known


VOCABULARY = _vocabulary()
"""Words as they are written, to the names of their classes."""
CLASSES = tuple(dict.fromkeys([*_ANY_CASE, *_VERBS, *_CAPITAL]))
"""The names of all classes of words."""
