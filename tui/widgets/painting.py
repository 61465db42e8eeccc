"""Painting what changed: each widget that a change lies in is asked for its lines alone, and nothing else is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, cast

from textual._compositor import ChopsUpdate, Compositor, CompositorUpdate
from textual.geometry import Region

if TYPE_CHECKING:
    from rich.console import Console
    from textual.strip import Strip
    from textual.widget import Widget

_MOST_PIECES = 64
"""Beyond so many pieces Textual's own way of painting, over the whole width of what changed, is no dearer."""
Piece = tuple["Widget", Region, Region]
"""A widget, where on the screen it is, and the part of the screen that it is to paint."""


class PiecesUpdate(CompositorUpdate):
    """Lines to be put on the screen at their places."""

    def __init__(self, lines: list[tuple[int, int, Strip]]) -> None:
        self.lines = lines
        """Column, row, and what stands from there on."""

    def render_segments(self, console: Console) -> str:
        """Return the update as a terminal takes it."""
        return "".join([f"\x1b[{y + 1};{x + 1}H{strip.render(console)}" for x, y, strip in self.lines])


class Painter(Compositor):
    """Textual's compositor, but for changes: it goes through no widget that did not change.

    Textual joins all changes to one rectangle and cuts every widget in it into the columns where any begins; a note at the
    top and a list on the left make that the whole screen. The result on the screen is the same.
    """

    def render_partial_update(self) -> ChopsUpdate | None:
        """Return what changed since the last painting, or None if nothing did."""
        screen = self.size.region
        regions = [region.intersection(screen) for region in _largest(self._dirty_regions)]
        pieces = list(self._pieces([region for region in regions if region]))
        if len(pieces) > _MOST_PIECES:
            return super().render_partial_update()
        self._dirty_regions.clear()
        lines = [line for piece in pieces for line in _lines(piece)]
        # The app takes any update that has `render_segments`; only the annotation asks for this one.
        return cast(ChopsUpdate, PiecesUpdate(lines)) if lines else None

    def _pieces(self, regions: list[Region]) -> Iterator[Piece]:
        """Yield who paints which part of some regions, from the front to the back."""
        left = regions
        for widget, (region, clip) in self.visible_widgets.items():
            shown = region.intersection(clip)
            if not shown:
                continue
            beside: list[Region] = []
            for wanted in left:
                if part := wanted.intersection(shown):
                    yield widget, region, part
                    beside += _around(wanted, part)
                else:
                    beside.append(wanted)
            left = beside
            if not left:
                return


def _lines(piece: Piece) -> Iterator[tuple[int, int, Strip]]:
    widget, region, part = piece
    strips = widget.render_lines(part.translate((-region.x, -region.y)))
    return ((part.x, part.y + row, strip) for row, strip in enumerate(strips[: part.height]))


def _largest(regions: Iterable[Region]) -> list[Region]:
    """Return regions without those that lie in another."""
    kept: list[Region] = []
    for region in sorted(regions, key=lambda region: -region.area):
        if not any(one.contains_region(region) for one in kept):
            kept.append(region)
    return kept


def _around(whole: Region, part: Region) -> list[Region]:
    """Return what is left of a region around a part of it: above, below, left and right."""
    above = Region(whole.x, whole.y, whole.width, part.y - whole.y)
    below = Region(whole.x, part.bottom, whole.width, whole.bottom - part.bottom)
    before = Region(whole.x, part.y, part.x - whole.x, part.height)
    behind = Region(part.right, part.y, whole.right - part.right, part.height)
    return [region for region in (above, below, before, behind) if region]
