"""What the person did, carried out in order behind the screen; while another program writes to the archive it is kept, never lost."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor, wait
from typing import TypeVar

from store.api.errors import ArchiveLockedError

_AGAIN = 0.1
"""Seconds until a change is tried again that found the archive locked; the archive itself waits a while each time."""
_SOON = 0.3
"""Seconds that one waits for the last changes before the person is told so."""

T = TypeVar("T")


class ChangeQueue:
    """A queue of changes to the archive: one thread carries them out, one shows them at once, one notes them, one does long work beside."""

    def __init__(self) -> None:
        self._showing = ThreadPoolExecutor(1, "changes-shown")
        self._doing = ThreadPoolExecutor(1, "changes-made")
        self._working = ThreadPoolExecutor(1, "work-done")
        self._noting = ThreadPoolExecutor(1, "intents-noted")
        self._lock = threading.Lock()
        self._left: dict[Future[None], str] = {}
        self._long: set[Future[None]] = set()
        self._lost: list[str] = []
        self._given_up = threading.Event()
        self._held = False
        self._waits_for = ArchiveLockedError.who
        self.on_held: Callable[[int], object] = _nobody
        """Called, from any thread, with how many changes wait for another program whenever that changes; 0 when none does any more."""

    @property
    def left(self) -> Sequence[str]:
        """What is still to be carried out, in order, each as a person would say it."""
        with self._lock:
            return tuple(self._left.values())

    def do(
        self,
        what: str,
        act: Callable[[], T],
        then: Callable[[T], object],
        failed: Callable[[BaseException], object],
        at_once: Callable[[], object] = lambda: None,
    ) -> None:
        """Carry out a change after all that came before it; `at_once` shows it as done before it is.

        `then` is called with what the change returns, `failed` with what kept it from being made for good; all from other threads.
        """
        whole: Future[None] = Future()
        with self._lock:
            self._left[whole] = what

        def shown(show: Future[object]) -> None:
            if (error := show.exception()) is not None:
                failed(error)
            self._doing.submit(self._until_free, act).add_done_callback(done)

        def done(change: Future[T]) -> None:
            self._finished(whole, what, change.exception(), lambda: then(change.result()), failed)

        self._showing.submit(at_once).add_done_callback(shown)
        if self._held:
            self.on_held(self._waiting())

    def intend(self, note: Callable[[], Callable[[], object]]) -> Callable[[], object]:
        """Note at once, beside the screen, what is to be done, and return what says that it was; see `Archive.intend`."""
        noted = self._noting.submit(note)

        def made() -> None:
            self._noting.submit(lambda: noted.result()())

        return made

    def work(
        self, what: str, act: Callable[[], T], then: Callable[[T], object], failed: Callable[[BaseException], object]
    ) -> None:
        """Carry out long work after the work before it; what the person does meanwhile need not wait for it.

        It should end early when it is no longer wanted: what is left of it is waited for when Dateline is left.
        """
        whole: Future[None] = Future()
        with self._lock:
            self._left[whole] = what
            self._long.add(whole)

        def done(work: Future[T]) -> None:
            self._finished(whole, what, work.exception(), lambda: then(work.result()), failed)

        self._working.submit(self._until_free, act, quietly=True).add_done_callback(done)

    def rest(self, seconds: float | None = None) -> bool:
        """Wait until everything is carried out, for so many seconds at most, and return whether it is."""
        with self._lock:
            left = list(self._left)
        return not wait(left, seconds).not_done

    def finish(self, say: Callable[[str], object]) -> Sequence[str]:
        """Carry out what is left, telling that it is waited for; ctrl+c gives it up. Returns what was not carried out."""
        self.on_held = _nobody
        self._lost.clear()  # that was told on the screen
        try:
            if not self.rest(_SOON):
                say(self._sentence())
                self.rest()
        except KeyboardInterrupt:
            self._given_up.set()
        for lane in (self._showing, self._doing, self._working, self._noting):
            lane.shutdown()
        return tuple(self._lost)

    def _finished(
        self,
        whole: Future[None],
        what: str,
        error: BaseException | None,
        then: Callable[[], object],
        failed: Callable[[BaseException], object],
    ) -> None:
        """Tell that something was carried out, or why it was not."""
        with self._lock:
            del self._left[whole]
            self._long.discard(whole)
            if error is not None:
                self._lost.append(what if isinstance(error, CancelledError) else f"{what} ({error})")
        try:
            if error is None:
                then()
            elif not isinstance(error, CancelledError):
                failed(error)
        finally:
            whole.set_result(None)

    def _sentence(self) -> str:
        """Return what is waited for as Dateline is left."""
        count = self._waiting()
        if not count:
            return f"this is still under way: {'; '.join(self.left)} (ctrl+c stops it; what was added stays)"
        changes = "a change of yours is" if count == 1 else f"{count} changes of yours are"
        return f"{self._waits_for[0].lower()}{self._waits_for[1:]}; {changes} made after it (ctrl+c gives up)"

    def _waiting(self) -> int:
        """Return how many changes are still to be made, long work apart."""
        with self._lock:
            return len(self._left) - len(self._long)

    def _until_free(self, act: Callable[[], T], *, quietly: bool = False) -> T:
        while not self._given_up.is_set():
            try:
                result = act()
            except ArchiveLockedError as error:
                self._waits_for = error.who
                self._hold(held=True, quietly=quietly)
                self._given_up.wait(_AGAIN)
            else:
                self._hold(held=False, quietly=quietly)
                return result
        raise CancelledError

    def _hold(self, *, held: bool, quietly: bool) -> None:
        if held != self._held and not quietly:
            self._held = held
            self.on_held(self._waiting() if held else 0)


def _nobody(_count: int) -> None:
    """Tell nobody."""
