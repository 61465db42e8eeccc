"""What in a search line can't be meant as it is written, each told in one sentence with what was likely meant."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from rapidfuzz import process
from rapidfuzz.distance import OSA

from store.query.lexer import NAMED, Kind, Token, placed
from store.query.offered_times import times_from
from store.query.parser import LONGEST, parse
from store.query.time_spans import iso, spoken
from store.query.tree import SIDES, SORTS, STATES, All, During, Either, How, Node, Not, Query, Term

_UNKNOWN = re.compile(r"([a-z][a-z_-]{1,19}):(?!//)(.*)", re.IGNORECASE | re.DOTALL)
_MEANT = {
    "in": "on", "at": "on", "date": "on", "day": "on", "month": "on", "year": "on", "during": "on", "published": "on",
    "since": "after", "from": "after", "newer": "after", "until": "before", "till": "before", "to": "before", "older": "before",
    "topic": "theme", "category": "theme", "subject": "theme", "text": "body", "content": "body", "headline": "title",
    "who": "person", "author": "person", "where": "place", "city": "place", "country": "place",
    "publisher": "source", "outlet": "source", "site": "source", "label": "tag", "has": "is", "state": "is", "order": "sort",
}  # fmt: skip
"""Names that other programs have for what ours have."""
_LEFT_OUT = re.compile(rf"-({'|'.join(NAMED)}):(?!//)", re.IGNORECASE)
"""How other programs leave out what has something in a field."""
_TIMES = "today yesterday".split() + [name.lower() for name in (*calendar.day_name, *calendar.month_name) if name]


def mistakes(
    line: str,
    today: date,
    themes: Mapping[str, str],
    known: Iterable[str],
    hidden: Mapping[str, tuple[str, str]] | None = None,
    *,
    typing: bool = False,
) -> Sequence[str]:
    """Return a sentence for each field, theme or time of a line that there is none of, and for times that no day is in.

    `themes` are keys and names; `known` are texts of themes that the line has and that mean one, `hidden` those that mean one the
    person hid, with its key and name. While a person is `typing`, nothing is said of a last word that may become right.
    """
    query, meant = parse(line, today), frozenset(known)
    last = "" if not typing or line[-1:].isspace() else line.rsplit(None, 1)[-1] if line.strip() else ""
    found = [
        *_unknown_fields(line[:LONGEST]),
        *_unknown_themes(query.tree, themes, meant, hidden or {}),
        *(told for field, text in query.unread if (told := _unknown_value(field, text, today, last))),
        *_no_day(query),
    ]
    return tuple(dict.fromkeys(found))


def typed_themes(node: Node | None) -> Iterator[str]:
    """Yield the texts by which a query asks for themes."""
    if isinstance(node, Term) and node.field == "theme":
        yield node.text
    elif isinstance(node, Not):
        yield from typed_themes(node.node)
    elif isinstance(node, All | Either):
        for inner in node.nodes:
            yield from typed_themes(inner)


def _unknown_fields(line: str) -> Iterator[str]:
    tokens: list[tuple[Token, int, int]] = list(placed(line))
    for at, (token, _, end) in enumerate(tokens):
        plain = token.kind is Kind.TEXT and token.how is How.FORGIVING and not token.field
        match = _UNKNOWN.match(token.text) if plain else None
        if plain and (left_out := _LEFT_OUT.match(token.text)):
            yield f"`-{left_out[1]}:` is no field; `!{left_out[1].lower()}:` leaves out"
        touches = at + 1 < len(tokens) and tokens[at + 1][1] == end
        if match and (match[2] or touches):
            near = _MEANT.get(match[1].lower()) or _nearest(match[1].lower(), NAMED)
            names = ", ".join(f"{name}:" for name in NAMED)
            hint = f"; did you mean `{near}:`?" if near else f" (there are {names}); quotes make it words"
            yield f"`{match[1]}:` is no field{hint}"


def _unknown_themes(
    tree: Node | None, themes: Mapping[str, str], meant: frozenset[str], hidden: Mapping[str, tuple[str, str]]
) -> Iterator[str]:
    names = {name.lower(): key for key, name in themes.items()} | {key: key for key in themes}
    for text in typed_themes(tree):
        if text in hidden:
            key, name = hidden[text]
            yield f"{name} is hidden; ctrl+t or dateline themes show {key} uses it again"
        elif text not in meant:
            near = _nearest(text.lower(), names)
            yield f"no theme `{text}`" + (f"; did you mean `{names[near]}`?" if near else "; dateline themes lists them")


def _unknown_value(field: str, text: str, today: date, last: str) -> str:
    """Return what is wrong with a value; empty if it is being typed and may become right."""
    begun = last.endswith(text)
    if field in SIDES:
        if begun and next(times_from(text, today), None):
            return ""
        near = _nearest(text.lower(), _TIMES)
        return f"`{field}:{text}` is no date" + (
            f"; did you mean `{near}`?" if near else "; write 2025, 2025-06, 2025-06-02, june 2025 or last month"
        )
    values = STATES if field == "is" else SORTS
    if begun and any(value.startswith(text.lower()) for value in values):
        return ""
    near = _nearest(text.lower(), values)
    return f"`{field}:` can't be `{text}`; " + (f"did you mean `{near}`?" if near else f"it can be {', '.join(values)}")


def _nearest(text: str, names: Iterable[str]) -> str:
    """Return the name that a text was most likely mistyped for; empty if none is near."""
    reach = 1 if len(text) < 5 else 2
    found = process.extractOne(text, list(names), scorer=OSA.distance, score_cutoff=reach)
    if found:
        return str(found[0])
    begun = [name for name in names if len(text) > 2 and (name.startswith(text) or text.startswith(name))]
    return begun[0] if len(begun) == 1 else ""


def _no_day(query: Query) -> Iterator[str]:
    """Yield what two times that must both be so leave no day for, and what to write instead."""
    nodes = query.tree.nodes if isinstance(query.tree, All) else ()
    times = [node for node in nodes if isinstance(node, During) and node.side != "about"]
    for at, one in enumerate(times):
        for other in times[at + 1 :]:
            first, last = max(_begin(one), _begin(other)), min(_end(one), _end(other))
            if first > last:
                yield _told_apart(one, other)


def _told_apart(one: During, other: During) -> str:
    sides = {one.side: one, other.side: other}
    written = " and ".join(f"`{each.side}:{iso(each.first, each.last)}`" for each in (one, other))
    if "after" in sides and "before" in sides and sides["after"].first <= sides["before"].last:
        after, before = sides["after"], sides["before"]
        both = f"on:{iso(after.first, after.last)}..{iso(before.first, before.last)}"
        return (
            f"no day is after {spoken(after.first, after.last)} and before {spoken(before.first, before.last)}, "
            f"as both leave out what they name; `{both}` has both"
        )
    return f"no day is both in {written}; | between them asks for either"


def _begin(time: During) -> int:
    return time.last.toordinal() + 1 if time.side == "after" else 0 if time.side == "before" else time.first.toordinal()


def _end(time: During) -> int:
    return (
        time.first.toordinal() - 1
        if time.side == "before"
        else date.max.toordinal()
        if time.side == "after"
        else time.last.toordinal()
    )
