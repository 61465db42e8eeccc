"""Changes to the person's own themes: what they wrote stays as it is, and what can't be is refused in a sentence."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from store.api.errors import SettingsError, ThemeError
from store.themes.lexicon import load_lexicon
from store.themes.own_themes import change_theme, use_set
from store.themes.themes_toml import FILE, HEAD

MINE = """# My themes
# since spring

[[theme]]
key = "rail"       # trains
name = "Rail"
colour = "#00aa00"
[theme.for]
"night train" = 2  # the best
"""


def test_a_theme_that_comes_with_dateline_is_renamed_and_back_again(tmp_path: Path) -> None:
    renamed = change_theme(tmp_path, "water", {"name": "Rivers"})
    after = change_theme(tmp_path, "water", {"name": None})

    assert {theme.key: theme.name for theme in renamed.every}["water"] == "Rivers"
    assert renamed.fingerprint == after.fingerprint == load_lexicon(tmp_path / "none").fingerprint
    assert tomllib.loads((tmp_path / FILE).read_text()).get("theme", []) == []


def test_when_nothing_is_changed_any_more_the_file_still_takes_changes(tmp_path: Path) -> None:
    change_theme(tmp_path, "water", {"hidden": True})
    change_theme(tmp_path, "water", {"hidden": False, "into": None})
    assert (tmp_path / FILE).read_text() == HEAD + "\n"
    for _ in range(3):
        change_theme(tmp_path, "sport", {"hidden": True})
        change_theme(tmp_path, "sport", {"hidden": False, "into": None})

    assert change_theme(tmp_path, "sport", {"name": "Games"}).standing("sport") == "sport"
    assert (tmp_path / FILE).read_text() == HEAD + '\n[[theme]]\nkey = "sport"\nname = "Games"\n'


def test_what_a_person_wrote_stays_with_its_comments(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(MINE)

    change_theme(tmp_path, "rail", {"hidden": True})
    change_theme(tmp_path, "sport", {"into": "culture"})
    use_set(tmp_path, "ten")
    use_set(tmp_path, "ten")

    text = (tmp_path / FILE).read_text()
    assert text.startswith('# My themes\n# since spring\nset = "ten"\n')
    assert "# trains" in text
    assert '"night train" = 2  # the best' in text
    held = tomllib.loads(text)
    assert held["theme"][0] == {
        "key": "rail",
        "name": "Rail",
        "colour": "#00aa00",
        "hidden": True,
        "for": {"night train": 2},
    }
    assert held["theme"][1] == {"key": "sport", "into": "culture"}
    use_set(tmp_path, "newspaper")
    assert "set" not in tomllib.loads((tmp_path / FILE).read_text())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("# of water\n[[theme]]\n", 'set = "ten"\n# of water\n[[theme]]\n'),
        ("# mine\n\n# of water\n# too\n[[theme]]\n", '# mine\nset = "ten"\n\n# of water\n# too\n[[theme]]\n'),
        ("# mine\n\n# and mine\n\n[[theme]]\n", '# mine\n\n# and mine\nset = "ten"\n\n[[theme]]\n'),
        ("\n[[theme]]\n", 'set = "ten"\n\n[[theme]]\n'),
        ("# mine\n", '# mine\nset = "ten"\n'),
        ("", 'set = "ten"\n'),
    ],
)
def test_the_set_stands_before_what_is_said_of_a_theme(tmp_path: Path, before: str, after: str) -> None:
    whole = 'key = "water"\nname = "Rivers"\n' if before.endswith("]\n") else ""
    (tmp_path / FILE).write_text(before + whole)

    use_set(tmp_path, "ten")

    assert (tmp_path / FILE).read_text() == after + whole


def test_a_file_with_a_byte_order_mark_is_changed_as_any(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"\xef\xbb\xbf" + MINE.encode())

    assert change_theme(tmp_path, "rail", {"hidden": True}).standing("rail") == ""


def test_hiding_and_merging_change_what_is_in_use(tmp_path: Path) -> None:
    hidden = change_theme(tmp_path, "sport", {"hidden": True})
    merged = change_theme(tmp_path, "energy", {"into": "economy"})
    shown = change_theme(tmp_path, "sport", {"hidden": False, "into": None})

    assert [hidden.standing("sport"), merged.standing("energy"), shown.standing("sport")] == ["", "economy", "sport"]
    assert len({hidden.fingerprint, merged.fingerprint, shown.fingerprint}) == 3


def test_the_file_stays_easy_to_read(tmp_path: Path) -> None:
    for key in ("sport", "water"):
        change_theme(tmp_path, key, {"hidden": True})
    change_theme(tmp_path, "culture", {"colour": "#aa00aa"})
    change_theme(tmp_path, "water", {"hidden": False, "into": None})

    text = (tmp_path / FILE).read_text()
    assert text.endswith(
        'speak against it.\n\n[[theme]]\nkey = "sport"\nhidden = true\n\n[[theme]]\nkey = "culture"\ncolour = "#aa00aa"\n'
    )


def test_a_theme_outside_of_the_small_set_is_used_all_the_same(tmp_path: Path) -> None:
    use_set(tmp_path, "ten")

    used = change_theme(tmp_path, "sport", {"hidden": False})

    assert (used.standing("sport"), used.standing("culture")) == ("sport", "")


@pytest.mark.parametrize(
    ("key", "changes", "says"),
    [
        ("nosuch", {"hidden": True}, "there is no theme “nosuch”"),
        ("other", {"hidden": True}, "can't be hidden"),
        ("water", {"name": " \u202e"}, "needs a name"),
        ("water", {"name": "economy"}, "a theme “Economy” already"),
        ("water", {"name": "Sport"}, "“Sport” is the key of the theme “Games”"),
        ("water", {"into": "water"}, "into itself"),
        ("economy", {"into": "energy"}, "into itself"),
        ("water", {"into": "other"}, "in use to merge it into"),
        ("water", {"into": "nosuch"}, "in use to merge it into"),
        ("water", {"colour": "red"}, "“red” is no colour such as #7fa7cf"),
    ],
)
def test_what_can_not_be_is_refused_and_changes_nothing(
    tmp_path: Path, key: str, changes: dict[str, str | bool | None], says: str
) -> None:
    change_theme(tmp_path, "energy", {"into": "economy"})
    change_theme(tmp_path, "sport", {"name": "Games"})
    before = (tmp_path / FILE).read_text()

    with pytest.raises((ThemeError, SettingsError)) as refused:
        change_theme(tmp_path, key, changes)

    assert says in str(refused.value)
    assert (tmp_path / FILE).read_text() == before


@pytest.mark.parametrize("text", ["[[theme]\n", '[theme]\nkey = "x"\n'])
def test_a_file_in_another_form_is_left_alone(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text)

    with pytest.raises(SettingsError, match=FILE):
        change_theme(tmp_path, "water", {"hidden": True})

    assert (tmp_path / FILE).read_text() == text


def test_a_set_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ThemeError, match="no set “most”"):
        use_set(tmp_path, "most")
    (tmp_path / FILE).write_text('set = "most"\n')
    with pytest.raises(SettingsError, match="newspaper"):
        load_lexicon(tmp_path)
