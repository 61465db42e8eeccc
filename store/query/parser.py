"""From a typed line to a tree. There is no wrong input: what can't be understood is searched as words.

    line    = { either | sort }
    either  = all { "|" all }
    all     = { term }                    side by side: all must be so
    term    = "!" term                    must not be so
            | "(" either ")"
            | [ field ":" ] text
            | side ":" time               after:2025   before:"june 2025"   on:2025-05..2025-07
            | "is:" state | "sort:" order
            | time                        in plain words, `may 2025`: as a time, and as the words
    text    = word                        forgives misspelling and inflection
            | "'" word                    exactly this word
            | '"' words '"'               a phrase
            | "^" word | '^"' words '"'   the title begins with it

`field`, `side`, `state` and `order` are listed in `store.query.tree`; of a state or an order any unambiguous beginning
does. A time may be several words (`after:last month binance`): as many as make sense belong to it. Unclosed quotes and
brackets end with the line, empty ones ask for nothing. Of several names in a row (`title:theme:x`) the last one counts; a field
before a bracket or a `!` is that of all within (`title:(a | b)`).
"""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as dataclass_field
from datetime import date

from store.query.lexer import Kind, Token, read
from store.query.time_spans import time_of
from store.query.times_in_words import timed
from store.query.tree import FIELDS, SIDES, SORTS, STATES, All, During, Either, How, Is, Node, Not, Query, Term

LONGEST = 2_000
"""Characters of a line that are looked at."""
_DEEPEST = 40


_HALF_CHARACTERS = dict.fromkeys(range(0xD800, 0xE000), " ")
"""What stands for bytes that are no text, as in an argument in another encoding: no story has it."""


def parse(line: str, today: date) -> Query:
    """Return what a line asks for, seen from a day; any text has an answer."""
    parser = _Parser(read(line[:LONGEST].translate(_HALF_CHARACTERS)), today)
    tree = parser.either(0)
    while parser.at < len(parser.tokens):  # a bracket was closed that none had opened
        parser.at += 1
        tree = _joined([tree, parser.either(0)])
    ends_in_word = bool(line) and (line[-1].isalnum() or line[-1] in "'’-")
    tree, unfinished = timed(tree, parser.last if ends_in_word else None, today)
    return Query(tree, parser.sort, unfinished, tuple(parser.unread))


@dataclass(slots=True)
class _Parser:
    """Goes through the tokens once, from left to right."""

    tokens: list[Token]
    today: date
    at: int = 0
    sort: str = ""
    field: str = ""
    """The name before the bracket that is being read: it holds for all within that have none of their own."""
    last: Term | None = None
    """The term read last, if nothing came after it."""
    unread: list[tuple[str, str]] = dataclass_field(default_factory=list)
    """Names with values that they can't have."""

    def either(self, depth: int) -> Node | None:
        """Read alternatives up to a closing bracket or the end."""
        found = [self.all(depth)]
        while self._next() is Kind.OR:
            self.at += 1
            found.append(self.all(depth))
        nodes = [node for node in found if node is not None]
        flat = [inner for node in nodes for inner in (node.nodes if isinstance(node, Either) else (node,))]
        unlike = tuple(dict.fromkeys(flat))
        return Either(unlike) if len(unlike) > 1 else unlike[0] if unlike else None

    def all(self, depth: int) -> Node | None:
        """Read what stands side by side."""
        found: list[Node | None] = []
        while (kind := self._next()) not in (None, Kind.OR):
            if kind is Kind.CLOSE and depth:
                break
            found.append(self.term(depth))
        return _joined(found)

    def term(self, depth: int) -> Node | None:
        """Read one term; None if it asks for nothing."""
        token, negated = self.tokens[self.at], False
        while token.kind is Kind.NOT:
            negated = not negated
            self.at += 1
            if self._next() in (None, Kind.OR, Kind.CLOSE):
                return None
            token = self.tokens[self.at]
        self.at += 1
        self.last = None
        node: Node | None = None
        if token.kind is Kind.OPEN and depth < _DEEPEST:
            node = self.either(depth + 1)
            if self._next() is Kind.CLOSE:
                self.at += 1
                self.last = None
        elif token.field and not token.text and self._next() in (Kind.OPEN, Kind.NOT):
            outer, self.field = self.field, token.field if token.field in FIELDS else self.field
            node = self.term(depth)
            self.field = outer
        elif token.kind is Kind.TEXT:
            node = self._text(token)
            if isinstance(node, Term) and node.how is How.FORGIVING:
                self.last = node
        if negated and isinstance(node, Not):
            return node.node
        return Not(node) if negated and node is not None else node

    def _text(self, token: Token) -> Node | None:
        if token.field in SIDES:
            return self._time(token)
        if token.field == "is" and (state := _meant(token.text, STATES)):
            return Is(state)
        if token.field == "sort" and (order := _meant(token.text, SORTS)):
            self.sort = order
            return None
        if token.field in ("is", "sort") and token.text:
            self.unread.append((token.field, token.text))
        field = token.field if token.field in FIELDS else self.field if token.how is not How.START else ""
        if not any(char.isalnum() for char in token.text):
            return None
        return Term(token.text, token.how, field)

    def _time(self, token: Token) -> Node | None:
        """Read a time, with as many of the words after it as make sense."""
        words, best, used = token.text, time_of(token.text, self.today), 0
        for ahead in range(3 if token.how is How.FORGIVING else 0):
            follower = self.tokens[self.at + ahead] if self.at + ahead < len(self.tokens) else None
            if follower is None or follower.kind is not Kind.TEXT or follower.field or follower.how is not How.FORGIVING:
                break
            words = f"{words} {follower.text}"
            if longer := time_of(words, self.today):
                best, used = longer, ahead + 1
        self.at += used
        if best:
            return During(token.field, *best)
        if token.text:
            self.unread.append((token.field, token.text))
        return Term(token.text, token.how, self.field) if any(char.isalnum() for char in token.text) else None

    def _next(self) -> Kind | None:
        return self.tokens[self.at].kind if self.at < len(self.tokens) else None


def _joined(found: list[Node | None]) -> Node | None:
    flat: list[Node] = []
    for node in found:
        flat += node.nodes if isinstance(node, All) else (node,) if node is not None else ()
    return All(tuple(flat)) if len(flat) > 1 else flat[0] if flat else None


def _meant(text: str, names: tuple[str, ...]) -> str:
    """Return the name that a text is, or is the only beginning of; empty if none."""
    low = text.lower()
    begun = [name for name in names if low and name.startswith(low)]
    return low if low in names else begun[0] if len(begun) == 1 else ""
