"""What is known of addresses is plain data that survives being written, and any damage."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from store.fetch.request import FetchSettings
from store.fetch.state import FetchState

TEXT = st.text(st.characters(codec="ascii", min_codepoint=32, max_codepoint=126), max_size=50)
TIME = st.integers(0, 2**32)
STATES = st.builds(FetchState, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, TIME, TIME, TIME, st.integers(0, 1000), st.booleans(), TEXT)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20), lambda inner: st.lists(inner, max_size=3)
)
NAMES = st.sampled_from([*FetchState.__dataclass_fields__, *FetchSettings.__dataclass_fields__])


@given(STATES)
def test_a_state_comes_back_as_it_was(state: FetchState) -> None:
    assert FetchState.from_json(json.loads(json.dumps(state.to_json()))) == state


@given(JSON | st.dictionaries(NAMES, JSON))
def test_damaged_data_counts_as_unknown(plain: object) -> None:
    state = FetchState.from_json(plain)

    assert FetchState.from_json(state.to_json()) == state


def test_a_state_that_knows_nothing_is_nothing() -> None:
    assert FetchState().to_json() == {}


def test_a_state_is_about_one_address() -> None:
    state = FetchState("https://a.example/", etag='"1"', failures=3)

    assert state.about("https://a.example/") is state
    assert state.about("https://b.example/") == FetchState("https://b.example/")
