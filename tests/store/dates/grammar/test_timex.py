"""What a phrase means, and what a rule is given."""

from __future__ import annotations

from datetime import date

import pytest

from store.dates import Kind, Side
from store.dates.grammar.phrases import compiled
from store.dates.grammar.rule import PhraseMatch, always, named_groups
from store.dates.grammar.timex import Context, Timex, timex_on, unresolved
from store.dates.lexer.tokenizer import read

DAY = date(2025, 6, 11)


def found(phrase: str, text: str) -> PhraseMatch:
    """Return the first place of a text that a phrase describes."""
    tokens, pattern = read(text), compiled(phrase)
    match = pattern.search(tokens.classes)
    assert match is not None
    return PhraseMatch(tokens, match, named_groups(pattern))


def test_a_day_is_a_date_and_with_a_time_a_time() -> None:
    day, time = timex_on(DAY, 0.9, "a guess"), timex_on(DAY, time="T17:00", until=4)

    assert day == Timex(Kind.DATE, "2025-06-11", certainty=0.9, doubt="a guess")
    assert time == Timex(Kind.TIME, "2025-06-11T17:00", until=4)
    assert timex_on(None) is None


@pytest.mark.parametrize(
    ("timex", "days", "precision", "is_day", "has_place"),
    [
        (Timex(Kind.DATE, "2025-06-11"), (DAY, DAY), "day", True, True),
        (Timex(Kind.TIME, "2025-06-11TMO"), (DAY, DAY), "part of day", True, True),
        (Timex(Kind.DATE, "2025-06"), (date(2025, 6, 1), date(2025, 6, 30)), "month", False, True),
        (Timex(Kind.DATE, "2025-W24", days_value="2025-06-11/2025-06-17"), (DAY, date(2025, 6, 17)), "week", False, True),
        (Timex(Kind.DURATION, "P2D", days_value="2025-06-11"), None, "day", True, False),
        (Timex(Kind.DATE, "PAST_REF"), None, "", False, False),
        (Timex(Kind.SET, "XXXX-WXX-2"), None, "", False, False),
        (unresolved("no one knows"), None, "", False, True),
    ],
)
def test_a_meaning_knows_its_days(
    timex: Timex, days: tuple[date, date] | None, precision: str, is_day: bool, has_place: bool
) -> None:
    assert (timex.days, timex.precision, timex.is_day, timex.has_place) == (days, precision, is_day, has_place)


def test_asking_for_today_is_noted() -> None:
    context = Context(DAY)
    assert not context.used_today

    assert context.today == DAY
    assert context.used_today


def test_without_a_day_of_publication_there_is_still_a_day_to_count_from() -> None:
    context = Context(None)

    assert context.today.year > 1
    assert context.used_today
    assert Context(None, day=DAY).day_or_today == DAY


def test_named_parts_are_asked_for_by_name() -> None:
    told = found("<count:count> <unit:units> (ago|<way:later>)", "It was two hundred years ago.")

    assert (told.words("count"), told.number("count"), told.unit()) == (["two", "hundred"], 200, "Y")
    assert told.has("unit")
    assert not told.has("way")
    assert (told.word("way"), told.words("way"), told.span("way")) == ("", [], (-1, -1))
    assert told.tokens.words(told.begin, told.end) == ["two", "hundred", "years", "ago"]


def test_words_beside_a_phrase_are_asked_for_by_class() -> None:
    told = found("weekday", "They will meet on the last Friday of May.")

    assert told.before("last")
    assert not told.before("on")
    assert told.before("on", 3)
    assert told.after("of in")
    assert not told.after("in")
    assert told.tense is Side.FUTURE
    assert told.weekday("") == 4


def test_nothing_stands_behind_the_last_word() -> None:
    told = found("weekday", "Friday")

    assert not told.after("of")
    assert not told.before("of")
    assert told.first_of("month") == ""
    assert told.first_of("any_weekday") == "friday"


def test_a_longer_time_is_read_behind_a_phrase_with_or_without_the() -> None:
    told, bare = found("weekday of", "Friday of the week"), found("weekday of", "Friday of week")
    context = Context(DAY, read_at=lambda at: Timex(Kind.DATE, f"{at}"))
    nothing = Context(DAY, read_at=lambda at: Timex(Kind.DATE, "late") if at == 3 else None)

    assert told.whole(context) == Timex(Kind.DATE, "2")
    assert told.whole(nothing) == Timex(Kind.DATE, "late")
    assert bare.whole(nothing) is None


def test_a_phrase_may_always_mean_the_same() -> None:
    timex = Timex(Kind.DATE, "PAST_REF")

    assert always(timex)(found("weekday", "Friday"), Context(DAY)) is timex
