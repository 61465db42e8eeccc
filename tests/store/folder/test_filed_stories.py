"""Stories that their source filed under a section: from a feed's file to the theme, and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.api.story import Story
from store.api.themes import ThemeChoice
from store.formats import read_paths
from store.formats.source import ReadStory
from tests.conftest import Archives

FEED = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Harbour News</title><link>https://harbour.example/</link>
<item><title>A long evening for the red boats</title><link>https://harbour.example/a</link>
<description>They came home late and the quay was full.</description><category>Sports</category></item>
<item><title>A quiet week on the quay</title><link>https://harbour.example/culture/b</link>
<description>Nobody had expected so many to come.</description><category>World</category></item>
<item><title>What was found behind the lighthouse</title><link>https://harbour.example/c</link>
<description>Nobody knows how long it had been there.</description><category domain="medtop">medtop:20000744</category></item>
<item><title>The bank takes bitcoin from its customers</title><link>https://harbour.example/d</link>
<description>Its customers may pay in stablecoins and other crypto money from Monday.</description><category>Business</category></item>
<item><title>Nothing to see here</title><link>https://harbour.example/e</link>
<description>It was as it always is.</description><category>World</category><category>Ines Roth</category></item>
</channel></rss>"""


@pytest.fixture
def stories(tmp_path: Path) -> list[Story]:
    (tmp_path / "harbour.rss").write_text(FEED)
    return [one.story for one in read_paths([str(tmp_path / "harbour.rss")]) if isinstance(one, ReadStory)]


def why(open_folder: Archives, stories: list[Story]) -> list[ThemeChoice]:
    archive = open_folder()
    archive.add(stories)
    return [archive.themes.why(one.id) for one in stories]


def test_a_feeds_sections_codes_and_addresses_give_a_theme_where_words_are_silent(
    open_folder: Archives, stories: list[Story]
) -> None:
    sport, culture, science, money, other = why(open_folder, stories)

    assert (sport.themes[0], sport.summary) == ("sport", "filed under “Sports”")
    assert (culture.themes[0], culture.filed["culture"]) == ("culture", "/culture/")
    assert (science.themes[0], science.filed["science"]) == ("science", "medtop:20000744")
    assert other.themes == ("other",)
    assert money.themes[0] == "digital-finance"  # its words decide among the themes of business
    assert money.filed["digital-finance"] == "Business"
    assert "bitcoin" in money.words["digital-finance"]


def test_a_person_says_what_a_section_of_a_source_means(open_folder: Archives, stories: list[Story], tmp_path: Path) -> None:
    folder = tmp_path / "config" / "themes.d"
    folder.mkdir(parents=True)
    (folder / "harbour.toml").write_text('[sections]\nWorld = "diplomacy"\nSports = []\n')

    sport, *_, last = why(open_folder, stories)

    assert sport.themes == ("other",)
    assert last.summary == "filed under “World”"


def test_a_story_of_a_section_whose_theme_is_hidden_stays_under_other(
    open_folder: Archives, stories: list[Story], tmp_path: Path
) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "themes.toml").write_text('[[theme]]\nkey = "sport"\nhidden = true\n')

    sport, culture, *_ = why(open_folder, stories)

    assert sport.themes == ("other",)
    assert culture.themes[0] == "culture"
