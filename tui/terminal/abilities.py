"""What a terminal can show, as far as the surroundings of the program tell: how many colours, and which signs.

The terminal itself is never asked: over a slow line its answer would be waited for.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

Kind = TypeVar("Kind", bound=StrEnum)


class Depth(StrEnum):
    """How many colours are painted."""

    NONE = "none"
    SIXTEEN = "16"
    MANY = "256"
    FULL = "full"


class Signs(StrEnum):
    """Which signs are painted."""

    UNICODE = "unicode"
    """All of them."""
    PLAIN = "plain"
    """Letters of any language, but none of the signs that a plain font lacks."""
    ASCII = "ascii"
    """What has stood on every keyboard since 1963."""


@dataclass(frozen=True, slots=True)
class Abilities:
    """What is painted on a terminal."""

    depth: Depth = Depth.FULL
    signs: Signs = Signs.UNICODE

    @property
    def rich_name(self) -> str:
        """The depth as Rich and Textual name it."""
        return {Depth.MANY: "256", Depth.FULL: "truecolor"}.get(self.depth, "standard")


_CONSOLES = ("linux", "vt", "cons25", "ansi", "pcansi", "sun")
"""How the names of consoles begin, and of terminals as old as they: their fonts have few signs."""
_MANY = ("kitty", "alacritty", "foot", "wezterm", "ghostty", "direct", "truecolor")
"""What stands in the names of terminals that have many colours, though their names give no number."""


def abilities(environ: Mapping[str, str], *, signs: str = "auto", depth: str = "auto") -> Abilities:
    """Return what is painted: what the person wants, else what the surroundings tell.

    What is wanted is said by the settings, and before them by DATELINE_COLOURS (`none`, `16`, `256`, `full`) and DATELINE_SIGNS
    (`unicode`, `plain`, `ascii`); NO_COLOR counts for as much as a setting. What is none of these is passed over.
    """
    found_depth = _wanted(Depth, environ.get("DATELINE_COLOURS", ""), depth) or _depth(environ)
    found_signs = _wanted(Signs, environ.get("DATELINE_SIGNS", ""), signs) or _signs(environ)
    return Abilities(found_depth, found_signs)


def _wanted(kind: type[Kind], *wishes: str) -> Kind | None:
    known = {str(one): one for one in kind}
    return next((known[wish] for wish in wishes if wish in known), None)


def _depth(environ: Mapping[str, str]) -> Depth:
    """Return how many colours a terminal has. `NO_COLOR` and `COLORTERM` are what programs have agreed on."""
    term = environ.get("TERM", "").lower()
    if environ.get("NO_COLOR"):
        return Depth.NONE
    if environ.get("TEXTUAL_COLOR_SYSTEM") == "truecolor":
        return Depth.FULL  # in a browser
    if environ.get("COLORTERM", "").lower() in ("truecolor", "24bit"):
        return Depth.FULL
    if "256color" in term or any(name in term for name in _MANY):
        return Depth.FULL if term.endswith("-direct") else Depth.MANY
    return {"dumb": Depth.NONE, "vt100": Depth.NONE, "vt220": Depth.NONE}.get(term, Depth.SIXTEEN)


def _signs(environ: Mapping[str, str]) -> Signs:
    """Return which signs can be shown: by the locale's way of writing letters, where it says one, and by the terminal's font."""
    locale = next(filter(None, (environ.get(name, "") for name in ("LC_ALL", "LC_CTYPE", "LANG"))), "")
    if locale and "utf" not in locale.lower():
        return Signs.ASCII
    return Signs.PLAIN if is_console(environ) else Signs.UNICODE


def is_console(environ: Mapping[str, str]) -> bool:
    """Return whether the terminal is a console, or as old as one."""
    return environ.get("TERM", "").lower().startswith(_CONSOLES)
