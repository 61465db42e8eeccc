"""What is done once is done once, also where the answer that says so is lost on the way."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp

import pytest

from store.api.errors import LostConnectionError
from store.api.views import Marks, Selection
from store.paths import Paths
from store.shared.archive import SharedArchive
from tests import postgres_server
from tests.conftest import story
from tests.lossy import LossyWay
from tests.store.shared.conftest import Shared
from tests.store.shared.test_connections import until
from tui.state.change_queue import ChangeQueue

DAM = story("Dam at Tarbela is full", "2025-05-01", "The reservoir of the dam at Tarbela holds as much water as it can.")
BANK = story("State Bank holds its rate", "2025-04-09", "The State Bank of Pakistan held its policy rate.")
_LONG = 60.0


@pytest.fixture
def way(address: str) -> Iterator[LossyWay]:
    """Return a way to the server that can lose answers."""
    host = re.search(r"host=([^&]+)", address)
    assert host
    if not host[1].startswith("/"):
        pytest.skip("stands between a program and a server's socket, and this one has none")
    lossy = LossyWay(Path(mkdtemp(prefix="way-")), Path(host[1]) / f".s.PGSQL.{postgres_server.PORT}")
    yield lossy
    lossy.close()


@pytest.fixture
def far(way: LossyWay, address: str, opened: Shared) -> SharedArchive:
    """Return the archive, reached by that way."""
    there = Path(way._listening.getsockname()).parent
    return opened(re.sub(r"host=[^&]+", f"host={there}", address))


def test_a_mark_whose_answer_was_lost_is_kept_and_told_once(far: SharedArchive, way: LossyWay) -> None:
    far.add([DAM, BANK])
    far.threads.join(DAM.id, BANK.id)

    for deed in (
        lambda: far.mark(DAM.id, note="Ask them."),
        lambda: far.threads.rename(DAM.id, "Water"),
        lambda: far.set_jump("a", DAM.id),
    ):
        way.cut_after(b" dateline.undo ", b"COMMIT")
        deed()

    assert way.cuts == 3
    assert [one.told for one in far.steps()] == [
        "bookmark a", "thread renamed", f"note on “{DAM.title}”", "threads merged", "2 stories added",
    ]  # fmt: skip
    way.cut_after(b" dateline.undo ", b"COMMIT")
    undone = far.undo()
    assert undone
    assert undone.told == "bookmark a"
    assert next(iter(far.steps())).told == "thread renamed"


def test_where_nobody_can_be_asked_it_is_done_again_and_stands_once(far: SharedArchive, way: LossyWay) -> None:
    far.add([DAM, BANK])
    far.threads.join(DAM.id, BANK.id)
    changes, failed = ChangeQueue(), list[BaseException]()

    def do(what: str, deed: object) -> None:
        way.cut_after(b" dateline.undo ", b"COMMIT", closed=True)
        changes.do(what, deed, lambda _: None, failed.append)  # type: ignore[arg-type]
        until(lambda: way.is_closed)
        until(lambda: far._engine.connections._lost)
        way.is_closed = False
        assert changes.rest(_LONG)

    do("rename", lambda: far.threads.rename(DAM.id, "Water"))
    assert [one.told for one in far.steps()][:2] == ["thread renamed", "threads merged"]
    do("undo", far.undo)
    assert next(iter(far.steps())).told == "threads merged"
    changes.finish(print)
    assert not failed


def test_what_was_not_kept_is_said_not_to_be(far: SharedArchive, way: LossyWay) -> None:
    far.add([DAM])
    way.cut_after(b"INSERT INTO dateline.marks")

    with pytest.raises(LostConnectionError, match="cut"):
        far.mark(DAM.id, starred=True)

    assert far.marks(DAM.id) == Marks()
    assert far.counts(Selection()).total == 1


def test_what_a_sitting_that_was_killed_had_still_to_make_is_made_by_the_next_of_the_same_person(
    address: str, people: dict[str, str], tmp_path: Path
) -> None:
    paths = Paths.find(tmp_path / "here")
    first = SharedArchive(people["ada"], paths)
    first.add([DAM])
    first.intend({"kind": "marks", "told": "star", "stories": [DAM.id], "changes": {"starred": True, "note_for_all": False}})
    first.intend({"kind": "note", "told": "note", "story": DAM.id, "text": "Ask them.", "before": ""})
    first._engine.close()  # as after a kill, nothing is put away
    os.close(first._intents._number)

    another = SharedArchive(people["ben"], paths)
    assert another.refresh().notices == ()
    again = SharedArchive(people["ada"], paths)
    assert "2 changes of a sitting that ended unexpectedly were made now" in again.refresh().notices[0]
    assert again.marks(DAM.id) == Marks(starred=True, note="Ask them.")
    assert again.refresh().notices == ()
    for archive in (another, again):
        archive.close()
