"""Completing a search line: what is offered at the cursor, and that what is offered means what it says."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.api.search import Completion
from store.query import Query, parse
from store.query.completion import Value, completions, may_complete, value_of
from store.query.cursor_spots import spot_at
from store.query.time_spans import time_of
from store.query.tree import SIDES, SORTS, All, During, Either, Is, Node, Not, Term

TODAY = date(2026, 3, 14)
THEMES = {"diplomacy": 40, "digital-finance": 38, "water": 20}
PLACES = {
    "Washington": 23,
    "New York": 10,
    "York": 4,
    "Brasília": 2,
    'The "Green" Zone': 1,
    "Cox's Bazar": 1,
    "is:land": 1,
    "—": 1,
}
SIGNS = "( ) | ! ' \" ^ : .. theme: title: place: after: on: is: sort: un ti pl so wat new 20 last".split()
PIECES = st.sampled_from([*SIGNS, *"binance june 2025 2025-06 month naïve 東京 « ’s -".split(), " ", "\n", "\x1b"])
LINES = st.one_of(st.text(), st.lists(PIECES).map("".join))


def known(field: str, _typed: str) -> Sequence[Value]:
    names = {"digital-finance": "Digital finance"}
    values: Mapping[str, int] = {"theme": THEMES, "place": PLACES}.get(field, {"cbdc": 2, "follow up": 1})
    return [value_of(text, count, names.get(text, "")) for text, count in values.items()]


def offered(line: str, cursor: int | None = None) -> Sequence[Completion]:
    return completions(line, len(line) if cursor is None else cursor, known, TODAY)


def texts(line: str, cursor: int | None = None) -> list[str]:
    return [one.text for one in offered(line, cursor)]


def taken(line: str, one: Completion) -> str:
    return line[: one.start] + one.text + line[one.end :]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("t", []),
        ("ti", ["title:"]),
        ("TI", ["title:"]),
        ("bank so", ["source:", "sort:"]),
        ("!pl", ["place:"]),
        ("(be", ["before:"]),
        ("on", ["on:"]),
        ("title", ["title:"]),
        ("binance", []),
        ("'ti", []),
        ("^ti", []),
        ('"ti', []),
        ('"ti"', []),
        ("ti ", []),
        ("title:ti", []),
        ("body:bank", []),
        ("", []),
    ],
)
def test_a_field_is_offered_once_two_letters_of_it_are_typed(line: str, names: list[str]) -> None:
    assert texts(line) == names


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("theme:", ["diplomacy", "digital-finance", "water"]),
        ("theme:di", ["diplomacy", "digital-finance"]),
        ("theme:FIN", ["digital-finance"]),
        ("theme:digital-f", ["digital-finance"]),
        ("theme:water", []),
        ("theme:xyz", []),
        ("theme:-", []),
        ("place:york", ["York", '"New York"']),
        ('place:"new', ['"New York"']),
        ('place:"New York', ['"New York"']),
        ('place:"New York"', []),
        ("place:brasi", ["Brasília"]),
        ("place:cox", ['"Cox\'s Bazar"']),
        ("place:green", ['"The Green Zone"']),
        ("place:land", ['"is:land"']),
        ("tag:f", ['"follow up"']),
        ("theme:(wat", ["water"]),
        ("theme:!wat", ["water"]),
        ("theme:(diplomacy | !wat", ["water"]),
        ("theme:(diplomacy) wat", []),
        ("title:(wat", []),
        ("theme:(ti", ["title:"]),
        ("is:", ["unread", "read", "starred", "noted", "undated"]),
        ("is:un", ["unread", "undated"]),
        ("is:read", []),
        ("sort:t", ["time"]),
    ],
)
def test_values_that_continue_what_is_typed_are_offered(line: str, values: list[str]) -> None:
    assert texts(line) == values


@pytest.mark.parametrize(
    ("line", "times"),
    [
        ("on:to", ["today"]),
        ("after:last ", []),
        ('after:"last ', ['"last week"', '"last month"', '"last year"']),
        ("after:las", ['"last week"', '"last month"', '"last year"']),
        ("on:mo", ["monday"]),
        ("on:ju", ['"june 2025"', '"july 2025"']),
        ("on:202", ["2026", "2025", "2024", "2023", "2022", "2021", "2020"]),
        ("before:2026", ["2026-03", "2026-02", "2026-01"]),
        ("before:2025-1", ["2025-12", "2025-11", "2025-10"]),
        ("before:2025-11", []),
        ("before:2027", []),
        ("on:2025-05..2025-1", ["2025-05..2025-12", "2025-05..2025-11", "2025-05..2025-10"]),
        ("on:soon", []),
    ],
)
def test_times_near_today_and_months_of_a_year_are_offered(line: str, times: list[str]) -> None:
    assert texts(line) == times


def test_a_completion_says_how_many_stories_have_it_and_what_it_replaces() -> None:
    assert list(offered("bank theme:dig x", 14)) == [Completion("digital-finance", 11, 14, "Digital finance", 38)]


def test_in_the_middle_of_a_value_all_of_it_is_replaced() -> None:
    (one,) = offered("theme:digger bank", 9)

    assert taken("theme:digger bank", one) == "theme:digital-finance bank"


def test_an_unclosed_quote_is_replaced_only_up_to_the_cursor() -> None:
    (one,) = offered('place:"new theme:water', 10)

    assert taken('place:"new theme:water', one) == 'place:"New York" theme:water'


@pytest.mark.parametrize(("line", "cursor", "after"), [
    ('theme:"wat"!x', 10, 'theme:"water"!x'),
    ('on:"toxic', 6, 'on:"today"xic'),
])  # fmt: skip
def test_a_value_in_quotes_stays_in_quotes(line: str, cursor: int, after: str) -> None:
    assert [taken(line, one) for one in offered(line, cursor)] == [after]


def test_a_word_is_not_made_a_field_from_its_middle() -> None:
    assert texts("times", 2) == []


@given(LINES, st.integers(-2, 40))
def test_any_line_and_cursor_have_an_answer(line: str, cursor: int) -> None:
    found = offered(line, cursor)

    assert len(found) <= 8
    assert may_complete(line, cursor) or not found


@given(LINES, st.integers(0, 40), st.data())
def test_a_line_with_a_completion_means_what_was_offered(line: str, cursor: int, data: st.DataObject) -> None:
    found = offered(line, cursor)
    if not found:
        return
    one = data.draw(st.sampled_from(found))

    query = parse(taken(line, one), TODAY)

    assert 0 <= one.start < cursor + 1
    assert one.end >= cursor
    spot = spot_at(line, cursor)
    plain = one.text.strip('"')
    assert spot
    if not one.text.endswith(":"):
        assert any(_stands_for(node, spot.field, plain) for node in _parts(query.tree)) or _is_a_sort(query, plain)


@given(st.sampled_from(SIDES), st.text("0123456789-. adefhijlmnorstuvwy", max_size=9))
def test_every_offered_time_is_understood(side: str, typed: str) -> None:
    for one in offered(f'{side}:"{typed}'):
        if one.text[-1] != ":":
            assert time_of(one.text.strip('"'), TODAY)


def _stands_for(node: Node, field: str, text: str) -> bool:
    if isinstance(node, During):
        return node.side == field and (node.first, node.last) == time_of(text, TODAY)
    if isinstance(node, Is):
        return field == "is" and node.state == text
    return isinstance(node, Term) and (node.field, node.text) == (field, text)


def _is_a_sort(query: Query, text: str) -> bool:
    return text in SORTS and query.sort in SORTS


def _parts(node: Node | None) -> Iterator[Node]:
    if isinstance(node, All | Either):
        for inner in node.nodes:
            yield from _parts(inner)
    elif isinstance(node, Not):
        yield from _parts(node.node)
    elif node is not None:
        yield node


@given(LINES, st.integers(-2, 40))
def test_what_stands_at_the_cursor_lies_around_it(line: str, cursor: int) -> None:
    spot = spot_at(line, cursor)
    if spot is None:
        return

    assert 0 <= spot.start <= cursor <= spot.end
    assert spot.typed in line[:cursor]
    assert spot.field or spot.bare


@given(st.lists(st.sampled_from(sorted(PLACES)), min_size=1, max_size=3), st.data())
def test_a_value_that_was_taken_is_complete(places: list[str], data: st.DataObject) -> None:
    line = f"place:{data.draw(st.sampled_from(places))[:3]}"
    for one in offered(line):
        if not one.text.endswith(":"):
            line_after = taken(line, one)
            assert one.text not in texts(line_after) or len(texts(line_after)) > 1
