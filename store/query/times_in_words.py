"""Times that stand among the words of a line: `may 2025`, `3 june`, `last week` mean a time there, and the words as well."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from store.dates.spans import Span
from store.query.time_spans import time_of
from store.query.tree import All, Either, How, Node, Term, Time

_MOST_WORDS = 4
_LETTERS = 4
"""Letters of a lone word that can be a time: shorter ones (`sun`, `may`, `dec`) are mostly something else."""
_NO_TIME = frozenset(["march", "mars"])
_YEARS = (1800, 50)
"""The first year that a lone number may mean, and how many years it may lie ahead."""


def timed(tree: Node | None, unfinished: Term | None, today: date) -> tuple[Node | None, Term | None]:
    """Return a tree in which words that tell a time are one, and the word that is still being typed if it is none of them.

    What a story must not have stays words.
    """
    reader = _Reader(unfinished, today)
    return (None if tree is None else reader.read(tree)), reader.unfinished


class _Reader:
    def __init__(self, unfinished: Term | None, today: date) -> None:
        self.unfinished = unfinished
        self._today = today

    def read(self, node: Node) -> Node:
        if isinstance(node, Term):
            return self._side_by_side([node])[0]
        if isinstance(node, All):
            nodes = self._side_by_side(node.nodes)
            return All(tuple(nodes)) if len(nodes) > 1 else nodes[0]
        return Either(tuple(map(self.read, node.nodes))) if isinstance(node, Either) else node

    def _side_by_side(self, nodes: Sequence[Node]) -> list[Node]:
        found: list[Node] = []
        at = 0
        while at < len(nodes):
            time, used = self._time(nodes[at : at + _MOST_WORDS])
            one = nodes[at]
            found.append(time or (self.read(one) if isinstance(one, Either) else one))
            at += used
        return found

    def _time(self, nodes: Sequence[Node]) -> tuple[Time | None, int]:
        """Return the time that some nodes begin with, and how many of them tell it."""
        words = [node for node in nodes if isinstance(node, Term) and node.how is How.FORGIVING and not node.field]
        words = words[
            : next((at for at, (node, word) in enumerate(zip(nodes, words, strict=False)) if node is not word), len(words))
        ]
        for number in range(len(words), 0, -1):
            text = " ".join(word.text for word in words[:number])
            span = time_of(text, self._today)
            if span and (number > 1 or self._may_stand_alone(text, span)):
                if any(word is self.unfinished for word in words[:number]):
                    self.unfinished = None
                return Time(text, *span), number
        return None, 1

    def _may_stand_alone(self, text: str, span: Span) -> bool:
        if text.isdigit():
            return _YEARS[0] <= span[0].year <= self._today.year + _YEARS[1]
        return len(text) >= _LETTERS and text.lower() not in _NO_TIME and span[1] - span[0] < timedelta(days=4_000)
