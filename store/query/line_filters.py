"""Narrowing a search line to one value of a field, and widening it again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from store.query.lexer import QUOTES
from store.query.parser import LONGEST, parse
from store.query.printer import printed
from store.query.tree import All, During, Is, Node, Query, Term

NARROWING = frozenset({"theme", "place", "source"})
"""Fields whose terms narrow a search to stories of one kind; a time with `on:` or `about:` does too."""
_UNQUOTED = str.maketrans(dict.fromkeys(QUOTES, " "))


def narrowed(line: str, field: str, value: str, today: date) -> str:
    """Return a line that asks for a field's value too: `theme` and its key, `place`, `source`, or `on` and an ISO time.

    What was typed stays as it was typed if that means the same. A word that is still unfinished stays the last, so that the line
    finds the same stories, but for those without the value; any other line ends in a space. A value that can't be looked for,
    or for which the line has no room, adds nothing.
    """
    query, term = parse(line, today), _term(field, value, today)
    nodes = _nodes(query)
    if term is None or term in nodes:
        return _ended(line, query)
    behind = 1 if _is_unfinished(query) else 0
    at = len(nodes) - behind
    words, last = (line.rsplit(None, 1) if " " in line.strip() else ("", line)) if behind else (line, "")
    typed = f"{words.rstrip()} {printed(Query(term))} {last}"
    narrow = _as_typed(typed, replace(query, tree=_joined((*nodes[:at], term, *nodes[at:]))), today)
    return narrow if len(narrow) <= LONGEST else _ended(line, query)


def widened(line: str, today: date) -> str:
    """Return a line without the last of what narrows it; the same line if nothing does, "" if nothing else is in it."""
    query = parse(line, today)
    nodes = _nodes(query)
    narrowing = [at for at, node in enumerate(nodes) if _narrows(node)]
    if len(narrowing) > 1 and _is_unfinished(query) and narrowing[-1] == len(nodes) - 1:
        narrowing.pop()  # what is still being typed was not narrowed to; that went before it
    last = narrowing[-1] if narrowing else None
    if last is None:
        return _ended(line, query)
    wanted = replace(query, tree=_joined((*nodes[:last], *nodes[last + 1 :])))
    if wanted.tree is None:
        return ""
    before, _, after = line.rpartition(printed(Query(nodes[last])))
    return _as_typed(f"{before.rstrip()} {after.lstrip()}", wanted, today)


def _term(field: str, value: str, today: date) -> Node | None:
    """Return what asks for a value; None if nothing can."""
    plain = " ".join(value.translate(_UNQUOTED).split())
    bare = field not in ("place", "source") and plain.replace("-", "").isalnum()
    node = parse(f"{field}:{plain} " if bare else f'{field}:"{plain}"', today).tree
    asks = isinstance(node, During | Is) or (isinstance(node, Term) and node.field == field)
    return node if asks else None


def _narrows(node: Node) -> bool:
    return (isinstance(node, Term) and node.field in NARROWING) or (isinstance(node, During) and node.side in ("on", "about"))


def _nodes(query: Query) -> tuple[Node, ...]:
    """Return what a line asks for side by side."""
    if query.tree is None:
        return ()
    return query.tree.nodes if isinstance(query.tree, All) else (query.tree,)


def _joined(nodes: Sequence[Node]) -> Node | None:
    return All(tuple(nodes)) if len(nodes) > 1 else nodes[0] if nodes else None


def _is_unfinished(query: Query) -> bool:
    """Return whether the last of what stands side by side is a word of which only the beginning may be known."""
    nodes = _nodes(query)
    return bool(nodes) and query.unfinished is not None and nodes[-1] == query.unfinished


def _as_typed(line: str, wanted: Query, today: date) -> str:
    """Return a line if it means what is wanted, else the normal form of that."""
    typed = _ended(line, wanted)
    asked = parse(typed, today)
    if asked == wanted and _is_unfinished(asked) == _is_unfinished(wanted):
        return typed
    if wanted.sort and _is_unfinished(wanted):
        return f"sort:{wanted.sort} {printed(replace(wanted, sort=''))}"
    return _ended(printed(wanted), wanted)


def _ended(line: str, query: Query) -> str:
    """Return a line whose last word is whole, and ends in a space to say so, unless the query has it unfinished."""
    return f"{line.strip()}{'' if _is_unfinished(query) else ' '}" if line.strip() else ""
