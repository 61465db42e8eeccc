"""Five hundred sentences, each with the dates that stand in it: the table is `hard_cases.txt`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from store.dates import DateMention, Kind, find_dates

PUBLISHED = date(2025, 6, 11)
"""A Wednesday."""
CASES = [
    tuple(part.strip() for part in line.rsplit("|", 1))
    for line in (Path(__file__).parent / "hard_cases.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def told(mention: DateMention) -> str:
    """Return a mention as the table writes it."""
    bend = f" {mention.mod}" if mention.mod else ""
    through = f" to {mention.through}" if mention.through else ""
    led_to = f" ({mention.first})" if mention.kind is Kind.DURATION and mention.first else ""
    return f"{mention.text} = {mention.value}{bend}{through}{led_to}"


@pytest.mark.parametrize(("sentence", "expected"), CASES)
def test_a_sentence_has_these_dates(sentence: str, expected: str) -> None:
    assert ("; ".join(map(told, find_dates(sentence, PUBLISHED))) or "–") == expected


def test_the_table_is_long_enough() -> None:
    assert len(CASES) >= 500
