"""What the person did, carried out in order by one thread, whatever else writes to the archive meanwhile."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest

from store.api.errors import ArchiveLockedError, RecordError
from tui.state.change_queue import ChangeQueue


class Ledger:
    """Notes what happened, and waits until so much has."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._more = threading.Condition()

    def note(self, line: object) -> None:
        """Note a line."""
        with self._more:
            self.lines.append(str(line))
            self._more.notify_all()

    def noting(self, line: str) -> Callable[[], str]:
        """Return a function that notes a line and returns it."""

        def note() -> str:
            self.note(line)
            return line

        return note

    def wait_for(self, line: str) -> None:
        """Wait until a line is noted."""
        with self._more:
            assert self._more.wait_for(lambda: line in self.lines, 20), self.lines


@pytest.fixture
def ledger() -> Ledger:
    return Ledger()


@pytest.fixture
def changes() -> Iterator[ChangeQueue]:
    queue = ChangeQueue()
    yield queue
    queue.finish(lambda _sentence: None)


def test_changes_are_made_in_the_order_they_were_asked_for(changes: ChangeQueue, ledger: Ledger) -> None:
    for nth in range(5):
        changes.do(f"change {nth}", ledger.noting(f"made {nth}"), lambda made: ledger.note(f"then {made}"), ledger.note)

    assert changes.rest(20)
    assert [line for line in ledger.lines if line.startswith("made")] == [f"made {nth}" for nth in range(5)]
    assert [line for line in ledger.lines if line.startswith("then")] == [f"then made {nth}" for nth in range(5)]
    assert changes.left == ()


def test_a_change_is_shown_at_once_and_while_it_waits_the_next_one_too(changes: ChangeQueue, ledger: Ledger) -> None:
    free = threading.Event()

    def locked() -> str:
        if not free.is_set():
            raise ArchiveLockedError("another program is writing")
        return "made"

    changes.on_held = lambda count: ledger.note(f"held {count}")
    changes.do("star “A”", locked, ledger.note, ledger.note, ledger.noting("shown A"))
    ledger.wait_for("held 1")
    changes.do("star “B”", ledger.noting("made B"), ledger.note, ledger.note, ledger.noting("shown B"))
    ledger.wait_for("shown B")

    assert changes.left == ("star “A”", "star “B”")
    assert not changes.rest(0.05)
    free.set()
    assert changes.rest(20)
    assert [line for line in ledger.lines if line.startswith("held")][-1] == "held 0"
    assert ledger.lines.index("shown B") < ledger.lines.index("made B")


def test_what_cannot_be_made_is_told_and_the_next_one_is_made(changes: ChangeQueue, ledger: Ledger) -> None:
    def refused() -> None:
        raise RecordError("the disk is full")

    changes.do("star “A”", refused, ledger.note, lambda error: ledger.note(f"undone: {error}"))
    changes.do("star “B”", ledger.noting("made B"), ledger.note, ledger.note)

    assert changes.rest(20)
    assert "undone: the disk is full" in ledger.lines
    assert "made B" in ledger.lines
    assert changes.left == ()


def test_what_cannot_be_shown_is_made_all_the_same(changes: ChangeQueue, ledger: Ledger) -> None:
    def broken() -> None:
        raise ValueError("no such row")

    changes.do("star “A”", ledger.noting("made"), ledger.note, lambda error: ledger.note(f"told: {error}"), broken)

    assert changes.rest(20)
    assert ledger.lines[0] == "told: no such row"
    assert "made" in ledger.lines


def test_at_the_end_the_person_is_told_what_is_waited_for_and_what_was_lost(ledger: Ledger) -> None:
    changes, free = ChangeQueue(), threading.Event()

    def slow() -> None:
        free.wait(20)

    def refused() -> None:
        raise RecordError("the disk is full")

    def say(sentence: str) -> None:
        ledger.note(sentence)
        free.set()

    changes.do("star “A”", slow, ledger.note, ledger.note)
    changes.do("star “B”", refused, ledger.note, ledger.note)

    assert changes.finish(say) == ("star “B” (the disk is full)",)
    assert "another program is writing; 2 changes of yours are made after it (ctrl+c gives up)" in ledger.lines


def test_with_nothing_left_the_end_is_silent(ledger: Ledger) -> None:
    changes = ChangeQueue()
    changes.do("star “A”", ledger.noting("made"), ledger.note, ledger.note)
    changes.rest(20)

    assert changes.finish(ledger.note) == ()
    assert not any("another program" in line for line in ledger.lines)


def test_long_work_holds_up_no_change_and_is_waited_for_at_the_end(changes: ChangeQueue, ledger: Ledger) -> None:
    enough = threading.Event()

    def work() -> str:
        enough.wait(20)
        return "read"

    changes.work("reading", work, ledger.note, ledger.note)
    changes.do("star", ledger.noting("starred"), lambda _: None, ledger.note)
    ledger.wait_for("starred")
    assert changes.left == ("reading",)

    enough.set()
    ledger.wait_for("read")
    assert changes.rest(20)


def test_leaving_says_what_is_still_under_way(ledger: Ledger) -> None:
    queue, enough = ChangeQueue(), threading.Event()
    queue.work("Updating feeds", lambda: enough.wait(20), ledger.note, ledger.note)

    def say(sentence: str) -> None:
        ledger.note(sentence)
        enough.set()

    assert not queue.finish(say)
    assert ledger.lines[0] == "this is still under way: Updating feeds (ctrl+c stops it; what was added stays)"


def test_work_that_finds_the_archive_locked_is_tried_again_and_holds_nothing(changes: ChangeQueue, ledger: Ledger) -> None:
    tries = iter([ArchiveLockedError("busy"), None])

    def work() -> str:
        if (error := next(tries)) is not None:
            raise error
        return "done"

    changes.on_held = ledger.note
    changes.work("reading", work, ledger.note, ledger.note)
    ledger.wait_for("done")

    assert ledger.lines == ["done"]


def test_work_that_fails_says_why(changes: ChangeQueue, ledger: Ledger) -> None:
    def work() -> str:
        raise RecordError("no room")

    changes.work("reading", work, ledger.note, ledger.note)
    ledger.wait_for("no room")
