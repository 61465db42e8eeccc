"""The lists of cues and names: no word counts twice."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest

from store.names.kinds.listed import names_listed
from store.paths import seeds_folder
from store.themes.person_words import GIVEN_NAMES


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((seeds_folder() / "names" / f"{name}.toml").read_text(encoding="utf-8"))


def _lists() -> Iterator[tuple[str, str]]:
    """Yield the words that count together: of all weights of a kind at a place, or one list of a match."""
    for place, kinds in _read("cues").items():
        for kind, weights in kinds.items():
            yield f"{place}.{kind}", ",".join(weights.values()) if isinstance(weights, dict) else weights


@pytest.mark.parametrize(("where", "listed"), list(_lists()))
def test_no_cue_stands_twice_for_one_kind(where: str, listed: str) -> None:
    words = [word.strip() for word in listed.replace("\n", " ").split(",") if word.strip()]

    assert sorted(set(words)) == sorted(words), where


def test_no_town_stands_among_the_cities_as_well() -> None:
    assert not names_listed(_read("places")["towns"]) & names_listed(_read("cities")["cities"])


def test_given_names_that_themes_know_are_known_to_names() -> None:
    assert names_listed(_read("people")["given"]) >= GIVEN_NAMES - {"kumar"}
