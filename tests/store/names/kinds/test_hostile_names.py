"""Names that nobody is called: they cost no more than others, and are not kept."""

from __future__ import annotations

import pytest

from store.names import names_in
from store.names.kinds.own_words import by_own_words
from store.names.name_kinds import NameKind, names_with_kinds
from tests.conftest import story


def test_a_name_of_thousands_of_words_is_nothing() -> None:
    endless = "Sorvik " * 4_000 + "Bank"

    assert set(by_own_words(endless, endless.lower())) == {0.0}
    assert (
        len(names_with_kinds(story("What happened", "2026-05-06", f"They met {endless} and left. It was {endless} again.")))
        < 60
    )


def test_each_word_after_the_other_may_be_a_cue() -> None:
    told = "said of, the who, at in 43, shares of " * 500

    assert names_with_kinds(story("What happened", "2026-05-06", f"They met Quandro, {told} Quandro's {told} Quandro ( {told}"))


@pytest.mark.parametrize("number", ["²", "①", "٣", "9" * 5_000, "43"])
def test_what_looks_like_a_number_may_be_no_age(number: str) -> None:
    found = names_with_kinds(story("What happened", "2026-05-06", f"They met Ada Finch, {number}, who spoke, in Vellberg."))

    assert ("Ada Finch", NameKind.PERSON) in [(name.text, kind) for name, kind in found]


def test_what_is_too_long_for_a_name_or_a_word_is_none() -> None:
    row, word = "Alpha Beta " * 2_000, "Abcdefghij" * 3_000

    assert names_in(["A title of it", row]) == []
    assert [name.text for name in names_in(["A title of it", f"They met Ada Finch {word} and Osei at {word}."])] == [
        "Ada Finch",
        "Osei",
    ]


def test_particles_without_end_keep_no_name_from_being_found() -> None:
    found = names_in(["A title of it", "They met Erik ten Hag and " + "van der " * 2_000 + "Berg."])

    assert "Erik ten Hag" in [name.text for name in found]


@pytest.mark.parametrize(("name", "weighs"), [("Petrolux SA", True), ("Sorvik SE", True), ("Mem de Sa", False)])
def test_one_list_says_what_companies_end_in(name: str, weighs: bool) -> None:
    organisation = list(NameKind).index(NameKind.ORGANISATION)

    assert (by_own_words(name, name.lower())[organisation] > 5) is weighs
