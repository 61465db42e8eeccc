"""A time by the words it stands in: what rules and ranges work with, before anybody asks for its letters."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from store.dates.mention import NEITHER, Kind, Mod, Side


class WordMention(NamedTuple):
    """Words of a text that speak of a time; the fields it shares with `DateMention` mean the same."""

    begin: int
    """Its first word."""
    end: int
    """The word after its last."""
    kind: Kind
    value: str
    rule: str
    mod: Mod = Mod.NONE
    first: date | None = None
    last: date | None = None
    precision: str = ""
    side: Side = NEITHER
    certainty: float = 1.0
    doubt: str = ""
    through: date | None = None
