"""What is understood of a story comes in two steps, and only the one whose rules changed is taken again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from store.api.views import Marks
from store.folder.deriver import Deriver
from store.folder.rule_versions import READ_BY
from store.themes.lexicon import load_lexicon
from tests.conftest import story

FLOOD = story("Flood in Derna", "2025-06-02", "Mahmoud Abbas said on 3 May 2025 that the dam on the river had burst.")


def test_a_story_is_sorted_first_and_read_for_names_and_times_later() -> None:
    deriver = Deriver(load_lexicon(Path("nowhere")))

    first = deriver.sorted_entry(FLOOD, Marks())
    later = deriver.updated(first)

    assert (first.themed, first.understood, first.names) == (deriver.sorted_by, 0, ())
    assert later == deriver.entry(FLOOD, Marks())
    assert later.understood == READ_BY
    assert later.choice == first.choice
    assert "mahmoud abbas" in later.names


def test_other_themes_choose_anew_and_read_nothing_again(tmp_path: Path) -> None:
    deriver = Deriver(load_lexicon(Path("nowhere")))
    kept = replace(deriver.entry(FLOOD, Marks()), names=("as found before",))
    theme = kept.choice.themes[0]

    (tmp_path / "themes.toml").write_text(f'[[theme]]\nkey = "{theme}"\nhidden = true\n')
    deriver.take(load_lexicon(tmp_path))
    again = deriver.updated(kept)

    assert theme not in again.choice.themes
    assert (again.names, again.said) == (kept.names, kept.said)


def test_a_story_on_which_a_rule_failed_is_tried_whole_by_other_rules() -> None:
    deriver = Deriver(load_lexicon(Path("nowhere")))
    failed = replace(deriver.without(deriver.quick_entry(FLOOD, Marks()), "a rule failed"), understood=READ_BY - 1)

    again = deriver.updated(failed)

    assert not failed.names
    assert again == deriver.entry(FLOOD, Marks())
