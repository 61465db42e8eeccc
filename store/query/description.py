"""Saying in one short line what a search was understood to mean."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from store.query.time_spans import spoken
from store.query.tree import All, During, Either, How, Is, Node, Not, Query, Term, Time, terms_of

_FIELDS = {"title": "title", "body": "in the text", "theme": "theme", "place": "place"}
_FIELDS |= {"source": "source", "person": "person", "name": "name", "tag": "tag", "note": "in your notes"}
ThemeNames = Callable[[str], Sequence[str]]
"""From what was typed for a theme to the names of the themes it may mean."""


def described(query: Query, theme_names: ThemeNames) -> str:
    """Return what a query means, such as `≈ binance, theme digital finance, after 1 Sep 2025`; empty if it asks for nothing."""
    parts = [_told(query.tree, theme_names)] if query.tree is not None else []
    parts += [f"by {query.sort}"] if query.sort else []
    if not parts:
        return ""
    forgiving = any(term.how is How.FORGIVING and term.field != "theme" for term in terms_of(query.tree))
    return ("≈ " if forgiving else "") + ", ".join(parts)


def _told(node: Node, names: ThemeNames) -> str:
    match node:
        case Term():
            return _term(node, names)
        case During():
            return spoken(node.first, node.last) if node.side == "on" else f"{node.side} {spoken(node.first, node.last)}"
        case Time():
            return spoken(node.first, node.last)
        case Is():
            return node.state
        case Not():
            inner = _told(node.node, names)
            return f"not ({inner})" if isinstance(node.node, All | Either) else f"not {inner}"
        case Either():
            return " or ".join(f"({_told(one, names)})" if isinstance(one, All) else _told(one, names) for one in node.nodes)
        case All():
            runs = groupby(node.nodes, key=_is_word)
            told = [[" ".join(_told(one, names) for one in run)] if plain else [_in_list(one, names) for one in run]
                    for plain, run in runs]  # fmt: skip
            return ", ".join(part for run in told for part in run)


def _in_list(node: Node, names: ThemeNames) -> str:
    return f"({_told(node, names)})" if isinstance(node, Either) else _told(node, names)


def _is_word(node: Node) -> bool:
    return isinstance(node, Term) and node.how is How.FORGIVING and not node.field


def _term(term: Term, names: ThemeNames) -> str:
    text = {How.EXACT: f"exactly {term.text}", How.PHRASE: f"“{term.text}”", How.START: f"title begins {term.text}"}.get(
        term.how, term.text
    )
    if term.field == "theme":
        meant = names(term.text)
        return f"theme {' or '.join(name.lower() for name in meant)}" if meant else term.text
    return f"{_FIELDS[term.field]} {text}" if term.field else text
