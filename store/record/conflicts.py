"""Copies that programs which sync files leave beside a file changed on two machines: what they hold is joined to it, and they are kept.

What a copy is, is told by the tables in it. An older state, joined, would bring back what was taken out since: it is told and left.
Each file is joined by writes that may be done again, and only then is the copy called otherwise: a kill anywhere loses nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from store.api.errors import DatelineError
from store.api.story import StoryId
from store.files import names_beside, sync_folder
from store.record.copies import MERGED, copies_in, is_other_side, meant
from store.record.forms import forward
from store.record.marks import joined, marks_of
from store.record.migration import migrate
from store.record.notebook import Notebook
from store.record.readout import Readout, read_out, stands
from store.record.record import Record
from store.record.repair import repair
from store.record.sides import free_copy_name, with_both
from store.record.story_rows import is_rewritten, keep_earlier
from store.record.tables import Aside, LeftOut, Row
from store.record.version import DAMAGED, UNWRITTEN, VERSION, version_in
from store.text.clean import clean_line
from store.text.fold import fold
from store.text.numbers import counted

_OF_MONTHS = frozenset(("stories", "removed", "earlier", "marks"))
_TABLES = _OF_MONTHS | {"watches", "feeds", "desk"}


@dataclass(slots=True)
class _Joined:
    """What was joined of one copy."""

    taken: list[str] = field(default_factory=list)
    """What is new by it, each in a few words."""
    left_out: LeftOut = field(default_factory=list)
    """Rows that can't be used."""
    other: int = 0
    """How much the two sides say otherwise of one thing, of which one alone can hold: it stands as it did here."""


def join_copies(record: Record) -> bool:
    """Join what copies hold to the files that they are copies of, and tell it; returns whether there was any that could be."""
    done = False
    for name in copies_in(record.folder):
        try:
            why = _taken_in(record, name)
        except (OSError, DatelineError) as error:
            reason = (isinstance(error, OSError) and error.strerror) or error
            why = f"{name} is a copy of a file of the archive, and could not be joined to it ({reason})"
        if why:
            record.note_aside(name, Aside((clean_line(why),)))
        done = done or not why
    return done


def _taken_in(record: Record, name: str) -> str:
    """Take in one copy, and return why it was left if it was. Raises OSError, ArchiveLockedError, RecordError."""
    if not is_other_side(name):
        told = f"{name} looks like an older or passing state of a file of the archive, and is not read"
        return f"{told}; take what you miss from it, then move it elsewhere"
    if record.version.newer:
        return f"{name} looks like a copy of a file of the archive; it is joined to it once Dateline is updated"
    of = meant(name)
    if of == "record":
        return _version_taken_in(record, name)
    found = read_out(record.folder / name)
    known = {table for table in _TABLES if found.tables.get(table)}
    if found.is_whole and not found.told and found.tables and not any(found.tables.values()):
        _put_by(record, name, MERGED, "holds nothing")
    elif not known or (known & _OF_MONTHS and not of[:1].isdigit()):
        return (
            f"{name} looks like a copy of a file of the archive and can't be understood; it is left as it is, move it elsewhere"
        )
    else:
        _join(record, name, of, found)
    return ""


def _version_taken_in(record: Record, name: str) -> str:
    """Take in the version of the record that a copy tells: the highest one counts."""
    told = version_in(record.folder / name, default=0)
    if not told:
        return f"{name} looks like a copy of record.json and tells no version; it is left as it is, move it elsewhere"
    with record.lock.held():
        if told > VERSION:
            record.version.write(told)
        _put_by(record, name, MERGED, f"says version {told} of the record")
    return ""


def _put_by(record: Record, name: str, ending: str, what: str) -> None:
    """Keep a copy under a name that is not looked at any more, and tell it. Raises OSError, ArchiveLockedError, RecordError."""
    path = record.folder / name
    with record.lock.held():
        aside = next(one for one in names_beside(path, ending) if not stands(one))
        path.rename(aside)
        sync_folder(record.folder)
    record.notices.append(clean_line(f"{name}, a copy of a file of the archive, {what}; it is kept as {aside.name}"))


def _join(record: Record, name: str, month: str, found: Readout) -> None:
    """Join one copy, and keep it. Raises OSError, ArchiveLockedError, RecordError."""
    migrate(record)
    forms = forward(f"{month}.json", found.tables, UNWRITTEN)
    tables = {table: [dict(row) for row in rows.values()] for table, rows in forms.items()}
    with record.lock.held(), record.steps.unnoted():
        what = _Joined()
        if any(tables.get(table) for table in ("stories", "removed", "earlier")):
            what.taken.append(_join_stories(record, month, tables))
        if rows := tables.get("marks"):
            _join_marks(record, month, joined(rows), what)
        if rows := tables.get("watches"):
            _join_watches(record, rows, what)
        if rows := tables.get("feeds"):
            _join_feeds(record, rows, what)
        if rows := tables.get("desk"):
            _join_notes(record, rows, what)
        told = f"was joined to the archive ({', '.join(filter(None, what.taken)) or 'nothing new'})"
        if what.other:
            told += f"; {counted(what.other, 'thing', 'things')} of which it says something else stand as they did"
        if what.left_out:
            told += f"; {counted(len(what.left_out), 'row', 'rows')} of it can't be used"
        _put_by(record, name, MERGED if found.is_whole and not what.left_out else DAMAGED, told)


def _join_marks(record: Record, month: str, coming: Mapping[str, Row], what: _Joined) -> None:
    """Join marks: every star, tag and note of both sides stays; of two themes the one here holds."""
    here = record.marks(month)
    theirs = {StoryId(one): marks_of(row) for one, row in coming.items()}
    what.other += sum(
        bool(marks.theme and here.get(one, marks).theme not in ("", marks.theme)) for one, marks in theirs.items()
    )
    record.add_marks(month, coming)
    what.taken.append(counted(len(coming), "story's marks", "stories' marks"))


def _join_stories(record: Record, month: str, tables: Mapping[str, list[Row]]) -> str:
    """Join stories, removed ones and replaced texts to a month; one that has other words keeps both."""
    with record.changing_month(month) as db:
        here = [dict(row) for row in db.table("stories").all()]
        standing = {str(row.get("id")): row for row in here}
        removed = {str(row.get("id")): dict(row) for row in db.table("removed").all()}
        earlier = [dict(row) for row in db.table("earlier").all()] if removed else []
        fresh = []
        for row in tables.get("stories", ()):
            one = str(row.get("id"))
            before = [gone, *(text for text in earlier if text.get("id") == one)] if (gone := removed.get(one)) else []
            is_gone = one not in standing and not all(is_rewritten(text, row) for text in before)
            if row not in here and not is_gone:
                fresh.append(row)
        known = {*standing, *removed, *(str(row.get("id")) for row in fresh)}
        out = [row for row in tables.get("removed", ()) if str(row.get("id")) not in known]
        db.table("stories").insert_multiple(fresh)
        db.table("removed").insert_multiple(out)
        keep_earlier(db, tables.get("earlier", ()), standing)
    told = len(record.notices)
    repair(record, [month])
    del record.notices[told:]
    new = sum(str(row.get("id")) not in standing for row in fresh)
    other = len(fresh) - new
    return ", ".join(
        filter(None, [counted(new, "story", "stories"), counted(other, "other text", "other texts") if other else ""])
    )


def _join_watches(record: Record, rows: Iterable[Row], what: _Joined) -> None:
    """Join watch lists; one whose line is another under the same name gets a name of its own."""
    from store.record.watch_rows import understood
    from store.record.watches import Watches

    watches, new = Watches(record), 0
    for watch, _ in understood(rows, what.left_out):
        lines = {fold(one.name): one.line for one in watches.all()}
        taken = [name for name, line in lines.items() if line != watch.line]
        name = watch.name if fold(watch.name) not in taken else free_copy_name(watch.name, taken)
        if fold(name) not in lines:
            watches.put(name, watch.line)
            new += 1
    what.taken.append(counted(new, "watch list", "watch lists") if new else "")


def _join_feeds(record: Record, rows: Iterable[Row], what: _Joined) -> None:
    """Join feeds; one that is followed here already keeps its settings, and gets the tags of both."""
    from store.record.feed_rows import row_of, understood
    from store.record.feeds import FeedRows

    feeds = FeedRows(record)
    theirs = [feed for feed, _ in understood(rows, what.left_out)]
    for feed in theirs:
        here = feeds.at(feed.address)
        what.other += here is not None and replace(here, id=feed.id, tags=feed.tags) != feed
    new = sum(is_new for _, is_new in feeds.put([row_of(feed) for feed in theirs]))
    what.taken.append(counted(new, "feed", "feeds") if new else "")


def _join_notes(record: Record, rows: Iterable[Row], what: _Joined) -> None:
    """Join what was said of stories as a whole; what was said here holds where both speak of the same."""
    notebook, number = Notebook(record), 0
    for row in rows:
        value: Any = row.get("value")
        if isinstance(value, dict):
            standing = dict(notebook.get(str(row.get("id"))))
            both = with_both(standing, value)
            what.other += _contradictions(standing, value)
            if both != standing:
                notebook.put(str(row.get("id")), both)
                number += 1
    what.taken.append(counted(number, "thing said", "things said") if number else "")


def _contradictions(here: Any, there: Any) -> int:
    """Return of how many things two plain values say something else."""
    if isinstance(here, dict) and isinstance(there, dict):
        return sum(_contradictions(value, there[key]) for key, value in here.items() if key in there)
    return int(here != there and not (isinstance(here, list) and isinstance(there, list)))
