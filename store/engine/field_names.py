"""Names of fields that are asked for by the group; whoever only asks loads nothing of what fills them."""

from __future__ import annotations

TEXT = ("title", "deck", "body")
"""The fields that together have every word of a story."""
PERSON_KIND = "p"
"""What a name names, as `Entry.kinds` says it: a person."""
SAID = ("said_day", "said_month", "said_year", "told_day")
"""Times that a story speaks of, as ordinals of days, months since year 0, and years; each as precisely as it is told.

The last has only the days on which it tells something, but for its own.
"""
