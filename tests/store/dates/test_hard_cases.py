"""Five hundred sentences, each with the dates that stand in it: the table is `hard_cases.txt`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.dates.tagging import told_in

CASES = [
    tuple(part.strip() for part in line.rsplit("|", 1))
    for line in (Path(__file__).parent / "hard_cases.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("sentence", "expected"), CASES)
def test_a_sentence_has_these_dates(sentence: str, expected: str) -> None:
    assert told_in(sentence) == expected


def test_the_table_is_long_enough() -> None:
    assert len(CASES) >= 500
