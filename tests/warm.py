"""Programs begun warm: processes of their own, with streams and surroundings of their own, forked from one that has loaded all there is.

To load Dateline takes longer than most commands, and tests begin hundreds. What is about loading, about how Python itself begins and
ends, or about signals that come meanwhile begins `python -m tui` all the same.

    python -m tests.warm FD    is what they are forked from: asked over a socket, until that is closed
"""

from __future__ import annotations

import atexit
import contextlib
import gc
import importlib
import json
import os
import pkgutil
import selectors
import signal
import socket
import subprocess
import sys
import termios
import threading
from collections.abc import Iterator, Mapping, Sequence
from fcntl import ioctl
from functools import cache
from pathlib import Path
from typing import Any, NoReturn

_PROJECT = Path(__file__).resolve().parents[1]
_DATELINE = "tui.__main__:main"
_LARGEST = 1 << 20
_EARLY = ("LANG", "LC_ALL", "LC_CTYPE", "PYTHONIOENCODING", "PYTHONUTF8")
"""What Python itself looks at in its surroundings as it begins; a program forked from one that has begun can't have it otherwise."""


class Begun:
    """A program that was begun warm."""

    def __init__(self, told: socket.socket) -> None:
        self._told = told
        self.pid = int(self._line())
        """Its number."""
        self.returncode: int | None = None
        """How it ended, as of a `Popen`; none while it runs or before it was waited for."""

    def wait(self, seconds: float | None = None) -> int:
        """Wait until it has ended. Raises TimeoutError."""
        if self.returncode is None:
            self._told.settimeout(seconds)
            self.returncode = int(self._line())
            self._told.close()
        return self.returncode

    def kill(self) -> None:
        """End it at once, whatever it does, and wait until it has ended."""
        if self.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
            self.wait()

    def _line(self) -> bytes:
        line = b""
        while not line.endswith(b"\n"):
            piece = self._told.recv(1)
            if not piece:
                raise ChildProcessError("the process that programs are forked from has ended")
            line += piece
        return line


def begin(
    arguments: Sequence[str],
    streams: tuple[int, int, int],
    *,
    env: Mapping[str, str] | None = None,
    folder: Path = _PROJECT,
    main: str = _DATELINE,
    passed: Sequence[int] = (),
    at_terminal: bool = False,
) -> Begun:
    """Begin a program on three streams, in a folder; `at_terminal`, the first of them becomes the terminal it is controlled by.

    Its main function is named `module:function`. Of files that are passed on beside the streams, it finds the numbers behind
    its arguments.
    """
    surroundings = {**(os.environ if env is None else env)}
    early = {name: surroundings.get(name, "") for name in _EARLY}
    ours, theirs = socket.socketpair()
    asked = {"arguments": list(arguments), "env": surroundings, "folder": str(folder), "main": main, "at_terminal": at_terminal}
    socket.send_fds(_server(tuple(early.items())), [json.dumps(asked).encode()], [theirs.fileno(), *streams, *passed])
    theirs.close()
    return Begun(ours)


def run(
    arguments: Sequence[str], given: bytes = b"", *, env: Mapping[str, str] | None = None, folder: Path = _PROJECT
) -> subprocess.CompletedProcess[bytes]:
    """Run `dateline` with what is given on its standard input, and return what it printed and how it ended."""
    with contextlib.ExitStack() as open_files:
        pipes = [os.pipe() for _ in range(3)]
        (theirs_in, ours_in), (ours_out, theirs_out), (ours_err, theirs_err) = pipes
        ours = [
            open_files.enter_context(os.fdopen(one, mode))
            for one, mode in ((ours_in, "wb"), (ours_out, "rb"), (ours_err, "rb"))
        ]
        begun = begin(arguments, (theirs_in, theirs_out, theirs_err), env=env, folder=folder)
        for one in (theirs_in, theirs_out, theirs_err):
            os.close(one)
        told = dict.fromkeys(ours[1:], b"")
        readers = [threading.Thread(target=lambda stream=stream: told.update({stream: stream.read()})) for stream in ours[1:]]
        for reader in readers:
            reader.start()
        with contextlib.suppress(BrokenPipeError):
            ours[0].write(given)
            ours[0].close()
        for reader in readers:
            reader.join()
        return subprocess.CompletedProcess(list(arguments), begun.wait(), told[ours[1]], told[ours[2]])


@cache
def _server(early: tuple[tuple[str, str], ...]) -> socket.socket:
    """Return the way to the process that programs with such surroundings are forked from; it ends with this one."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    ours.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _LARGEST)
    theirs.set_inheritable(True)
    env = {name: value for name, value in os.environ.items() if name not in _EARLY} | {
        name: value for name, value in early if value
    }
    command = [sys.executable, "-m", "tests.warm", str(theirs.fileno())]
    process = subprocess.Popen(command, pass_fds=[theirs.fileno()], env=env, cwd=_PROJECT, stdin=subprocess.DEVNULL)
    theirs.close()

    def end() -> None:
        ours.close()
        process.wait()

    atexit.register(end)
    return ours


class _Server:
    """What programs are forked from: one thread, all of Dateline loaded, and nothing opened."""

    def __init__(self, asked: socket.socket) -> None:
        self._asked, self._running = asked, dict[int, socket.socket]()
        self._ended, self._ends = os.pipe()
        os.set_blocking(self._ends, False)
        signal.set_wakeup_fd(self._ends, warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)

    def serve(self) -> None:
        """Fork what is asked for, and tell how it ended, until nobody asks any more."""
        with selectors.DefaultSelector() as ready:
            ready.register(self._asked, selectors.EVENT_READ)
            ready.register(self._ended, selectors.EVENT_READ)
            while True:
                for key, _ in ready.select():
                    if key.fd == self._ended:
                        os.read(self._ended, 4096)
                        self._tell_ends()
                        continue
                    message, files, *_ = socket.recv_fds(self._asked, _LARGEST, 16)
                    if not message:
                        return
                    self._fork(json.loads(message), files)

    def _fork(self, asked: dict[str, Any], files: Sequence[int]) -> None:
        told = socket.socket(fileno=files[0])
        pid = os.fork()
        if pid == 0:
            self._become(asked, told, files[1:4], files[4:])
        self._running[pid] = told
        for file in files[1:]:
            os.close(file)
        told.sendall(f"{pid}\n".encode())

    def _tell_ends(self) -> None:
        with contextlib.suppress(ChildProcessError):
            while (ended := os.waitpid(-1, os.WNOHANG))[0]:
                with self._running.pop(ended[0]) as told, contextlib.suppress(OSError):
                    told.sendall(f"{os.waitstatus_to_exitcode(ended[1])}\n".encode())

    def _become(self, asked: dict[str, Any], told: socket.socket, streams: Sequence[int], passed: Sequence[int]) -> NoReturn:
        """Be the program that was asked for, in the place of the server."""
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        for one in (self._asked, told, *self._running.values()):
            one.close()
        os.close(self._ended)
        os.close(self._ends)
        if asked["at_terminal"]:
            os.setsid()
            ioctl(streams[0], termios.TIOCSCTTY, 0)
        for number, file in enumerate(streams):
            os.dup2(file, number)
        for file in set(streams):
            os.close(file)
        os.chdir(asked["folder"])
        os.environ.clear()
        os.environ.update(asked["env"])
        sys.argv = ["dateline", *asked["arguments"], *map(str, passed)]
        sys.stdin, sys.stdout, sys.stderr = _text_streams()
        _end(*_left_with(asked["main"]))


def _text_streams() -> Iterator[Any]:
    """Yield standard streams as Python opens them as it begins."""
    for number, before in enumerate((sys.__stdin__, sys.__stdout__, sys.__stderr__)):
        assert before
        buffering = 1 if number and (number == 2 or os.isatty(number)) else -1
        yield open(number, "w" if number else "r", buffering, before.encoding, before.errors, closefd=False)  # noqa: SIM115


def _left_with(main: str) -> tuple[int, str]:
    """Call a main function, and return the exit status it is left with and what Python says at the end."""
    module, function = main.split(":")
    try:
        getattr(importlib.import_module(module), function)()
    except SystemExit as left:
        if left.code is None or isinstance(left.code, int):
            return left.code or 0, ""
        return 1, f"{left.code}\n"
    except BaseException:  # noqa: BLE001 - as Python itself does at the very end
        sys.excepthook(*sys.exc_info())
        return 1, ""
    return 0, ""


def _end(status: int, said: str) -> NoReturn:
    """End as Python does, but for taking apart all that was loaded."""
    sys.stderr.write(said)
    threading._shutdown()  # type: ignore[attr-defined]
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            status = status or 120
    os._exit(status)


def _load() -> None:
    """Load all that a command or the screen may need."""
    for package in ("store", "tui"):
        for module in pkgutil.walk_packages([str(_PROJECT / package)], f"{package}."):
            if not module.name.endswith("__main__") and module.name not in _NOT_LOADED:
                importlib.import_module(module.name)
    importlib.import_module("tui.__main__")


_NOT_LOADED = ("tui.cli.bash_completion",)
"""What changes something where it is loaded."""


def main() -> None:
    """Load, and fork what is asked for over the socket of the given number."""
    _load()
    gc.freeze()
    _Server(socket.socket(fileno=int(sys.argv[1]))).serve()


if __name__ == "__main__":
    main()
