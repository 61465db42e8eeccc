"""Large files of news text: read piece by piece, with the same stories as if they were read as a whole."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest

from store.api.changes import Refused
from store.api.when import When
from store.formats import Read, ReadStory
from store.formats.news_text import read
from store.formats.news_text.blocks import blocks
from store.formats.news_text.reader import read_text
from store.formats.news_text.windows import story_pieces
from store.formats.source import OpenSource, UnreadableError

KEPT = When("2025-07-01T12:00")
SENTENCE = (
    "The council’s plan for the old harbour was read out in the town hall on Monday, and boats of up to forty metres came. "
)
PLACES = "Aalborg Bergen Cádiz Dover Esbjerg Faro Genoa Hull Izmir Kiel".split()


def story(number: int, sentences: int = 300) -> str:
    """Return a story of some forty thousand characters."""
    place = PLACES[number % len(PLACES)]
    text = "\n\n".join(SENTENCE * 10 + f"It was number {number}." for _ in range(sentences // 10))
    head = f"Harbour of {place} opens again for the {number + 2}nd time"
    return f"{head}\n\nUpdated 0{number % 9 + 1} June 2025\nSource: Coast Daily\n\n{text}"


LARGE = "\n\n\n".join(map(story, range(260)))
"""Some nine million characters."""


def large(raw: bytes) -> Iterator[Read]:
    """Yield what a file holds."""
    return read(OpenSource("a.txt", KEPT, io.BytesIO(raw)))


def test_a_large_file_holds_the_same_stories_as_its_text() -> None:
    whole = list(read_text(LARGE, "a.txt", KEPT))

    assert len(whole) == 260
    assert list(large(LARGE.encode())) == whole


@pytest.mark.parametrize(("encoding", "end"), [("utf-8-sig", "\r\n"), ("cp1252", "\r")])
def test_a_large_file_may_be_written_in_any_way(encoding: str, end: str) -> None:
    read_again = list(large(LARGE.replace("\n", end).encode(encoding)))

    assert [one.story.title for one in read_again if isinstance(one, ReadStory)][
        -1
    ] == "Harbour of Kiel opens again for the 261nd time"
    assert len(read_again) == 260


@pytest.mark.parametrize("window", [1, 3_000, 50_000])
def test_windows_part_stories_as_the_whole_does(window: int) -> None:
    found = list(blocks("\n\n\n".join(story(number, 10) for number in range(60)), KEPT))

    assert list(story_pieces(found, window)) == list(story_pieces(found))


def test_a_line_without_an_end_is_refused_with_its_number() -> None:
    with pytest.raises(UnreadableError, match="one line") as refused:
        list(large(f"{story(1)}\n\n\n".encode() + SENTENCE.encode() * 140_000))

    assert refused.value.line == story(1).count("\n") + 4


def test_a_story_without_an_end_is_refused_behind_those_before_it() -> None:
    endless = f"\n\n{SENTENCE * 200}" * 800
    taken: list[Read] = []
    with pytest.raises(UnreadableError, match="without a new story"):
        taken.extend(large(f"{LARGE}{endless}".encode()))

    assert len(taken) == 259


def test_an_empty_file_is_told() -> None:
    with pytest.raises(UnreadableError, match="it is empty"):
        list(large(b" \n\x07\n"))


def test_nothing_but_rules_says_nothing() -> None:
    assert not list(large(b"-----\n\n-----\n"))
    assert isinstance(next(large(b"Most read\n")), Refused)
