"""A story on its way in: what was read of a text, as lines a person can correct before it is added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from store.api.errors import StoryError
from store.api.story import Story, StoryId
from store.api.views import MarkedStory
from store.api.when import When
from store.text.clean import clean_line, clean_text
from store.text.links import kept_link

if TYPE_CHECKING:
    from store.api.changes import Refused
    from store.formats import ReadStory

MOST_TEXT = 60_000
"""Characters of a text that can be edited; a longer one is kept as it was read."""
_MOST_LINE = 2_000
"""Characters of a line that can be edited."""
_BULLET = "• "


@dataclass(frozen=True, slots=True)
class Fields:
    """What can be edited of a story, as a person writes it."""

    title: str = ""
    """The headline."""
    date: str = ""
    """When it was published: `2025-06-02`, or as one says it: 2 june 2025, yesterday."""
    place: str = ""
    """The dateline's place."""
    source: str = ""
    """Who published it."""
    link: str = ""
    """Where it stands on the web."""
    text: str = ""
    """Its highlights, a bullet each, then its paragraphs, with an empty line between two."""

    @classmethod
    def of(cls, story: Story) -> Fields:
        """Return a story's fields; what is too long to be edited is cut."""
        highlights = "\n".join(_BULLET + one for one in story.highlights)
        text = "\n\n".join(part for part in (highlights, *story.body) if part)
        return cls(
            story.title,
            story.published.iso.replace("T", " "),
            story.place[:_MOST_LINE],
            story.source[:_MOST_LINE],
            story.link[:_MOST_LINE],
            text[:MOST_TEXT],
        )


@dataclass(frozen=True, slots=True)
class Draft:
    """One story that was read, or a piece of text that could not be one as it is."""

    came: MarkedStory | None = None
    """The story as it was read; None if it could not be."""
    text: str = ""
    """The text itself, where no story could be made of it."""
    about: str = ""
    """What spoke for a story beginning here, or why there is none, in words for people."""

    doubt: str = ""
    """What was taken though it could mean something else, in a sentence."""

    @property
    def read(self) -> Story | None:
        """The story as it was read, without its marks."""
        return self.came.story if self.came else None

    @property
    def fields(self) -> Fields:
        """What stands in its lines at first."""
        if self.read:
            return Fields.of(self.read)
        return Fields(date=date.today().isoformat(), text=clean_text(self.text)[:MOST_TEXT])

    @property
    def is_long(self) -> bool:
        """Whether its text is longer than what can be edited."""
        if self.read is None:
            return len(self.text) > MOST_TEXT
        return sum(len(part) + 4 for part in (*self.read.highlights, *self.read.body)) > MOST_TEXT

    def marked(self, fields: Fields) -> MarkedStory:
        """Return the story that the lines tell, with the marks it came with. Raises StoryError."""
        story = self._story(fields)
        return replace(self.came, story=story) if self.came else MarkedStory(story)

    def _story(self, fields: Fields) -> Story:
        """Return the story that the lines tell; what nobody changed stays as it was read. Raises StoryError."""
        before = self.fields
        title = clean_line(fields.title)
        if not title:
            raise StoryError("title", "a story needs a title; write one above the text")
        story = self.read or Story(_id_of(title), title, When(before.date), undated=True)
        if title != before.title:
            story = replace(story, id=_id_of(title), title=title)
        if fields.date != before.date:
            story = replace(story, published=_when(fields.date), undated=False, derived=False)
        story = replace(
            story,
            place=story.place if fields.place == before.place else clean_line(fields.place),
            source=story.source if fields.source == before.source else clean_line(fields.source),
            link=story.link if fields.link == before.link else kept_link(fields.link),
        )
        if fields.text != before.text or self.read is None:
            story = self._with_text(story, fields.text)
        return story

    def _with_text(self, story: Story, text: str) -> Story:
        from store.text.language import guess_language

        highlights, body = _parts(clean_text(self.text if self.read is None and self.is_long else text))
        language = story.language or guess_language(" ".join((story.title, *highlights, *body[:3]))[:_MOST_LINE])
        return replace(story, highlights=highlights, body=body, language=language)


def drafts_of(text: str, read: Sequence[ReadStory | Refused]) -> Sequence[Draft]:
    """Return what was read of a text, in its order; what could not be a story comes with its piece of the text."""
    from store.formats import ReadStory

    found, lines = sorted(read, key=lambda one: one.line), text.splitlines()
    ends = [one.line - 1 for one in found[1:]] + [len(lines)]
    drafts = []
    for one, end in zip(found, ends, strict=False):
        if isinstance(one, ReadStory):
            drafts.append(Draft(one.marked, about=one.why, doubt=one.doubt))
        else:
            piece = "\n".join(lines[max(0, one.line - 1) : max(end, one.line)]) if len(found) > 1 else text
            drafts.append(Draft(None, piece.strip(), about=one.reason))
    return drafts


def _parts(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the highlights at the head of a text, and its paragraphs."""
    lines = [clean_line(line) for line in text.strip().split("\n")]
    head = next((at for at, line in enumerate(lines) if not line.startswith(_BULLET.strip())), len(lines))
    highlights = tuple(filter(None, (line.removeprefix(_BULLET.strip()).strip() for line in lines[:head])))
    paragraphs = "\n".join(lines[head:]).split("\n\n")
    return highlights, tuple(filter(None, (" ".join(one.split()) for one in paragraphs)))


def _when(text: str) -> When:
    """Return the time that a person wrote. Raises StoryError."""
    from store.dates.spans import parse_span

    written = clean_line(text)
    try:
        return When(written.replace(" ", "T"))
    except ValueError:
        span = parse_span(written, datetime.now().date())
    if span is None:
        raise StoryError("date", f"“{written[:40]}” is no date; write it as 2025-06-02, 2 june 2025 or yesterday")
    first, last = span
    for iso in (first.isoformat(), first.isoformat()[:7], first.isoformat()[:4]):
        when = When(iso)
        if (when.first_day, when.last_day) == span:
            return when
    raise StoryError("date", f"“{written[:40]}” is {(last - first).days + 1} days; a story has one, such as 2025-06-02")


def _id_of(title: str) -> StoryId:
    from store.identity.ids import base_id

    return base_id(title)
