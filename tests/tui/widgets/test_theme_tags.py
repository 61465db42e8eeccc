"""Tags of themes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from store.api.themes import Theme
from tui.widgets.theme_tags import TAG_WIDTH, theme_tags


def themes(*names: str) -> list[Theme]:
    """Return themes with some names, by which they are known."""
    return [Theme(f"{nth} {name}", name, "#3366cc") for nth, name in enumerate(names)]


def test_a_tag_is_how_the_name_begins() -> None:
    assert list(theme_tags(themes("Diplomacy", "Digital finance", "پانی")).values()) == ["DIP", "DIG", "پان"]


def test_themes_that_begin_alike_are_told_apart() -> None:
    assert list(theme_tags(themes("Science", "Sciences of man", "Sci")).values()) == ["SCI", "SCE", "S2"]


@given(st.lists(st.text(st.sampled_from("abcé界\U0001f600ا -"), max_size=6), max_size=12))
def test_no_two_themes_have_the_same_tag_and_all_fit(names: list[str]) -> None:
    tags = theme_tags(themes(*names))

    assert len(set(tags.values())) == len(names)
    assert all(0 < cell_len(tag) <= TAG_WIDTH for tag in tags.values())
