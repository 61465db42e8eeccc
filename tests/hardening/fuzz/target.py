"""Something that is fuzzed: what it is called, what its inputs grow out of, and how one is tried."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from store.api.story import Story
from store.api.when import When
from store.text.clean import STEERING

TODAY = date(2026, 3, 14)
"""The day on which all inputs are tried."""
KEPT = When("2026-03-14T09:30")
"""When they were kept."""
Try = Callable[[bytes], object]
"""Tries an input: returns what came of it, each time the same; a DatelineError refuses it, an AssertionError tells a broken promise."""


@dataclass(frozen=True, slots=True)
class Target:
    """What is fuzzed."""

    name: str
    """What it is called, fit for the name of a file: `feed-reader`."""
    prepare: Callable[[Path], Try]
    """Returns what tries an input; may use a folder of its own for files."""
    seeds: Callable[[], Sequence[bytes]]
    """Returns what its inputs grow out of."""
    share: int = 4
    """How many inputs it gets, beside the others: few where each takes long."""
    words: Sequence[bytes] = field(default=())
    """Words of its language."""


def text_of(raw: bytes) -> str:
    """Return an input as a text, with half characters where it is no text, as a terminal or a file name brings them."""
    return raw.decode("utf-8", "surrogateescape")


def check_text(what: str, *texts: str) -> None:
    """Promise that some texts steer no terminal."""
    for text in texts:
        steers = STEERING.search(text)
        assert not steers, f"{what} steers: {steers[0]!r} in {text[:60]!r}"


def check_story(story: Story) -> None:
    """Promise that a story steers nothing, can be kept, and is the same when it is read again."""
    import orjson

    from store.record.story_rows import read_row, row_of

    check_text(
        "a story", story.title, story.place, story.source, story.author, story.caption, story.credit, story.link, story.language
    )
    check_text("a story's text", *story.highlights, *story.body, *story.sections, *story.themes)
    assert "\n" not in "".join((story.title, story.place, story.source, story.author)), "a line has two"
    kept = read_row(orjson.loads(orjson.dumps(row_of(story))))
    assert kept == story, "it is kept otherwise than it was read: " + told_difference(kept, story)


def told_difference(one: object, other: object) -> str:
    """Return in which fields two things of a kind differ."""
    import dataclasses

    if not dataclasses.is_dataclass(one):
        return f"{one!r:.200} and {other!r:.200}"
    fields = [each.name for each in dataclasses.fields(one)]
    differ = [(name, getattr(one, name), getattr(other, name)) for name in fields if getattr(one, name) != getattr(other, name)]
    return ", ".join(f"{name}: {mine!r:.80} and {theirs!r:.80}" for name, mine, theirs in differ)
