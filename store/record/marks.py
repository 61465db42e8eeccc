"""What a person did to a story, as a row of a month's marks: read, changed, and joined where several rows speak of one story."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from store.api.views import Marks
from store.text.clean import clean_line, clean_text


def marks_of(row: Mapping[str, Any]) -> Marks:
    """Return the marks that a row holds, its texts unable to steer a terminal, whoever wrote them there."""
    theme, tags, note = row.get("theme"), row.get("tags"), row.get("note")
    return Marks(
        row.get("read") is True,
        row.get("starred") is True,
        clean_line(theme) if isinstance(theme, str) else "",
        tuple(clean_line(tag) for tag in tags if isinstance(tag, str)) if isinstance(tags, list | tuple) else (),
        clean_text(note) if isinstance(note, str) else "",
    )


def clean_changes(changes: Mapping[str, Any]) -> dict[str, Any]:
    """Return the changes of marks that are given, and not None, as they are kept."""
    marks = marks_of(changes)
    return {each.name: getattr(marks, each.name) for each in fields(Marks) if changes.get(each.name) is not None}


def with_those_of(marks: Marks, coming: Marks) -> Marks:
    """Return a story's marks with those that it comes with: nothing of what stands is undone, and the same again adds nothing."""
    note = marks.note if coming.note in marks.note else "\n\n".join(filter(None, (marks.note, coming.note)))
    tags = tuple(dict.fromkeys((*marks.tags, *coming.tags)))
    return Marks(marks.read or coming.read, marks.starred or coming.starred, marks.theme or coming.theme, tags, note)


def joined(rows: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """Return marks by story, where several rows may speak of one: what any of them holds stays, the later one last."""
    found: dict[str, dict[str, Any]] = {}
    for row in rows:
        known = found.setdefault(str(row.get("id")), {})
        for name, value in row.items():
            known[name] = _both(known[name], value, notes=name == "note") if name in known else value
    return found


def _both(one: Any, other: Any, *, notes: bool) -> Any:
    if isinstance(one, bool) and isinstance(other, bool):
        return one or other
    if isinstance(one, list) and isinstance(other, list):
        return [*one, *(item for item in other if item not in one)]
    if notes and one and other and one != other:
        return f"{one}\n{other}"
    return other or one
