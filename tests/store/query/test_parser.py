"""The search language: what a line means, how it is printed, what is said of it."""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.query import Query, described, parse, printed
from store.query.tree import All, During, Either, How, Is, Not, Term, Time

TODAY = date(2026, 3, 14)
SIGNS = "( ) | ! ' \" ^ : .. theme: title: after: on: is: sort: unread time".split()
PIECES = st.sampled_from([*SIGNS, *"binance june 2025 2025-06 last month naïve 東京 « ’s -".split(), " ", "\n", "\x1b"])
LINES = st.one_of(st.text(), st.lists(PIECES).map("".join))


def asked(line: str) -> Query:
    return parse(line, TODAY)


def names(text: str) -> Sequence[str]:
    themes = ["Digital finance", "Diplomacy", "Water"]
    return [name for name in themes if name.lower().replace(" ", "-").startswith(text.lower())]


@pytest.mark.parametrize(
    ("line", "tree"),
    [
        ("binance", Term("binance")),
        ("binance lahore", All((Term("binance"), Term("lahore")))),
        ("'exact", Term("exact", How.EXACT)),
        ('"a phrase"', Term("a phrase", How.PHRASE)),
        ('"unfinished phrase', Term("unfinished phrase", How.PHRASE)),
        ("^pakistan", Term("pakistan", How.START)),
        ('^"pakistan takes', Term("pakistan takes", How.START)),
        ("!cricket", Not(Term("cricket"))),
        ("!!cricket", Term("cricket")),
        ("a | b", Either((Term("a"), Term("b")))),
        ("a b | c", Either((All((Term("a"), Term("b"))), Term("c")))),
        ("a (b | c)", All((Term("a"), Either((Term("b"), Term("c")))))),
        ("(a", Term("a")),
        ("a)", Term("a")),
        ("() | !", None),
        ("title:record", Term("record", field="title")),
        ('place:"New York"', Term("New York", How.PHRASE, "place")),
        ("Theme:dig", Term("dig", field="theme")),
        ("person:'bhutto", Term("bhutto", How.EXACT, "person")),
        ("title:(a | b)", Either((Term("a", field="title"), Term("b", field="title")))),
        ("title:!record", Not(Term("record", field="title"))),
        ("title:(a body:b) c", All((Term("a", field="title"), Term("b", field="body"), Term("c")))),
        ("after:theme:water", Term("water", field="theme")),
        ("tag:follow-up", Term("follow-up", field="tag")),
        ("is:unr", Is("unread")),
        ("is:un", Term("un")),
        ("is:gone", Term("gone")),
        ("theme:", None),
        ("http://example.org/a", Term("http://example.org/a")),
        ("on:2025", During("on", date(2025, 1, 1), date(2025, 12, 31))),
        ("after:2025-06", During("after", date(2025, 6, 1), date(2025, 6, 30))),
        ("before:june 2025", During("before", date(2025, 6, 1), date(2025, 6, 30))),
        ("on:last month", During("on", date(2026, 2, 1), date(2026, 2, 28))),
        ('on:"last month"', During("on", date(2026, 2, 1), date(2026, 2, 28))),
        ("on:2025-05..2025-07", During("on", date(2025, 5, 1), date(2025, 7, 31))),
        ("on:june 2025..july 2025", During("on", date(2025, 6, 1), date(2025, 7, 31))),
        ("after:3 months ago bank", All((During("after", date(2025, 12, 1), date(2025, 12, 31)), Term("bank")))),
        ("on:soon", Term("soon")),
        ("on:99999", Term("99999")),
        ("may 2025", Time("may 2025", date(2025, 5, 1), date(2025, 5, 31))),
        ("june 3, 2025", Time("june 3, 2025", date(2025, 6, 3), date(2025, 6, 3))),
        ("june", Time("june", date(2025, 6, 1), date(2025, 6, 30))),
        ("flood last week dam", All((Term("flood"), Time("last week", date(2026, 3, 2), date(2026, 3, 8)), Term("dam")))),
        ("(flood | may 2025)", Either((Term("flood"), Time("may 2025", date(2025, 5, 1), date(2025, 5, 31))))),
        ("2015 tickets", All((Time("2015", date(2015, 1, 1), date(2015, 12, 31)), Term("tickets")))),
        ("may", Term("may")),
        ("march", Term("march")),
        ("sun", Term("sun")),
        ("38000", Term("38000")),
        ("!june", Not(Term("june"))),
        ('"may 2025"', Term("may 2025", How.PHRASE)),
        ("title:(may 2025)", All((Term("may", field="title"), Term("2025", field="title")))),
        ("", None),
        ("   ", None),
        ("—", None),
    ],
)
def test_a_line_means_what_it_says(line: str, tree: object) -> None:
    assert asked(line).tree == tree


def test_the_order_can_be_asked_for_anywhere() -> None:
    assert asked("sort:time bank") == Query(Term("bank"), "time")
    assert asked("bank sort:r") == Query(Term("bank"), "rank")


def test_only_a_word_at_the_very_end_is_unfinished() -> None:
    assert asked("bank rem").unfinished == Term("rem")
    assert asked("bank rem ").unfinished is None
    assert asked("bank is:read").unfinished is None
    assert asked("(bank rem)").unfinished is None
    assert asked("place:isl").unfinished == Term("isl", field="place")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("binance theme:dig after:2025-09-01", "≈ binance, theme digital finance, after 1 Sep 2025"),
        ("binance lahore is:unread", "≈ binance lahore, unread"),
        ("theme:di", "theme digital finance or diplomacy"),
        ("theme:xyz", "xyz"),
        ('\'bank !"central bank"', "exactly bank, not “central bank”"),
        ("a | b c", "≈ a or (b c)"),
        ("^pak place:isl", "≈ title begins pak, place isl"),
        ("on:2025-05..2025-07 sort:time", "1 May 2025 – 31 Jul 2025, by time"),
        ("after:june 2025", "after Jun 2025"),
        ("on:2025-05..", "since 1 May 2025"),
        ("", ""),
    ],
)
def test_what_was_understood_is_said_in_a_few_words(line: str, says: str) -> None:
    assert described(asked(line), names) == says


@given(LINES)
def test_any_text_can_be_searched_and_said(line: str) -> None:
    described(asked(line), names)


@given(LINES)
def test_a_printed_query_means_the_same(line: str) -> None:
    query = asked(line)

    assert asked(printed(query)) == query


def test_brackets_without_end_are_read() -> None:
    assert asked("(" * 1_900 + "a").tree == Term("a")
    assert asked("!" * 1_999 + "a").tree == Not(Term("a"))
    assert asked("title:!" * 280 + "a").tree == Term("a", field="title")
    assert asked("on:" * 650 + "a").tree == Term("a")
