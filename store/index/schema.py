"""The index's fields in Tantivy's terms, and a story as it takes it in."""

from __future__ import annotations

from functools import cache
from typing import Any

import tantivy

from store.engine.entry import Stored
from store.engine.field_names import SAID

VERSION = 12
"""Raised whenever fields or their meaning change; an index of another version is made anew."""
RAW = frozenset(
    ("id", "key", "month", "themes", "names", "kinds", "tags", "spelled", "theme", "place", "source", "feed", "link")
)
"""Fields that have values instead of words."""
_TOKENIZER = "words"


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
    for name in ("row", "story"):
        build.add_bytes_field(name, stored=True)
    return build.build()


def register_tokenizer(index: tantivy.Index) -> None:
    """Let an index cut texts at blanks alone: `indexed` has put them between words of any script, however long."""
    index.register_tokenizer(_TOKENIZER, tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())


def document(fields: dict[str, Any]) -> tantivy.Document:
    """Return a story, given by its fields, as Tantivy takes it in."""
    return tantivy.Document.from_dict(fields, schema())


def stored_of(doc: tantivy.Document) -> Stored:
    """Return what is stored of a story."""
    return Stored(_bytes(doc, "row"), _bytes(doc, "story"))


def _bytes(doc: tantivy.Document, field: str) -> bytes:
    value = doc.get_first(field)
    return value if isinstance(value, bytes) else bytes(value or b"")
