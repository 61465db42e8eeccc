"""Questions to the archive and changes of it: asked and made in other threads, answered on the screen's own."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from time import monotonic
from typing import Any, TypeVar

from store.api.archive import Archive
from tui.screens.timeline.window import Window
from tui.state.change_queue import ChangeQueue
from tui.state.once import answered, done_once

T = TypeVar("T")
Failed = Callable[[BaseException], object]
_TYPING = 0.5
"""Seconds after a key in which the person is taken to press another."""
_TOLD = 0.3
"""Seconds after which it is told again that the person is at the keys, which is much less than what works behind rests."""
_PROGRESS = 0.1
"""Seconds between two words about how far long work is."""


class _Here(threading.local):
    """What a thread is answering."""

    question = ("", 0)
    progress_at = 0.0


class Questions:
    """The only holder of the archive on the screen: nothing else can ask it, so nothing asks it on the screen's own thread."""

    def __init__(self, archive: Archive, changes: ChangeQueue, window: Window) -> None:
        self.on_progress: Callable[[str, int, int], object] = _nobody
        """Called with what is being done, how much of it is done, and how much there is in all; with "" once it is over."""
        self.on_failed: Failed = _nobody
        """Called with why something could not be answered or done."""
        self.on_held: Callable[[int], object] = _nobody
        """Called with how many changes wait for another program that writes."""
        self._archive, self._changes, self._window = archive, changes, window
        self._newest: dict[str, int] = {}
        self._open: set[tuple[str, int]] = set()
        self._works: dict[threading.Event, str] = {}
        self._here = _Here()
        self._typed_at = self._told_at = -_TYPING
        changes.on_held = lambda count: window.bring(lambda: self.on_held(count))

    def ask(
        self,
        call: Callable[[Archive], T],
        then: Callable[[T], object],
        group: str,
        *,
        still: Callable[[], bool] = lambda: True,
        alone: bool = True,
    ) -> None:
        """Ask the archive in another thread and hand the answer to `then` on this one.

        The answer is dropped if another question of the group was asked since, unless it does not stand `alone`, or if it is
        not `still` wanted.
        """
        question = group, self._newest.get(group, 0) + 1
        self._newest[group] = question[1]
        self._open.add(question)

        def take(answer: T) -> None:
            self._open.discard(question)
            if (not alone or self._is_newest(question)) and still():
                then(answer)

        def work() -> None:
            self._here.question, self._here.progress_at = question, 0.0
            try:
                answer = answered(self._archive, call, self._mend)
            except BaseException:
                self._open.discard(question)
                raise
            finally:
                if self._here.progress_at:
                    self._window.bring(lambda: self.on_progress("", 0, 0))
            self._window.bring(partial(take, answer))

        self._window.start(work, group, alone=alone)

    def _mend(self) -> None:
        """Have a damaged index made anew, which the next look at the disk tells."""
        self._archive.mend(self.progress)

    def do(
        self,
        what: str,
        act: Callable[[Archive], T],
        then: Callable[[T], object] = lambda _: None,
        *,
        at_once: Callable[[Archive], T] | None = None,
        failed: Failed | None = None,
        intent: Mapping[str, Any] | None = None,
    ) -> None:
        """Have a change made after all that came before it, and hand what it returns to `then`.

        `at_once` answers as if it were made already, which goes to `then` as well; `failed` is told why it could not be made.
        What is given as an `intent` (see `Archive.intend`) is made by the next sitting if this one dies first.
        """
        made: Callable[[], object] = self.intend({"told": what, **intent}) if intent else lambda: None

        def done(result: T) -> None:
            made()
            self._window.bring(partial(then, result))

        def not_done(error: BaseException) -> None:
            made()
            self._window.bring(partial(failed or self.failed, error))

        def show() -> None:
            if at_once is not None:
                self._window.bring(partial(then, at_once(self._archive)))

        self._changes.do(
            what,
            lambda: done_once(self._archive, act, self._mend),
            done,
            not_done,
            show,
        )

    def intend(self, intent: Mapping[str, Any]) -> Callable[[], object]:
        """Note what the person is about to change, so that no crash loses it, and return what says that it was made."""
        return self._changes.intend(lambda: self._archive.intend(intent))

    def work(
        self,
        what: str,
        act: Callable[[Archive, Callable[[], bool]], T],
        then: Callable[[T], object],
        *,
        failed: Failed | None = None,
    ) -> None:
        """Have long work done beside all changes, after the work before it; it is handed what says whether to break it off."""
        stopped = threading.Event()

        def done(call: Callable[[], object]) -> None:
            self._works.pop(stopped, None)
            self.on_progress("", 0, 0)
            call()

        self._works[stopped] = what
        self.on_progress(what, 0, 0)
        self._changes.work(
            what,
            lambda: act(self._archive, stopped.is_set),
            lambda result: self._window.bring(partial(done, partial(then, result))),
            lambda error: self._window.bring(partial(done, partial(failed or self.failed, error))),
        )

    @property
    def works(self) -> Sequence[str]:
        """Long work that is under way or still to be begun."""
        return tuple(self._works.values())

    def break_off(self) -> Sequence[str]:
        """Have all long work end early, and return what it was."""
        for stopped in self._works:
            stopped.set()
        return self.works

    def follow(self, then: Callable[[], object]) -> None:
        """Have `then` called on the screen's own thread as soon as others changed the archive, where that can be heard."""
        self.ask(lambda archive: archive.follow(lambda: self._window.bring(then)), lambda _: None, "follow")

    def typed(self) -> None:
        """Take note of a key: what works behind the screen stands still for a moment."""
        self._typed_at = now = monotonic()
        if now - self._told_at > _TOLD:
            self._told_at = now
            self.ask(lambda archive: archive.typed(), lambda _: None, "typed")

    @property
    def is_typing(self) -> bool:
        """Whether the person pressed a key just now."""
        return self.since_key < _TYPING

    @property
    def since_key(self) -> float:
        """For how many seconds no key was pressed."""
        return monotonic() - self._typed_at

    def wanted(self) -> bool:
        """Return whether the question that this thread is answering is still the newest of its group."""
        return self._is_newest(self._here.question)

    def progress(self, task: str, done: int, total: int) -> None:
        """Tell how far the answering of this thread's question is, now and then."""
        if monotonic() - self._here.progress_at > _PROGRESS or done == total:
            self._here.progress_at = monotonic()
            self._window.bring(lambda: self.on_progress(task, done, total))

    def failed(self, error: BaseException) -> None:
        """Tell why something could not be answered or done."""
        self.on_failed(error)
        self.on_progress("", 0, 0)

    def is_open(self, group: str) -> bool:
        """Return whether the newest question of a group is still to be answered; those before it may never have been begun."""
        return (group, self._newest.get(group)) in self._open

    def stop(self) -> None:
        """Want no answer any more, as the screen is left: what is being answered, or done for long, can end early."""
        self._newest.clear()
        self.break_off()

    def _is_newest(self, question: tuple[str, int]) -> bool:
        return self._newest.get(question[0]) == question[1]


def _nobody(*_: object) -> None:
    """Tell nobody."""
