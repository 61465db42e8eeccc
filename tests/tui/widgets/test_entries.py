"""Lists that a person walks: entries under headings, facets with bars, what stories say, and what belongs with a story."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from store.api.threads import Thread, ThreadPosition
from store.api.times import Event, EventMention, Mention
from store.api.views import Related
from tests.tui.widgets.stage import on_stage, row
from tui.widgets.entry_list import EntryLine, EntryList
from tui.widgets.event_list import EventList, span_label, time_lines
from tui.widgets.facet_list import Facet, FacetList
from tui.widgets.related_list import RelatedList, related_lines, wrapped_lines

FACETS = [Facet("water", "Water", 1_200, "#3366cc"), Facet("trade", "Trade", 300), Facet("x", "A name that is long", 1)]
NAMED = [
    EntryLine(" First", "name"),
    EntryLine("  one", "", "3", 0),
    EntryLine("  more of one", "dim", "", 0),
    EntryLine(" Second", "name"),
    *[EntryLine(f"  entry {nth}", "", "", nth) for nth in range(1, 20)],
]


class Chosen(EntryList):
    """A list that remembers what was chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.chosen: list[int] = []

    def choose(self, entry: int) -> None:
        """Remember an entry."""
        self.chosen.append(entry)


def mention(title: str, day: date) -> EventMention:
    date_of = Mention("paragraph", 0, 0, 5, "today", "date", "", day, day, "day", "past", 1.0, "", "", "")
    return EventMention(row(title, "2025-06-02"), date_of, f"{title} says so.")


def event(sentence: str, *titles: str, ahead: bool = False) -> Event:
    day = date(2025, 5, 30)
    return Event(day, day, sentence, tuple(mention(title, day) for title in titles), ahead=ahead)


async def test_entries_are_walked_and_headings_skipped() -> None:
    async with on_stage(Chosen()) as staged:
        staged.widget.show_lines(NAMED)
        walked = [staged.widget.at]
        for key in ("j", "j", "k", "pagedown", "end", "j", "home", "k"):
            await staged.press(key)
            walked.append(staged.widget.at)
        await staged.press("j", "enter")

        assert walked == [0, 1, 2, 1, 9, 19, 19, 0, 0]
        assert staged.widget.chosen == [1]
        assert staged.widget.entry_count == 20


async def test_an_entry_comes_into_sight_with_the_heading_before_it() -> None:
    async with on_stage(Chosen(), height=6) as staged:
        staged.widget.show_lines(NAMED)
        await staged.press("end")
        assert staged.lines()[-1] == "  entry 19"
        await staged.press("home")
        assert staged.lines()[0] == " First"
        await staged.press("end", *["k"] * 18)
        assert staged.widget.at == 1
        assert staged.lines()[0] == " Second"


async def test_a_click_on_any_line_of_an_entry_chooses_it_and_on_a_heading_nothing() -> None:
    async with on_stage(Chosen()) as staged:
        staged.widget.show_lines(NAMED)
        await staged.click(3, 0)
        await staged.click(3, 2)
        await staged.click(3, 5)

        assert staged.widget.chosen == [0, 2]


async def test_the_same_lines_again_leave_the_person_where_they_are() -> None:
    async with on_stage(Chosen()) as staged:
        assert staged.widget.show_lines(NAMED)
        await staged.press("j", "j")
        assert not staged.widget.show_lines(list(NAMED))
        assert staged.widget.at == 2
        assert staged.widget.show_lines(NAMED[:3])
        assert staged.widget.at == 0


async def test_what_stands_at_the_right_end_is_never_cut() -> None:
    async with on_stage(Chosen(), width=20, height=3) as staged:
        staged.widget.show_lines([EntryLine("a very long line of text", "", "41 stories", 0)])

        assert staged.lines()[0] == "a very… 41 stories"


async def test_an_empty_list_has_nothing_to_choose() -> None:
    async with on_stage(Chosen()) as staged:
        await staged.press("j", "end", "enter")

        assert staged.widget.at == -1
        assert staged.widget.chosen == []


async def test_facets_are_told_with_bars_that_compare() -> None:
    async with on_stage(FacetList(), width=60, height=4) as staged:
        staged.widget.show(FACETS)
        lines = staged.lines()

        assert [line.count("▇") for line in lines] == [14, 4, 1, 0]
        assert lines[0].startswith("▌Water")
        assert "1,200" in lines[0]
        await staged.press("j", "enter", "end", "enter", "home")
        await staged.click(4, 1)
        assert [each.value for each in staged.told(FacetList.Chosen)] == ["trade", "x", "trade"]
        assert staged.widget.at == 1


async def test_facets_keep_their_width_and_their_names_where_there_is_little_room() -> None:
    for width in (14, 20, 31, 90):
        async with on_stage(FacetList(), width, 4) as staged:
            staged.widget.show(FACETS)

            assert {staged.widget.render_line(y).cell_length for y in range(4)} == {width - 1}
            assert staged.lines()[0].startswith("▌Water") or width < 20


def test_a_thread_comes_first_with_the_stories_beside_it() -> None:
    thread = Thread(7, "Indus treaty", given=False, count=9, first=1, last=2)
    position = ThreadPosition(thread, 4, row("Earlier one", "2025-05-01", read=True), row("Later one", "2025-07-01"))
    related = [
        Related(row("Later one", "2025-07-01"), 0.9, ("same thread: Indus treaty",)),
        Related(row("Cousin", "2025-07-02"), 0.8, ("same thread: Indus treaty", "Chenab")),
        Related(row("Stranger", "2025-07-03", read=True), 0.7, ("Chenab", "dams"), reports=3),
    ]

    lines, leads = related_lines(position, related)

    assert [(line.text.strip(), line.right) for line in lines] == [
        ("Thread  Indus treaty", "4 of 9"),
        ("‹  1 May 2025  Earlier one", ""),
        ("›  1 Jul 2025  Later one", ""),
        ("Related elsewhere", ""),
        ("Stranger", "3 reports"),
        ("Chenab; dams", ""),
        ("Nearest in the thread", ""),
        ("Cousin", ""),
        ("Chenab", ""),
    ]
    assert leads == [None, "Earlier one", "Later one", "Stranger", "Cousin"]
    assert [line.ink for line in lines] == ["name", "", "unread", "name", "", "dim", "name", "unread", "dim"]


def test_without_a_thread_there_are_related_stories_alone() -> None:
    lines, leads = related_lines(None, [Related(row("Stranger"), 0.7, ("Chenab",))])

    assert [line.text.strip() for line in lines] == ["Related", "Stranger", "Chenab"]
    assert leads == ["Stranger"]
    assert related_lines(None, []) == ([], [])


async def test_beside_the_story_long_lines_go_on_beneath_and_still_lead_there() -> None:
    async with on_stage(RelatedList(), 30, 12) as staged:
        staged.widget.wrap(wrapped=True)
        related = [Related(row("A stranger of very many words indeed"), 0.7, ("Chenab", "dams and rivers"), reports=3)]
        assert staged.widget.show(None, related) == 3
        assert [line.rstrip() for line in staged.lines()[:6]] == [
            " Related",
            "   A stranger of   3 reports",
            "     very many words indeed",
            "   Chenab; dams and rivers",
            "",
            "",
        ]
        await staged.click(6, 2)
        assert [each.story_id for each in staged.told(RelatedList.Chosen)] == ["A stranger of very many words indeed"]
        staged.widget.wrap(wrapped=False)
        assert "A stranger of…" in staged.lines()[1]


@given(st.lists(st.text(st.sampled_from("ab 界é"), max_size=60), max_size=4), st.integers(17, 60))
def test_no_line_that_is_wrapped_is_too_wide(texts: list[str], width: int) -> None:
    lines = wrapped_lines([EntryLine(f"   {text.strip()}", "", "9 of 9", 0) for text in texts], width)

    assert all(cell_len(line.text) + cell_len(line.right) <= width for line in lines)
    assert "".join(line.text for line in lines).replace(" ", "") == "".join(texts).replace(" ", "")


async def test_the_related_list_leads_to_stories_and_to_the_thread() -> None:
    async with on_stage(RelatedList()) as staged:
        thread = Thread(7, "Indus treaty", given=False, count=2, first=1, last=2)
        staged.widget.show(ThreadPosition(thread, 1, None, row("Later one")), [Related(row("Stranger"), 0.7, ("Chenab",))])
        await staged.press("enter", "j", "enter", "j", "enter")

        assert len(staged.told(RelatedList.ThreadChosen)) == 1
        assert [each.story_id for each in staged.told(RelatedList.Chosen)] == ["Later one", "Stranger"]


def test_a_time_lists_what_was_published_and_what_is_said_of_it() -> None:
    rows = [row("One", "2025-05-30", read=True, source="Herald"), row("Two", "2025-05-30")]
    events = [event("The dam opened.", "A", "B", "C", "D"), event("Talks are planned.", "E", ahead=True)]

    lines, leads = time_lines(rows, events, "Published", "Said of it", 100, published_in_all=12)

    assert [(line.text.strip(), line.right) for line in lines] == [
        ("Published", "2 of 12 stories"),
        ("30 May 2025  One", "Herald"),
        ("30 May 2025  Two", ""),
        ("", ""),
        ("Said of it", "2 events"),
        ("◇ 30 May 2025   The dam opened.", "4 stories"),
        ("2 Jun 2025  A", ""),
        ("2 Jun 2025  B", ""),
        ("2 Jun 2025  C", ""),
        ("and 1 more", ""),
        ("▷ 30 May 2025   Talks are planned.", ""),
        ("2 Jun 2025  E", ""),
    ]
    assert leads == ["One", "Two", "A", "B", "C", "E"]
    assert [line.entry for line in lines] == [-1, 0, 1, -1, -1, 2, 2, 3, 4, -1, 5, 5]


def test_a_long_sentence_is_wrapped_within_its_entry() -> None:
    lines, leads = time_lines([], [event("word " * 40, "A")], "", "Said", 60)

    sentence = [line for line in lines if "word" in line.text]
    assert len(sentence) > 5
    assert {line.entry for line in sentence} == {0}
    assert max(len(line.text) for line in sentence) <= 17 + 60 - 32
    assert leads == ["A"]


async def test_the_event_list_leads_to_the_story_that_tells_it() -> None:
    async with on_stage(EventList()) as staged:
        staged.widget.show(time_lines([row("One")], [event("The dam opened.", "A", "B")], "Published", "Said", 60))
        await staged.press("j", "enter", "j", "enter")

        assert [each.story_id for each in staged.told(EventList.Chosen)] == ["A", "B"]


@pytest.mark.parametrize(
    ("first", "last", "precision", "label"),
    [
        ("2025-04-22", "2025-04-22", "day", "22 Apr 2025"),
        ("2025-04-01", "2025-04-30", "month", "Apr 2025"),
        ("1960-01-01", "1960-12-31", "year", "1960"),
        ("1990-01-01", "1999-12-31", "decade", "1990–1999"),
        ("2025-05-07", "2025-05-10", "day", "7–10 May 2025"),
        ("2025-05-07", "2025-08-10", "season", "May – Aug 2025"),
        ("2024-12-01", "2025-02-28", "season", "Dec 2024 – Feb 2025"),
    ],
)
def test_a_time_has_the_name_a_person_gives_it(first: str, last: str, precision: str, label: str) -> None:
    assert span_label(date.fromisoformat(first), date.fromisoformat(last), precision) == label
