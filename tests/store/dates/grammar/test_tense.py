"""Which way a sentence leans around its date."""

from __future__ import annotations

import pytest

from store.dates import Side
from store.dates.grammar.tense import tense_side
from store.dates.lexer.tokenizer import read


def side_of_friday(text: str) -> Side:
    """Return the side that the words around the one Friday of a text lean to."""
    tokens = read(text)
    words = tokens.words(0, len(tokens.classes))
    at = words.index("friday")
    return tense_side(tokens, at, at + 1)


@pytest.mark.parametrize(
    "text",
    [
        "They met on Friday.",
        "He said on Friday that they will meet.",
        "She has come Friday.",
        "The bill was passed Friday.",
        "It ended Friday.",
        "They have not spoken since Friday.",
        "He had been due to leave on Friday.",
        "The match, previously scheduled for Friday, was off.",
        "The deal agreed on Friday will hold.",
        "On Friday they met.",
        "On Friday the deal was signed.",
        "Rain fell. On Friday it stopped.",
        "They didn’t meet on Friday.",
    ],
)
def test_what_was_leans_to_the_past(text: str) -> None:
    assert side_of_friday(text) is Side.PAST


@pytest.mark.parametrize(
    "text",
    [
        "They will meet on Friday.",
        "They'll meet on Friday, won't they?",
        "The bill is to be published on Friday.",
        "They are to meet on Friday.",
        "A vote is set for Friday.",
        "A vote is due on Friday.",
        "A vote is expected Friday.",
        "They plan to vote on Friday.",
        "They planned a vote for Friday.",
        "They may vote on Friday.",
        "The coming Friday brings rain.",
        "On Friday they will meet.",
        "The envoy has called an election for Friday.",
        "The show opens on Friday.",
        "It must be paid by Friday.",
        "Rent by Friday",
        "It may come as early as Friday.",
        "He hopes to land on Friday.",
        "Bills will be paid Friday.",
    ],
)
def test_what_is_promised_leans_to_the_future(text: str) -> None:
    assert side_of_friday(text) is Side.FUTURE


@pytest.mark.parametrize(
    "text",
    [
        "Friday",
        "The Friday market",
        "Rain on Friday.",
        "They meet on Friday.",
        "It rained.\n\nFriday fair.",
        "They will meet. Friday fair.",
        "they would look into that long and winding river by the old red mill Friday market",
    ],
)
def test_without_a_verb_that_tells_it_leans_to_neither(text: str) -> None:
    assert side_of_friday(text) is Side.NONE


def test_the_nearest_word_decides() -> None:
    assert side_of_friday("They will meet, he said on Friday.") is Side.PAST
    assert side_of_friday("He said they will meet on Friday.") is Side.FUTURE


def test_a_word_far_away_decides_nothing() -> None:
    far = " ".join(["stone"] * 14)

    assert side_of_friday(f"They met {far} Friday {far} will.") is Side.NONE


def test_an_initial_ends_no_sentence() -> None:
    assert side_of_friday("They told Gen. J. Smith on Friday.") is Side.PAST
