"""What is kept in files that a person may write, fuzzed: rows, months, steps, feeds, backups; and what is written and read again."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

from store.api.views import MarkedStory, Marks
from store.backup.manifest import Manifest
from store.exports.export_table import STORY_FORMS
from store.feeds.opml import opml
from store.feeds.states import KeptState
from store.folder.archive import FolderArchive
from store.formats.format_table import read_source
from store.formats.source import ReadFeed, ReadStory, Source
from store.paths import Paths
from store.record import feed_rows, watch_rows
from store.record.marks import joined, marks_of
from store.record.record import Record
from store.record.steps import FOLDER
from store.record.story_rows import read_row, row_of
from store.record.tables import LeftOut
from tests.hardening.fuzz.target import KEPT, Target, Try, check_story, check_text
from tests.store.exports.stories import ABOUT, FULL

_STORY = row_of(FULL.story)
_MARKS = {"id": FULL.story.id, "read": True, "starred": False, "theme": "water", "tags": ["to do", "x"], "note": "Ask\nher"}
_FEED = {
    "id": "0123456789abcdef",
    "name": "A feed",
    "address": "https://example.org/f",
    "site": "https://example.org",
    "tags": ["news"],
    "every": 60,
    "auth": "basic",
    "user": "ann",
    "full_text": True,
    "most_megabytes": 3,
}
_THERE_AND_BACK = ("csv", "json", "jsonl", "markdown")


def targets() -> list[Target]:
    """Return what is kept."""
    return [
        Target("story-row", lambda _: _story_row, partial(_rows, _STORY), 10),
        Target(
            "other-rows",
            lambda _: _other_rows,
            partial(_rows, _MARKS, _FEED, {"name": "Treaty", "line": "treaty on:2025", "place": 2}),
            10,
        ),
        Target("month-file", _month_file, _months, 2),
        Target("undo-steps", _undo_steps, _steps, 1),
        Target("manifest", lambda _: _manifest, _manifests, 8),
        Target("written-and-read", lambda _: _written_and_read, partial(_rows, _STORY), 2),
        Target(
            "feeds-as-opml",
            lambda _: _feeds_as_opml,
            partial(_rows, [_FEED, {**_FEED, "id": "", "name": "B", "address": "http://b.example/"}]),
            3,
        ),
    ]


def _rows(*rows: Any) -> Sequence[bytes]:
    return [json.dumps(row).encode() for row in rows]


def _object(raw: bytes) -> Mapping[str, Any] | None:
    """Return an input as an object, as the record reads one; None if it is none."""
    import orjson

    try:
        row = orjson.loads(raw)
    except ValueError:
        return None
    return row if isinstance(row, dict) else None


def _story_row(raw: bytes) -> object:
    row = _object(raw)
    if row is None:
        return None
    story = read_row(row)
    check_text("a kept story", story.title, *story.body)
    assert read_row(row_of(story)) == story, "it is another story when it was kept"
    return story


def _other_rows(raw: bytes) -> object:
    row = _object(raw)
    if row is None:
        return None
    told: LeftOut = []
    marks = marks_of(row)
    check_text("a mark", marks.theme, *marks.tags, marks.note)
    state = KeptState.from_json(row)
    assert KeptState.from_json(json.loads(json.dumps(state.to_json()))) == state
    feeds = feed_rows.understood([row, row], told)
    watches = watch_rows.understood([row, row], told)
    for feed, _ in feeds:
        check_text("a feed", feed.name, feed.address, feed.site, *feed.tags)
        assert feed_rows.checked(feed_rows.row_of(feed)) == feed, "it is another feed when it was kept"
    return marks, joined([row, row]), state, state.told(), feeds, watches, told


def _months() -> Sequence[bytes]:
    tables = {
        "_default": {},
        "stories": {"1": _STORY, "2": {**_STORY, "id": "0123456789abcdef"}},
        "removed": {"1": _STORY},
        "earlier": {"3": _STORY},
    }
    return [json.dumps(tables).encode(), json.dumps(tables, indent=2).encode()]


def _month_file(folder: Path) -> Try:
    record = Record(folder)
    path = folder / "2025-03.json"

    def read(raw: bytes) -> object:
        for left in folder.glob("*.json*"):
            left.unlink()
        path.write_bytes(raw)
        stories = record.stories("2025-03")
        for story in stories:
            check_text("a kept story", story.title, *story.body)
        told = list(record.tables.notices) if hasattr(record, "tables") else []
        kept = b"".join(left.read_bytes() for left in folder.glob("2025-03*"))
        assert raw in kept or not raw.strip(), "what could not be read is gone"
        return stories, [record.removed_rows("2025-03"), record.earlier("2025-03", FULL.story.id)], len(told) and 0

    return read


def _steps() -> Sequence[bytes]:
    told = {"step": {"1": {"told": "star on “A”", "at": "2025-06-02T10:00:00+02:00", "story": FULL.story.id}}}
    was, now, story = {"starred": False}, {"starred": True}, FULL.story
    marks = {"kind": "marks", "groups": [{"was": was, "is": now, "stories": {"2025-03": [story.id]}}]}
    table = {"kind": "table", "of": "watches", "rows": {"a": {"was": None, "is": {"id": "a", "name": "A", "line": "x"}}}}
    parts = (
        marks,
        table,
        {"kind": "added", "stories": {"2025-03": [story.id]}},
        {"kind": "themes", "was": "", "is": "x"},
        {
            "kind": "stories",
            "month": "2025-03",
            "was": {story.id: {"stories": [], "earlier": []}},
            "is": {story.id: {"stories": [_STORY], "earlier": []}},
        },
        {"kind": "moved", "from": "2025-03", "to": "2025-04", "ids": [story.id]},
        {"kind": "threads", "was": {}, "is": {}},
        {"kind": "reports", "apart": []},
    )
    return [json.dumps({**told, "parts": {"1": part}}).encode() for part in parts]


def _undo_steps(folder: Path) -> Try:
    archive = FolderArchive(Paths(folder / "archive", folder / "index", folder / "config"), seeded=False)
    archive.add([FULL])
    steps = folder / "archive" / FOLDER

    def undo(raw: bytes) -> object:
        for left in steps.glob("*.json"):
            left.unlink()
        (steps / "00000003.json").write_bytes(raw)
        for step in archive.steps():
            check_text("a step", step.told, step.at)
        done = archive.undo()
        if done and done.told:
            check_text("what was taken back", done.told, *done.passed)
            archive.add([FULL])
        return None  # what is taken back once is not taken back twice

    return undo


def _manifests() -> Sequence[bytes]:
    file = {"name": "archive/2025-06.json", "size": 10, "sha256": "0" * 64}
    files = [file, {**file, "name": "config/settings.toml"}, {**file, "name": "themes.d/de.toml"}]
    plain = {"dateline-backup": 1, "version": "1.2", "made": "2025-06-02T10:00:00+00:00", "stories": 3, "files": files}
    return _rows(plain, {**plain, "files": []})


def _manifest(raw: bytes) -> object:
    manifest = Manifest.from_json(raw)
    for one in manifest.files:
        path = Path("/x") / one.folder / one.file_name
        assert path.resolve().parent == Path("/x") / one.folder, f"{one.name!r} leads elsewhere"
        check_text("a name", one.name)
    assert Manifest.from_json(manifest.to_json()) == manifest
    return manifest


def _written_and_read(raw: bytes) -> object:
    row = _object(raw)
    if row is None:
        return None
    story = read_row(row)
    one = MarkedStory(story, Marks(read=True, note=story.title, tags=("a",)), kept=True, themes=("transport",))
    came: list[object] = []
    for form in _THERE_AND_BACK:
        out = BytesIO()
        STORY_FORMS[form].write([one], ABOUT, out)
        ending = STORY_FORMS[form].suffixes[0]
        read = list(read_source(Source.of_bytes(out.getvalue(), f"stories{ending}", KEPT)))
        assert len(read) == 1, f"{form}: {read!r:.300}"
        assert isinstance(read[0], ReadStory), f"{form}: {read[0]!r:.300}"
        assert read[0].story.title == story.title, f"{form}: {read[0].story.title!r:.100} was {story.title!r:.100}"
        assert read[0].story.id == story.id or not _is_sound(story.id), f"{form}: another id"
        check_story(replace(read[0].story, link=read[0].story.link))
        came.append(read[0].story)
    return came


def _is_sound(story_id: str) -> bool:
    from store.identity.ids import is_id

    return is_id(story_id)


def _feeds_as_opml(raw: bytes) -> object:
    import orjson

    try:
        rows = orjson.loads(raw)
    except ValueError:
        return None
    rows = [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    told: LeftOut = []
    feeds = [feed for feed, _ in feed_rows.understood(rows, told)]
    if not feeds:
        return told
    read = [one for one in read_source(Source.of_bytes(opml(feeds), "feeds.opml", KEPT)) if isinstance(one, ReadFeed)]
    written = {feed.address for feed in feeds}
    assert {one.address for one in read} == written, f"{read!r:.300} of {sorted(written)!r:.300}"
    return read
