"""Escape is a key as soon as no sequence can come any more."""

from __future__ import annotations

import os
import tty
from threading import Event

from textual.events import Key
from textual.message import Message

from tui.terminal.prompt_escape import prompt_driver, wait_after


def test_what_may_begin_a_sequence_is_looked_at_when_its_time_is_over() -> None:
    from textual.drivers.linux_driver import LinuxDriver

    class Typed(prompt_driver(LinuxDriver)):  # type: ignore[misc]
        """Reads what is typed at the other end of a terminal until two keys were told."""

        def __init__(self, number: int) -> None:
            self.fileno, self.exit_event = number, Event()
            self.told: list[str] = []

        def process_message(self, message: Message) -> None:
            self.told += [message.key] if isinstance(message, Key) else []
            if len(self.told) == 1:
                os.write(person, b"\x1b[A")
            if len(self.told) == 2:
                self.exit_event.set()

    person, terminal = os.openpty()
    reader = Typed(terminal)
    try:
        tty.setraw(terminal)
        os.write(person, b"\x1b")
        reader.run_input_thread()
    finally:
        os.close(person)
        os.close(terminal)

    assert reader.told == ["escape", "up"]
    assert 0 <= wait_after("\x1b") <= wait_after("")


def test_only_the_terminals_own_way_is_another() -> None:
    from textual.drivers.headless_driver import HeadlessDriver
    from textual.drivers.linux_driver import LinuxDriver

    assert prompt_driver(HeadlessDriver) is HeadlessDriver
    assert prompt_driver(LinuxDriver).run_input_thread is not LinuxDriver.run_input_thread  # type: ignore[attr-defined]
