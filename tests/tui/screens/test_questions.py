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
from tui.state.settings import Settings
from tui.widgets.status_bar import StatusBar


class Inquiry:
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
def inquiry(archive: FolderArchive) -> Iterator[Inquiry]:
    archive.add([story("First", "2025-01-01"), story("Second", "2025-01-02")])
    archive.refresh()
    inquiry = Inquiry(archive)
    yield inquiry
    inquiry.changes.finish(print)
    inquiry.window.close()


def test_it_is_asked_in_another_thread_and_answered_on_this_one(inquiry: Inquiry) -> None:
    asked, answered = [], []

    def call(archive: object) -> int:
        asked.append(threading.get_ident())
        return inquiry.archive.counts(Selection()).total

    inquiry.questions.ask(call, lambda total: answered.append((total, threading.get_ident())), "counts")
    inquiry.settle()

    assert answered == [(2, threading.get_ident())]
    assert asked[0] != threading.get_ident()


def test_only_the_newest_question_of_a_group_is_answered(inquiry: Inquiry) -> None:
    first_may_end, wanted = threading.Event(), []

    def slow(archive: object) -> str:
        first_may_end.wait(5)
        wanted.append(inquiry.questions.wanted())
        return "slow"

    inquiry.questions.ask(slow, inquiry.answers.append, "search")
    inquiry.questions.ask(lambda _: "of another group", inquiry.answers.append, "rows")
    inquiry.questions.ask(lambda _: inquiry.questions.wanted(), inquiry.answers.append, "search")
    first_may_end.set()
    inquiry.settle()

    assert set(inquiry.answers) == {"of another group", True}
    assert wanted == [False]


def test_once_the_screen_is_left_nothing_is_wanted_any_more(inquiry: Inquiry) -> None:
    left, wanted = threading.Event(), []

    def slow(archive: object) -> str:
        left.wait(5)
        wanted.append(inquiry.questions.wanted())
        return "slow"

    inquiry.questions.ask(slow, inquiry.answers.append, "search")
    inquiry.questions.stop()
    left.set()
    inquiry.settle()

    assert wanted == [False]
    assert inquiry.answers == []


def test_questions_that_do_not_stand_alone_are_all_answered(inquiry: Inquiry) -> None:
    for number in range(3):
        inquiry.questions.ask(lambda _, number=number: number, inquiry.answers.append, "rows", alone=False)  # type: ignore[misc]
    inquiry.settle()

    assert sorted(inquiry.answers, key=str) == [0, 1, 2]


def test_an_answer_that_is_not_wanted_any_more_is_dropped(inquiry: Inquiry) -> None:
    shown = ["a"]
    inquiry.questions.ask(lambda _: "of a", inquiry.answers.append, "counts", still=lambda: shown == ["a"])
    shown[0] = "b"
    inquiry.settle()

    assert inquiry.answers == []


def test_a_question_is_open_until_it_is_answered_or_fails(inquiry: Inquiry) -> None:
    may_end = threading.Event()
    inquiry.questions.ask(
        lambda archive: may_end.wait(5) and archive.related(StoryId("gone")), inquiry.answers.append, "refresh"
    )

    assert inquiry.questions.is_open("refresh")
    assert not inquiry.questions.is_open("counts")

    may_end.set()
    inquiry.settle()

    assert not inquiry.questions.is_open("refresh")
    assert inquiry.answers == []
    assert isinstance(inquiry.told[0], UnknownStoryError)
    assert inquiry.told[1:] == [("", 0, 0)]


async def test_a_question_whose_place_another_took_before_it_was_begun_is_not_open(archive: FolderArchive) -> None:
    app, screen, answers = App[None](), Screen[None](), list[int]()
    async with app.run_test() as pilot:
        await app.push_screen(screen)
        questions = Questions(archive, ChangeQueue(), Window(screen, StatusBar(), Settings))
        for number in range(2):
            questions.ask(lambda _, number=number: number, answers.append, "refresh")  # type: ignore[misc]
        await app.workers.wait_for_complete([worker for worker in app.workers if not worker.is_cancelled])
        await pilot.pause()

        assert answers == [1]
        assert not questions.is_open("refresh")


def test_progress_is_told_now_and_then_and_taken_back_at_the_end(inquiry: Inquiry) -> None:
    def long(archive: object) -> str:
        for done in range(1, 1_001):
            inquiry.questions.progress("reading", done, 1_000)
        return "read"

    inquiry.questions.ask(long, inquiry.answers.append, "refresh")
    inquiry.settle()

    assert inquiry.answers == ["read"]
    assert inquiry.told[-2:] == [("reading", 1_000, 1_000), ("", 0, 0)]
    assert len(inquiry.told) < 100


def test_a_change_is_shown_at_once_made_in_order_and_told_when_it_is(inquiry: Inquiry) -> None:
    first = story("First", "2025-01-01").id
    may_write = threading.Event()

    def write(archive: object) -> str:
        may_write.wait(5)
        inquiry.archive.mark(first, starred=True)
        return "made"

    inquiry.questions.do(
        "star", write, inquiry.answers.append, at_once=lambda archive: archive.promise(first, starred=True) and "shown"
    )
    for _ in range(500):
        if inquiry.window.take():
            break
        threading.Event().wait(0.01)

    assert inquiry.answers == ["shown"]
    assert inquiry.changes.left == ("star",)

    may_write.set()
    inquiry.settle()

    assert inquiry.answers == ["shown", "made"]
    assert inquiry.archive.counts(Selection(starred=True)).total == 1


def test_a_change_that_can_not_be_made_is_told_to_whom_it_concerns(inquiry: Inquiry) -> None:
    def refuse(archive: object) -> str:
        return str(inquiry.archive.mark(StoryId("gone"), read=True))

    inquiry.questions.do("read", refuse, inquiry.answers.append)
    inquiry.questions.do("read", refuse, inquiry.answers.append, failed=lambda error: inquiry.answers.append(type(error)))
    inquiry.settle()

    assert inquiry.answers == [UnknownStoryError]
    assert isinstance(inquiry.told[0], UnknownStoryError)


def test_a_change_that_waits_for_another_program_is_told_and_made_after_all(inquiry: Inquiry) -> None:
    locked = [True]

    def write(archive: object) -> str:
        if locked[0]:
            raise ArchiveLockedError("held")
        return "made"

    inquiry.questions.do("star", write, inquiry.answers.append)
    for _ in range(500):
        inquiry.window.take()
        if 1 in inquiry.told:
            break
        threading.Event().wait(0.01)
    locked[0] = False
    inquiry.settle()

    assert inquiry.told[0] == 1
    assert inquiry.told[-1] == 0
    assert inquiry.answers == ["made"]
