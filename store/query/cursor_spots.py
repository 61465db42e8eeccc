"""Finding what stands at the cursor in a search line: a value after its field's name, or a word that may become such a name."""

from __future__ import annotations

from dataclasses import dataclass

from store.query.lexer import NAMED, QUOTES, Kind, named, placed
from store.query.tree import FIELDS, SIDES

VALUED = frozenset({"theme", "place", "source", "person", "name", "tag", "is", "sort", *SIDES})
"""Names whose values can be told."""
_LONGEST = 400
"""Characters of a line within which something is offered; longer ones are pasted, and reading them takes long."""
_LETTERS = 2
"""How many letters of a field's name are typed before it is offered."""
_SIGNS = "()|!"
_MARKS = f"{QUOTES}'’^"


@dataclass(frozen=True, slots=True)
class Spot:
    """What stands at the cursor and may be completed."""

    field: str
    """The name whose value is typed, one of `VALUED`; empty if there is none."""
    bare: bool
    """True if it stands without a name of its own and may become one."""
    start: int
    """Where that begins which a completion replaces."""
    end: int
    """Where it ends."""
    typed: str
    """What is typed of it before the cursor, without quotes."""
    quoted: bool = False
    """True if it stands in quotes, be they closed or not."""


def may_complete(line: str, cursor: int) -> bool:
    """Return whether anything could be offered at a place of a line; needs nothing but the line and is fast."""
    return spot_at(line, cursor) is not None


def spot_at(line: str, cursor: int) -> Spot | None:
    """Return what stands at the cursor, or None if nothing can be offered there: in a plain word, a phrase, a space."""
    if not 0 < cursor <= min(len(line), _LONGEST):
        return None
    brackets, carried, negated = [""], "", False  # field of each open bracket, and of the term that begins here
    for token, start, end in placed(line):
        if start >= cursor:
            return None
        own = carried if negated else ""
        negated = token.kind is Kind.NOT
        if token.kind is Kind.TEXT:
            if cursor <= end:
                return _spot(line, cursor, start, end, own or brackets[-1])
            name = token.field if token.field in FIELDS else own
            carried = name if token.field and not token.text else ""
        elif token.kind is Kind.OPEN:
            brackets.append(carried or brackets[-1])
            carried = ""
        elif token.kind is not Kind.NOT:
            carried = ""
            if token.kind is Kind.CLOSE and len(brackets) > 1:
                brackets.pop()
    return None


def _spot(line: str, cursor: int, start: int, end: int, inherited: str) -> Spot | None:
    """Return the spot in one text of the line; `inherited` is the field of the bracket it stands in."""
    name, begins = named(line, start)
    unclosed = end > len(line)
    quoted = unclosed or line[end - 1] in QUOTES
    if cursor < begins or (quoted and cursor == end):
        return None
    if cursor == begins and line[cursor : cursor + 1] in tuple(_SIGNS):
        return None
    field = name or inherited
    typed = line[begins:cursor]
    bare = not name and cursor == end and _begins_a_name(typed)
    if field not in VALUED:
        return Spot("", True, start, end, typed) if bare else None
    return Spot(field, bare, begins, cursor if unclosed else end, typed.lstrip(_MARKS), quoted)


def _begins_a_name(typed: str) -> bool:
    return len(typed) >= _LETTERS and any(name.startswith(typed.lower()) for name in NAMED)
