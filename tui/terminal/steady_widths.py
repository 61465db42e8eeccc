"""Signs that terminals don't agree about: as painted here they take the same columns on each of them, so that columns stay aligned.

A family of emoji joined into one sign is two columns wide on one terminal and six on the next, a flag two or four; and a terminal that
is inside another one may see it otherwise than the one outside.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_JOINED = re.compile("\u200d[^\x00-\x7f\u0300-\u0dff\u200b-\u200f]\ufe0f?")
"""What is joined to an emoji, to make another sign of both."""
_UNSEEN = re.compile(
    "[\u00ad\u180b-\u180d\u200b\u200e\u200f\u2028\u2029\u2060-\u2064\u20d0-\u20f0\ufe00-\ufe0f\U0001f3fb-\U0001f3ff"
    "\U000e0020-\U000e01ef]|\u200d"
)
"""What has no columns of its own but may change those of what stands beside it: joiners, variants, tints of skin, keycaps."""
_FLAG_LETTERS = {0x1F1E6 + at: chr(ord("A") + at) for at in range(26)}
"""The letters that flags are made of, and plain ones: two of them are as wide as a flag."""
DOUBTFUL = re.compile(_UNSEEN.pattern + "|[\U0001f1e6-\U0001f1ff]")
"""What terminals see differently."""


@lru_cache(1_000)
def steady(text: str) -> str:
    """Return a text without what terminals see differently: flags become letters, of emoji that are joined the first one stays."""
    if text.isascii() or not DOUBTFUL.search(text):
        return text
    return _UNSEEN.sub("", _JOINED.sub("", text)).translate(_FLAG_LETTERS)


class SteadyFilter(LineFilter):
    """Makes painted lines as wide on every terminal."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - Textual's shape
        """Return a line's segments; the same ones, as nearly always, if there is nothing in them that terminals see differently."""
        if all(text.isascii() or not DOUBTFUL.search(text) for text, _, _ in segments):
            return segments
        return [Segment(_as_wide(text), style, control) for text, style, control in segments]


def _as_wide(text: str) -> str:
    """Return a steady text, as wide as the other was taken for when the line was laid out."""
    plain = steady(text)
    return text if plain is text else set_cell_size(plain, cell_len(text))


STEADY_FILTER = SteadyFilter()
