"""Dates as people write them."""

from store.dates.mention import DateMention, Kind, Mod, Side
from store.dates.tagger import find_dates

__all__ = ["DateMention", "Kind", "Mod", "Side", "find_dates"]
