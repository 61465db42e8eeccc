"""A text's blocks: what each line is, where paragraphs end, and that nothing of a text is lost on the way."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.api.when import When
from store.formats.news_text.blocks import Block, Kind, blocks
from store.formats.news_text.captions import caption_and_credit
from store.formats.news_text.link_lists import without_lists
from store.formats.news_text.live_blog import is_live, is_live_title, with_entry_times

KEPT = When("2025-07-01T12:00")
LONG = (
    "The council said on Monday that the old harbour would open again in the spring, after nine years of work on its walls, "
    "and that boats of up to forty metres could moor there from the day of the fair on, as they did before the war."
)
PRINTED = """

A headline of some words
• a point
- another
Updated 02 June 2025
2 June 2025 14:05
14:05
https://example.org/a
By Ann Roe
Reporting by Ann Roe
Photo caption, A man by a river
Photo credit, Getty Images
Most read
---
GENEVA: Talks began.
"""
LINES = st.sampled_from(PRINTED.split("\n")) | st.just(LONG)
PAGES = st.lists(LINES | st.text(max_size=50), max_size=30).map("\n".join)


def read(text: str) -> list[Block]:
    """Return a text's blocks."""
    return list(blocks(text, KEPT))


@pytest.mark.parametrize(
    ("line", "kind", "text"),
    [
        ("Harbour opens again", Kind.TEXT, "Harbour opens again"),
        ("  •  A point of some kind", Kind.BULLET, "A point of some kind"),
        ("– A point of some kind", Kind.BULLET, "A point of some kind"),
        ("–40 degrees in the valley", Kind.TEXT, "–40 degrees in the valley"),
        ("Updated 02 June 2025", Kind.DATE, "Updated 02 June 2025"),
        ("3 days ago", Kind.DATE, "3 days ago"),
        ("Link: <https://example.org/a?b=c>", Kind.LINK, "https://example.org/a?b=c"),
        ("https://example.org/a and more", Kind.TEXT, "https://example.org/a and more"),
        ("Source: Coast Daily", Kind.SOURCE, "Coast Daily"),
        ("Published in Coast Daily, June 2, 2025", Kind.SOURCE, "Coast Daily"),
        ("By Ann Roe and Jan van Dijk", Kind.AUTHOR, "Ann Roe and Jan van Dijk"),
        ("By Sunday the water had risen", Kind.TEXT, "By Sunday the water had risen"),
        ("记者：王小明", Kind.AUTHOR, "王小明"),
        ("Reporting by Ann Roe in Oslo; Editing by Jan Doe", Kind.REPORTERS, "Ann Roe"),
        ("Editing by Jan Doe", Kind.REPORTERS, " "),
        ("Photo caption, A man walks by the river", Kind.CAPTION, "A man walks by the river"),
        ("Photo credit, Getty Images", Kind.CREDIT, "Getty Images"),
        ("14:05 BST", Kind.TIME, "14:05 BST"),
        ("Follow us on Facebook", Kind.FURNITURE, "Follow us on Facebook"),
        ("=====", Kind.RULE, ""),
        ("* * *", Kind.RULE, ""),
    ],
)
def test_each_line_is_known_for_what_it_is(line: str, kind: str, text: str) -> None:
    (block,) = read(line)

    assert (block.kind, block.text) == (kind, text)
    assert block.is_page == (kind not in (Kind.TEXT, Kind.BULLET))


@settings(deadline=None)
@given(PAGES)
def test_blocks_stand_in_order_with_the_blank_lines_between_them(text: str) -> None:
    found = read(text)

    assert [block.line for block in found] == sorted(block.line for block in found)
    lines = text.split("\n")
    for block in found:
        assert 1 <= block.line <= len(lines)
        assert lines[block.line - 1].strip()
        assert all(
            not line.strip(" \t\r\x0b\x0c\xa0") or block.gap == 0 or not line.isprintable()
            for line in lines[block.line - 1 - block.gap : block.line - 1]
        )


@settings(deadline=None)
@given(PAGES)
def test_what_lists_leave_is_in_order_and_no_furniture(text: str) -> None:
    found = read(text)

    kept = without_lists(found)

    assert all(block.kind not in (Kind.FURNITURE, Kind.RULE) for block in kept)
    places = iter(found)
    assert all(any(block is other for other in places) for block in kept)


@pytest.mark.parametrize("width", [40, 60, 72, 100])
def test_wrapped_paragraphs_are_joined_and_stay_apart(width: int) -> None:
    paragraphs = [LONG, LONG.replace("council", "mayor")]

    text = "\n\n".join(textwrap.fill(one, width) for one in paragraphs)

    assert [(block.text, block.gap) for block in read(text)] == [(paragraphs[0], 0), (paragraphs[1], 1)]


def test_lines_that_end_as_sentences_are_paragraphs_of_their_own() -> None:
    assert [
        block.text for block in read("The first line ends here.\nThe second as well, she said.\nAnd so does the third.")
    ] == [
        "The first line ends here.",
        "The second as well, she said.",
        "And so does the third.",
    ]


@pytest.mark.parametrize(
    ("text", "caption", "credit"),
    [
        ("A man walks across a dry riverbed. (AFP)", "A man walks across a dry riverbed.", "AFP"),
        ("A man walks across a dry riverbed [File: Jo Doe/AP]", "A man walks across a dry riverbed", "File: Jo Doe/AP"),
        ("[1/2] Flags flutter in Brussels. REUTERS/Jo Ge/File Photo", "Flags flutter in Brussels.", "REUTERS/Jo Ge/File Photo"),
        ("Getty Images A man walks across a riverbed", "A man walks across a riverbed", "Getty Images"),
        ("AP Photo: A man walks across a riverbed", "A man walks across a riverbed", "AP Photo"),
    ],
)  # fmt: skip
def test_captions_are_parted_from_their_credits(text: str, caption: str, credit: str) -> None:
    assert caption_and_credit(text) == (caption, credit)


@pytest.mark.parametrize(
    "text",
    [
        "It is good for the heart (16).",
        "The law (he said so) holds",
        "A man walks across a riverbed (·.)",
        "Reuters",
        LONG + " (" + "a " * 20 + ")",
    ],
)
def test_brackets_that_name_nobody_are_no_credit(text: str) -> None:
    assert caption_and_credit(text) is None


@settings(deadline=None)
@given(
    st.text(max_size=120)
    | st.lists(st.sampled_from(["A man walks by the river", "(", ")", "[", "]", " ", "AFP", "/", "REUTERS", "."])).map("".join)
)
def test_any_paragraph_can_be_asked_for_its_credit(text: str) -> None:
    found = caption_and_credit(text)

    assert found is None or (found[0] in text and found[1] in text)


@pytest.mark.parametrize(
    "title",
    [
        "Live: storm on the coast",
        "Storm on the coast – as it happened",
        "Storm: live updates",
        "EN DIRECT. Tempête",
        "Liveticker zum Sturm",
    ],
)
def test_headlines_say_that_their_page_is_live(title: str) -> None:
    assert is_live_title(title)


@pytest.mark.parametrize(
    "title", ["Live music returns to the harbour", "Where they live", "Olive harvest begins", "How to live longer"]
)
def test_other_headlines_do_not(title: str) -> None:
    assert not is_live_title(title)


def test_dates_above_entries_are_times_of_a_live_blog_but_the_first_is_its_own() -> None:
    page = read(
        "2 June 2025 09:00\n\nRain begins.\n\n2 June 2025 10:15\n\nBoats come in.\n\n3 hours ago\n\nThe quay is closed."
    )

    entries = with_entry_times(page, "Storm: live updates")

    assert [block.kind for block in entries if block.is_page] == [Kind.DATE, Kind.TIME, Kind.TIME]
    assert is_live(entries)
    assert with_entry_times(page, "Storm reaches the coast") == page
    assert not is_live(page)
