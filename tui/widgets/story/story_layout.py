"""How a story is set for reading: wrapped lines of a readable measure, as rich text without any markup."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from rich.console import Console
from rich.style import Style
from rich.text import Text

from store.api.search import Matched
from store.api.story import Story
from store.api.themes import Theme
from store.api.when import Precision, When
from tui.terminal.anchored_text import safe_width
from tui.widgets.line_text import mark_terms
from tui.widgets.story.reading_time import minutes_to_read

if TYPE_CHECKING:
    from store.api.said import Told
    from store.api.story_details import ChangedText
    from store.api.times import Mention

MEASURE = 72
"""The most columns a line of text has."""
_MOST_CHANGED = 300
"""Characters of what an update added or took away that are shown."""
_LONGEST = 400_000
"""Characters of a body that are set, and a line more for each paragraph; what is longer is read with `dateline show`."""


class Inks(NamedTuple):
    """The styles a page is set in."""

    title: Style
    dim: Style
    match: Style
    bullet: Style
    date: Style
    here: Style
    """The date the person is on."""
    standfirst: Style = Style()
    """The highlights above the text."""
    link: Style = Style()
    found: Style = Style()
    """What was looked for within the story."""


_MOST_SOURCES, _MOST_SECTIONS = 6, 5
_QUOTED = {"“": "”", "„": "“", "«": "»", "»": "«", '"': '"', "\u300c": "\u300d", "\u300e": "\u300f"}
"""Signs that open a quotation, each with the one that closes it."""
_MOSTLY = 0.55
_BESIDE_QUOTE = "│ "
DATE = "date"
"""Under what a date's style carries its place among the story's dates."""


@dataclass(frozen=True, slots=True)
class Dates:
    """The dates that a story writes."""

    mentions: Sequence[Mention] = ()
    here: int = -1
    """Which one the person is on."""
    _by_part: dict[tuple[str, int], list[int]] = field(default_factory=dict, init=False, repr=False, compare=False)
    """Which of them stand in each part of the story."""

    def __post_init__(self) -> None:
        for nth, mention in enumerate(self.mentions):
            self._by_part.setdefault((mention.part, mention.index), []).append(nth)

    def underline(self, text: Text, part: str, index: int, inks: Inks) -> Text:
        """Underline the dates of a part of the story, and return it."""
        for nth in self._by_part.get((part, index), ()):
            mention = self.mentions[nth]
            if mention.first is not None:
                style = inks.date + (inks.here if nth == self.here else Style()) + Style(meta={DATE: nth})
                text.stylize(style, mention.start, mention.end)
        return text


NO_DATES = Dates()


def when_label(when: When) -> str:
    """Return a point in time as a reader says it: `Monday 2 June 2025, 14:05`."""
    clock = f", {when.iso[11:16]}" if when.precision is Precision.MINUTE else ""
    return f"{when.spoken_day}{clock}"


def page(
    story: Story,
    themes: dict[str, Theme],
    inks: Inks,
    matched: Matched,
    width: int,
    console: Console,
    changed: ChangedText | None = None,
    dates: Dates = NO_DATES,
    wanted: str = "",
    told: Sequence[Told] = (),
) -> list[Text]:
    """Return a story as lines no wider than `width` columns or the measure, whichever is less.

    Where words are `wanted` within it, they are marked instead of those that a search matched. What others `told` stands at the end.
    """
    from tui.widgets.story.story_links import links_of, number_links, numbers_of

    measure, numbers = max(16, min(MEASURE, width)), numbers_of(links_of(story))
    mark = _marking(matched, wanted, inks)

    def wrap(text: Text, first: str = "", rest: str = "") -> Iterator[Text]:
        text = number_links(text, numbers, inks.link) if numbers else text
        mark(text)
        lines = text.wrap(console, safe_width(text.plain, measure - cell_len(rest)))
        for nth, line in enumerate(lines):
            line.rstrip()
            yield _inked(rest if nth else first, inks.bullet).append_text(line)

    return [*_lines(story, themes, inks, wrap, changed, dates), *_told_lines(told, inks, wrap)]


Wrap = Callable[..., Iterator[Text]]


def _marking(matched: Matched, wanted: str, inks: Inks) -> Callable[[Text], object]:
    """Return what marks words in one piece of the text after another."""
    if not wanted.strip():
        return lambda text: mark_terms(text, matched, inks.match)
    from tui.widgets.story.found_words import FoundMarker

    return FoundMarker(wanted, inks.found).mark


def _lines(
    story: Story, themes: dict[str, Theme], inks: Inks, wrap: Wrap, changed: ChangedText | None, dates: Dates
) -> Iterator[Text]:
    yield from wrap(dates.underline(_inked(story.title, inks.title), "title", 0, inks))
    yield from _about(story, themes, inks, wrap)
    if changed:
        yield from _changes(changed, inks, wrap)
    yield Text()
    for nth, highlight in enumerate(story.highlights):
        yield from wrap(dates.underline(_inked(highlight, inks.standfirst), "highlight", nth, inks), "• ", "  ")
    if story.highlights:
        yield Text()
    if story.caption:
        credit = f" ({story.credit})" if story.credit else ""
        caption = _inked(story.caption + credit, inks.dim + Style(italic=True))
        yield from wrap(dates.underline(caption, "caption", 0, inks), "▕ ", "▕ ")
        yield Text()
    set_before = 0
    for nth, paragraph in enumerate(story.body):
        text = dates.underline(Text(paragraph[: _LONGEST - set_before]), "paragraph", nth, inks)
        beside = _BESIDE_QUOTE if _is_quote(paragraph) else ""
        yield from wrap(text[2:] if paragraph.startswith("> ") else text, beside, beside)
        yield Text()
        set_before += len(paragraph) + MEASURE * (1 + paragraph.count("\n"))
        if set_before >= _LONGEST:
            yield from wrap(_inked(f"The text goes on; read it whole with: dateline show {story.id}", inks.dim))
            return
    if story.link:
        yield from wrap(_inked(story.link, inks.dim))
    for one in story.also:
        if one.link:
            yield from wrap(_inked(f"{one.source}: {one.link}" if one.source else one.link, inks.dim))


def _told_lines(told: Sequence[Told], inks: Inks, wrap: Wrap) -> Iterator[Text]:
    """Yield what others say of the story to all, each with who and when."""
    if told:
        from tui.widgets.told_lines import by_whom

        yield Text()
        yield from wrap(_inked("Notes and tags for all", inks.dim))
    for one in told if told else ():
        tags = f": {'  '.join(f'#{tag}' for tag in one.tags)}" if one.tags else ""
        yield from wrap(_inked(f"{by_whom(one.person, one.at)}{tags}", inks.standfirst), "• ", "  ")
        for paragraph in one.note.split("\n"):
            if paragraph.strip():
                yield from wrap(Text(paragraph), "  ", "  ")


def _is_quote(paragraph: str) -> bool:
    """Return whether a paragraph is what somebody said, from its first letter on and for the most part."""
    if paragraph.startswith("> "):
        return True
    closing = _QUOTED.get(paragraph[:1], "")
    return bool(closing) and paragraph.rfind(closing, 1) > len(paragraph) * _MOSTLY


def _inked(text: str, style: Style) -> Text:
    """Return a text in a style of its own: unlike a base style, it stays when the text is rendered line by line."""
    return Text(end="").append(text, style)


def _changes(changed: ChangedText, inks: Inks, wrap: Wrap) -> Iterator[Text]:
    """Yield what the last update added and took away, as far as it is short enough to be told."""
    for sign, runs in (("+", changed.added), ("−", changed.removed)):
        if text := " … ".join(runs):
            yield from wrap(
                _inked(text if len(text) <= _MOST_CHANGED else f"{text[:_MOST_CHANGED]}…", inks.dim), f"{sign} ", "  "
            )


def _listed(word: str, names: Sequence[str], most: int) -> str:
    """Return names after a word, as many of them as are read at a glance."""
    more = f" and {len(names) - most:,} more" if len(names) > most else ""
    return f"{word} {', '.join(names[:most])}{more}"


def _about(story: Story, themes: dict[str, Theme], inks: Inks, wrap: Wrap) -> Iterator[Text]:
    """Yield the lines between title and text: where, when, who says so, what it is about."""
    date = when_label(story.published) + (" (the file's date)" if story.undated else " (from its age)" if story.derived else "")
    parts = [part for part in (story.place, date, story.source, story.author) if part]
    yield from wrap(_inked(" · ".join(parts), inks.dim))
    if story.updated and story.updated.iso[:10] != story.published.iso[:10]:
        yield from wrap(_inked(f"Updated {when_label(story.updated)}", inks.dim))
    line = Text(end="")
    for key in story.themes:
        theme = themes.get(key)
        if line.plain:
            line.append(" · ", inks.dim)
        line.append(theme.name if theme else key, Style(color=theme.colour) if theme else inks.dim)
    if story.body:
        line.append(f"{' · ' * bool(line.plain)}{minutes_to_read(story)} min", inks.dim)
    if line.plain:
        yield from wrap(line)
    if names := [one.source for one in story.also if one.source]:
        yield from wrap(_inked(_listed("Also in", names, _MOST_SOURCES), inks.dim))
    if story.sections:
        yield from wrap(_inked(_listed("Filed under", story.sections, _MOST_SECTIONS), inks.dim))
    if story.not_understood:
        yield from wrap(_inked(story.not_understood, inks.dim))
