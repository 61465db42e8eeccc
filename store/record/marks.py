"""What a person did to a story, as a row of a month's marks: read, changed, and joined where several rows speak of one story."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields, replace
from typing import Any

from store.api.views import Marks
from store.text.clean import clean_line, clean_text


def marks_of(row: Mapping[str, Any]) -> Marks:
    """Return the marks that a row holds, its texts unable to steer a terminal, whoever wrote them there."""
    theme, note = row.get("theme"), row.get("note")
    return Marks(
        row.get("read") is True,
        row.get("starred") is True,
        clean_line(theme) if isinstance(theme, str) else "",
        _lines(row.get("tags")),
        clean_text(note) if isinstance(note, str) else "",
        row.get("note_for_all") is True,
        _lines(row.get("tags_for_all")),
    )


def settled(marks: Marks) -> Marks:
    """Return marks with nothing for all that is not there: a note that says something, tags that it has."""
    tags = tuple(tag for tag in marks.tags if tag in marks.tags_for_all)
    return replace(marks, note_for_all=marks.note_for_all and bool(marks.note), tags_for_all=tags)


def differing(before: Marks, now: Marks) -> dict[str, Any]:
    """Return what is other in a story's marks than before, by name."""
    was = asdict(before)
    return {name: value for name, value in asdict(now).items() if value != was[name]}


def clean_changes(changes: Mapping[str, Any]) -> dict[str, Any]:
    """Return the changes of marks that are given, and not None, as they are kept."""
    marks = marks_of(changes)
    return {each.name: getattr(marks, each.name) for each in fields(Marks) if changes.get(each.name) is not None}


def told_of_marks(title: str, changes: Mapping[str, Any]) -> str:
    """Return in a few words what is done to a story's marks."""
    about = f"“{title}”"
    if "read" in changes:
        return f"{about} marked {'read' if changes['read'] else 'unread'}"
    if "starred" in changes:
        return f"star on {about}" if changes["starred"] else f"star taken off {about}"
    said = {"theme": "theme of", "tags": "tags of", "note": "note on", "note_for_all": "who may read the note on"}
    return f"{next((said[name] for name in said if name in changes), 'marks of')} {about}"


def mark_groups(
    month: str, before: Mapping[str, Mapping[str, Any]], after: Mapping[str, Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """Return what becomes other by a change of a month's marks, told once for all stories of which it is the same."""
    groups: dict[str, dict[str, Any]] = {}
    for story_id, row in after.items():
        was, now = asdict(marks_of(before.get(story_id, {}))), asdict(marks_of(row))
        names = [name for name in now if was[name] != now[name]]
        if names:
            made = {"was": {name: was[name] for name in names}, "is": {name: now[name] for name in names}}
            groups.setdefault(repr(made), {**made, "stories": {month: []}})["stories"][month].append(story_id)
    return list(groups.values())


def _lines(given: object) -> tuple[str, ...]:
    return tuple(clean_line(one) for one in given if isinstance(one, str)) if isinstance(given, list | tuple) else ()


def with_those_of(marks: Marks, coming: Marks) -> Marks:
    """Return a story's marks with those that it comes with: nothing of what stands is undone, and the same again adds nothing.

    What was for the person alone stays so: a note is for all only if each text in it is.
    """
    note = marks.note if coming.note in marks.note else "\n\n".join(filter(None, (marks.note, coming.note)))
    tags = tuple(dict.fromkeys((*marks.tags, *coming.tags)))
    both = [one for one in (marks, coming) if one.note]
    for_all = bool(both) and all(one.note_for_all for one in both)
    theme, tags_for_all = marks.theme or coming.theme, tuple(dict.fromkeys((*marks.tags_for_all, *coming.tags_for_all)))
    return Marks(marks.read or coming.read, marks.starred or coming.starred, theme, tags, note, for_all, tags_for_all)


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
    if notes and isinstance(one, str) and isinstance(other, str):
        return one if other in one else other if one in other else f"{one}\n{other}"
    return other or one
