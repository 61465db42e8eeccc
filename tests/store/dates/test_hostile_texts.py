"""Any text is read, in time that grows no faster than it does."""

from __future__ import annotations

from datetime import date
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.dates import find_dates

WORDS = (
    "the last next two 12 3rd 1990 May March Monday week weeks years quarter of to from - – , . 's ' and or a this that night noon "
    "5 p.m. ago earlier later early mid late end about more than over 2/3/04 1999-12-31 Q3 1980s '80s hundred thousand half second "
    "Christmas Easter Day \n\n 99999999999999999999 30 February 1st 24:00 century decade every Tuesdays fiscal then before after "
    "2025-W27 2025-Q3 3Q24 FY25 Q2 penultimate weekend Carter won't W53 2024-W53-7 April Hijri tickets 555 same hence between"
).split(" ")


@given(st.text(max_size=300), st.none() | st.dates())
def test_any_text_is_read(text: str, published: date | None) -> None:
    assert_sound(text, published)


@pytest.mark.parametrize("published", [date.min, date.max, date(999, 12, 31), date(1000, 1, 1), date(8999, 12, 31)])
def test_the_ends_of_the_calendar_are_no_trouble(published: date) -> None:
    text = "Yesterday, tomorrow, last year, next decade, 9000 years ago, in 900 years it will, last night, next Monday to Sunday, May 5."

    assert_sound(text, published)


@given(st.lists(st.sampled_from(WORDS), max_size=40), st.sampled_from([" ", "", "\n"]), st.none() | st.dates())
def test_any_heap_of_date_words_is_read(words: list[str], joint: str, published: date | None) -> None:
    assert_sound(joint.join(words), published)


def assert_sound(text: str, published: date | None) -> None:
    """Assert that mentions lie in the text, apart, with days in order."""
    end = 0
    for mention in find_dates(text, published):
        assert end <= mention.start < mention.end <= len(text)
        assert mention.text == text[mention.start : mention.end]
        assert 0 <= mention.sentence[0] <= mention.start < mention.end <= mention.sentence[1] <= len(text)
        assert 0 < mention.certainty <= 1
        assert mention.value
        assert (mention.first is None) == (mention.last is None)
        assert mention.first is None or mention.last is None or mention.first <= mention.last
        end = mention.end


@pytest.mark.parametrize(
    "piece",
    [
        "two hundred ",
        "the last ",
        "the ",
        "1990",
        "1990,",
        "May 5-",
        "in May and ",
        "twenty-",
        "\n",
        " \n",
        "a",
        ".",
        "Monday",
        "Monday, ",
        "two weeks ago ",
        "5 p.m. on ",
        "on Friday ",
        "'",
        "of May 1990 to ",
        "Easter ",
        "Friday of ",
        "the week of ",
        "the last Friday of the week before ",
        "a week from ",
        "3, ",
        "3 May, ",
        "March, May and ",
        "Q2, ",
        "April Jones, ",
        "2015 2015-",
        "9" * 40,
    ],
)
def test_twice_the_text_takes_no_more_than_a_few_times_as_long(piece: str) -> None:
    small, large = 2_000 // len(piece) + 1, 32_000 // len(piece) + 1
    find_dates(piece * small, date(2025, 6, 11))

    def seconds(times: int) -> float:
        begin = process_time()
        find_dates(piece * times, date(2025, 6, 11))
        return process_time() - begin

    most = 16 * 6 * min(seconds(small) for _ in range(3)) + 0.05
    assert any(seconds(large) < most for _ in range(2))
