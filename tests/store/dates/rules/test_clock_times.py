"""Times of day, with or without their day."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.dates import Kind
from tests.store.dates.tagging import PUBLISHED, only, told_in, values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bell rang at 5 p.m. on Monday.", "5 p.m. on Monday = 2025-06-09T17:00"),
        ("The bell rang on Monday at 5:30 pm.", "Monday at 5:30 pm = 2025-06-09T17:30"),
        ("The train leaves at 17:45 on 3 July.", "17:45 on 3 July = 2025-07-03T17:45"),
        ("The shop opens at 9 am.", "9 am = 2025-06-11T09:00"),
        ("They spoke at noon.", "noon = 2025-06-11T12:00"),
        ("It ended at midnight on Saturday.", "midnight on Saturday = 2025-06-07T24:00"),
        ("They met at four in the morning.", "four in the morning = 2025-06-11T04:00"),
        ("They met at 2:30 in the afternoon on Friday.", "2:30 in the afternoon on Friday = 2025-06-06T14:30"),
        ("He rose at six o'clock on Sunday.", "six o'clock on Sunday = 2025-06-08T06:00"),
        ("The vote was 15:30 to them.", "–"),
        ("It began at 15:30 local time.", "15:30 local time = 2025-06-11T15:30"),
        ("The raid began at 25:10.", "–"),
        ("At 13 p.m. nobody came.", "–"),
        ("It lasts from 9 am to 5 pm on 3 May.", "9 am = 2025-05-03T09:00 to 2025-05-03; 5 pm on 3 May = 2025-05-03T17:00"),
        ("Doors open 9–11 a.m. on Friday.", "9 = 2025-06-06T09:00 to 2025-06-06; 11 a.m. on Friday = 2025-06-06T11:00"),
        ("They left early this morning.", "early this morning = 2025-06-11TMO START"),
        ("It rained late last night.", "late last night = 2025-06-10TNI END"),
        ("They sang on Tuesday night.", "Tuesday night = 2025-06-10TNI"),
        ("They sang yesterday evening.", "yesterday evening = 2025-06-10TEV"),
        ("The storm will come tomorrow afternoon.", "tomorrow afternoon = 2025-06-12TAF"),
        ("The fleet sailed on 3 June. The next morning it was gone.", "3 June = 2025-06-03; The next morning = 2025-06-04TMO"),
        (
            "The fleet sailed on 3 June. The previous night it rained.",
            "3 June = 2025-06-03; The previous night = 2025-06-02TNI",
        ),
        ("That evening they ate.", "That evening = 2025-06-11TEV"),
        ("Tonight they play, and overnight they fly.", "Tonight = 2025-06-11TNI; overnight = 2025-06-11TNI"),
        ("At mid-morning they paused.", "mid-morning = 2025-06-11TMO MID"),
        ("The flat was searched at 6.15 a.m. on 2 June.", "6.15 a.m. on 2 June = 2025-06-02T06:15"),
        ("They meet at 5 p.m. on the last Friday of July.", "5 p.m. on the last Friday of July = 2025-07-25T17:00"),
        ("They meet at 9 a.m. on Friday next week.", "9 a.m. on Friday next week = 2025-06-20T09:00"),
    ],
)
def test_a_time_of_day_is_read(text: str, expected: str) -> None:
    assert told_in(text) == expected


@given(st.integers(1, 12), st.integers(0, 59), st.sampled_from(["a.m.", "p.m.", "am", "PM"]))
def test_a_clock_of_twelve_hours_is_read(hour: int, minute: int, half: str) -> None:
    late = half[0].lower() == "p"

    (value,) = values(f"It began at {hour}:{minute:02} {half} on 3 June 2024 in Rome.")

    assert value == f"2024-06-03T{hour % 12 + 12 * late:02}:{minute:02}"


@given(st.integers(0, 23), st.integers(0, 59))
def test_a_clock_of_twenty_four_hours_is_read(hour: int, minute: int) -> None:
    assert values(f"It began at {hour:02}:{minute:02} GMT.") == [f"{PUBLISHED}T{hour:02}:{minute:02}"]
    assert values(f"It began at {hour:02}:{minute:02} on 3 June 2024.") == [f"2024-06-03T{hour:02}:{minute:02}"]


@pytest.mark.parametrize("text", ["at 0 p.m.", "at 13 a.m.", "at 25:00", "at 9:75 a.m.", "0975 GMT", "2475 GMT", "at noone"])
def test_there_is_no_such_time(text: str) -> None:
    assert values(f"It began {text} in Rome.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("seven in the morning", "T07:00"),
        ("seven in the evening", "T19:00"),
        ("12 in the morning", "T00:00"),
        ("twelve in the afternoon", "T12:00"),
        ("eleven o'clock", "T11:00"),
        ("11 o’clock", "T11:00"),
    ],
)
def test_a_part_of_the_day_tells_which_hour(text: str, expected: str) -> None:
    assert values(f"They rose at {text} in Rome.") == [f"{PUBLISHED}{expected}"]


def test_a_time_is_as_sure_as_its_day() -> None:
    dated, bare = only("It began at 5 p.m. on 3 June 2024."), only("It began at 5 p.m. sharp.")

    assert (dated.kind, bare.kind) == (Kind.TIME, Kind.TIME)
    assert dated.certainty == 0.99
    assert (bare.certainty, bare.doubt) == (0.7, "no day is named")


def test_the_day_of_a_time_that_is_not_known_is_said_so() -> None:
    mention = only("They meet at 5 p.m. on the sixth Friday of May 2024.")

    assert mention.value == "XXXX"
    assert mention.doubt
