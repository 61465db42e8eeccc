"""What is known of a date found in a story: its days, its side, its sentence, and how sure it is."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from store.dates import DateMention, Kind, Mod, Side, find_dates

PUBLISHED = date(2025, 6, 11)
"""A Wednesday."""


def only(text: str, published: date | None = PUBLISHED) -> DateMention:
    """Return the one date of a text."""
    (mention,) = find_dates(text, published)
    return mention


def test_a_mention_knows_where_it_stands_and_what_it_means() -> None:
    text = "The dam held. On May 12, 2019, it broke. Nobody was hurt."

    mention = only(text)

    assert text[mention.start : mention.end] == mention.text == "May 12, 2019"
    assert (mention.kind, mention.value, mention.precision) == (Kind.DATE, "2019-05-12", "day")
    assert mention.first == mention.last == date(2019, 5, 12)
    assert (mention.side, mention.rule) == (Side.PAST, "day of a month with its year")
    assert text[slice(*mention.sentence)] == "On May 12, 2019, it broke."


@pytest.mark.parametrize(
    ("text", "kind", "precision", "first", "last"),
    [
        ("in 1987", Kind.DATE, "year", "1987-01-01", "1987-12-31"),
        ("in May 2019", Kind.DATE, "month", "2019-05-01", "2019-05-31"),
        ("in Q3 2023", Kind.DATE, "quarter", "2023-07-01", "2023-09-30"),
        ("the first half of 2013", Kind.DATE, "half", "2013-01-01", "2013-06-30"),
        ("last week", Kind.DATE, "week", "2025-06-02", "2025-06-08"),
        ("over the weekend", Kind.DATE, "week", "2025-06-07", "2025-06-08"),
        ("the winter of 2010", Kind.DATE, "season", "2010-12-01", "2011-02-28"),
        ("the 1980s", Kind.DATE, "decade", "1980-01-01", "1989-12-31"),
        ("in the 19th century", Kind.DATE, "century", "1800-01-01", "1899-12-31"),
        ("at 5 p.m. on Tuesday", Kind.TIME, "minute", "2025-06-10", "2025-06-10"),
        ("on Monday night", Kind.TIME, "part of day", "2025-06-09", "2025-06-09"),
    ],
)
def test_every_precision_has_its_first_and_last_day(text: str, kind: Kind, precision: str, first: str, last: str) -> None:
    mention = only(text)

    assert (mention.kind, mention.precision) == (kind, precision)
    assert (str(mention.first), str(mention.last)) == (first, last)


@pytest.mark.parametrize(
    ("text", "mod", "first", "last"),
    [
        ("in early June 2024", Mod.START, "2024-06-01", "2024-06-10"),
        ("in late 2024", Mod.END, "2024-09-01", "2024-12-31"),
        ("in the mid-1990s", Mod.MID, "1993-01-01", "1996-12-31"),
        ("earlier this year", Mod.START, "2025-01-01", "2025-06-11"),
        ("later this month", Mod.END, "2025-06-11", "2025-06-30"),
    ],
)
def test_early_and_late_leave_fewer_days(text: str, mod: Mod, first: str, last: str) -> None:
    mention = only(text)

    assert (mention.mod, str(mention.first), str(mention.last)) == (mod, first, last)


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("They met on Friday.", Side.PAST),
        ("They will meet on Friday.", Side.FUTURE),
        ("They meet today.", Side.PRESENT),
        ("They met this year.", Side.PRESENT),
        ("It was recently sold.", Side.PAST),
        ("It is now sold.", Side.PRESENT),
        ("In the future it is sold.", Side.FUTURE),
        ("It took three years.", Side.NONE),
    ],
)
def test_a_mention_knows_its_side_of_the_story(text: str, side: Side) -> None:
    assert only(text).side is side


def test_a_weekday_that_does_not_fit_its_date_is_said_so() -> None:
    mention = only("She says it was on Friday 3 June.")

    assert mention.doubt == "says Friday 3 June, but 3 June 2025 was a Tuesday"
    assert mention.certainty <= 0.5


def test_a_weekday_can_tell_the_year() -> None:
    mention = only("The letter of Monday, 3 June, was lost.")

    assert mention.value == "2024-06-03"
    assert not mention.doubt


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("Friday rain", "no verb says whether it is past or to come: the latest is taken"),
        ("The December 1 notice", "no verb says which year: the nearer is taken"),
        ("stamped 03/06/2025", "may be 2025-03-06 or 2025-06-03: read with the month first"),
        ("He came on the 3rd.", "no month is named"),
        ("The bell rang at 9 a.m. sharp.", "no day is named"),
    ],
)
def test_a_guess_is_called_one(text: str, doubt: str) -> None:
    mention = only(text)

    assert mention.doubt == doubt
    assert mention.certainty < 0.8


def test_a_date_that_leaves_no_choice_is_sure() -> None:
    assert only("On 12 May 2019 it broke.").certainty > 0.95 > only("On Friday it rained.").certainty - 0.01


def test_without_a_day_of_publication_only_full_dates_have_days() -> None:
    full, relative = find_dates("On 12 May 2019 it broke, and last week it was mended.", None)

    assert full.value == "2019-05-12"
    assert full.side is Side.NONE
    assert (relative.value, relative.first, relative.doubt) == ("XXXX", None, "the day it was published is not known")


def test_a_length_counted_from_a_date_leads_to_a_day() -> None:
    dated, length = find_dates("On 3 June the dam cracked. Two days later it broke.", PUBLISHED)

    assert (length.kind, length.value) == (Kind.DURATION, "P2D")
    assert length.first == date(2025, 6, 5)
    assert length.doubt == "counted from the day last spoken of"
    assert dated.certainty > length.certainty


def test_a_range_knows_its_last_day() -> None:
    first, second = find_dates("The fair ran May 7–10, 2019.", PUBLISHED)

    assert (first.first, first.through, second.first) == (date(2019, 5, 7), date(2019, 5, 10), date(2019, 5, 10))


def test_a_report_speaks_of_one_quarter() -> None:
    text = "Third-quarter profit rose to $5 million from $4 million a year earlier. Sales in the quarter were flat."

    assert [m.value for m in find_dates(text, date(2013, 10, 30))] == ["2013-Q3", "2012-Q3", "2013-Q3"]


def test_sentences_do_not_end_at_initials_and_titles() -> None:
    text = "Rain fell. Gen. J. Smith of the U.S. Army said on Friday that it would go on. It did."

    assert text[slice(*only(text).sentence)] == "Gen. J. Smith of the U.S. Army said on Friday that it would go on."


def test_mentions_stand_in_the_order_of_the_text() -> None:
    text = "On 12 May 2019, at noon on Friday, last week, in the 1980s, for two years, and every Tuesday."

    starts = [m.start for m in find_dates(text, PUBLISHED)]

    assert starts == sorted(starts)
    assert len(starts) == 6


def test_typing_a_date_does_not_load_the_rules() -> None:
    asked = "import sys, store.dates.spans; print('store.dates.tagger' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout.strip() == "False"


def test_a_southern_summer_is_doubted() -> None:
    (summer,) = find_dates("The southern summer of 2012 was dry.", date(2025, 6, 11))
    (plain,) = find_dates("The summer of 2012 was dry.", date(2025, 6, 11))

    assert "southern" in summer.doubt
    assert not plain.doubt
    assert summer.certainty < plain.certainty
