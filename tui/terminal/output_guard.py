"""How a command ends when what it prints can't be written: a reader that went away, a full device."""

from __future__ import annotations

import contextlib
import errno
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator

DONE, FAILED, BROKEN_OFF = 0, 1, 130
"""Exit statuses: all went well, something went wrong, the person broke it off."""

ENDING = (
    "SIGHUP", "SIGTERM", "SIGQUIT", "SIGUSR1", "SIGUSR2", "SIGALRM", "SIGVTALRM", "SIGPROF", "SIGXCPU", "SIGPWR", "SIGIO",
    "SIGSTKFLT", "SIGSYS", "SIGTRAP",
)  # fmt: skip
"""Signals that end a program which says nothing of them, as far as one can say something; ctrl+c apart."""
_LARGEST, _LONGEST_SIZE = 1_000, 9
"""Columns or lines beyond which a terminal is none, and digits of a number that is worth to be looked at."""
_BY_SIGNAL = 128
"""What is added to a signal's number in the exit status of what it ended."""


def run_guarded(command: Callable[[], int]) -> int:
    """Run a command and return its exit status, whatever becomes of the streams that it prints to.

    A reader that went away, as `head` does, is no failure. An answer that could not be written is one, and is told in a sentence.
    """
    _open_what_is_missing()
    _forget_odd_sizes()
    with _heeded() as told:
        status = _status(command)
    _leave_quietly()
    return _BY_SIGNAL + told[0] if told else status


def _status(command: Callable[[], int]) -> int:
    try:
        status = command()
        _flush()
    except BrokenPipeError:
        return DONE  # what the command did, and whether all of it, is as it was
    except KeyboardInterrupt:
        return BROKEN_OFF
    except OSError as error:
        if error.errno == errno.EPIPE:
            return DONE
        complain(_sentence(error))
        return FAILED
    return status


@contextlib.contextmanager
def _heeded() -> Iterator[list[int]]:
    """Have signals that end programs end this one as ctrl+c does, with the cursor seen and what is typed seen; yield where they come.

    What is to be ignored, as `nohup` wants it, stays ignored; who sends one a second time means it.
    """
    told: list[int] = []
    if threading.current_thread() is not threading.main_thread():
        yield told
        return
    known = [number for name in ENDING if (number := getattr(signal, name, None)) is not None]
    numbers = [number for number in known if signal.getsignal(number) is signal.SIG_DFL]

    def break_off(number: int, _frame: object) -> None:
        told.append(number)
        for each in numbers:
            signal.signal(each, signal.SIG_IGN if each == getattr(signal, "SIGHUP", None) else signal.SIG_DFL)
        raise KeyboardInterrupt

    for number in numbers:
        signal.signal(number, break_off)
    try:
        yield told
    finally:
        for number in numbers:
            if signal.getsignal(number) is break_off:
                signal.signal(number, signal.SIG_DFL)


def has_screen() -> bool:
    """Return whether what is printed is seen at once: by a terminal, or by a browser, for which Textual's driver is named."""
    return "TEXTUAL_DRIVER" in os.environ or (sys.stdout is not None and sys.stdout.isatty())


def complain(sentence: str) -> None:
    """Tell a person on standard error what is wrong; where that is full or closed as well, it stays untold."""
    from store.text.clean import clean_line

    with contextlib.suppress(OSError, ValueError):
        print(f"dateline: {clean_line(sentence)}", file=sys.stderr, flush=True)  # noqa: T201 - it is the way out


def _sentence(error: OSError) -> str:
    reason = error.strerror or str(error)
    if error.filename is not None:
        return f"{os.fsdecode(error.filename)} can't be used ({reason}); mend that and try again"
    return f"the answer could not be written ({reason}); make room, or send it elsewhere, and ask again"


def _flush() -> None:
    """Write what is still held back, while it can be told that this fails."""
    for stream in (sys.stdout, sys.stderr):
        if not stream.closed:
            stream.flush()


def _leave_quietly() -> None:
    """Let nothing be written any more to a stream that can't be written to: the interpreter would complain as it ends."""
    for stream in (sys.stdout, sys.stderr):
        if stream.closed:
            continue
        try:
            stream.flush()
        except (OSError, ValueError):
            with contextlib.suppress(OSError, ValueError):
                nowhere = os.open(os.devnull, os.O_WRONLY)
                os.dup2(nowhere, stream.fileno())
                os.close(nowhere)


def _forget_odd_sizes() -> None:
    """Let what the environment says of the terminal's size count only where a terminal can have it: nobody could paint the others."""
    for name in ("COLUMNS", "LINES"):
        told = os.environ.get(name)
        if told is not None and not (
            told.isascii() and told.isdigit() and len(told) <= _LONGEST_SIZE and 0 < int(told) <= _LARGEST
        ):
            del os.environ[name]


def _open_what_is_missing() -> None:
    """Let what is printed to a stream that the program was started without go nowhere.

    Done before any file is opened: else one of ours would get the stream's number, and with it whatever is printed there.
    """
    for name, number in (("stdout", 1), ("stderr", 2)):
        if getattr(sys, name) is None:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            if nowhere != number:
                os.dup2(nowhere, number)
                os.close(nowhere)
            setattr(sys, name, os.fdopen(number, "w", encoding="utf-8"))
