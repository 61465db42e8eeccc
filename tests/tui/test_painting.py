"""Painting only what changed: the screen must look as if all of it had been painted."""

from __future__ import annotations

import random
from collections.abc import Iterable

import pyte
import pytest
from textual.geometry import Region
from textual.screen import Screen

from tests.tui import test_screen
from tests.tui.test_screen import Sit
from tui.widgets.painting import Painter, PiecesUpdate

sit = test_screen.sit
SIZES = [(120, 36), (60, 16)]


def whole(screen: Screen[None]) -> list[str]:
    return [strip.text for strip in screen._compositor.render_strips()]


Piece = tuple[int, int, str]


def shown(size: tuple[int, int], pieces: Iterable[Piece]) -> list[str]:
    """Return what a terminal shows after texts were put at columns and rows."""
    terminal = pyte.Screen(*size)
    stream = pyte.Stream(terminal)
    for x, y, text in pieces:
        stream.feed(f"\x1b[{y + 1};{x + 1}H{text}")
    return list(terminal.display)


@pytest.mark.parametrize("size", SIZES)
async def test_any_parts_painted_alone_look_as_they_do_in_the_whole(sit: Sit, size: tuple[int, int]) -> None:
    async with sit(*size) as person:
        await person.press("slash", "t", "h", "e")
        screen, rng = person.app.screen, random.Random(5)
        assert isinstance(screen._compositor, Painter)
        for _ in range(40):
            parts = [
                Region(rng.randrange(size[0]), rng.randrange(size[1]), rng.randint(1, 50), rng.randint(1, 9)) for _ in "abc"
            ]
            looks = [(0, y, line) for y, line in enumerate(whole(screen))]
            spoiled = [
                (part.x, y, "#" * min(part.width, size[0] - part.x)) for part in parts for y in part.line_range if y < size[1]
            ]
            screen._compositor._dirty_regions = set(parts)

            update = screen._compositor.render_partial_update()

            assert isinstance(update, PiecesUpdate)
            painted = [(x, y, strip.text) for x, y, strip in update.lines]
            assert shown(size, [*looks, *spoiled, *painted]) == shown(size, looks)


async def test_only_the_lines_that_look_different_are_painted(sit: Sit) -> None:
    async with sit() as person:
        timeline = person.app.screen.query_one("#timeline")
        whole(person.app.screen)
        timeline._exchange_repaint_regions()
        timeline.refresh()

        assert list(timeline._exchange_repaint_regions()) == []

        timeline.action_step(-1)

        assert sum(region.height for region in timeline._exchange_repaint_regions()) == 2
