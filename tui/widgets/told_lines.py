"""What others who share the archive say of a story, as it is shown: who, when, their tags, and their note."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from textual.content import Content

from tui.widgets.date_words import day_and_month, whole_day

if TYPE_CHECKING:
    from store.api.said import Told

_PEOPLE = 3
"""People whose words are shown beside a story; all of them stand at its end."""
_SHOWN = 300
"""Characters of each that are shown there."""


def moment(at: str) -> str:
    """Return when something was, as a reader says it: `2 Jun, 14:05`, with the year where it is another."""
    try:
        when = datetime.fromisoformat(at)
    except ValueError:
        return ""
    day = day_and_month(when.date()) if when.year == datetime.now().astimezone().year else whole_day(when.date())
    return f"{day}, {when:%H:%M}"


def by_whom(person: str, at: str) -> str:
    """Return who did something and when: `ada, 2 Jun, 14:05`."""
    return ", ".join(part for part in (person, moment(at)) if part)


def told_shortly(told: Sequence[Told]) -> Content:
    """Return a line for each of the last who said something of a story, as long as it may be, and how many others did."""
    lines = []
    for one in told[-_PEOPLE:]:
        tags = f"{'  '.join(f'#{tag}' for tag in one.tags)}  " if one.tags else ""
        note = " ".join(one.note[:_SHOWN].split())
        lines.append(Content.assemble((f"{by_whom(one.person, one.at)}: ", "$muted"), (tags, "$accent"), note))
    if len(told) > _PEOPLE:
        lines.insert(0, Content.styled(f"{len(told) - _PEOPLE:,} more at the story's end", "$muted"))
    return Content("\n").join(lines)
