"""What the plain mode says: whole sentences, one a line, that make sense when they are heard."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from store.api.said import Told
from store.api.story import Story
from store.api.threads import ThreadPosition
from store.api.views import Marks, Related, StoryRow
from store.text.numbers import counted


def story_sentence(row: StoryRow, themes: Mapping[str, str], lead: str = "") -> str:
    """Return where one is, in one line: when, what it is about, whether it is unread or starred, and the headline last."""
    signs = ["unread"] * (not row.read) + ["starred"] * row.starred
    reports = f"{row.reports} reports of it" if row.reports > 1 else ""
    parts = [
        lead,
        row.published.spoken_day,
        themes.get(row.theme, row.theme),
        ", ".join(signs).capitalize(),
        reports,
        row.title,
    ]
    return ". ".join(part for part in parts if part) + ("" if row.title.endswith((".", "?", "!")) else ".")


def numbered(rows: Sequence[StoryRow], themes: Mapping[str, str]) -> Iterator[str]:
    """Yield a line for each story of a list, with the number that leads to it."""
    for number, row in enumerate(rows, 1):
        yield f"{number}: {story_sentence(row, themes)}"


def text_of(story: Story, themes: Mapping[str, str], marks: Marks, told: Sequence[Told] = ()) -> Iterator[str]:
    """Yield a story's text, a paragraph a line."""
    yield story.title
    by = [story.place, story.published.spoken_day, story.source, story.author]
    yield ". ".join(part for part in by if part) + "."
    named = [themes.get(key, key) for key in story.themes]
    words = len(" ".join(story.body).split())
    yield f"Themes: {', '.join(named)}. {counted(max(1, round(words / 230)), 'minute', 'minutes')} to read."
    for highlight in story.highlights:
        yield f"Highlight: {highlight}"
    if story.caption:
        yield f"Picture: {story.caption}"
    yield from story.body
    if story.link:
        yield f"Link: {story.link}"
    if marks.tags:
        yield f"Your tags: {', '.join(marks.tags)}."
    if marks.note:
        yield f"Your note: {marks.note}"
    for one in told:
        if one.tags:
            yield f"Tags by {one.person}: {', '.join(one.tags)}."
        if one.note:
            yield f"Note by {one.person}: {one.note}"
    yield "End of the story."


def thread_sentence(place: ThreadPosition, rows: Sequence[StoryRow]) -> str:
    """Return where a story stands in its thread, whose stories are given, oldest first."""
    thread, first, last = place.thread, rows[0].published.spoken_day, rows[-1].published.spoken_day
    return f"Thread: {thread.name}. This is story {place.nth} of {thread.count}, from {first} to {last}."


def related_lines(related: Sequence[Related], themes: Mapping[str, str]) -> Iterator[str]:
    """Yield a line for each related story, with its number and why it belongs."""
    for number, one in enumerate(related, 1):
        yield f"{number}: {story_sentence(one.story, themes)} Because: {'; '.join(one.reasons)}."
