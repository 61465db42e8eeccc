"""Passages that a person marked, where an export lists them beside the stories they stand in."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import closing

from store.formats.rows.values import Row, text_of

_KINDS = ("highlight", "note")


def with_passages(
    found: Iterator[tuple[int, Row | str]], again: Callable[[], Generator[Row, None, None]]
) -> Iterator[tuple[int, Row | str]]:
    """Yield rows, each with the passages that name it as their parent; only then are all rows gone through once before."""
    passages: dict[str, list[dict[str, str]]] | None = None
    for line, row in found:
        if isinstance(row, str) or "parent_id" not in row or "category" not in row:
            yield line, row
            continue
        if passages is None:
            passages = _passages(again)
        if row["category"] not in _KINDS:
            marked = passages.get(text_of(row.get("id")))
            yield line, {**row, "annotations": marked} if marked else row


def _passages(again: Callable[[], Generator[Row, None, None]]) -> dict[str, list[dict[str, str]]]:
    """Return what was marked and written beside it, by the ids of stories, or of the passages that a note belongs to."""
    found: dict[str, list[dict[str, str]]] = {}
    with closing(again()) as rows:
        for row in rows:
            kind = row.get("category")
            if kind in _KINDS and (parent := text_of(row.get("parent_id"))):
                text, note = text_of(row.get("content")), text_of(row.get("notes"))
                passage = {"text": text, "note": note} if kind == "highlight" else {"text": "", "note": text or note}
                found.setdefault(parent, []).append(passage | {"id": text_of(row.get("id"))})
    for marked in found.values():
        for passage in marked:
            beside = " ".join(one["note"] for one in found.get(passage["id"], ()))
            passage["note"] = " ".join(filter(None, (passage["note"], beside)))
    return found
