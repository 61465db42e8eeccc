"""Letters of which terminals don't agree how wide they are: behind them the cursor is put where the rest of the line belongs.

Vowel signs of Indic scripts take a column on one terminal and none on the next, and new emoji are one or two wide. They can't be
left out as what joins emoji can (`steady_widths`), but what stands behind them stays in its column all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import category

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

UNSURE = re.compile(
    "[\u0900-\u0fff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u1a00-\u1bff\u1cd0-\u1cff\ua8e0-\ua8ff\ua980-\ua9df\uabc0-\uabff"
    "\U00010a00-\U00011fff\U0001f000-\U0001fbff].*"
)
"""What terminals give different widths, and all that stands behind it."""
_REMEMBER, _GO_BACK, _GO_ON = "\x1b7", "\x1b8", "\x1b[{}C"
"""Every terminal of the last forty years can do that."""


class Anchored(str):
    """A text that brings the cursor with it wherever it is printed with a style; to all that measures or cuts it, it is the text."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        """Return what goes to the terminal: its room is cleared, it is printed there, and the cursor goes behind its room."""
        width = cell_len(self)
        return f"{_REMEMBER}{' ' * width}{_GO_BACK}{_REMEMBER}{self.rstrip()}{_GO_BACK}{_GO_ON.format(width)}"


class AnchoringFilter(LineFilter):
    """Anchors what is in doubt in painted lines; the last of all filters, as what changes a text makes a plain one of it."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - Textual's shape
        """Return a line's segments; the same ones, as nearly always, if no letter in them is in doubt."""
        if all(text.isascii() or not UNSURE.search(text) for text, _, _ in segments):
            return segments
        return [piece for segment in segments for piece in _pieces(segment)]


def _pieces(segment: Segment) -> Iterator[Segment]:
    """Yield what of a text is in no doubt, and the rest anchored: where it is wider than its room, its last blanks make up for that."""
    text, style = segment.text, segment.style or Style.null()
    match = UNSURE.search(text)
    yield Segment(text[: match.start()] if match else text, style)
    if match:
        yield Segment(Anchored(match[0]), style)


def surplus(text: str) -> int:
    """Return how many columns more than it is taken for a text may have on some terminal."""
    if text.isascii() or not UNSURE.search(text):
        return 0
    return sum(category(char) == "Mc" for char in text)


def safe_width(text: str, width: int) -> int:
    """Return in how many columns a text is to be set, so that its lines have room in so many on any terminal."""
    more = surplus(text)
    return max(8, width * cell_len(text) // (cell_len(text) + more) - 2) if more else width


ANCHORING_FILTER = AnchoringFilter()
