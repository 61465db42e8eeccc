"""The timeline's layout, without a screen."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.api.views import Counts, Cursor
from tui.widgets.time_units import TimeUnit, name_of, next_start, start_of
from tui.widgets.timeline.lines import USUAL_ZOOM, ZOOMS, Group, Lines, Zoom

EVENT_DAYS = st.sets(st.integers(715_000, 740_000), max_size=40)
DAYS = st.dictionaries(st.integers(715_000, 740_000), st.integers(1, 4), min_size=1, max_size=60)
LOOKS = st.sampled_from([zoom for zoom in ZOOMS if not zoom.folded])


def counted(days: dict[int, int]) -> Counts:
    return Counts({day: days[day] for day in sorted(days)}, {"water": sum(days.values())}, sum(days.values()))


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def test_stories_stand_under_their_months_oldest_first() -> None:
    lines = Lines(counted({day("2025-05-31"): 1, day("2025-06-02"): 2}), ZOOMS[USUAL_ZOOM], newest_first=False)

    spots = [lines.at(line) for line in range(len(lines))]

    assert [spot.start if isinstance(spot, Group) else spot for spot in spots] == [
        day("2025-05-01"),
        Cursor(day("2025-05-31"), 0),
        day("2025-06-01"),
        Cursor(day("2025-06-02"), 0),
        Cursor(day("2025-06-02"), 1),
    ]


def test_newest_first_turns_months_days_and_stories_round() -> None:
    lines = Lines(counted({day("2025-05-31"): 1, day("2025-06-02"): 2}), ZOOMS[USUAL_ZOOM], newest_first=True)

    assert [lines.at(line) for line in (1, 2, 4)] == [
        Cursor(day("2025-06-02"), 1),
        Cursor(day("2025-06-02"), 0),
        Cursor(day("2025-05-31"), 0),
    ]


def test_a_folded_timeline_has_one_line_a_stretch() -> None:
    lines = Lines(counted({day("2024-05-31"): 3, day("2025-06-02"): 2}), Zoom(TimeUnit.YEAR, folded=True), newest_first=False)

    assert len(lines) == 2
    assert lines.line_of(Cursor(day("2025-06-02"), 1)) == 1


def test_a_date_without_stories_leads_to_the_next_one() -> None:
    lines = Lines(counted({day("2025-05-31"): 1, day("2025-06-20"): 1}), ZOOMS[USUAL_ZOOM], newest_first=False)

    assert lines.at(lines.nearest(day("2025-06-03"))) == Cursor(day("2025-06-20"), 0)
    assert lines.at(lines.nearest(day("2030-01-01"))) == Cursor(day("2025-06-20"), 0)
    assert lines.at(lines.nearest(day("1960-01-01"))) == Cursor(day("2025-05-31"), 0)


@given(DAYS, LOOKS, st.booleans())
def test_every_story_has_one_line_and_every_line_leads_back(days: dict[int, int], zoom: Zoom, newest: bool) -> None:
    lines = Lines(counted(days), zoom, newest_first=newest)

    places = [spot for line in range(len(lines)) if isinstance(spot := lines.at(line), Cursor)]

    assert sorted((place.day, place.nth) for place in places) == [
        (day, nth) for day in sorted(days) for nth in range(days[day])
    ]
    assert all(lines.at(lines.line_of(place) or 0) == place for place in places)


@given(DAYS, LOOKS, st.booleans(), st.integers(0, 50))
def test_a_stretch_of_lines_is_a_stretch_of_time(days: dict[int, int], zoom: Zoom, newest: bool, first: int) -> None:
    lines = Lines(counted(days), zoom, newest_first=newest)

    stretch = lines.rows_between(first, first + 10)

    shown = [spot for line in range(first, min(len(lines), first + 11)) if isinstance(spot := lines.at(line), Cursor)]
    if stretch is None:
        assert not shown
    else:
        assert stretch == (min(shown, key=lambda place: (place.day, place.nth)), len(shown))


@given(st.sampled_from(TimeUnit), st.integers(400, 1_000_000))
def test_stretches_follow_one_another_without_a_gap(unit: TimeUnit, day: int) -> None:
    start = start_of(unit, day)

    assert start <= day < next_start(unit, start)
    assert start_of(unit, next_start(unit, start) - 1) == start


@pytest.mark.parametrize(
    ("unit", "name"),
    [
        (TimeUnit.DAY, "Monday 2 June 2025"),
        (TimeUnit.WEEK, "2–8 Jun 2025"),
        (TimeUnit.MONTH, "June 2025"),
        (TimeUnit.QUARTER, "2025 Q2"),
        (TimeUnit.YEAR, "2025"),
        (TimeUnit.DECADE, "2020s"),
    ],
)
def test_a_stretch_has_the_name_a_person_gives_it(unit: TimeUnit, name: str) -> None:
    assert name_of(unit, start_of(unit, day("2025-06-02"))) == name


@given(DAYS, EVENT_DAYS, LOOKS, st.booleans())
def test_days_that_are_spoken_of_have_a_line_before_their_stories(
    days: dict[int, int], extra: set[int], zoom: Zoom, newest_first: bool
) -> None:
    spoken = {*extra, *list(days)[::2]}
    lines = Lines(counted(days), zoom, newest_first=newest_first, event_days=spoken)

    spots = [(line, spot) for line in range(len(lines)) if isinstance(spot := lines.at(line), Cursor)]
    in_time = [spot for _, spot in (reversed(spots) if newest_first else spots)]

    wanted = [Cursor(day, nth) for day in sorted({*days, *spoken}) for nth in range(-(day in spoken), days.get(day, 0))]
    assert in_time == wanted
    assert all(lines.line_of(spot) == line for line, spot in spots)
    assert sum(group.stories for group in lines.groups) == sum(days.values())


def test_the_stretch_that_is_fetched_has_stories_alone() -> None:
    lines = Lines(
        counted({day("2025-06-02"): 2}),
        ZOOMS[USUAL_ZOOM],
        newest_first=False,
        event_days={day("2025-06-01"), day("2025-06-02")},
    )

    assert lines.rows_between(0, 9) == (Cursor(day("2025-06-02"), 0), 2)
    assert lines.nearest(day("2025-06-01")) == 1
