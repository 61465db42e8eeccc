"""Tags: words a person puts stories under."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag that is in use."""

    name: str
    """As the person writes it."""
    count: int
    """How many stories it is on."""
