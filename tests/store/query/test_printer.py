"""A tree printed as a line: whatever can be asked can be written down, and means the same again."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.query import Query, parse, printed
from store.query.tree import (
    FIELDS,
    SIDES,
    SORTS,
    STATES,
    All,
    During,
    Either,
    How,
    Is,
    Node,
    Not,
    Term,
    Time,
    terms_of,
    times_of,
)
from tests.store.query.test_parser import TODAY

WORD = st.sampled_from("binance Lahore naïve 東京 e-mail 38000 a:b ’s don't who:x http://a.example/1".split())
PHRASE = st.lists(WORD, min_size=1, max_size=3).map(" ".join)
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
PLAIN = st.one_of(
    st.builds(Term, WORD.filter(lambda word: word[0] not in "'’"), st.just(How.FORGIVING), st.sampled_from(["", *FIELDS])),
    st.builds(Term, WORD.filter(lambda word: word[0].isalnum()), st.just(How.EXACT), st.sampled_from(["", *FIELDS])),
    st.builds(Term, PHRASE, st.just(How.PHRASE), st.sampled_from(["", *FIELDS])),
    st.builds(Term, PHRASE, st.just(How.START)),
    st.builds(lambda side, day, days: During(side, day, day + timedelta(days=days)), st.sampled_from(SIDES), DAYS, st.integers(0, 900)),
    st.builds(Is, st.sampled_from(STATES)),
)  # fmt: skip


def _several(nodes: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    """Return trees of other trees, in the form in which lines are read: no list in a list of its kind, none twice."""
    some = st.lists(nodes, min_size=2, max_size=4)
    return st.one_of(
        nodes.filter(lambda node: not isinstance(node, Not)).map(Not),
        some.map(lambda each: All(tuple(node for node in each if not isinstance(node, All)))),
        some.map(lambda each: Either(tuple(dict.fromkeys(node for node in each if not isinstance(node, Either))))),
    ).filter(lambda node: isinstance(node, Not) or len(node.nodes) > 1)


TREES: st.SearchStrategy[Node] = st.recursive(PLAIN, _several, max_leaves=12)


@pytest.mark.parametrize(
    ("query", "line"),
    [
        (Query(), ""),
        (Query(None, "time"), "sort:time"),
        (Query(All((Term("dam"), Either((Term("a"), Term("b")))))), "dam (a | b)"),
        (Query(Not(All((Term("a"), Term("b"))))), "!(a b)"),
        (Query(Either((All((Term("a"), Term("b"))), Term("c"))), "rank"), "a b | c sort:rank"),
        (Query(Term("New York", How.PHRASE, "place")), 'place:"New York"'),
        (Query(Term("pak", How.START)), '^"pak"'),
        (Query(During("after", date(2025, 6, 1), date(2025, 6, 30))), "after:2025-06"),
        (Query(Time("last week", date(2026, 3, 2), date(2026, 3, 8))), "last week"),
    ],
)
def test_a_query_is_printed_in_one_normal_form(query: Query, line: str) -> None:
    assert printed(query) == line


@given(TREES, st.sampled_from(["", *SORTS]))
def test_any_tree_is_read_from_the_line_it_is_printed_as(tree: Node, sort: str) -> None:
    query = Query(tree, sort)

    assert parse(printed(query), TODAY) == query


@given(TREES)
def test_what_a_story_must_not_have_is_none_of_the_terms(tree: Node) -> None:
    assert set(terms_of(Not(tree))) == set()
    assert list(times_of(tree)) == []
    assert all(isinstance(term, Term) for term in terms_of(tree))
