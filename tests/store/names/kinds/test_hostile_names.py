"""Names that nobody is called: they cost no more than others, and are not kept."""

from __future__ import annotations

from store.names.kinds.own_words import by_own_words
from store.names.name_kinds import names_with_kinds
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
