"""An archive that was changed on two machines since it was one, and what must be there once the two are joined."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random

from store.api.story import StoryId
from store.record.feeds import FeedRows
from store.record.notebook import Notebook
from store.record.record import Record
from store.record.watches import Watches
from tests.conftest import story

MONTHS = ("2025-05", "2025-06")
_COMMON = [story(f"Common report {nth}", f"2025-{5 + nth % 2:02}-{1 + nth:02}") for nth in range(8)]


def made(folder: Path, chance: Random) -> tuple[Path, Path]:
    """Make an archive and change it on two machines; return the folders of the two."""
    common, here, there = folder / "common", folder / "archive", folder / "there"
    record = Record(common)
    for month in MONTHS:
        record.write(month, [one for one in _COMMON if one.published.month == month])
    record.mark(MONTHS[0], {_COMMON[0].id: {"starred": True, "note": "Common note."}})
    Watches(record).put("Common list", "theme:water")
    FeedRows(record).put([{"name": "Common feed", "address": "https://common.example/feed"}])
    Notebook(record).put("jumps", {"c": str(_COMMON[1].id)})
    for side in (here, there):
        shutil.copytree(common, side)
        _change(Record(side), side.name, chance)
    return here, there


def _change(record: Record, side: str, chance: Random) -> None:
    """Do what a person does, partly to the same things as on the other side."""
    for month in MONTHS:
        ours = [one for one in _COMMON if one.published.month == month]
        record.write(month, [story(f"Report of {side} {nth}", f"{month}-{20 + nth}") for nth in range(2)])
        told = chance.choice(ours)
        record.write(month, [story(told.title, told.published.iso, f"What was said about it {side}, in other words.")])
        marks = {
            one.id: {"starred": True} | ({"note": f"Note of {side}.", "tags": (f"of {side}",)} if nth else {"theme": "water"})
            for nth, one in enumerate(chance.sample(ours, 2))
        }
        record.mark(month, marks)
        for gone in (chance.choice(ours),) if chance.random() < 0.5 else ():
            record.remove(month, gone.id)
    watches = Watches(record)
    watches.put(f"List of {side}", "forest")
    watches.put("Common list", f"theme:water {side}")
    FeedRows(record).put([{"name": "News", "address": f"https://{side}.example/feed", "tags": [side]}])
    notebook = Notebook(record)
    notebook.put("jumps", {**notebook.jumps(), side[0]: str(_COMMON[2].id)})
    notebook.put("threads", {"names": {side: "A name"}})


def lacking(joined: Path, *sides: Path) -> Iterator[str]:
    """Yield what an archive lacks of what its sides had: nothing that a person wrote or read may be missing."""
    record, all_texts = Record(joined), set[tuple[StoryId, tuple[str, ...]]]()
    standing, removed = dict[StoryId, str](), set[str]()
    for month in record.stamps().months:
        standing |= {one.id: month for one in record.stories(month)}
        removed |= {str(row["id"]) for row in record.removed_rows(month)}
        for table in ("stories", "earlier", "removed"):
            all_texts |= {(StoryId(row["id"]), tuple(row["body"])) for row in record.rows(month, table)}
    for side in map(Record, sides):
        yield from _stories(side, standing, removed, all_texts)
        yield from _marks(side, record, standing)
        yield from _small(side, record)


def _stories(
    side: Record, standing: dict[StoryId, str], removed: set[str], texts: set[tuple[StoryId, tuple[str, ...]]]
) -> Iterator[str]:
    for month in side.stamps().months:
        for one in side.stories(month):
            if one.id not in standing and one.id not in removed:
                yield f"“{one.title}” is gone"
            if (one.id, one.body) not in texts:
                yield f"a text of “{one.title}” is gone"
        for row in side.removed_rows(month):
            if row["id"] not in removed and StoryId(row["id"]) not in standing:
                yield f"“{row['title']}” can't be brought back"


def _marks(side: Record, record: Record, standing: dict[StoryId, str]) -> Iterator[str]:
    for month in MONTHS:
        now = record.marks(month)
        for one, marks in side.marks(month).items():
            if one not in now:
                yield f"the marks of {one} are gone"
                continue
            its = now[one]
            if (marks.starred and not its.starred) or not set(marks.tags) <= set(its.tags) or marks.note not in its.note:
                yield f"marks of {one} are {its}"
            if marks.theme and not its.theme:
                yield f"the theme of {one} is gone"


def _small(side: Record, record: Record) -> Iterator[str]:
    lines = {watch.line for watch in Watches(record).all()}
    yield from (f"the watch list “{one.name}” is gone" for one in Watches(side).all() if one.line not in lines)
    feeds = {feed.address: feed for feed in FeedRows(record).all()}
    for feed in FeedRows(side).all():
        if feed.address not in feeds or not set(feed.tags) <= set(feeds[feed.address].tags):
            yield f"the feed “{feed.name}” is gone"
    desk, theirs = Notebook(record), Notebook(side)
    if missing := theirs.jumps().keys() - desk.jumps().keys():
        yield f"jump marks {sorted(missing)} are gone"
    if missing := theirs.get("threads")["names"].keys() - desk.get("threads").get("names", {}).keys():
        yield f"names of threads {sorted(missing)} are gone"
