"""The person's own themes: followed as they change on disk, and added to without losing any."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as some

from store.api.themes import Theme
from store.themes.lexicon import ThemeLexicon, load_lexicon
from store.themes.own_themes import OwnThemes, add_theme
from store.themes.themes_toml import FILE
from tests.conftest import examples
from tests.store.killing import killed_at


def nothing(lexicon: ThemeLexicon, theme: Theme) -> None:
    """Note nothing of a theme."""


def harbours(lexicon: ThemeLexicon, theme: Theme) -> Mapping[str, float]:
    """Return the words of a theme."""
    return {"harbour": 2.0, "quay*": 1.5}


def names(config: Path) -> list[str]:
    """Return the names of the person's own themes."""
    known = {theme.key for theme in load_lexicon(config / "nowhere").themes}
    return [theme.name for theme in load_lexicon(config).themes if theme.key not in known]


def test_a_change_on_disk_is_taken_in_once(tmp_path: Path) -> None:
    own = OwnThemes(tmp_path)
    first = own.lexicon
    assert own.follow() == (first, "")

    add_theme(tmp_path, "Sea", harbours, nothing)

    lexicon, notice = own.follow()
    assert "Sea" in [theme.name for theme in lexicon.themes]
    assert notice == ""
    assert own.follow()[0] is lexicon


def test_a_wrong_file_is_told_once_and_changes_nothing(tmp_path: Path) -> None:
    add_theme(tmp_path, "Sea", harbours, nothing)
    own = OwnThemes(tmp_path)
    before = own.lexicon
    whole = (tmp_path / FILE).read_text()

    (tmp_path / FILE).write_text(whole + "[[theme]\n")
    told = [own.follow() for _ in range(2)]
    (tmp_path / FILE).write_text(whole + "# mended\n")

    assert [lexicon for lexicon, _ in told] == [before, before]
    assert ["until then the themes stay" in notice for _, notice in told] == [True, False]
    lexicon, notice = own.follow()
    assert (lexicon.themes, notice) == (before.themes, "")


def test_a_file_touched_without_a_change_keeps_the_lexicon(tmp_path: Path) -> None:
    add_theme(tmp_path, "Sea", harbours, nothing)
    own = OwnThemes(tmp_path)
    before = own.lexicon

    (tmp_path / FILE).touch()

    assert own.follow()[0] is before


def test_themes_get_colours_of_their_own_while_there_are_any(tmp_path: Path) -> None:
    for number in range(6):
        add_theme(tmp_path, f"Theme {number}", harbours, nothing)

    colours = [theme.colour for theme in load_lexicon(tmp_path).themes]
    assert len(set(colours)) == len(colours)


def test_what_is_noted_before_sees_the_lexicon_as_it_will_be(tmp_path: Path) -> None:
    seen: list[tuple[bool, list[str]]] = []

    def note(lexicon: ThemeLexicon, theme: Theme) -> None:
        seen.append((theme in lexicon.themes, names(tmp_path)))

    made, theme = add_theme(tmp_path, "Sea", harbours, note)

    assert seen == [(True, [])]
    assert names(tmp_path) == ["Sea"]
    assert made.weights("en")[theme.key] == {"harbour": 2.0, "quay*": 1.5}


@settings(max_examples=examples(5))
@given(some.lists(some.integers(0, 30), min_size=1, max_size=5))
def test_a_kill_while_themes_are_made_loses_none(moments: list[int]) -> None:
    with TemporaryDirectory() as folder:
        config, before = Path(folder), list[str]()
        for number, moment in enumerate(moments):
            name = f"Theme {number}"
            died = killed_at(moment, lambda name=name: add_theme(config, name, harbours, nothing))  # type: ignore[misc]

            now = names(config)
            assert now in (before, [*before, name])
            assert died or now == [*before, name]
            before = now
