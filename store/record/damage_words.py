"""What is said of a file that is damaged: where, what is the matter, what is read all the same, and what to do."""

from __future__ import annotations

from collections.abc import Sequence

from store.record.forgiven import Fault
from store.text.clean import clean_line
from store.text.numbers import counted

_NAMED_LINES = 3


def notices(name: str, faults: Sequence[Fault], number: int, rows: int) -> tuple[str, str]:
    """Return a sentence on a file with so many faults and rows that are read all the same, and its place and fault in a few words."""
    where = places_told(faults, number)
    if rows:
        that = "that is" if number == 1 else "those are"
        rest = f"{that} set aside and all else is read ({counted(rows, 'row', 'rows')}): mend the file, or run dateline doctor"
    else:
        rest = "nothing of the file can be read, all of it is set aside: mend it, or run dateline doctor"
    told = f"{name}, {where}; {rest}"
    return clean_line(told), clean_line(where)


def places_told(faults: Sequence[Fault], number: int) -> str:
    """Return where faults are, and what is the matter with the first of them."""
    first = faults[0]
    if number == 1:
        return f"line {first.line}: {first.reason}"
    lines = list(dict.fromkeys(fault.line for fault in faults))
    if len(lines) == 1:
        return f"line {first.line}: {first.reason}, and {counted(number - 1, 'fault', 'faults')} more"
    named = lines[:_NAMED_LINES]
    more = number - len(named)
    where = (
        f"{', '.join(map(str, named))} and {counted(more, 'place', 'places')} more" if more else " and ".join(map(str, named))
    )
    return f"lines {where}: {first.reason} (line {first.line})"
