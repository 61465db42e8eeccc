"""Stories for pages, and pages of them."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path

from store.api.story import Carried, Story, StoryId
from store.api.themes import Theme
from store.api.views import MarkedStory, Marks
from store.api.when import When
from store.exports.about import About
from store.exports.html_page import write

THEMES = tuple(
    Theme(key, key.capitalize(), colour)
    for key, colour in (("water", "#55b0b0"), ("energy", "#d98a5b"), ("space", "#8f9fe0"), ("other", "#9aa0a6"))
)


def told(title: str, when: str, *body: str, theme: str = "water", marks: Marks | None = None, **fields: object) -> MarkedStory:
    """Return a story as it goes out."""
    name = StoryId(f"{abs(hash((title, when))):016x}"[:16])
    story = Story(name, title, When(when), body=body, **fields)  # type: ignore[arg-type]
    return MarkedStory(story, marks or Marks(), themes=(theme,))


def page_of(stories: Iterable[MarkedStory], *, title: str = "Rivers", notes: bool = False) -> bytes:
    """Return a page of stories."""
    out = BytesIO()
    made = datetime(2026, 1, 2, tzinfo=UTC)
    write(stories, About(title, "all stories", 0, made, THEMES, notes), out)
    return out.getvalue()


def save(path: Path, stories: Iterable[MarkedStory], *, title: str = "Rivers", notes: bool = False) -> None:
    """Write a page of stories into a file."""
    path.write_bytes(page_of(stories, title=title, notes=notes))


NEWS = (
    told("An old dam is named", "1961", "It was built by hand.", theme="energy"),
    told("Remittances reach a record", "2024-03", "Families were sent more than ever.", theme="other", source="Coast Daily"),
    told(
        "The Miloš bridge opens over the Oder", "2025-06-02", "A band played.", "Ferries stop in autumn.",
        place="OSTRAVA", source="Coast Daily", link="https://example.org/bridge?a=1&b=2", author="Ada Novak", sections=("Roads",),
        highlights=("Two lanes each way", "No toll until May"), caption="The bridge at dawn", credit="R. Moon",
        updated=When("2025-06-03"), also=(Carried("River Post", "https://example.net/x"), Carried("Radio One", "")),
        marks=Marks(starred=True, tags=("to read",), note="Ask the engineer.\nTwice."),
    ),
    told("Ferries stop at noon", "2025-06-02T09:30Z", "The last one left with music.", theme="energy"),
    told("A probe reaches the comet", "2025-07-11", "Its antenna turned to the sun.", theme="space", language="en"),
)  # fmt: skip
"""A few stories that have, among them, all that stories can have."""
LANGUAGES = (
    told(
        "افتتاح جسر جديد على النهر",
        "2025-01-03",
        "حضر الوزير حفل الافتتاح يوم الجمعة.",
        language="ar",
        highlights=("طول الجسر كيلومتران",),
    ),
    told("دریا پر نیا پل کھل گیا", "2025-01-04", "وزیر نے جمعہ کو افتتاح کیا۔", language="ur", theme="energy"),
    told("新桥横跨大河通车", "2025-01-05", "部长星期五出席了开通仪式。", language="zh", theme="space"),
    told("Über die Brücke nach Köln", "2025-01-06", "Die Straße ist frei.", language="de"),
)  # fmt: skip
"""One event in four languages."""
_TRICKS = (
    "<script>wrongs.push('ran')</script>", "</script><script>wrongs.push('ran')</script>", "<img src=x onerror=wrongs.push('ran')>",
    "<!-- <script> wrongs", "]]><svg onload=wrongs.push('ran')>", "\u2028\u2029wrongs.push('ran')//", "{{script}} {{texts}}",
    "\u202egnp.exe\u202c", "\x1b]0;title\x07\x00\x9b31m", "&lt;b&gt; &amp; <b>bold</b>", "'\"><a href=javascript:wrongs.push('ran')>x</a>",
    "${wrongs.push('ran')} `x`", "__proto__", "constructor",
)  # fmt: skip
HOSTILE = tuple(
    told(
        trick, f"2025-02-{number:02d}", trick, f"{trick} again", theme=trick, place=trick, source=trick, highlights=(trick,),
        author=trick, caption=trick, credit=trick, language="en' onclick='x",
        link=f"https://example.org/{number}\"onmouseover=x'><script>",
        also=(Carried(trick, "https://example.com/<script>"),), marks=Marks(tags=(trick,), note=trick),
    )
    for number, trick in enumerate(_TRICKS, 1)
)  # fmt: skip
"""Stories that try to be more than text."""


def many(count: int) -> Iterator[MarkedStory]:
    """Yield so many stories of two to three thousand characters over fifteen years, the same every time."""
    rng = random.Random(7)
    words = [
        f"{a}{b}{c}"
        for a in "bdfgklmnprst"
        for b in ("a", "e", "io", "u")
        for c in ("ran", "lden", "mis", "t", "vor", "ssen", "dale")
    ]
    common = words[::5]
    paragraphs = [
        " ".join(rng.choice(common if rng.random() < 0.6 else words) for _ in range(70)).capitalize() + "."
        for _ in range(2_000)
    ]
    for number in range(count):
        day = date(2010, 6, 1) + timedelta(days=number * 5_600 // count)
        body = [paragraphs[rng.randrange(2_000)] for _ in range(6)]
        body[2] += f" The {number}th kestrel{'s' * (number % 2)} was counted."
        title = f"{' '.join(rng.choice(words) for _ in range(6)).capitalize()} {number}"
        if number == count // 2:
            title = "Remittances reach a record in Ostrava"
        yield told(
            title, day.isoformat(), *body, theme=THEMES[number % 7 % 4].key, source=f"Paper {number % 9}", place="OSTRAVA"
        )
