"""Signals while another program has the terminal: those from keys are for that one, all others for Dateline."""

from __future__ import annotations

import os
import signal

import pytest

from tui.terminal import other_programs


@pytest.mark.parametrize("from_keys", [True, False])
@pytest.mark.parametrize("name", ["SIGQUIT", "SIGINT"])
def test_a_signal_that_no_key_can_have_sent_is_heeded(name: str, from_keys: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    number, heard = getattr(signal, name), []
    monkeypatch.setattr(other_programs, "_keys_send_signals", lambda: from_keys)
    before = signal.signal(number, lambda came, _: heard.append(came))
    try:
        with other_programs._undisturbed():
            os.kill(os.getpid(), number)
    finally:
        signal.signal(number, before)

    assert heard == ([] if from_keys else [number])
