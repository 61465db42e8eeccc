"""Themes that a person makes from stories: written to their own file, and stories sorted by them."""

from __future__ import annotations

import threading
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.api.errors import DatelineError, SettingsError, ThemeError
from store.api.views import Marks, Selection
from store.folder.archive import FolderArchive
from store.paths import Paths
from store.themes.lexicon import load_lexicon
from store.themes.theme_names import theme_named
from store.themes.themes_toml import table_of
from tests.conftest import Archives, all_rows, story
from tests.store.folder import test_learning
from tests.store.folder.test_learning import HARBOURS, cable, correct, other, settle, themes

archive = test_learning.archive
LEXICON = load_lexicon(Path("/nowhere"))
CABLES = Selection(words="submarine cable ")


def own_file() -> Path:
    return Paths.find().config / "themes.toml"


def test_a_theme_made_from_a_search_takes_its_stories_old_and_new(archive: FolderArchive) -> None:
    made = archive.themes.make("Sea cables", CABLES)
    settle(archive)
    archive.add([cable("Aden", 20), other("Pisa", 20)])

    assert (made.key, made.name) == ("sea-cables", "Sea cables")
    assert "cabl" in " ".join(made.words)
    assert themes(archive, "Submarine") == ["sea-cables"] * 9
    assert themes(archive, "School") == ["technology"] * 13
    assert [theme.name for theme in archive.themes.all()][-2:] == ["Sea cables", "Other"]
    assert archive.search.find(Selection(words="theme:sea-cables ")).total == 9


def test_a_theme_made_from_some_stories_takes_those_like_them(archive: FolderArchive) -> None:
    archive.themes.make("Sea cables", [cable(harbour, 1).id for harbour in HARBOURS[:5]])
    settle(archive)

    assert themes(archive, "Submarine") == ["sea-cables"] * 8
    assert themes(archive, "School") == ["technology"] * 12


def test_its_words_can_be_read_in_the_person_s_own_file(archive: FolderArchive) -> None:
    own_file().parent.mkdir()
    own_file().write_text('# mine\n[[theme]]\nkey = "music"\nname = "Music"\ncolour = "#aa00aa"\nfor = { opera = 3 } # loud')

    archive.themes.make('The "deep" \\ sea', CABLES)

    text = own_file().read_text()
    assert text.startswith('# mine\n[[theme]]\nkey = "music"')
    assert "# loud" in text
    assert 'name = "The \\"deep\\" \\\\ sea"' in text
    assert '"amber express" = 3' in text
    assert 'The "deep" \\ sea' in [theme.name for theme in load_lexicon(own_file().parent).themes]


def test_only_stories_with_its_words_are_looked_at_again(archive: FolderArchive, open_folder: Archives) -> None:
    archive.themes.make("Sea cables", CABLES)

    assert archive.refresh().pending == 1
    assert open_folder().refresh().pending == 1
    archive.understand()
    assert open_folder().refresh().pending == 0


def test_a_theme_edited_by_hand_sorts_all_stories_anew(archive: FolderArchive, open_folder: Archives) -> None:
    own_file().parent.mkdir()
    own_file().write_text('[[theme]]\nkey = "schools"\nname = "Schools"\ncolour = "#aa00aa"\nfor = { pupils = 9, school = 9 }')

    assert archive.refresh().changed
    assert archive.refresh().pending == 20
    settle(archive)

    assert themes(archive, "School") == ["schools"] * 12


def test_a_file_that_is_being_edited_leaves_the_themes_as_they_were(archive: FolderArchive) -> None:
    own_file().parent.mkdir()
    own_file().write_text("[[theme]\n")

    change = archive.refresh()

    assert any("not TOML" in notice for notice in change.notices)
    assert not archive.refresh().notices
    assert themes(archive, "School") == ["technology"] * 12
    with pytest.raises(SettingsError, match=r"themes\.toml"):
        archive.themes.make("Sea cables", CABLES)


def test_another_open_archive_follows(archive: FolderArchive, open_folder: Archives) -> None:
    beside = open_folder()
    beside.refresh()

    archive.themes.make("Sea cables", CABLES)
    settle(archive)

    assert beside.refresh().changed
    assert "Sea cables" in [theme.name for theme in beside.themes.all()]
    assert themes(beside, "Submarine") == ["sea-cables"] * 8
    assert beside.refresh().pending == 0


def test_corrections_go_on_teaching_after_a_theme_was_made(archive: FolderArchive) -> None:
    archive.themes.make("Sea cables", CABLES)
    settle(archive)

    correct(archive, HARBOURS[:4])

    assert themes(archive, "Submarine") == ["economy"] * 8


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("", "needs a name"),
        (" \x1b\n ", "needs a name"),
        ("water", "“Water” already"),
        ("WÄTER", "“Water” already"),
        ("Digital-Finance!", "“Digital finance” already"),
        ("x" * 41, "at most 40"),
    ],
)
def test_names_that_can_not_be_given_are_refused(archive: FolderArchive, name: str, says: str) -> None:
    with pytest.raises(ThemeError, match=says):
        archive.themes.make(name, CABLES)

    assert not own_file().exists()


def test_too_few_stories_make_no_theme(archive: FolderArchive) -> None:
    with pytest.raises(ThemeError, match="at least 3 stories, and here are 0"):
        archive.themes.make("Whales", Selection(words="zzzzqq "))
    with pytest.raises(ThemeError, match="at least 3 stories, and here are 1"):
        archive.themes.make("Whales", [cable("Busan", 1).id])


def test_stories_with_nothing_in_common_make_no_theme(archive: FolderArchive) -> None:
    archive.add(
        [story(title, "2025-05-01", title) for title in ("Alpha beta gamma", "Delta omega kappa", "Sigma lambda theta")]
    )
    found = [row.id for row in all_rows(archive) if row.published.iso == "2025-05-01"]

    with pytest.raises(ThemeError, match="no words in common"):
        archive.themes.make("Letters", found)


def test_a_folder_that_can_not_be_written_is_told_in_one_sentence(archive: FolderArchive) -> None:
    Paths.find().config.write_text("a file where the folder should be")

    with pytest.raises(SettingsError, match="set DATELINE_CONFIG to a folder that can"):
        archive.themes.make("Sea cables", CABLES)


def test_a_file_that_is_a_link_stays_one(archive: FolderArchive, tmp_path: Path) -> None:
    own_file().parent.mkdir()
    (tmp_path / "dotfiles").mkdir()
    (tmp_path / "dotfiles" / "mine.toml").write_text("# kept elsewhere\n")
    own_file().symlink_to(tmp_path / "dotfiles" / "mine.toml")

    archive.themes.make("Sea cables", CABLES)

    assert own_file().is_symlink()
    assert (tmp_path / "dotfiles" / "mine.toml").read_text().startswith("# kept elsewhere\n")
    assert [left.name for left in (tmp_path / "dotfiles").iterdir()] == ["mine.toml"]


def test_two_programs_make_themes_at_the_same_time(archive: FolderArchive, open_folder: Archives) -> None:
    archives, refused = [archive, open_folder(), open_folder()], []

    def make(number: int) -> None:
        try:
            archives[number].themes.make(f"Theme {number % 2}", CABLES)
        except ThemeError as error:
            refused.append(str(error))

    threads = [threading.Thread(target=make, args=(number,)) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    names = [theme.name for theme in load_lexicon(own_file().parent).themes]
    assert sorted(name for name in names if name.startswith("Theme")) == ["Theme 0", "Theme 1"]
    assert refused == ["there is a theme “Theme 0” already; choose another name"]


@given(st.text(st.characters(), max_size=60))
def test_any_name_is_taken_or_refused(name: str) -> None:
    try:
        theme = theme_named(name, LEXICON)
    except DatelineError:
        return
    assert tomllib.loads(table_of(theme, {theme.name: 1.5}))["theme"][0] == {
        **{field: getattr(theme, field) for field in ("key", "name", "colour")},
        "for": {theme.name: 1.5},
    }
    assert theme.key not in {known.key for known in LEXICON.themes}


def test_a_correction_outlives_a_new_theme(archive: FolderArchive) -> None:
    archive.mark(cable("Busan", 1).id, theme="security")

    archive.themes.make("Sea cables", CABLES)
    settle(archive)

    assert themes(archive, "Submarine cable reaches Busan") == ["security"]
    assert archive.mark(cable("Busan", 1).id, theme="sea-cables") == Marks(theme="sea-cables")
