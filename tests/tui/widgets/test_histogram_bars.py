"""The strip of bars over the years."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tui.widgets.histogram_bars import bars
from tui.widgets.time_units import TimeUnit


def test_a_long_silence_takes_one_column() -> None:
    days = {date(1960, 9, 19).toordinal(): 1, date(2025, 6, 2).toordinal(): 3}

    unit, columns = bars(days, 40)

    assert unit is TimeUnit.MONTH
    assert [(bar.count, bar.gap) for bar in columns] == [(1, False), (0, True), (3, False)]


@given(st.dictionaries(st.integers(700_000, 740_000), st.integers(1, 9), min_size=1, max_size=200), st.integers(8, 120))
def test_the_bars_fit_and_none_is_lost(days: dict[int, int], width: int) -> None:
    unit, columns = bars(dict(sorted(days.items())), width)

    assert len(columns) <= width
    assert [bar.start for bar in columns] == sorted(bar.start for bar in columns)
    if unit is not TimeUnit.DECADE:
        assert sum(bar.count for bar in columns) == sum(days.values())
