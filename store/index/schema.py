"""The index's fields in Tantivy's terms, and a story as it takes it in."""

from __future__ import annotations

from functools import cache
from typing import Any
from zlib import crc32

import tantivy

from store.engine.entry import Stored
from store.engine.field_names import SAID

VERSION = 13
"""Raised whenever fields or their meaning change; an index of another version is made anew."""
RAW = frozenset(
    ("id", "key", "month", "themes", "names", "kinds", "tags", "spelled", "theme", "place", "source", "feed", "link")
)
"""Fields that have values instead of words."""
_TOKENIZER = "words"
STORED = ("row", "story")
"""Fields that are given back, and not looked for."""
_SUM = 4
"""Bytes of the sum behind each of them."""


@cache
def schema() -> tantivy.Schema:
    """Return the index's fields."""
    build = tantivy.SchemaBuilder()
    for name in ("id", "key", "month", "themes", "names", "kinds", "tags", "spelled", "link"):
        build.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in ("theme", "place", "source", "feed"):
        build.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    for name in ("day", "moon", "at", "read", "starred", "noted", "undated", "themed", "understood", "copy", *SAID):
        build.add_integer_field(name, indexed=True, fast=True)
    build.add_integer_field("sum", fast=True)
    for name in ("title", "deck", "body", "where", "outlet", "named", "people", "note"):
        build.add_text_field(name, tokenizer_name=_TOKENIZER, index_option="position")
    build.add_text_field("starts", tokenizer_name=_TOKENIZER, index_option="basic")
    for name in STORED:
        build.add_bytes_field(name, stored=True)
    return build.build()


def register_tokenizer(index: tantivy.Index) -> None:
    """Let an index cut texts at blanks alone: `indexed` has put them between words of any script, however long."""
    index.register_tokenizer(_TOKENIZER, tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())


class NotWhatWasStoredError(ValueError):
    """What the engine gave back of a story is not what was stored."""


def document(fields: dict[str, Any]) -> tantivy.Document:
    """Return a story, given by its fields, as Tantivy takes it in; each of its texts with a sum of it behind."""
    return tantivy.Document.from_dict({**fields, **{name: _summed(fields[name]) for name in STORED}}, schema())


def stored_of(doc: tantivy.Document) -> Stored:
    """Return what is stored of a story. Raises NotWhatWasStoredError."""
    return Stored(_bytes(doc, "row"), _bytes(doc, "story"))


def _summed(text: bytes) -> bytes:
    return text + crc32(text).to_bytes(_SUM, "little")


def _bytes(doc: tantivy.Document, field: str) -> bytes:
    value = doc.get_first(field)
    kept = value if isinstance(value, bytes) else bytes(value or b"")
    text = kept[:-_SUM]
    if crc32(text) != int.from_bytes(kept[-_SUM:], "little"):
        raise NotWhatWasStoredError("a story that it gave back is not what was stored")
    return text
