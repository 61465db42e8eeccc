"""How alike texts are, by themselves and by their neighbours."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from store.related.text_collection import likeness_of_texts

DAM = "Engineers in Tarvos drained the reservoir behind the Melm dam after cracks were seen in its wall."
DAM_TALKS = "Tarvos and Vellberg will talk about the Melm dam, whose reservoir feeds both, the water ministry said."
FARMERS = "Farmers below the reservoir fear for their rice: the water ministry of Vellberg promised them seed."
CHESS = "A girl of eleven beat the chess champion of Oslo with a sacrifice of both rooks."


def test_texts_on_one_matter_are_alike_and_others_are_not() -> None:
    likeness = likeness_of_texts([DAM, DAM_TALKS, CHESS])

    assert likeness.between(0, 1) > 0.4
    assert likeness.between(0, 2) == 0.0
    assert likeness.between(0, 0) > 0.99


def test_what_the_neighbours_say_brings_two_texts_of_one_matter_nearer() -> None:
    alone = likeness_of_texts([DAM, FARMERS, CHESS])
    among = likeness_of_texts([DAM, FARMERS, CHESS], background=[DAM_TALKS])

    assert among.plainly(0, 1) < among.plainly(0, 3)
    assert among.between(0, 1) > alone.between(0, 1)


def test_names_join_across_spellings() -> None:
    likeness = likeness_of_texts(
        ["The envoy Sergei Bogdanovskiy spoke.", "They waited for Bogdanovsky.", "It rained for days.", CHESS],
    )

    assert likeness.between(0, 1) > likeness.between(0, 2)


def test_the_order_of_two_texts_does_not_matter() -> None:
    likeness = likeness_of_texts([DAM, DAM_TALKS, FARMERS, CHESS])

    for one in range(4):
        for other in range(4):
            assert abs(likeness.between(one, other) - likeness.between(other, one)) < 1e-9


def test_a_text_of_any_length_is_compared() -> None:
    assert likeness_of_texts(["tariff " * 50_000, "A tariff on steel."]).between(0, 1) > 0


@given(st.lists(st.text(max_size=120), min_size=1, max_size=6))
def test_any_texts_are_alike_by_something_from_0_to_1(texts: list[str]) -> None:
    likeness = likeness_of_texts(texts)

    assert all(0 <= likeness.between(one, other) <= 1 for one in range(len(texts)) for other in range(len(texts)))
