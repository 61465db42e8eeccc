"""Patterns: each regular expression of Dateline on the texts that are worst for it, as long as what it is given can be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from time import process_time
from typing import Any

from tests.hardening.every_pattern import Found, dynamic_calls, every_pattern, unfound
from tests.hardening.trial import Scale, Tried
from tests.hardening.worst_texts import worst_texts

LENGTH = 100_000
"""Characters of the texts that a pattern must get through in a time that grows as they do."""
MEETS: Mapping[str, tuple[int, str]] = {
    "store.dates.filters.plain_figures._ERAS": (400, "the blanks behind a figure, of which cleaned texts have one"),
    "store.dates.grammar.phrases._PIECE": (400, "our own grammar"),
    "store.dates.lexer.figure_classes._FORM": (400, "a word with a figure, which the lexer cuts"),
    "store.dates.spans._FORMS": (400, "words that say how long ago"),
    "store.events.mention_weight._SAID": (120, "the end of what stands before a date"),
    "store.fetch.addresses._SECRET": (4_000, "the question of an address"),
    "store.feeds.documents._IMAGE": (8_000, "what a feed says before its first entry"),
    "store.formats.stated_times._ISO": (200, "a time as it is stated"),
    "store.formats.feed.entry_text": (200, "a short line, or the end of a paragraph"),
    "store.formats.feed.story_maker": (1_000, "what an entry says of its author"),
    "store.formats.mail.letter_story": (400, "a header, cut at 2,000 bytes, of single blanks"),
    "store.formats.mail.newsletter": (400, "a short line"),
    "store.formats.markdown.front_matter": (400, "a line of a note's head"),
    "store.formats.news_text.captions": (1_200, "a caption, of which longer lines are none"),
    "store.formats.news_text": (420, "a line of the page: longer ones are paragraphs, of which the beginning is looked at"),
    "store.formats.newsboat.urls._LINE": (4_096, "the first bytes of a file"),
    "store.formats.web_page.html_document._DECLARED": (1_000, "the head of a page, whose blanks are few"),
    "store.formats.web_page.page_credits._SITE_ADDS": (400, "a cleaned line"),
    "store.formats.web_page.page_title._SEPARATOR": (400, "a cleaned title"),
    "store.names.kinds.own_words._INNER_CAPITAL": (400, "a word"),
    "store.names.text_heads._HEAD": (400, "what stands before a text"),
}
"""Of patterns, or of all in a module, whose time does grow faster: what they are given, and how long that is."""
DYNAMIC = frozenset(
    (
        "store.dates.grammar.phrases:compiled",
        "store.dates.matcher:_candidate",
        "store.files:sweep",
        "store.record.feed_names:is_named_for_address",
        "store.text.late_pattern:compiled",
        "tui.widgets.story.found_words:__init__",
    )
)
"""Where patterns are made of words of ours or of escaped ones."""
SLOWEST = 0.2
"""Seconds that a bounded pattern may take for the longest text it meets."""
_LESS = 2_000
"""Characters with which longer texts are compared."""
_LIMIT, _WORTH = 9.0, 0.01
"""How many times as long four times as much may take, and seconds below which nothing can be told."""
_ONE = 0.3
"""Seconds that a pattern may take for four times as much, however evenly it grows."""


def attack(scale: Scale, folder: Path) -> Iterator[Tried]:
    """Try every pattern on its worst texts; for a moment those of a few rooms, which are loaded anyway."""
    rooms = ("store.text", "store.query", "store.identity") if scale is Scale.MOMENT else ("store", "tui")
    found = every_pattern(rooms)
    bounded = {one.name: MEETS[name] for one in found if (name := _named(one)) in MEETS}
    lost = [told for one in found if one.name not in bounded and (told := _grows(one, scale))]
    yield Tried("patterns that may meet anything", len(found) - len(bounded), len(lost), "; ".join(lost[:9]))
    slow = [
        f"{one.name}: {took:.2f} s"
        for one in found
        if one.name in bounded and (took := _slowest(one, bounded[one.name][0])) > SLOWEST
    ]
    yield Tried("patterns that meet what is bounded", len(bounded), len(slow), "; ".join(slow[:9]))
    if scale is not Scale.MOMENT:
        unknown = [name for name in dynamic_calls(rooms) if name not in DYNAMIC]
        yield Tried("places where patterns are made", len(DYNAMIC), len(unknown), "; ".join(unknown))
        names = [one.name for one in found]
        amiss = unfound(found, rooms)
        amiss += [f"{one.name}: no worst text" for one in found if not any(worst_texts(one.pattern, 100))]
        amiss += [f"{name}: a bound of no pattern" for name in MEETS if not any(_stands_for(name, one) for one in names)]
        yield Tried("patterns in the source, each with its worst texts", len(found), len(amiss), "; ".join(amiss[:9]))


def _named(one: Found) -> str:
    """Return the name under which a pattern's bound stands, if it has one."""
    return next((name for name in MEETS if _stands_for(name, one.name)), "")


def _stands_for(bound: str, name: str) -> bool:
    return name == bound or name.startswith((f"{bound}.", f"{bound}:"))


def _grows(one: Found, scale: Scale) -> str:
    """Return how a pattern's time grows, if that is faster than its text does."""
    for less, more in zip(worst_texts(one.pattern, _LESS), worst_texts(one.pattern, 4 * _LESS), strict=True):
        for way in _ways(one):
            if (took := _seconds(one, way, more)) < _WORTH:
                continue
            if took > _ONE and min(_seconds(one, way, more) for _ in range(2)) > _ONE:
                return f"{one.name} ({way}) of {more[:12]!r}…: {took:.2f} s"
            few = min(_seconds(one, way, less) for _ in range(3))
            if took > _LIMIT * few and _seconds(one, way, more) > _LIMIT * few:
                return f"{one.name} ({way}) of {more[:12]!r}…: {few * 1000:.1f} ms, then {took * 1000:.1f} ms"
    if scale is Scale.LONG:
        for text in worst_texts(one.pattern, LENGTH):
            if (took := max(_seconds(one, way, text) for way in _ways(one))) > 1:
                return f"{one.name} of {text[:12]!r}…: {took:.1f} s"
    return ""


def _slowest(one: Found, length: int) -> float:
    """Return how long a pattern takes for the worst text of a length."""
    texts = worst_texts(one.pattern, length)
    return max((min(_seconds(one, way, text) for _ in range(2)) for text in texts for way in _ways(one)), default=0.0)


def _ways(one: Found) -> tuple[str, ...]:
    return ("match", "fullmatch", "finditer") if one.walks else ("match", "fullmatch")


def _seconds(one: Found, way: str, text: str) -> float:
    given: Any = text.encode("utf-8", "replace") if isinstance(one.pattern.pattern, bytes) else text
    begun = process_time()
    if way == "finditer":
        for _ in one.pattern.finditer(given):
            pass
    else:
        getattr(one.pattern, way)(given)
    return process_time() - begun
