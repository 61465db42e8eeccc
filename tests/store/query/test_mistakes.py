"""What in a line can't be meant as it is written is named, with what was likely meant."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given

from store.query import parse
from store.query.mistakes import mistakes, typed_themes
from tests.store.query.test_parser import LINES, TODAY

THEMES = {"water": "Water", "digital-finance": "Digital finance", "space": "Space"}


def wrong(line: str, today: date = TODAY, *, typing: bool = False) -> Sequence[str]:
    known = [text for text in typed_themes(parse(line, today).tree) if any(key.startswith(text.lower()) for key in THEMES)]
    return mistakes(line, today, THEMES, known, typing=typing)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("in:2025", "`in:` is no field; did you mean `on:`?"),
        ("flood IN:2025", "`IN:` is no field; did you mean `on:`?"),
        ('since:"june 2025"', "`since:` is no field; did you mean `after:`?"),
        ("tilte:flood", "`tilte:` is no field; did you mean `title:`?"),
        ("themes:water", "`themes:` is no field; did you mean `theme:`?"),
        ("!plase:Lahore", "`plase:` is no field; did you mean `place:`?"),
        ("topic:(water | space)", "`topic:` is no field; did you mean `theme:`?"),
        ("theme:watr", "no theme `watr`; did you mean `water`?"),
        ("theme:(spaec | water)", "no theme `spaec`; did you mean `space`?"),
        ('!theme:"digital finanse"', "no theme `digital finanse`; did you mean `digital-finance`?"),
        ("-theme:zzz", "`-theme:` is no field; `!theme:` leaves out"),
        ("flood -Place:(Lahore)", "`-Place:` is no field; `!place:` leaves out"),
        ("!theme:cricket", "no theme `cricket`; dateline themes lists them"),
        ("theme:cricket", "no theme `cricket`; dateline themes lists them"),
        ("on:2025-13", "`on:2025-13` is no date; write 2025, 2025-06, 2025-06-02, june 2025 or last month"),
        ("flood after:2025-02-30", "`after:2025-02-30` is no date; write 2025, 2025-06, 2025-06-02, june 2025 or last month"),
        ("before:januray", "`before:januray` is no date; did you mean `january`?"),
        ("is:unraed", "`is:` can't be `unraed`; did you mean `unread`?"),
        ("sort:price", "`sort:` can't be `price`; it can be time, rank"),
        (
            "after:2025-05 before:2025-06",
            "no day is after May 2025 and before Jun 2025, as both leave out what they name; `on:2025-05..2025-06` has both",
        ),
        ("on:2024 flood on:2025", "no day is both in `on:2024` and `on:2025`; | between them asks for either"),
        ("after:2025 before:2024", "no day is both in `after:2025` and `before:2024`; | between them asks for either"),
    ],
)
def test_a_mistake_is_named_with_what_was_meant(line: str, told: str) -> None:
    assert wrong(line) == (told,)


def test_what_is_no_field_nor_like_one_is_told_with_all_fields() -> None:
    (told,) = wrong("zebra:x")

    assert told.startswith("`zebra:` is no field (there are title:, body:, theme:,")


@pytest.mark.parametrize(
    "line",
    [
        "flood may 2025",
        "http://example.org/a",
        "Breaking: a storm",
        "e-mail -flood 'a-title:x",
        "at 10:30",
        '"in:2025"',
        "'in:2025",
        "theme:wat on:2025-05 before:june",
        "after:2025-05 before:2025-08",
        "on:2024 | on:2025",
        "about:2024 on:2025",
        "after:2025 !before:2024",
        "is:unr sort:t",
        "theme: on:",
        "",
    ],
)
def test_a_line_that_makes_sense_is_no_mistake(line: str) -> None:
    assert wrong(line) == ()


@pytest.mark.parametrize("line", ["on:20", "on:ju", "flood before:2025-1", "is:u", "theme:w"])
def test_nothing_is_said_of_what_is_still_being_typed(line: str) -> None:
    assert wrong(line, typing=True) == ()


def test_what_cant_become_right_is_told_while_it_is_typed() -> None:
    assert wrong("on:2025-13", typing=True)
    assert wrong("in:2", typing=True)


@given(LINES)
def test_any_line_can_be_looked_at(line: str) -> None:
    wrong(line)
    wrong(line, typing=True)
