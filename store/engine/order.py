"""The time order: one number for each story, so that stories of one minute have places of their own."""

from __future__ import annotations

from store.api.when import MINUTES_A_DAY, When

A_DAY = MINUTES_A_DAY << 24
"""So far are two places in the time order apart that are a day apart."""


def order_of(published: When, story_id: str) -> int:
    """Return a number that puts stories in time order, each in a place of its own within its minute."""
    return published.minute << 24 | int.from_bytes(story_id.encode()[-6:], "big") & 0xFFFFFF


def day_of(order: int) -> int:
    """Return the day, as an ordinal, of a place in the time order."""
    return (order >> 24) // MINUTES_A_DAY


def start_of_day(day: int) -> int:
    """Return the first place in the time order that belongs to a day, given as an ordinal."""
    return (day * MINUTES_A_DAY) << 24
