"""What pages say, and what anything else that can say something is taken for."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.cli.serving.messages import Message, message, size_asked

_ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ('["stdin", "j"]', Message("stdin", "j")),
        ('["resize", {"width": 100, "height": 30}]', Message("resize", "", 100, 30)),
        ('["resize", {"width": 1000000000, "height": -1}]', Message("resize", "", 1_000, 1)),
        ('["ping", "17"]', Message("ping", "17")),
        ('["blur"]', Message("blur")),
        ('["focus", 3]', Message("focus")),
    ],
)
def test_what_a_page_says_is_understood(said: str, meant: Message) -> None:
    assert message(said) == meant


@pytest.mark.parametrize(
    "said",
    [
        "",
        "no JSON",
        "[]",
        '"stdin"',
        '["stdin"]',
        '["stdin", 3]',
        '["stdin", ["j"]]',
        '["quit"]',
        '["resize", [80, 24]]',
        '["resize", {"width": "80", "height": 24}]',
        '["resize", {"width": 1e400, "height": NaN}]',
        '["deliver_chunk_request", {"key": "x"}]',
        '[["stdin"], "j"]',
        "[" * 100_000,
        "9" * 10_000,
    ],
)
def test_anything_else_means_nothing(said: str) -> None:
    assert message(said) == Message("")


@given(
    st.text()
    | _ANYTHING.map(lambda what: json.dumps(what))
    | st.tuples(st.sampled_from(["resize", "stdin", "ping"]), _ANYTHING).map(json.dumps)
)
def test_whatever_is_said_is_understood_or_nothing(said: str) -> None:
    meant = message(said)

    assert meant.width <= 1_000
    assert meant.height <= 500


def test_a_size_stays_within_what_can_be_painted() -> None:
    assert size_asked("132", "43") == (132, 43)
    assert size_asked("999999999", "0") == (1_000, 1)
    assert size_asked("", "-4") == size_asked("٣", "x" * 10_000) == (80, 24)
