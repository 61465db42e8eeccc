"""What is understood of texts, fuzzed: times by all their rules, and all else that is derived of a story."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

from store.api.story import Story
from store.api.views import UNMARKED
from store.api.when import When
from store.dates import find_dates
from store.folder.deriver import Deriver
from store.identity.ids import base_id
from store.text.clean import clean_line, clean_text
from store.themes.lexicon import load_lexicon
from tests.hardening.fuzz.seeds import examples, real
from tests.hardening.fuzz.target import Target, Try, check_text, text_of

_PUBLISHED = (date(2025, 6, 2), date(2024, 2, 29), None, date(1, 1, 1), date(9999, 12, 31))
_VALUE = re.compile(r"[A-Z0-9XWQHSPEDNIGTFUAVMOYR_:.,/+\-]+")
"""A value as TIMEX3 has them."""


def targets() -> list[Target]:
    """Return what texts are understood by."""
    return [
        Target("times", lambda _: _times, _texts, 8),
        Target("understanding", _understanding, lambda: (*_texts(), *examples("store/names", "store/themes")), 2),
        Target("cleaning", lambda _: _cleaning, partial(examples, "store/text", "store/hostile_texts.py"), 8),
    ]


def _texts() -> Sequence[bytes]:
    return (*examples("store/dates"), *real("dates", 120))


def _times(raw: bytes) -> object:
    text = text_of(raw)
    published = _PUBLISHED[len(raw) % len(_PUBLISHED)]
    found, end = find_dates(text, published), 0
    for one in found:
        assert 0 <= one.start < one.end <= len(text), "it stands outside of its text"
        assert one.start >= end, "it stands in the one before it"
        assert text[one.start : one.end] == one.text, "it is another text"
        assert _VALUE.fullmatch(one.value), f"{one.value!r} is no value"
        assert (one.first is None) == (one.last is None), "half a span"
        assert one.first is None or one.last is None or one.first <= one.last, f"{one.value} ends before it begins"
        assert one.sentence[0] <= one.start <= one.end <= one.sentence[1], "its sentence is elsewhere"
        end = one.end
    return found


def _understanding(folder: Path) -> Try:
    deriver = Deriver(load_lexicon(folder))

    def derive(raw: bytes) -> object:
        lines = [line for line in map(clean_line, text_of(raw).split("\n")) if line]
        title = (lines or ["A title"])[0][:200]
        story = Story(base_id(title), title, When("2025-06-02"), body=tuple(lines[1:]), place=lines[-1][:40] if lines else "")
        entry = deriver.entry(story, UNMARKED)
        again = deriver.updated(deriver.quick_entry(story, UNMARKED))
        assert not entry.story.not_understood, entry.story.not_understood
        return entry.story, entry.themed, again.story, [getattr(entry, name, None) for name in ("people", "names", "dates")]

    return derive


def _cleaning(raw: bytes) -> object:
    text = text_of(raw)
    line, whole = clean_line(text), clean_text(text)
    check_text("a cleaned line", line)
    check_text("a cleaned text", whole)
    assert "\n" not in line, "a line of two lines"
    assert clean_line(line) == line, "cleaned again it is another line"
    assert clean_text(whole) == whole, "cleaned again it is another text"
    return line, whole
