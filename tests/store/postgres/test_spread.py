"""Whether PostgreSQL is to find stories by their words, or to meet them in time: from how many have the words."""

from __future__ import annotations

from store.engine.terms import EVERYTHING, Begins, Between, Clause, Combined, Has, HasAny, SideBySide, Worth, any_of, both
from store.postgres.spread import Spread, spread

_KNOWN = {("body", "the"): 900_000, ("body", "dam"): 40, ("title", "dam"): 10, ("body", "water"): 60_000}
_DAM = any_of([Worth(Has("title", "dam"), 4.0), Has("body", "dam")])


def lie(query: Clause, limit: int = 60) -> Spread:
    """Return how what a query finds lies among a million stories."""
    return spread(query, limit, 1_000_000, lambda words: {word: _KNOWN[word] for word in words})


def test_pages_ask_for_no_words() -> None:
    assert lie(EVERYTHING) == "wordless"
    assert lie(both(HasAny("theme", ["water"]), Between("at", 5, None))) == "wordless"


def test_a_rare_word_is_found_and_a_common_one_met() -> None:
    assert lie(_DAM) == "sparse"
    assert lie(Has("body", "the")) == "dense"
    assert lie(both(Has("body", "the"), Between("at", 5, None))) == "dense"


def test_the_rarest_of_words_that_must_all_be_there_tells() -> None:
    assert lie(both(Has("body", "the"), _DAM)) == "sparse"
    assert lie(SideBySide("body", ["the", "dam"])) == "sparse"
    assert lie(Combined(some=[Has("body", "the"), _DAM])) == "dense"


def test_how_many_are_wanted_tells_too() -> None:
    assert lie(Has("body", "water"), 60) == "dense"
    assert lie(Has("body", "water"), 3_000) == "sparse"


def test_words_of_which_it_is_not_known_how_many_have_them_are_found() -> None:
    assert lie(Begins("body", "da")) == "sparse"
    assert lie(both(Has("body", "the"), Begins("body", "da"))) == "dense"
