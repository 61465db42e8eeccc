"""Escape is a key as soon as no sequence can come any more."""

from __future__ import annotations

from time import monotonic

from textual._xterm_parser import XTermParser

from tui.terminal.prompt_escape import prompt_driver, time_left


def test_what_may_begin_a_sequence_is_looked_at_when_its_time_is_over() -> None:
    parser = XTermParser()
    usual = time_left(parser)

    assert list(parser.feed("\x1b")) == []
    assert 0 <= time_left(parser) <= usual

    parser._timeout_time = monotonic() - 1
    assert time_left(parser) == 0
    assert [event.key for event in parser.tick()] == ["escape"]  # type: ignore[attr-defined]
    assert time_left(parser) == usual


def test_only_the_terminals_own_way_is_another() -> None:
    from textual.drivers.headless_driver import HeadlessDriver
    from textual.drivers.linux_driver import LinuxDriver

    assert prompt_driver(HeadlessDriver) is HeadlessDriver
    assert prompt_driver(LinuxDriver).run_input_thread is not LinuxDriver.run_input_thread  # type: ignore[attr-defined]
