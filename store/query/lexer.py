"""Cutting a search line into signs and texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from store.query.tree import FIELDS, SIDES, How

NAMED = (*FIELDS, *SIDES, "is", "sort")
"""Every name that may stand before a colon."""
QUOTES = '"“”„«»'
"""Any of these begins a phrase, and any ends it."""
_NAME = re.compile(rf"({'|'.join(NAMED)}):", re.IGNORECASE)
_CHUNK = re.compile(rf"[^\s()|{QUOTES}]+")


class Kind(Enum):
    """What a piece of a line is."""

    OPEN = auto()
    CLOSE = auto()
    OR = auto()
    NOT = auto()
    TEXT = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a line."""

    kind: Kind
    text: str = ""
    """The text without its signs."""
    how: How = How.FORGIVING
    field: str = ""
    """The name before its colon, in lower case; empty if there is none."""


_SIGNS = {"(": Kind.OPEN, ")": Kind.CLOSE, "|": Kind.OR, "!": Kind.NOT}


def read(line: str) -> list[Token]:
    """Return a line's pieces in order; white space only parts them."""
    return [token for token, _, _ in placed(line)]


def placed(line: str) -> Iterator[tuple[Token, int, int]]:
    """Yield a line's pieces in order, each with where it begins and where it ends."""
    at = 0
    while at < len(line):
        start = at
        if line[at].isspace():
            at += 1
        elif kind := _SIGNS.get(line[at]):
            at += 1
            yield Token(kind), start, at
        else:
            token, at = _text(line, at)
            yield token, start, at


def named(line: str, at: int) -> tuple[str, int]:
    """Return the name before a colon that stands at a place, empty if there is none, and where what it names begins."""
    field = ""
    while name := _NAME.match(line, at):
        field, at = name[1].lower(), name.end()
    return field, at


def _text(line: str, at: int) -> tuple[Token, int]:
    """Return the text that begins at a place, and where it ends."""
    field, at = named(line, at)
    how = How.FORGIVING
    if field and line[at : at + 1] in _SIGNS:
        return Token(Kind.TEXT, "", how, field), at
    if line[at : at + 1] == "^" and (field == "title" or field not in FIELDS):
        how, field, at = How.START, "", at + 1
    elif line[at : at + 1] in ("'", "’") and line[at + 1 : at + 2].isalnum():
        how, at = How.EXACT, at + 1
    if line[at : at + 1] in QUOTES and at < len(line):
        end = next((place for place in range(at + 1, len(line)) if line[place] in QUOTES), len(line))
        text = " ".join(line[at + 1 : end].split())
        return Token(Kind.TEXT, text, How.START if how is How.START else How.PHRASE, field), end + 1
    chunk = _CHUNK.match(line, at)
    text, end = (chunk[0], chunk.end()) if chunk else ("", at)
    return Token(Kind.TEXT, text, how, field), end
