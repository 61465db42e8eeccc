"""A person adds notes: single ones, a folder of them, an Obsidian vault; each is a story, its tags are the person's tags."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.api.changes import Refused
from store.api.when import When
from store.formats import read_paths
from store.formats.format_table import read_source
from store.formats.source import ReadStory, Source
from tests.store.formats.markdown.reading import KEPT, read_all, read_one

CLIPPED = """---
title: "Harbour opens again: the first day"
source: https://coast.example/harbour
author:
  - "[[Ann Roe]]"
published: 2025-06-02
created: 2025-06-05
description: The first boats came in on Monday.
tags:
  - clippings
  - ports/north
---
OSLO — The **old harbour** opened again, [the port](https://port.example) said.

> [!quote] The mayor
> A good day for the town.

- Two ferries came first
- Fishing boats followed

![[harbour.png]]
"""


def test_a_clipped_page_is_a_story_with_its_front_matter() -> None:
    one = read_one(CLIPPED, "Harbour.md")

    assert one.story.title == "Harbour opens again: the first day"
    assert (one.story.published, one.story.link, one.story.author) == (
        When("2025-06-02"),
        "https://coast.example/harbour",
        "Ann Roe",
    )
    assert one.story.highlights == ("The first boats came in on Monday.",)
    assert one.marks.tags == ("clippings", "ports/north")


def test_its_text_is_without_markdowns_signs() -> None:
    assert read_one(CLIPPED).story.body == (
        "The old harbour opened again, the port said.",
        "The mayor A good day for the town.",
        "• Two ferries came first",
        "• Fishing boats followed",
    )
    assert read_one(CLIPPED).story.place == "OSLO"


@pytest.mark.parametrize(
    ("text", "name", "title", "why"),
    [
        ("---\ntitle: From the head\n---\n# Another\n\nText.", "a.md", "From the head", "its front matter names it"),
        ("---\ndate: 2025-06-02\n---\n## From a heading\n\nText.", "a.md", "From a heading", "a heading stands above it"),
        ("---\ndate: 2025-06-02\n---\nText alone.", "2025-06-02 From the name.md", "From the name", "the file is called so"),
        ("See [[Harbour]] and [[Port of Oslo|the port]].", "Links.md", "Links", "the file is called so"),
    ],
)
def test_what_it_is_called_is_said_by_its_head_a_heading_or_its_file(text: str, name: str, title: str, why: str) -> None:
    one = read_one(text, name)

    assert (one.story.title, one.why) == (title, why)


@pytest.mark.parametrize(
    ("head", "published", "updated"),
    [
        ("date: 2025-06-02", "2025-06-02", None),
        ("date: 2025-06-02T14:05:00+02:00", "2025-06-02T14:05+02:00", None),
        ("date: 2025-06-02 14:05", "2025-06-02T14:05", None),
        ("created: 2 June 2025\nmodified: 2025-06-04", "2025-06-02", "2025-06-04"),
        ("Date Published: June 2, 2025\nlast-modified: 2025-06-03", "2025-06-02", "2025-06-03"),
        ("published: '[[2025-06-02]]'\nupdated: 2025-06-01", "2025-06-02", None),
        ("pubDate: Mon, 02 Jun 2025 14:05:00 GMT", "2025-06-02T14:05Z", None),
        ("date: 20250602", "2025-06-02", None),
    ],
)
def test_its_day_stands_under_any_usual_name_in_any_usual_form(head: str, published: str, updated: str | None) -> None:
    story = read_one(f"---\ntitle: A note\n{head}\n---\nText of the note.").story

    assert (story.published.iso, story.updated and story.updated.iso, story.undated) == (published, updated, False)


def test_the_notes_of_a_day_have_the_day_of_their_name_and_others_their_files() -> None:
    assert read_one("# Plans\n\nSome text.", "2025-06-02.md").story.published == When("2025-06-02")
    assert read_one("# Plans\n\nSome text.", "plans.md").story.undated


def test_front_matter_in_toml_is_read() -> None:
    one = read_one('+++\ntitle = "A page"\ndate = 2025-06-02T14:05:00Z\ntags = ["a", "b"]\ncategories = ["Ports"]\n+++\nText.')

    assert (one.story.title, one.story.published, one.story.sections) == ("A page", When("2025-06-02T14:05Z"), ("Ports",))
    assert one.marks.tags == ("a", "b")


def test_front_matter_that_is_no_yaml_is_read_line_by_line() -> None:
    one = read_one("---\ntitle: Harbour: the end: a story\ndate: 2025-06-02\ntags: [a, b]\nlist:\n- x\n  bad: [\n---\nText.")

    assert (one.story.title, one.story.published, one.marks.tags) == (
        "Harbour: the end: a story",
        When("2025-06-02"),
        ("a", "b"),
    )


def test_tags_in_the_text_are_the_persons_tags_and_a_line_of_them_is_no_text() -> None:
    one = read_one(
        "---\ntags: port, '#boats'\n---\n# A note\n\nThe #harbour is open at 5 #1.\n\n#north #sea/arctic\n\n```\n#include\n```\n"
    )

    assert one.marks.tags == ("port", "boats", "harbour", "north", "sea/arctic")
    assert one.story.body == ("The #harbour is open at 5 #1.", "#include")


def test_comments_embeds_and_footnotes_of_a_vault_are_left_out() -> None:
    text = "# A note\n\nOne %%secret%% line ==told== here. ^block1\n\n%%\nHidden\n%%\n\n![[other]]\n\nA claim.[^1]\n\n[^1]: Its source.\n"

    assert read_one(text).story.body == ("One line told here.", "A claim.", "Its source.")


def test_a_vault_is_read_note_by_note_without_its_settings(tmp_path: Path) -> None:
    for name, text in (
        (".obsidian/app.json", "{}"),
        ("Inbox/One.md", CLIPPED),
        ("Daily/2025-06-02.md", "- [ ] Ask the pilot\n- [x] Read [[One]]\n"),
        ("Empty.md", "---\ntags: [x]\n---\n"),
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)

    found = list(read_paths([str(tmp_path)]))

    assert [one.story.title for one in found if isinstance(one, ReadStory)] == [
        "2025-06-02",
        "Harbour opens again: the first day",
    ]
    assert [one.reason for one in found if isinstance(one, Refused)] == [
        "“Empty” has nothing beneath it; a story is a headline and its text or its link"
    ]


def test_a_table_is_read_row_by_row() -> None:
    text = "# Ships\n\n| Ship | Length |\n|---|---|\n| Nord | 90 m |\n| Sør | 70 m |\n"

    assert read_one(text).story.body == ("Ship | Length", "Nord | 90 m", "Sør | 70 m")


NEWS = "Harbour opens again\n\nUpdated 02 June 2025\n\nOSLO: The old harbour opened again on Monday after nine years.\n"


@pytest.mark.parametrize("text", [NEWS, NEWS.replace("old harbour", "[old harbour](https://coast.example)"), NEWS * 1])
def test_news_that_was_pasted_into_a_markdown_file_is_read_as_news(text: str) -> None:
    story = read_one(text).story

    assert (story.title, story.place, story.published) == ("Harbour opens again", "OSLO", When("2025-06-02"))
    assert story.body == ("The old harbour opened again on Monday after nine years.",)


def test_several_stories_of_pasted_news_in_a_markdown_file_stay_several() -> None:
    other = NEWS.replace("Harbour opens", "Lock closes")

    assert [one.story.title for one in read_all(f"{NEWS}\n\n\n{other}") if isinstance(one, ReadStory)] == [
        "Harbour opens again",
        "Lock closes again",
    ]


def test_a_headline_as_a_heading_with_its_date_beneath_is_read_with_it() -> None:
    story = read_one(f"# {NEWS}").story

    assert (story.title, story.place, story.published) == ("Harbour opens again", "OSLO", When("2025-06-02"))


def test_several_stories_under_headings_of_their_own_stay_several() -> None:
    first, second = read_all(f"# {NEWS}\n# {NEWS.replace('Harbour opens', 'Lock closes')}", "day.txt")

    assert isinstance(first, ReadStory)
    assert isinstance(second, ReadStory)
    assert [(one.story.title, one.line) for one in (first, second)] == [("Harbour opens again", 1), ("Lock closes again", 7)]


def test_a_note_of_several_chapters_stays_one() -> None:
    assert len(read_all("# One\n\nSome text.\n\n# Two\n\nMore text.\n")) == 1


def test_a_text_between_two_lines_across_is_no_front_matter() -> None:
    text = f"---\n{NEWS}---\n{NEWS.replace('Harbour opens', 'Lock closes')}"

    assert [one.story.title for one in read_all(text) if isinstance(one, ReadStory)] == [
        "Harbour opens again",
        "Lock closes again",
    ]


HEADS = st.dictionaries(
    st.sampled_from("title date tags author link source published url".split()), st.text(max_size=20), max_size=4
)


@given(head=HEADS, body=st.text(max_size=200), kind=st.sampled_from(["---", "+++"]))
def test_no_note_raises_whatever_stands_in_it(head: dict[str, str], body: str, kind: str) -> None:
    lines = "".join(f"{name}: {value}\n" for name, value in head.items())
    raw = f"{kind}\n{lines}{kind}\n{body}".encode("utf-8", "replace")

    for one in read_source(Source.of_bytes(raw, "x.md", KEPT)):
        assert isinstance(one, ReadStory) or one.file == "x.md"


@pytest.mark.parametrize(
    "head",
    [
        "a: " + "[" * 5_000,
        "- " * 5_000,
        "a: &x [1]\nb: &y [*x, *x]\nc: [*y, *y]",
        "title: !!python/object:os.system x",
        "? [a]\n: b",
    ],
)
def test_front_matter_that_means_harm_is_only_text(head: str) -> None:
    (one,) = read_all(f"---\ntitle: A note\n{head}\n---\nText.")

    assert isinstance(one, ReadStory)
    assert one.story.title in ("A note", "!!python/object:os.system x", "x")


def test_a_note_of_very_many_lines_is_refused_at_once() -> None:
    (refused,) = read_all("# Harbour\n" * 80_002)

    assert isinstance(refused, Refused)
    assert "more than 80,000 lines" in refused.reason
