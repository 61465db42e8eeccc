"""Text on a line of the terminal."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style
from rich.text import Text

from store.api.search import NOTHING_MATCHED, Matched
from tui.widgets.line_text import fit, mark_terms, marked

WORDS = st.text(st.sampled_from("abc déか界 \U0001f600ا"), max_size=30)
STRONG = Style(bold=True)
PLAIN = Style()


@given(WORDS, st.integers(0, 40))
def test_a_text_takes_exactly_its_columns_whatever_its_letters(text: str, width: int) -> None:
    assert cell_len(fit(text, width)) == width


@given(WORDS)
def test_a_text_that_has_room_is_not_cut(text: str) -> None:
    assert fit(text, cell_len(text) + 3) == text + "   "


def test_what_is_cut_ends_in_an_ellipsis_without_a_space_before_it() -> None:
    assert fit("Reservoir falls to a low", 12) == "Reservoir f…"
    assert fit("Reservoir falls", 11) == "Reservoir… "
    assert fit("界界界", 4) == "界… "


def test_searched_words_are_marked_and_the_rest_stays_as_it_is() -> None:
    segments = marked("A treaty on water treaties", Matched(frozenset({"treaty"}), prefix="wat"), PLAIN, STRONG)

    assert [segment.text for segment in segments if segment.style == STRONG] == ["treaty", "water"]
    assert "".join(segment.text for segment in segments) == "A treaty on water treaties"


@given(WORDS)
def test_without_a_search_nothing_is_marked(text: str) -> None:
    assert [segment.text for segment in marked(text, NOTHING_MATCHED, PLAIN, STRONG)] == [text]


def test_words_in_a_set_text_are_marked_where_they_stand() -> None:
    text = Text("The Élan runs; elan it is")

    mark_terms(text, Matched(frozenset({"elan"})), STRONG)

    assert [text.plain[span.start : span.end] for span in text.spans] == ["Élan", "elan"]
