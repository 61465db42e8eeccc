"""The links of a story are numbered, and lead where they say."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style
from rich.text import Text

from store.api.story import Carried
from tests.conftest import story
from tests.tui.widgets.stage import on_stage
from tui.widgets.story.story_links import LINK, links_of, number_links, numbers_of, own_links
from tui.widgets.story.story_view import StoryView

PLANS = replace(
    story(
        "A second pier", "2025-12-08", "Plans: https://a.test/plans?x=(1). Ask www.b.test, or see https://a.test/plans?x=(1)!"
    ),
    source="Herald",
    link="https://herald.test/1",
    also=(Carried("Gazette", "https://gazette.test/1"), Carried("Wire", "")),
)


def test_a_storys_own_links_come_first_and_each_address_once() -> None:
    assert [link.address for link in links_of(PLANS)] == [
        "https://herald.test/1",
        "https://gazette.test/1",
        "https://a.test/plans?x=(1)",
        "https://www.b.test",
    ]
    assert [link.source for link in own_links(PLANS)] == ["Herald", "Gazette"]
    assert not links_of(None)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("(see https://a.test/b)", "https://a.test/b"),
        ("at https://a.test/b_(c), he said", "https://a.test/b_(c)"),
        ("“www.a.test”", "https://www.a.test"),
        ("<https://a.test>…", "https://a.test"),
        ("it is https:// only", None),
        ("awww.a.test", None),
    ],
)
def test_an_address_ends_where_a_reader_would_end_it(text: str, address: str | None) -> None:
    found = [link.address for link in links_of(story("Pier", "2025-12-08", text))]

    assert found == ([address] if address else [])


def test_the_number_stands_behind_the_address_and_other_marks_stay_where_they_are() -> None:
    text = Text("See www.a.test on 2 May, or www.b.test.")
    text.stylize(Style(bold=True), 18, 23)
    numbered = number_links(text, {"https://www.a.test": 1, "https://www.b.test": 2}, Style())
    bold = next(span for span in numbered.spans if isinstance(span.style, Style) and span.style.bold)

    assert numbered.plain == "See www.a.test [1] on 2 May, or www.b.test [2]."
    assert numbered.plain[bold.start : bold.end] == "2 May"
    assert {span.style.meta[LINK] for span in numbered.spans if isinstance(span.style, Style) and span.style.meta}


def test_a_single_link_needs_no_number() -> None:
    assert number_links(Text("www.a.test"), {"https://www.a.test": 1}, Style()).plain == "www.a.test"


@given(st.text(st.sampled_from("ahtps:/w.( )<“[]é界\n"), max_size=120))
def test_whatever_a_text_holds_its_letters_stay(text: str) -> None:
    told = story("Pier", "2025-12-08", text)
    numbers = numbers_of(links_of(told))

    for paragraph in told.body:
        shown = number_links(Text(paragraph), numbers, Style()).plain
        for number in numbers.values():
            shown = shown.replace(f" [{number}]", "")
        assert shown == paragraph


async def test_a_click_on_a_link_leads_there() -> None:
    async with on_stage(StoryView(), 60, 20) as staged:
        staged.widget.show(PLANS)
        at = next(nth for nth, line in enumerate(staged.lines()) if "www.b.test" in line)
        await staged.click(staged.lines()[at].index("www.b"), at)
        await staged.click(2, at)

        assert [told.address for told in staged.told(StoryView.LinkChosen)] == ["https://www.b.test"]
