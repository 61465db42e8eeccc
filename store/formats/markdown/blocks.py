"""The blocks of a Markdown text: its headings, paragraphs, list items and rows, as plain lines without Markdown's signs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING

from store.text.clean import clean_line

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_LONGEST = 100_000
"""Characters of a paragraph whose signs are understood; a longer one is no writing of a person, and is taken as it stands."""
_TAG = re.compile(r"<!--.*?(?:-->|\Z)|<[^<>]{0,2000}>", re.DOTALL)


class BlockKind(Enum):
    """What a block is."""

    HEADING = "heading"
    TEXT = "text"
    ITEM = "item"
    CODE = "code"
    HTML = "html"


@dataclass(frozen=True, slots=True)
class Block:
    """A block of a Markdown text."""

    kind: BlockKind
    """What it is."""
    text: str
    """Its words on one line; of HTML as it stands."""
    line: int
    """Its first line, from 1."""
    level: int = 0
    """Of a heading, 1 to 6."""
    quoted: bool = False
    """Whether it stands in a quotation or a callout."""
    is_first: bool = False
    """Whether it is the first of its quotation."""


def blocks(text: str) -> Iterator[Block]:
    """Yield the blocks of a Markdown text in its order; pictures and signs are left out, what is behind a link's address too."""
    reader = _Reader(_markdown())
    tokens = reader.markdown.parse(text, reader.env)
    for index, token in enumerate(tokens):
        yield from reader.take(token, tokens[index - 1])


@dataclass(slots=True)
class _Reader:
    """Where in a text its reading stands."""

    markdown: MarkdownIt
    env: dict[str, object] = field(default_factory=dict)
    quotes: int = 0
    items: int = 0
    is_first: bool = False
    row: list[str] = field(default_factory=list)
    row_line: int = 0

    def take(self, token: Token, before: Token) -> Iterator[Block]:
        """Yield the blocks that end with a token."""
        line = token.map[0] + 1 if token.map else 0
        match token.type:
            case "blockquote_open" | "blockquote_close":
                self.quotes += token.nesting
                self.is_first = token.nesting > 0
            case "list_item_open" | "list_item_close":
                self.items += token.nesting
            case "tr_open":
                self.row, self.row_line = [], line
            case "tr_close":
                yield Block(BlockKind.TEXT, " | ".join(filter(None, self.row)), self.row_line, quoted=self.quotes > 0)
            case "fence" | "code_block":
                lines = enumerate(token.content.split("\n"), line + (token.type == "fence"))
                yield from (Block(BlockKind.CODE, clean_line(code), number) for number, code in lines if code.strip())
            case "html_block":
                yield Block(BlockKind.HTML, token.content.strip(), line)
            case "inline":
                yield from self._inline(token, before, line)

    def _inline(self, token: Token, before: Token, line: int) -> Iterator[Block]:
        words = plain_text(token.content, self.markdown, self.env)
        if before.type in ("th_open", "td_open"):
            self.row.append(words)
        elif words:
            level = int(before.tag[1]) if before.type == "heading_open" else 0
            kind = BlockKind.HEADING if level else BlockKind.ITEM if self.items else BlockKind.TEXT
            yield Block(kind, words, line, level, self.quotes > 0, self.is_first)
            self.is_first = False


def plain_text(source: str, markdown: MarkdownIt, env: dict[str, object]) -> str:
    """Return the words of a paragraph, a heading or a cell."""
    if len(source) > _LONGEST:
        return clean_line(source)
    tokens: list[Token] = []
    markdown.inline.parse(source, markdown, env, tokens)
    return clean_line("".join(map(_words, tokens)))


def html_text(html: str) -> str:
    """Return the words of a piece of HTML that stands in a Markdown text."""
    return clean_line(unescape(_TAG.sub(" ", html)))


def _words(token: Token) -> str:
    if token.type in ("softbreak", "hardbreak") or (token.type == "html_inline" and token.content.startswith("<br")):
        return " "
    return token.content if token.type in ("text", "text_special", "code_inline") else ""


@lru_cache(1)
def _markdown() -> MarkdownIt:
    """Return a reader of blocks; the words in them are read one by one, where they are bounded."""
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable(["inline", "text_join"])
