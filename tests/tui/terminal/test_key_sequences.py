"""Keys typed one after another, and numbers before keys: what comes of each."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from textual.binding import ActiveBinding, Binding
from textual.widget import Widget

from tui.terminal.key_sequences import KeySequences

NODE = Widget()
BOUND = {
    "j": "step(1)",
    "k": "step(-1)",
    "s": "star",
    "o": "do('view.show', 'all')",
    "y t": "copy('text')",
    "y y": "copy('title')",
    "z": "whole",
}


def active() -> Mapping[str, ActiveBinding]:
    return {
        key: ActiveBinding(NODE, Binding(key, action, f"Do {action}"), enabled=action != "whole", tooltip="")
        for key, action in BOUND.items()
    }


@pytest.mark.parametrize(
    ("keys", "done"),
    [
        ("j", None),  # as usual
        ("5 j", "step 5"),
        ("1 2 k", "step -12"),
        ("1 0 j", "step 10"),
        ("0", None),
        ("y t", "copy text"),
        ("y y", "copy title"),
        ("3 y t", "copy text"),
        ("3 s", "star"),
        ("3 o", "do view.show all"),
        ("9 9 9 9 9 9 j", "step 9999"),
        ("y j", ""),
        ("5 q", None),
        ("5 z", None),
        ("y escape", ""),
        ("y ctrl+c", ""),
        ("5 ctrl+c", ""),
        ("5 escape", ""),
        ("y escape j", None),
    ],
)
def test_what_the_last_of_some_keys_does(keys: str, done: str | None) -> None:
    sequences = KeySequences(BOUND)
    *first, last = keys.split()
    for key in first:
        assert sequences.press(key, active).action is None

    typed = sequences.press(last, active)

    assert (" ".join(map(str, (typed.action[1], *typed.action[2]))) if typed.action else "" if typed.taken else None) == done
    assert sequences.typed == ""
    assert typed.node is (NODE if done else None)


@pytest.mark.parametrize(
    ("keys", "countless"), [("5 j", ""), ("3 y t", "y t"), ("3 s", "s"), ("1 s", ""), ("3 o", "o"), ("y t", "")]
)
def test_a_number_before_keys_that_take_none_is_told_of(keys: str, countless: str) -> None:
    sequences = KeySequences(BOUND)
    *first, last = keys.split()
    for key in first:
        sequences.press(key, active)

    assert sequences.press(last, active).countless == countless


def test_what_was_typed_is_told_with_what_may_follow() -> None:
    sequences = KeySequences(BOUND)
    sequences.press("4", active)
    assert (sequences.typed, sequences.continuations(active())) == ("4", [])

    sequences.press("y", active)
    assert sequences.typed == "4 y"
    assert sequences.continuations(active()) == [("t", "Do copy('text')"), ("y", "Do copy('title')")]

    sequences.forget()
    assert sequences.typed == ""


def test_a_digit_that_is_a_key_of_its_own_is_no_number() -> None:
    sequences = KeySequences(BOUND)
    bound = {**active(), "7": active()["s"]}

    assert not sequences.press("7", lambda: bound).taken


def test_where_no_sequence_begins_nothing_is_looked_up() -> None:
    def never() -> Mapping[str, ActiveBinding]:
        raise AssertionError

    assert not KeySequences(BOUND).press("j", never).taken
