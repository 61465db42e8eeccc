"""Stories to be written: one that has everything, plain ones, and any at all that an archive can hold."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import strategies as st

from store.api.story import MAX_TITLE, Carried, Story, StoryId
from store.api.themes import Theme
from store.api.views import UNMARKED, MarkedStory, Marks
from store.api.when import When
from store.exports.about import About
from store.identity.ids import base_id
from store.text.clean import clean_line, clean_text

FULL = MarkedStory(
    Story(
        base_id("Bridge <b>at</b> Ostrava: “closed” & [unsafe]"),
        "Bridge <b>at</b> Ostrava: “closed” & [unsafe]",
        When("2025-03-04T09:15+01:00"),
        updated=When("2025-03-05"),
        place="OSTRAVA",
        highlights=("- The span moved | *twice*", "=1+1 is not a sum"),
        caption="The bridge, <seen> from the river",
        credit="A. Nováková",
        body=(
            "# Not a heading, said the mayor; 1. nor a list.",
            "1. The first point",
            "---",
            "A line with a `code`, a | bar and a \\ back\\slash &amp; an entity.",
            "وقال الوزير إن الجسر مغلق.",
        ),
        source="Coast Daily",
        link='https://example.org/a?b="c"&d=<e>|f',
        author="@reporter",
        themes=("transport",),
        language="en",
        undated=True,
        derived=True,
        sections=("Local | News", "Roads"),
        feeds=("0123456789abcdef",),
        also=(Carried("Other Paper", "https://example.com/x"), Carried("Radio")),
        seen=("0123456789ab",),
    ),
    Marks(True, True, "transport", ("to do", "=tag"), "Ask her:\n- when?\n\n+ why?"),
    kept=True,
    themes=("transport", "other"),
)
"""A story that has everything, with signs that mean something in one form or another."""
THEMES = (Theme("transport", "Roads & rails", "#7fa7cf"), Theme("other", "Other", "#9aa0a6"))
ABOUT = About("Bridges & <more>", "≈ bridges", 1, datetime(2025, 3, 6, 12, tzinfo=UTC), THEMES)

_WORDS = "--- ``` ]]> <!-- --> &amp; \\n é 漢 😀 ع \ufffe".split()
_STEERING = ("\u2028", "\u202e", "\x1b[2J", "\x00")
_SIGNS = st.sampled_from([*"=+-@'\"`*_[]<>&|\\#~;:,.!(){}%$^/?1 \t\n", *_WORDS, *_STEERING, "1. ", "- ", "> "])
HOSTILE = st.one_of(st.text(max_size=30), st.lists(_SIGNS, max_size=12).map("".join))
"""Any text, above all of signs that mean something."""
_LINES = HOSTILE.map(clean_line)
_FULL_LINES = _LINES.filter(bool)
_DAYS = st.dates().map(lambda day: day.isoformat())
WHENS = st.one_of(
    _DAYS,
    _DAYS.map(lambda day: day[:7]),
    _DAYS.map(lambda day: day[:4]),
    st.tuples(_DAYS, st.times(), st.sampled_from(["", "Z", "+05:00", "-11:30", ":59Z"])).map(
        lambda told: f"{told[0]}T{told[1]:%H:%M}{told[2]}"
    ),
).map(When)
"""Points in time of every precision."""
_LINKS = st.one_of(st.just(""), _FULL_LINES.map(lambda text: f"https://example.org/{text}"))
_IDS = st.text("0123456789abcdef", min_size=16, max_size=16).map(StoryId)


@st.composite
def _stories(draw: st.DrawFn) -> Story:
    title = draw(_FULL_LINES)[:MAX_TITLE].strip() or "x"
    lists = st.lists(_FULL_LINES, max_size=3).map(tuple)
    carried = st.builds(Carried, _FULL_LINES, _LINKS)
    return Story(
        draw(st.just(base_id(title)) | _IDS),
        title,
        draw(WHENS),
        updated=draw(st.none() | WHENS),
        place=draw(_LINES),
        highlights=draw(lists),
        caption=draw(_LINES),
        credit=draw(_LINES),
        body=draw(lists),
        source=draw(_LINES),
        link=draw(_LINKS),
        author=draw(_LINES),
        language=draw(st.sampled_from(["", "en", "ur"])),
        undated=draw(st.booleans()),
        derived=draw(st.booleans()),
        sections=draw(lists),
        feeds=draw(st.lists(_IDS.map(str), max_size=2).map(tuple)),
        also=draw(st.lists(carried, max_size=2).map(tuple)),
    )


_MARKS = st.builds(
    Marks,
    st.booleans(),
    st.booleans(),
    st.sampled_from(["", "water"]),
    st.lists(_FULL_LINES, max_size=2, unique=True).map(tuple),
    HOSTILE.map(clean_text),
)
ANY_STORY = st.builds(MarkedStory, _stories(), st.just(UNMARKED) | _MARKS, st.just(True), st.just(("water",)))
"""Any story that an archive can hold."""
