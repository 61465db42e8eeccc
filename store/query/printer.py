"""From a tree back to a line, in one normal form: `parse` reads the same tree from it."""

from __future__ import annotations

from store.query.time_spans import iso
from store.query.tree import All, During, Either, How, Is, Node, Not, Query, Term, Time


def printed(query: Query) -> str:
    """Return a query as a line."""
    parts = [_printed(query.tree)] if query.tree is not None else []
    return " ".join([*parts, f"sort:{query.sort}"] if query.sort else parts)


def _printed(node: Node, *, inside: bool = False) -> str:
    match node:
        case Term():
            return _term(node)
        case During():
            return f"{node.side}:{iso(node.first, node.last)}"
        case Time():
            return node.text
        case Is():
            return f"is:{node.state}"
        case Not():
            return "!" + _printed(node.node, inside=True)
        case All():
            line = " ".join(map(_beside, node.nodes, (*node.nodes[1:], None)))
        case Either():
            line = " | ".join(_printed(inner) for inner in node.nodes)
    return f"({line})" if inside else line


def _beside(node: Node, follower: Node | None) -> str:
    """Return a node that others stand beside; a time in quotes where the next word would be read as going on with it."""
    line = _printed(node, inside=isinstance(node, Either))
    if isinstance(node, During) and isinstance(follower, Term | Time):
        goes_on = line.endswith("..") or _printed(follower).startswith("..")
        return f'{node.side}:"{iso(node.first, node.last)}"' if goes_on else line
    return line


def _term(term: Term) -> str:
    text = {How.EXACT: f"'{term.text}", How.PHRASE: f'"{term.text}"', How.START: f'^"{term.text}"'}.get(term.how, term.text)
    return f"{term.field}:{text}" if term.field else text
