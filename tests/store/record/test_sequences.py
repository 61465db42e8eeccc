"""Whatever is done to a month of many parts, by Dateline or by hand, and whenever it is killed: each story stands once, as it was left."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import orjson
import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from store.api.errors import UnknownStoryError
from store.api.story import Story, StoryId
from store.record.folding import foldable, joined
from store.record.moves import copy_stories, drop_stories
from store.record.parts import PartSizes, new_part, parts_in
from store.record.record import Record
from store.record.repair import repair
from store.record.spool import Spool
from store.record.story_rows import row_of
from tests.conftest import story
from tests.store.killing import killed_at

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a process is killed there in another way")
MONTHS = ("2025-05", "2025-06")
SIZES = PartSizes(open=700, small=1_500, full=2_000, most=2)
"""So small that a dozen stories fill several parts, which are split and joined again and again."""
TITLES = [f"Story number {number}" for number in range(12)]
TEXT = "The bridge at Harrow will be closed for repairs from the spring on, the engineer told the council. "


@dataclass
class Model:
    """What a record should hold."""

    standing: dict[int, tuple[int, int]] = field(default_factory=dict)
    """Story to its month and its text."""
    removed: dict[int, tuple[int, int]] = field(default_factory=dict)
    earlier: set[tuple[int, int]] = field(default_factory=set)
    """Stories with texts that were replaced."""


def told(which: int, month: int, text: int) -> Story:
    return story(TITLES[which], f"{MONTHS[month]}-02", TEXT + str(text))


def opened(folder: Path) -> Record:
    return Record(folder, sizes=SIZES)


def known(record: Record) -> set[StoryId]:
    """Return the stories that stand, as the index knows them."""
    return {StoryId(row["id"]) for month in MONTHS for row in record.rows(month)}


def home(model: Model, one: int) -> int:
    """Return in which month a story stands, stood, or will stand."""
    return (model.standing.get(one) or model.removed.get(one) or (one % 2, 0))[0]


def write(record: Record, model: Model, which: set[int], text: int) -> None:
    """Write some stories: new ones in a month that their numbers choose, others with another text."""
    there = known(record)
    for month in (0, 1):
        stories = {one: told(one, month, text) for one in which if home(model, one) == month}
        fresh = {one.id for one in stories.values() if one.id not in there}
        if stories:
            record.write(MONTHS[month], stories.values(), fresh=fresh)


def spool(record: Record, model: Model, which: set[int], text: int) -> None:
    """Lay down the stories that stand nowhere."""
    there = known(record)
    with record.lock.held(), Spool(record) as spool:
        for one in sorted(which - model.standing.keys()):
            new = told(one, home(model, one), text)
            if new.id not in there:
                spool.put(new.published.month, orjson.dumps(row_of(new)))
        spool.keep()


def move(record: Record, model: Model, which: set[int], text: int) -> None:
    """Take stories to the other month."""
    for month in (0, 1):
        moving = [one for one in which if model.standing.get(one, (-1, 0))[0] == month]
        ids = [told(one, 0, 0).id for one in moving]
        if moving:
            copy_stories(record, MONTHS[month], MONTHS[1 - month], ids)
            record.write(MONTHS[1 - month], [told(one, 1 - month, model.standing[one][1]) for one in moving])
            drop_stories(record, MONTHS[month], ids)


def remove(record: Record, model: Model, which: set[int], text: int) -> None:
    """Take stories out."""
    for one in which & model.standing.keys():
        with suppress(UnknownStoryError):  # if that was done before a kill
            record.remove(MONTHS[model.standing[one][0]], told(one, 0, 0).id)


def restore(record: Record, model: Model, which: set[int], text: int) -> None:
    """Bring stories back."""
    for one in which & model.removed.keys():
        with suppress(UnknownStoryError):
            record.restore(told(one, 0, 0).id)


def fold(record: Record, model: Model, which: set[int], text: int) -> None:
    """Join small parts."""
    with record.lock.held():
        for parts in record.stamps().by_month.values():
            with joined(record, foldable({part: stamp[0] for part, stamp in parts.items()}, SIZES)):
                pass


def edit(record: Record, model: Model, which: set[int], text: int) -> None:
    """Write the parts again and call some otherwise, as a person or another program may."""
    for nth, part in enumerate(record.stamps().stories):
        path = record.folder / f"{part}.json"
        path.write_text(json.dumps(json.loads(path.read_bytes()), indent=3))
        if nth in which:
            month = part[:7]
            path.rename(record.folder / new_part(parts_in(record.folder, month), month).file)


DEEDS: dict[str, Callable[[Record, Model, set[int], int], None]] = {
    deed.__name__: deed for deed in (write, spool, move, remove, restore, fold, edit)
}


def do(folder: Path, deed: str, model: Model, which: set[int], text: int) -> None:
    """Do something, as a program that opens the record for that."""
    DEEDS[deed](opened(folder), model, which, text)


def became(model: Model, deed: str, which: set[int], text: int) -> Model:
    """Return what should stand after a deed."""
    standing, removed, earlier = dict(model.standing), dict(model.removed), set(model.earlier)
    for one in which:
        if deed == "write" or (deed == "spool" and one not in standing):
            month, before = home(model, one), standing.get(one, (0, text))[1]
            if before != text:
                earlier.add((one, before))
            standing[one] = month, text
            removed.pop(one, None)
        elif deed == "move" and one in standing:
            standing[one] = 1 - standing[one][0], standing[one][1]
        elif deed == "remove" and one in standing:
            removed[one] = standing.pop(one)
        elif deed == "restore" and one in removed:
            standing[one] = removed.pop(one)
    return Model(standing, removed, earlier)


def texts(record: Record, table: str) -> Counter[tuple[StoryId, str, Any]]:
    return Counter((StoryId(row["id"]), month, row["body"][0]) for month in MONTHS for row in record.rows(month, table))


def check(record: Record, model: Model) -> None:
    """Assert that a record holds what it should, each story once."""
    expected = {one: told(one, *place) for one, place in model.standing.items()}
    assert texts(record, "stories") == Counter((one.id, one.published.month, one.body[0]) for one in expected.values())
    gone = {row["id"] for month in MONTHS for row in record.removed_rows(month)}
    assert gone == {told(one, 0, 0).id for one in model.removed}
    for one, text in model.earlier:
        if one in expected:
            kept = [old.body for old in record.earlier(expected[one].published.month, expected[one].id)]
            assert told(one, 0, text).body in (*kept, expected[one].body)
    assert all(stamp[0] <= SIZES.full * 5 // 4 + 400 for stamp in record.stamps().stories.values())
    assert not list(record.folder.glob("*.new"))


WHICH = some.sets(some.integers(0, 11), min_size=1, max_size=7)
STEPS = some.lists(
    some.tuples(
        some.sampled_from([*DEEDS, "write", "spool", "fold"]), WHICH, some.integers(0, 2), some.none() | some.integers(0, 120)
    ),
    min_size=2,
    max_size=10,
)


@given(STEPS)
@example([("write", set(range(12)), 0, None), ("edit", {0}, 0, None), ("spool", {3}, 0, None), ("fold", {0}, 0, 40)])
@example(
    [
        ("write", {10}, 0, None),
        ("write", {0, 1, 2, 3, 4}, 0, None),
        ("write", {0, 4, 10}, 2, None),
        ("write", {0, 1, 2, 4}, 1, None),
    ]
)
@example([("write", {0, 1, 2, 3, 4, 10}, 0, None), ("write", {0, 1, 2, 3, 4, 10}, 1, None), ("write", {0, 6}, 0, None)])
@example([("write", {0}, 0, None), ("remove", {0}, 0, None), ("write", {0}, 0, None), ("move", {0}, 0, None)])
def test_each_story_stands_once_as_it_was_left(steps: list[tuple[str, set[int], int, int | None]]) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name) / "archive"
        folder.mkdir()
        model = Model()
        for deed, which, text, moment in steps:
            after = became(model, deed, which, text)
            if moment is not None and deed != "edit":
                killed_at(moment, partial(do, folder, deed, model, which, text))
                record = opened(folder)
                assert known(record) >= {told(one, 0, 0).id for one in model.standing.keys() & after.standing.keys()}
                repair(record, MONTHS)
            do(folder, deed, model, which, text)
            model = after
            check(opened(folder), model)
