"""Questions are asked in other threads, answered on this one, and forgotten once nobody wants to know any more."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from textual.app import App
from textual.screen import Screen

from store.api.errors import ArchiveLockedError, UnknownStoryError
from store.api.story import StoryId
from store.api.views import Selection
from store.folder.archive import FolderArchive
from tests.conftest import story
from tests.tui.screens.paper import PaperWindow
from tui.screens.timeline.questions import Questions
from tui.screens.timeline.window import Window
from tui.state.change_queue import ChangeQueue


class Desk:
    """Questions to an archive with two stories, and what comes of them."""

    def __init__(self, archive: FolderArchive) -> None:
        self.archive = archive
        self.window = PaperWindow()
        self.changes = ChangeQueue()
        self.questions = Questions(archive, self.changes, self.window)
        self.window.failed = self.questions.failed
        self.answers: list[object] = []
        self.told: list[object] = []
        self.questions.on_progress = lambda task, done, total: self.told.append((task, done, total))
        self.questions.on_failed = self.questions.on_held = self.told.append

    def settle(self) -> None:
        self.changes.rest(5)
        while self.window.take():
            self.changes.rest(5)


@pytest.fixture
def desk(archive: FolderArchive) -> Iterator[Desk]:
    archive.add([story("First", "2025-01-01"), story("Second", "2025-01-02")])
    archive.refresh()
    desk = Desk(archive)
    yield desk
    desk.changes.finish(print)
    desk.window.close()


def test_it_is_asked_in_another_thread_and_answered_on_this_one(desk: Desk) -> None:
    asked, answered = [], []

    def call(archive: object) -> int:
        asked.append(threading.get_ident())
        return desk.archive.counts(Selection()).total

    desk.questions.ask(call, lambda total: answered.append((total, threading.get_ident())), "counts")
    desk.settle()

    assert answered == [(2, threading.get_ident())]
    assert asked[0] != threading.get_ident()


def test_only_the_newest_question_of_a_group_is_answered(desk: Desk) -> None:
    first_may_end, wanted = threading.Event(), []

    def slow(archive: object) -> str:
        first_may_end.wait(5)
        wanted.append(desk.questions.wanted())
        return "slow"

    desk.questions.ask(slow, desk.answers.append, "search")
    desk.questions.ask(lambda _: "of another group", desk.answers.append, "rows")
    desk.questions.ask(lambda _: desk.questions.wanted(), desk.answers.append, "search")
    first_may_end.set()
    desk.settle()

    assert set(desk.answers) == {"of another group", True}
    assert wanted == [False]


def test_once_the_screen_is_left_nothing_is_wanted_any_more(desk: Desk) -> None:
    left, wanted = threading.Event(), []

    def slow(archive: object) -> str:
        left.wait(5)
        wanted.append(desk.questions.wanted())
        return "slow"

    desk.questions.ask(slow, desk.answers.append, "search")
    desk.questions.stop()
    left.set()
    desk.settle()

    assert wanted == [False]
    assert desk.answers == []


def test_questions_that_do_not_stand_alone_are_all_answered(desk: Desk) -> None:
    for number in range(3):
        desk.questions.ask(lambda _, number=number: number, desk.answers.append, "rows", alone=False)  # type: ignore[misc]
    desk.settle()

    assert sorted(desk.answers, key=str) == [0, 1, 2]


def test_an_answer_that_is_not_wanted_any_more_is_dropped(desk: Desk) -> None:
    shown = ["a"]
    desk.questions.ask(lambda _: "of a", desk.answers.append, "counts", still=lambda: shown == ["a"])
    shown[0] = "b"
    desk.settle()

    assert desk.answers == []


def test_a_question_is_open_until_it_is_answered_or_fails(desk: Desk) -> None:
    may_end = threading.Event()
    desk.questions.ask(lambda archive: may_end.wait(5) and archive.related(StoryId("gone")), desk.answers.append, "refresh")

    assert desk.questions.is_open("refresh")
    assert not desk.questions.is_open("counts")

    may_end.set()
    desk.settle()

    assert not desk.questions.is_open("refresh")
    assert desk.answers == []
    assert isinstance(desk.told[0], UnknownStoryError)
    assert desk.told[1:] == [("", 0, 0)]


async def test_a_question_whose_place_another_took_before_it_was_begun_is_not_open(archive: FolderArchive) -> None:
    app, screen, answers = App[None](), Screen[None](), list[int]()
    async with app.run_test() as pilot:
        await app.push_screen(screen)
        questions = Questions(archive, ChangeQueue(), Window(screen))
        for number in range(2):
            questions.ask(lambda _, number=number: number, answers.append, "refresh")  # type: ignore[misc]
        await app.workers.wait_for_complete([worker for worker in app.workers if not worker.is_cancelled])
        await pilot.pause()

        assert answers == [1]
        assert not questions.is_open("refresh")


def test_progress_is_told_now_and_then_and_taken_back_at_the_end(desk: Desk) -> None:
    def long(archive: object) -> str:
        for done in range(1, 1_001):
            desk.questions.progress("reading", done, 1_000)
        return "read"

    desk.questions.ask(long, desk.answers.append, "refresh")
    desk.settle()

    assert desk.answers == ["read"]
    assert desk.told[-2:] == [("reading", 1_000, 1_000), ("", 0, 0)]
    assert len(desk.told) < 100


def test_a_change_is_shown_at_once_made_in_order_and_told_when_it_is(desk: Desk) -> None:
    first = story("First", "2025-01-01").id
    may_write = threading.Event()

    def write(archive: object) -> str:
        may_write.wait(5)
        desk.archive.mark(first, starred=True)
        return "made"

    desk.questions.do(
        "star", write, desk.answers.append, at_once=lambda archive: archive.promise(first, starred=True) and "shown"
    )
    for _ in range(500):
        if desk.window.take():
            break
        threading.Event().wait(0.01)

    assert desk.answers == ["shown"]
    assert desk.changes.left == ("star",)

    may_write.set()
    desk.settle()

    assert desk.answers == ["shown", "made"]
    assert desk.archive.counts(Selection(starred=True)).total == 1


def test_a_change_that_can_not_be_made_is_told_to_whom_it_concerns(desk: Desk) -> None:
    def refuse(archive: object) -> str:
        return str(desk.archive.mark(StoryId("gone"), read=True))

    desk.questions.do("read", refuse, desk.answers.append)
    desk.questions.do("read", refuse, desk.answers.append, failed=lambda error: desk.answers.append(type(error)))
    desk.settle()

    assert desk.answers == [UnknownStoryError]
    assert isinstance(desk.told[0], UnknownStoryError)


def test_a_change_that_waits_for_another_program_is_told_and_made_after_all(desk: Desk) -> None:
    locked = [True]

    def write(archive: object) -> str:
        if locked[0]:
            raise ArchiveLockedError("held")
        return "made"

    desk.questions.do("star", write, desk.answers.append)
    for _ in range(500):
        desk.window.take()
        if 1 in desk.told:
            break
        threading.Event().wait(0.01)
    locked[0] = False
    desk.settle()

    assert desk.told[0] == 1
    assert desk.told[-1] == 0
    assert desk.answers == ["made"]
