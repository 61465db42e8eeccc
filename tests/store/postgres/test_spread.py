"""Whether PostgreSQL is to find stories by their words, or to meet them in time: from how many have the words."""

from __future__ import annotations

from collections.abc import Iterable

from store.engine.terms import EVERYTHING, Begins, Between, Clause, Combined, Has, HasAny, SideBySide, Worth, any_of, both
from store.postgres.query_compiler import QueryCompiler
from store.postgres.ranking import Known
from store.postgres.spread import is_sparse

_KNOWN = {("body", "the"): 900_000, ("body", "dam"): 40, ("title", "dam"): 10, ("body", "water"): 60_000}
_DAM = any_of([Worth(Has("title", "dam"), 4.0), Has("body", "dam")])


class _Words:
    """Knows how many stories have some words, and some beginnings of words."""

    def frequencies(self, words: Iterable[tuple[str, str]]) -> Known:
        return {word: _KNOWN[word] for word in words}

    def beginnings(self, beginnings: Iterable[tuple[str, str]]) -> Known:
        return {one: sum(number for word, number in _KNOWN.items() if word[1].startswith(one[1])) for one in beginnings}


def sparse(query: Clause, limit: int = 60) -> bool:
    """Return whether what a query finds lies sparse among a million stories."""
    return is_sparse(query, limit, 1_000_000, _Words())


def test_pages_ask_for_no_words() -> None:
    assert not sparse(EVERYTHING)
    assert not sparse(both(HasAny("theme", ["water"]), Between("at", 5, None)))


def test_a_rare_word_is_found_and_a_common_one_met() -> None:
    assert sparse(_DAM)
    assert not sparse(Has("body", "the"))
    assert not sparse(both(Has("body", "the"), Between("at", 5, None)))


def test_the_rarest_of_words_that_must_all_be_there_tells() -> None:
    assert sparse(both(Has("body", "the"), _DAM))
    assert sparse(SideBySide("body", ["the", "dam"]))
    assert not sparse(Combined(some=[Has("body", "the"), _DAM]))


def test_how_many_are_wanted_tells_too() -> None:
    assert not sparse(Has("body", "water"), 60)
    assert sparse(Has("body", "water"), 3_000)


def test_the_words_that_begin_so_tell_too() -> None:
    assert sparse(Begins("body", "da"))
    assert sparse(both(Has("body", "the"), Begins("body", "da")))
    assert not sparse(both(Has("body", "the"), Begins("body", "wat")))


def test_words_of_which_it_is_not_known_how_many_have_them_are_found() -> None:
    assert sparse(both(Has("body", "the"), Begins("key", "wat")))


def test_only_what_is_asked_of_words_is_written_otherwise_where_stories_are_met() -> None:
    found = QueryCompiler(lambda _field, _word, _letters: [], lambda _field, _letters: [])
    met = QueryCompiler(found.near, found.begun, met=True)
    page = both(HasAny("theme", ["water"]), Between("at", 5, None))

    assert met.condition(page) == found.condition(page)
    assert met.condition(both(Has("body", "the"), page)) != found.condition(both(Has("body", "the"), page))


def test_a_common_word_within_some_months_is_found_by_both() -> None:
    there = Between("day", 739_000, 739_100)
    assert sparse(both(Has("body", "the"), there))
    assert not sparse(both(Has("body", "the"), Between("day", 600_000, 739_100)))
    assert not sparse(there)
    condition = QueryCompiler(lambda _field, _word, _letters: [], lambda _field, _letters: []).condition(
        both(Has("body", "the"), there)
    )
    assert "y24291" in str(condition.values[0])
