"""Few bytes a frame: what is painted goes to the terminal without saying again what it was told a letter ago.

Textual tells the style of each piece of a line whole, and takes it back behind it: two thirds of a frame are that. Over a slow line,
and through tmux or screen, that is felt.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from textual.driver import Driver

_TOKEN = re.compile(r"\x1b\[(?:([0-9;]*)m|[0-9;]+H)")
_FAR = ("SSH_CONNECTION", "SSH_TTY", "TMUX", "STY")
_RESET = "\x1b[0m"


class Look(NamedTuple):
    """How letters are painted."""

    attributes: frozenset[str] = frozenset()
    """`1` for bold, `4` for underlined, and so on."""
    ink: str = "39"
    ground: str = "49"


PLAIN = Look()


@lru_cache(4_096)
def look_of(style: str) -> Look:
    """Return what the parameters of a style come to, from nothing."""
    parts, attributes, ink, ground = style.split(";"), [], "39", "49"
    at = 0
    while at < len(parts):
        code = parts[at]
        length = {"2": 5, "5": 3}.get(parts[at + 1] if at + 1 < len(parts) else "", 1) if code in ("38", "48") else 1
        told = ";".join(parts[at : at + length])
        if code == "38" or (code.isdigit() and (30 <= int(code) <= 39 or 90 <= int(code) <= 97)):
            ink = told
        elif code == "48" or (code.isdigit() and (40 <= int(code) <= 49 or 100 <= int(code) <= 107)):
            ground = told
        elif code not in ("", "0"):
            attributes.append(told)
        at += length
    return Look(frozenset(attributes), ink, ground)


@lru_cache(16_384)
def change(before: Look, after: Look) -> str:
    """Return what turns one look into another, in as few bytes as it takes."""
    if before == after:
        return ""
    if after == PLAIN:
        return _RESET
    codes = []
    if not before.attributes <= after.attributes:
        codes, before = ["0"], PLAIN
    codes += sorted(after.attributes - before.attributes)
    codes += [after.ink] * (before.ink != after.ink)
    codes += [after.ground] * (before.ground != after.ground)
    return f"\x1b[{';'.join(codes)}m"


def thrifty(painted: str) -> str:
    """Return what paints the same in fewer bytes; where it begins and ends, letters are plain, as they were."""
    pieces: list[str] = []
    told, meant, done = PLAIN, PLAIN, 0
    for token in _TOKEN.finditer(painted):
        if token.start() > done:
            pieces += (change(told, meant), painted[done : token.start()])
            told = meant
        style = token[1]
        if style is None:
            pieces.append(token[0])
        else:
            meant = PLAIN if style in ("", "0") else look_of(style)
        done = token.end()
    if done < len(painted):
        pieces += (change(told, meant), painted[done:])
        told = meant
    if told != PLAIN:
        pieces.append(_RESET)
    return "".join(pieces)


def is_far(environ: Mapping[str, str]) -> bool:
    """Return whether what is painted goes through another program or over a line before it is seen."""
    return any(environ.get(name) for name in _FAR) or environ.get("TERM", "").startswith(("screen", "tmux"))


def thrifty_driver(kind: type[Driver]) -> type[Driver]:
    """Return a way to a terminal that is like another, and sends fewer bytes."""

    class Thrifty(kind):  # type: ignore[misc, valid-type]
        """Sends what paints the same in fewer bytes."""

        def write(self, data: str) -> None:
            """Send what is painted."""
            super().write(thrifty(data))

    return Thrifty
