"""Where sentences end, and where they do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.dates.lexer.sentences import ends_sentence, sentences_of
from store.dates.lexer.tokenizer import read


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, each once, by asking for every word."""
    tokens = read(text)
    split = sentences_of(tokens)
    spans = [split.around(index, index + 1) for index in range(len(tokens.classes))]
    return list(dict.fromkeys(text[begin:end].strip() for begin, end in spans))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rain fell. It stopped.", ["Rain fell.", "It stopped."]),
        ("Did it rain? It did! Good.", ["Did it rain?", "It did!", "Good."]),
        ("Gen. J. Smith spoke. He left.", ["Gen. J. Smith spoke.", "He left."]),
        ("It was in Jan. of that year. It ended.", ["It was in Jan. of that year.", "It ended."]),
        ("It was in June. It ended.", ["It was in June.", "It ended."]),
        ("It was in August. It ended.", ["It was in August.", "It ended."]),
        ("They met at 5 p.m. They left.", ["They met at 5 p.m. They left."]),
        ("He said: “Go.” They went.", ["He said: “Go.", "” They went."]),
        ("A head\n\nA line", ["A head", "A line"]),
        ("Wait... what?", ["Wait...", "what?"]),
        ("(It rained.) It stopped.", ["(It rained.)", "It stopped."]),
        ("no end", ["no end"]),
    ],
)
def test_a_text_is_cut_into_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("Gen.", False),
        ("J.", False),
        ("Sept.", False),
        ("May.", False),
        ("June.", True),
        ("July.", True),
        ("March.", False),
        ("fell.", True),
    ],
)
def test_a_dot_ends_a_sentence_unless_it_shortens(text: str, ends: bool) -> None:
    tokens = read(text)

    assert ends_sentence(tokens, len(tokens.classes) - 1) is ends


def test_what_runs_over_two_sentences_has_both() -> None:
    tokens = read("Rain fell. It stopped. Good.")
    split = sentences_of(tokens)

    assert split.around(1, 4) == (0, 22)
    assert split.around(0, 1) == (0, 10)


@given(st.text("aA. \n?!JMay.5\"'", max_size=60))
def test_every_word_stands_in_its_sentence(text: str) -> None:
    tokens = read(text)
    split = sentences_of(tokens)

    for index in range(len(tokens.classes)):
        start, end = tokens.span(index)
        first, last = split.around(index, index + 1)
        assert first <= start < end <= max(last, end)
        assert split.around(index, index + 1) == (first, last)
