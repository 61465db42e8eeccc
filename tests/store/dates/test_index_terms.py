"""The times a story speaks of, in the numbers an index keeps."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.api.times import Mention
from store.dates.index_terms import DAYS, LONGEST, MONTHS, SURE, TOLD, YEARS, date_terms, granularity_of
from tests.conftest import story

DAY = date(2025, 6, 11)
PRECISIONS = ["minute", "part of day", "day", "week", "month", "season", "quarter", "half", "year", "decade", "century", ""]


def mention(first: date | None, last: date | None, precision: str, *, kind: str = "date", certainty: float = 1.0) -> Mention:
    """Return a mention of some days."""
    return Mention("paragraph", 0, 0, 4, "then", kind, "", first, last, precision, "past", certainty, "rule", "", "then")


@pytest.mark.parametrize(
    ("precision", "days", "expected"),
    [
        ("day", 0, DAYS),
        ("minute", 0, DAYS),
        ("part of day", 0, DAYS),
        ("week", 6, DAYS),
        ("day", LONGEST - 1, DAYS),
        ("day", LONGEST, MONTHS),
        ("day", 800, YEARS),
        ("day", 30 * 366, ""),
        ("month", 29, MONTHS),
        ("season", 89, MONTHS),
        ("quarter", 90, MONTHS),
        ("half", 180, MONTHS),
        ("month", 800, YEARS),
        ("year", 364, YEARS),
        ("decade", 3_651, YEARS),
        ("year", 31 * 366, ""),
        ("century", 36_523, ""),
        ("", 0, ""),
    ],
)
def test_a_time_is_kept_as_precisely_as_it_is_told_and_no_longer_than_is_useful(
    precision: str, days: int, expected: str
) -> None:
    assert granularity_of(mention(DAY, DAY + timedelta(days=days), precision)) == expected


@pytest.mark.parametrize(
    "left_out",
    [
        mention(None, None, "day"),
        mention(DAY, DAY, "day", kind="set"),
        mention(DAY, DAY, "day", certainty=SURE - 0.01),
        mention(DAY, DAY - timedelta(days=1), "day"),
    ],
)
def test_what_recurs_is_unsure_or_has_no_days_is_left_out(left_out: Mention) -> None:
    assert granularity_of(left_out) == ""


@given(st.dates(), st.integers(0, 40_000), st.sampled_from(PRECISIONS), st.floats(0, 1))
def test_any_mention_is_kept_by_one_grain_or_none(first: date, days: int, precision: str, certainty: float) -> None:
    last = date.fromordinal(min(date.max.toordinal(), first.toordinal() + days))

    grain = granularity_of(mention(first, last, precision, certainty=certainty))

    assert grain in (DAYS, MONTHS, YEARS, "")
    assert not (grain == DAYS and days >= LONGEST)
    assert certainty >= SURE or not grain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It opened on 3 May 2019.", {DAYS: ["2019-05-03"], TOLD: ["2019-05-03"]}),
        ("It opened on 2 June.", {DAYS: ["2025-06-02"]}),
        ("It opened in May 2019.", {MONTHS: ["2019-05"]}),
        ("It opened in the third quarter of 2019.", {MONTHS: ["2019-07", "2019-08", "2019-09"]}),
        ("It opened in 1998.", {YEARS: ["1998"]}),
        ("It opened in the 1990s.", {YEARS: [f"199{year}" for year in range(10)]}),
        ("It opened in the 19th century.", {}),
        ("It opens every Tuesday for two hours.", {}),
        (
            "It opened on 3 May 2019 and on 5 May 2019.",
            {DAYS: ["2019-05-03", "2019-05-05"], TOLD: ["2019-05-03", "2019-05-05"]},
        ),
    ],
)
def test_a_story_speaks_of_these_times(text: str, expected: dict[str, list[str]]) -> None:
    found = date_terms(story("Fair", "2025-06-02", text))

    assert {grain: [written(grain, number) for number in numbers] for grain, numbers in found.items()} == expected


def written(grain: str, number: int) -> str:
    """Return a number of the index as the day, month or year it stands for."""
    if grain == MONTHS:
        return f"{number // 12:04}-{number % 12 + 1:02}"
    return f"{number:04}" if grain == YEARS else date.fromordinal(number).isoformat()


def test_a_week_is_spoken_of_by_its_days_and_told_on_none() -> None:
    found = date_terms(story("Fair", "2025-06-02", "It opened last week."))

    assert len(found[DAYS]) == 7
    assert TOLD not in found


def test_a_long_stretch_keeps_the_days_it_stands_between() -> None:
    found = date_terms(story("Fair", "2025-06-02", "It ran from 3 March to 5 June 2024."))

    assert [written(DAYS, number) for number in found[DAYS]] == ["2024-03-03", "2024-06-05"]
    assert [written(MONTHS, number) for number in found[MONTHS]] == ["2024-03", "2024-04", "2024-05", "2024-06"]
