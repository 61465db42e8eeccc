"""Signs for terminals that have few: each sign that is painted anywhere has a twin that stands on every keyboard, as wide as itself."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import lru_cache

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

TWINS = {
    # lines
    **dict.fromkeys("─━┄┅┈┉╌╍═╴╶╸╺▔‾", "-"),
    **dict.fromkeys("│┃┆┇┊┋╎╏║╵╷╹╻▏▕", "|"),
    **dict.fromkeys("╭╮╰╯┌┐└┘┏┓┗┛├┤┬┴┼┝┥┠┨┯┷┿╔╗╚╝╠╣╦╩╬", "+"),
    **dict.fromkeys("▎▍▐▊▉", "|"),
    # bars and dense places
    **dict(zip("▁▂▃▄▅▆▇█", "._-=+*##", strict=True)),
    **dict(zip("░▒▓", ".:#", strict=True)),
    "▀": "=",
    # where one is, what is unread, starred, ticked
    "▌": ">", "●": "o", "◉": "O", "○": ".", "★": "*", "☆": ".", "■": "#", "□": ".", "▪": "#", "▫": ".", "✓": "v", "✔": "v",
    "✕": "x", "✗": "x", "✘": "x", "◆": "*", "◇": ".", "◈": "*", "▷": ">", "▶": ">", "▸": ">", "▹": ">", "◁": "<", "◀": "<",
    "▲": "^", "△": "^", "▴": "^", "▼": "v", "▽": "v", "▾": "v", "•": "*", "◦": ".", "‣": ">", "⚑": "!", "⚐": ".", "⚠": "!",
    "♥": "*", "✎": "/", "✦": "*", "✱": "*", "＊": "* ",
    # arrows and pointers
    "‹": "<", "›": ">", "«": "<", "»": ">", "←": "<", "→": ">", "↑": "^", "↓": "v", "↵": "~", "⏎": "~", "↩": "~", "↔": "-", "↕": "|",
    "⟵": "<", "⟶": ">", "⇧": "^", "⇥": ">", "⇤": "<", "⌃": "^", "↗": "/", "↘": "\\", "⟋": "/", "⟍": "\\", "╱": "/", "╲": "\\",
    # what stands in texts
    "…": "~", "⋯": "-", "·": "-", "‧": "-", "∙": "-", "–": "-", "—": "-", "‑": "-", "‐": "-", "‒": "-", "―": "-", "−": "-",
    "“": '"', "”": '"', "„": '"', "‟": '"', "″": '"', "‘": "'", "’": "'", "‚": ",", "‛": "'", "′": "'", "ʼ": "'", "`": "`",
    "≈": "~", "≠": "#", "≤": "<", "≥": ">", "×": "x", "÷": "/", "±": "+", "∞": "8", "§": "S", "¶": "P", "†": "+", "‡": "+",
    "°": "o", "¡": "!", "¿": "?", "№": "N", "€": "E", "£": "L", "¥": "Y", "©": "c", "®": "r", "™": "t", "¢": "c", "¤": "$",
    "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2007": " ", "\u00ad": "-",
}  # fmt: skip
"""Sign to twin."""
_LETTERS = str.maketrans(
    "ßæœøđðþłıÆŒØĐÞŁабвгдежзийклмнопрстуфхцчшщъыьэюяіїєґАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯІЇЄҐαβγδεζηθικλμνξοπρσςτυφχψωΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ",
    "saoodddliAOODDLabvgdejziiklmnoprstufhccss'y'euyiiegABVGDEJZIIKLMNOPRSTUFHCCSS'Y'EUYIIEGabgdezitiklmnxoprsstyfxpoABGDEZITIKLMNXOPRSTYFXPO",
)
"""Letters that have no plainer form of their own, and the one that comes nearest."""
_UNKNOWN = "_"


def plain_signs(text: str) -> str:
    """Return a text with twins for the signs that a plain font lacks; letters of any language stay."""
    return text if text.isascii() else text.translate(_TABLE)


@lru_cache(20_000)
def ascii_only(text: str) -> str:
    """Return a text as wide as it was, in ASCII alone: twins, letters without accents, and a line for what nothing comes near to."""
    return text if text.isascii() else "".join(map(_nearest, text))[: cell_len(text)].ljust(cell_len(text))


@lru_cache(2_000)
def _nearest(sign: str) -> str:
    """Return what stands for a sign, as wide as itself."""
    if sign.isascii() or sign in TWINS:
        return TWINS.get(sign, sign)
    width = cell_len(sign)
    nearest = unicodedata.normalize("NFKD", sign).translate(_LETTERS)
    found = "".join(char for char in nearest if char.isascii() and char.isprintable())
    return (found or _UNKNOWN * width)[:width].ljust(width)


class SignFilter(LineFilter):
    """Puts other signs into painted lines, each as wide as what it stands for."""

    def __init__(self, twin: Callable[[str], str]) -> None:
        super().__init__()
        self._twin = twin

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - Textual's shape
        """Return a line's segments with other signs."""
        return [Segment(self._twin(text), style, control) for text, style, control in segments]


_TABLE = str.maketrans(TWINS)
PLAIN_FILTER, ASCII_FILTER = SignFilter(plain_signs), SignFilter(ascii_only)
