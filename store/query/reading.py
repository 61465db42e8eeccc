"""Cutting a search line into signs and texts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from store.query.tree import FIELDS, SIDES, How

NAMED = (*FIELDS, *SIDES, "is", "sort")
"""Every name that may stand before a colon."""
_QUOTES = '"“”„«»'
_NAME = re.compile(rf"({'|'.join(NAMED)}):", re.IGNORECASE)
_CHUNK = re.compile(rf"[^\s()|{_QUOTES}]+")


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
    tokens, at = [], 0
    while at < len(line):
        if line[at].isspace():
            at += 1
        elif kind := _SIGNS.get(line[at]):
            tokens.append(Token(kind))
            at += 1
        else:
            token, at = _text(line, at)
            tokens.append(token)
    return tokens


def _text(line: str, at: int) -> tuple[Token, int]:
    """Return the text that begins at a place, and where it ends."""
    field = ""
    while name := _NAME.match(line, at):
        field, at = name[1].lower(), name.end()
    how = How.FORGIVING
    if field and line[at : at + 1] in _SIGNS:
        return Token(Kind.TEXT, "", how, field), at
    if line[at : at + 1] == "^" and (field == "title" or field not in FIELDS):
        how, field, at = How.START, "", at + 1
    elif line[at : at + 1] in ("'", "’") and line[at + 1 : at + 2].isalnum():
        how, at = How.EXACT, at + 1
    if line[at : at + 1] in _QUOTES and at < len(line):
        end = next((place for place in range(at + 1, len(line)) if line[place] in _QUOTES), len(line))
        text = " ".join(line[at + 1 : end].split())
        return Token(Kind.TEXT, text, How.START if how is How.START else How.PHRASE, field), end + 1
    chunk = _CHUNK.match(line, at)
    text, end = (chunk[0], chunk.end()) if chunk else ("", at)
    return Token(Kind.TEXT, text, how, field), end
