"""Words that are asked for again and again are found out once, however many others there are."""

from __future__ import annotations

from store.names.kept import Kept


def test_a_word_that_is_asked_for_often_is_found_out_once() -> None:
    found_out: list[str] = []

    def spelled(word: str) -> str:
        found_out.append(word)
        return "-".join(word)

    kept = Kept(spelled, 20)
    for number in range(200):
        assert kept["orley"] == "o-r-l-e-y"
        assert kept[f"v{number}"] == "-".join(f"v{number}")

    assert found_out.count("orley") == 1
    assert len(kept) <= 20
