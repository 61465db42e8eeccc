"""What comes again and again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.dates import Kind
from tests.store.dates.tagging import only, told_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They meet every Tuesday.", "every Tuesday = XXXX-WXX-2"),
        ("They meet every other Tuesday.", "every other Tuesday = XXXX-WXX-2"),
        ("They meet on Tuesdays.", "Tuesdays = XXXX-WXX-2"),
        ("It floods every spring.", "every spring = XXXX-SP"),
        ("It floods every summer.", "every summer = XXXX-SU"),
        ("The band plays twice a week.", "twice a week = P1W"),
        ("The band plays three times a month.", "three times a month = P1M"),
        ("The band plays once every two years.", "once every two years = P2Y"),
        ("The clock strikes every hour.", "every hour = PT1H"),
        ("The market opens every other weekend.", "every other weekend = P2WE"),
        ("The market opens every weekend.", "every weekend = P1WE"),
        ("They vote every four years.", "every four years = P4Y"),
        ("The paper comes out daily.", "daily = P1D"),
        ("They are paid biweekly.", "biweekly = P2W"),
        ("Fees rise each January.", "each January = XXXX-01"),
        ("They meet every last Friday of the month.", "every last Friday of the month = XXXX-WXX-5"),
        ("The lift is checked every second day.", "every second day = P2D"),
        ("Every few weeks it leaks.", "Every few weeks = PXW"),
    ],
)
def test_what_recurs_is_read(text: str, expected: str) -> None:
    assert told_in(text) == expected


@given(st.sampled_from(list(enumerate("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(), 1))))
def test_every_weekday_recurs(weekday: tuple[int, str]) -> None:
    number, name = weekday

    for text in (f"They sing every {name} here.", f"They sing on {name}s here.", f"They sing each {name} night here."):
        mention = only(text)
        assert mention.kind is Kind.SET
        assert mention.value.removesuffix("TNI") == f"XXXX-WXX-{number}"
        assert mention.first is None


@pytest.mark.parametrize("unit", ["day", "week", "weekend", "month", "quarter", "year", "hour", "decade", "fortnight"])
@pytest.mark.parametrize("often", ["every", "each", "every other", "once every", "twice every", "every second"])
def test_every_unit_recurs(often: str, unit: str) -> None:
    """Every other weekend once ended the reading of a whole story."""
    mention = only(f"They sing {often} {unit} here.")

    assert mention.kind is Kind.SET
    assert mention.text.endswith(f"{often.split()[-1]} {unit}")
