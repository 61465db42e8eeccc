"""The picture of a timeline: well-formed, without scripts, with every story in a dot, and titles that cover one another nowhere."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from store.api.story import Story, StoryId
from store.api.views import MarkedStory, Marks
from store.api.when import When
from store.exports.svg_picture.gathering import gathered
from store.exports.svg_picture.time_scale import CUT_WIDTH, place_of, stretches, ticks
from store.exports.svg_picture.title_places import placed, width_of
from tests.store.exports.stories import ABOUT, ANY_STORY, FULL
from tests.store.exports.test_story_forms import written

SVG = "{http://www.w3.org/2000/svg}"
DAYS = st.dictionaries(st.integers(1, date.max.toordinal()), st.integers(1, 500), min_size=1, max_size=60)
NEAR = st.dictionaries(st.integers(730_000, 741_000), st.integers(1, 500), min_size=1, max_size=60)


def many(count: int, days: int) -> list[MarkedStory]:
    """Return stories spread over some days."""
    begin = date(2024, 1, 1)
    return [
        MarkedStory(
            Story(StoryId(f"{nth:016x}"), f"Report {nth} of the river", When((begin + timedelta(nth * days // count)).isoformat())),
            Marks(starred=nth % 97 == 0),
            themes=("transport" if nth % 3 else "other",),
        )
        for nth in range(count)
    ]  # fmt: skip


@given(st.lists(ANY_STORY, max_size=5))
def test_whatever_stories_say_the_picture_is_well_formed_and_runs_nothing(told: list[MarkedStory]) -> None:
    picture = etree.fromstring(written("svg", *told))

    assert picture.tag == f"{SVG}svg"
    for element in picture.iter():
        assert element.tag in {f"{SVG}{name}" for name in "svg title desc style rect text path circle a g".split()}
        assert not any(name.startswith("on") for name in map(str, element.attrib))
    assert all(re.match("https?://", str(link.get("href"))) for link in picture.iter(f"{SVG}a"))


def test_a_title_leads_to_its_story_on_the_web() -> None:
    picture = etree.fromstring(written("svg", FULL))

    link = next(picture.iter(f"{SVG}a"))
    assert link.get("href") == "https://example.org/a?b=%22c%22&d=%3Ce%3E%7Cf"
    assert link.findtext(f"{SVG}text") == "★ Bridge <b>at</b> Ostrava: “closed” & [unsafe]"


@pytest.mark.parametrize(("count", "days"), [(1, 1), (40, 300), (3_000, 900)])
def test_every_story_is_in_a_dot_and_it_is_told_how_many_have_their_titles(count: int, days: int) -> None:
    picture = etree.fromstring(written("svg", *many(count, days)))

    dots = [str(dot.findtext(f"{SVG}title")) for dot in picture.iter(f"{SVG}circle")]
    assert sum(int(re.sub(r"[^\d]", "", dot.split(" stor")[0])) for dot in dots) == count
    titles = sum("Report" in str(text.text) for text in picture.iter(f"{SVG}text"))
    foot = " ".join(str(text.text) for text in picture.iter(f"{SVG}text"))
    assert (f"{titles:,} of {count:,}" in foot) == (titles < count)
    assert titles < 400


def test_titles_cover_one_another_nowhere() -> None:
    for lane in gathered(many(400, 700), ABOUT):
        scale = stretches(lane.days, 100, 1000)
        titles = placed(lane.shown, scale, 8, 1500)
        assert len(titles) > 20
        for row in range(8):
            spans = sorted((one.x, one.x + width_of(one.story.written)) for one in titles if one.row == row)
            assert all(end <= begin for (_, end), (begin, _) in pairwise(spans))


@given(DAYS | NEAR)
def test_time_runs_to_the_right_and_no_day_leaves_the_picture(days: dict[int, int]) -> None:
    scale = stretches(days, 100, 1000)

    places = [place_of(scale, day) for day in sorted(days)]
    assert places == sorted(places)
    assert 100 <= places[0] <= places[-1] <= 1100.001
    assert scale[-1].left + scale[-1].width == pytest.approx(1100)
    assert all(later.left - one.left - one.width == pytest.approx(CUT_WIDTH) for one, later in pairwise(scale))
    for stretch in scale:
        marks = [tick.x for tick in ticks(stretch)]
        assert marks == sorted(marks)
        assert len(marks) < 80
