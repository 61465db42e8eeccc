"""A line cut into signs and texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.query.lexer import NAMED, QUOTES, Kind, Token, named, placed, read
from store.query.tree import How
from tests.store.query.test_parser import LINES


@pytest.mark.parametrize(
    ("line", "tokens"),
    [
        ("a|!b", [Token(Kind.TEXT, "a"), Token(Kind.OR), Token(Kind.NOT), Token(Kind.TEXT, "b")]),
        ("(a)", [Token(Kind.OPEN), Token(Kind.TEXT, "a"), Token(Kind.CLOSE)]),
        ("TITLE:a", [Token(Kind.TEXT, "a", field="title")]),
        ("title:(a", [Token(Kind.TEXT, "", field="title"), Token(Kind.OPEN), Token(Kind.TEXT, "a")]),
        ("„a  b“c", [Token(Kind.TEXT, "a b", How.PHRASE), Token(Kind.TEXT, "c")]),
        ('place:"New York', [Token(Kind.TEXT, "New York", How.PHRASE, "place")]),
        ("’tis 'it", [Token(Kind.TEXT, "tis", How.EXACT), Token(Kind.TEXT, "it", How.EXACT)]),
        ("title:^Pak", [Token(Kind.TEXT, "Pak", How.START)]),
        ("body:^Pak", [Token(Kind.TEXT, "^Pak", field="body")]),
        ("e-mail don't", [Token(Kind.TEXT, "e-mail"), Token(Kind.TEXT, "don't")]),
        ("who:a", [Token(Kind.TEXT, "who:a")]),
    ],
)
def test_signs_part_a_line_and_belong_to_texts(line: str, tokens: list[Token]) -> None:
    assert read(line) == tokens


@pytest.mark.parametrize("name", NAMED)
@pytest.mark.parametrize("quote", QUOTES)
def test_every_name_may_stand_before_any_quote(name: str, quote: str) -> None:
    assert read(f"{name.upper()}:{quote}a b{quote}") == [Token(Kind.TEXT, "a b", How.PHRASE, name)]


def test_of_several_names_the_last_one_counts() -> None:
    assert named("title:place:Oslo", 0) == ("place", 12)
    assert named("Oslo", 0) == ("", 0)


@given(LINES)
def test_pieces_lie_side_by_side_and_only_white_space_between_them(line: str) -> None:
    pieces = list(placed(line))
    begins, ends = [start for _, start, _ in pieces], [end for _, _, end in pieces]

    assert all(start < end for start, end in zip(begins, ends, strict=True))
    assert all(end <= start for end, start in zip(ends, begins[1:], strict=False))
    assert all(not line[end:start].strip() for end, start in zip([0, *ends], [*begins, len(line)], strict=True))
    assert read(line) == [token for token, _, _ in pieces]


@given(st.lists(st.sampled_from(["a", "bank", "e-mail", "(", ")", "|", "!"]), max_size=9))
def test_how_much_white_space_parts_two_pieces_does_not_matter(parts: list[str]) -> None:
    assert read(" ".join(parts)) == read("\n  ".join(["", *parts, ""]))
