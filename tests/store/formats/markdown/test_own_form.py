"""What Dateline wrote in Markdown is read again as it was, also after a person worked on the file."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from io import BytesIO
from itertools import chain, repeat

import pytest

from store.api.changes import Refused
from store.api.story import Carried
from store.api.views import Marks
from store.formats import markdown
from store.formats.markdown import own_form
from store.formats.markdown.own_form import read_own_form
from store.formats.news_text import file_lines
from store.formats.source import OpenSource, ReadStory, UnreadableError
from tests.store.formats.markdown.reading import KEPT, read_all, read_one

WHOLE = """---
dateline: 1
id: 00112233445566aa
title: 'Ferry: the long wait'
published: '2025-06-02T14:05+05:00'
updated: '2025-06-03'
place: TROMSØ
highlights:
- A first point
- '- a point with a sign'
source: Coast Daily
link: https://coast.example/ferry
sections:
- Sea
also:
- source: Fjord Post
  link: https://fjord.example/7
language: en
undated: true
read: true
starred: true
theme: water
tags:
- boats
- '2024'
note: |-
  Ask the pilot.
  Then the mayor.
---

# Ferry: the long wait

The ferry \\*waited\\* at 5 \\< 6 \\& left\\_late.

1\\. Not a list

<!-- -->

\\--- not a rule
"""
SECOND = """
---
dateline: 1
title: Second
published: '2025'
---

# Second

Only this.
"""


def test_a_story_comes_back_with_all_its_fields_and_marks() -> None:
    one = read_one(WHOLE)

    assert one.kept
    assert one.story.to_json() | {"body": []} == {
        "id": "00112233445566aa",
        "title": "Ferry: the long wait",
        "published": "2025-06-02T14:05+05:00",
        "updated": "2025-06-03",
        "place": "TROMSØ",
        "highlights": ["A first point", "- a point with a sign"],
        "caption": "",
        "credit": "",
        "body": [],
        "source": "Coast Daily",
        "link": "https://coast.example/ferry",
        "author": "",
        "themes": [],
        "language": "en",
        "undated": True,
        "derived": False,
        "sections": ["Sea"],
        "feeds": [],
        "also": [{"source": "Fjord Post", "link": "https://fjord.example/7"}],
        "seen": [],
    }
    assert one.story.also == (Carried("Fjord Post", "https://fjord.example/7"),)
    assert one.marks == Marks(True, True, "water", ("boats", "2024"), "Ask the pilot.\nThen the mayor.")


def test_its_paragraphs_are_the_same_texts() -> None:
    assert read_one(WHOLE).story.body == ("The ferry *waited* at 5 < 6 & left_late.", "1. Not a list", "", "--- not a rule")


def test_stories_of_one_file_are_told_apart_and_know_their_lines() -> None:
    first, second = read_all(WHOLE + SECOND)

    assert isinstance(first, type(second))
    assert isinstance(second, type(read_one(WHOLE)))
    assert [first.line, second.line] == [1, WHOLE.count("\n") + 2]


def test_a_story_without_its_id_is_named_by_its_title() -> None:
    one = read_one(SECOND)

    assert not one.kept
    assert len(one.story.id) == 16


def test_a_text_that_was_reflowed_and_quotes_that_were_taken_off_say_the_same() -> None:
    edited = WHOLE.replace("The ferry \\*waited\\* at", "The ferry\n\\*waited\\*\nat").replace("'2025-06-03'", "2025-06-03")

    assert read_one(edited).story == read_one(WHOLE).story


def test_a_story_that_was_damaged_is_refused_with_its_line_and_the_next_is_read() -> None:
    broken = WHOLE.replace("published: '2025-06-02T14:05+05:00'", "published: soon").replace("\n# Ferry", "\nHeading gone")

    refused, second = read_all(broken + SECOND)

    assert refused == Refused("note.md", 1, "its published can't be read: 'soon' is not a date such as 2025-06-02")
    assert not isinstance(second, Refused)


def test_a_story_whose_title_was_taken_out_is_refused_for_that() -> None:
    assert read_all(SECOND.lstrip().replace("title: Second\n", "")) == [
        Refused("note.md", 1, "its title can't be read: text is needed here, not None")
    ]


def test_front_matter_that_is_no_longer_yaml_is_told() -> None:
    (refused,) = read_all(SECOND.lstrip().replace("title: Second", "title: [Second"))

    assert isinstance(refused, Refused)
    assert refused.reason.startswith("its front matter can't be read: ")
    assert refused.reason.endswith("; mend it there")


def test_it_is_known_whatever_the_file_is_called() -> None:
    assert read_one(SECOND.lstrip(), "stories.txt").story.title == "Second"


def test_stories_come_one_by_one_and_none_is_held_behind_the_next() -> None:
    taken = 0

    def lines() -> Iterator[str]:
        nonlocal taken
        for nth in range(1000):
            for line in f"{SECOND.lstrip()}Story {nth}.\n".split("\n"):
                taken += 1
                yield line

    stories = read_own_form(lines(), "export.md")
    begun = taken
    first = next(stories)
    of_one = taken - begun

    assert isinstance(first, ReadStory)
    assert of_one < 20
    for nth, one in enumerate(stories, 2):
        assert isinstance(one, ReadStory)
        assert one.story.body[-1].endswith(f"Story {nth - 1}.")
        assert taken <= (nth + 1) * of_one


def test_a_large_export_is_read_in_little_memory_however_many_stories_it_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_lines, "_AT_ONCE", 0)
    monkeypatch.setattr(file_lines, "_PIECE", 2_000)

    def peak(stories: int) -> int:
        source = OpenSource("export.md", KEPT, BytesIO((SECOND + "A line of it. " * 100).encode() * stories))
        tracemalloc.start()
        read = sum(isinstance(one, ReadStory) for one in markdown.read(source))
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert read == stories
        return most

    peak(3)  # what is loaded and compiled the first time
    few, many = peak(10), peak(80)

    assert many < few + 40_000  # all of it are 120,000 bytes


def test_a_story_that_does_not_end_is_refused_where_it_begins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_form, "_LONGEST", 100_000)
    head = f"{WHOLE}{SECOND}".split("\n")
    read = read_own_form(chain(head, repeat("more of it")), "export.md")

    assert isinstance(next(read), ReadStory)
    with pytest.raises(UnreadableError) as refused:
        next(read)
    assert refused.value.line == WHOLE.count("\n") + 2
