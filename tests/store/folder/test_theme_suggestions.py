"""Stories that no theme fits: what some of them share is offered as a theme, and made one."""

from __future__ import annotations

import pytest

from store.api.views import Selection
from store.folder.suggested_name import means_something, suggested_name
from tests.conftest import Archives, all_rows, story

BEES = [
    ("Hives", "The beekeepers of Vellow opened their hives, and the honey of the lime trees ran into jars."),
    ("Honey", "A beekeeper in Tarn sold honey from nine hives at the gate."),
    ("Swarm", "A swarm left its hives; the beekeeper followed with a basket and saved the honey."),
    ("Comb", "Beekeepers cut the comb from the hives and tasted the honey."),
    ("Smoke", "With smoke the beekeeper calmed the hives before the honey was taken."),
]
BREAD = [
    ("Rye", "The baker kneaded rye dough at four and put the loaves into the oven."),
    ("Crust", "A crust sings when loaves leave the oven, the baker of Ombrey says of her dough."),
    ("Rolls", "Rolls and loaves: a baker shapes dough all night beside the oven."),
    ("Yeast", "Without yeast the dough rests; the baker heats the oven late, and the loaves are heavy."),
]
ALONE = [("Kite", "A kite hung in the poplar."), ("Scarf", "She knitted a scarf with green stripes.")]


def test_what_stories_under_other_share_is_offered_and_becomes_a_theme(open_folder: Archives) -> None:
    archive = open_folder()
    told = [story(title, f"2025-05-{day:02}", text) for day, (title, text) in enumerate((*BEES, *BREAD, *ALONE), 1)]
    archive.add(told)
    archive.understand()
    assert {row.theme for row in all_rows(archive)} == {"other"}

    bees, bread = archive.themes.suggested()

    assert set(bees.stories) == {one.id for one in told[:5]}
    assert {"honey", "hives"} <= set(bees.words)
    assert set(bread.stories) == {one.id for one in told[5:9]}
    made = archive.themes.make("Bees", bees.stories)
    archive.refresh()
    archive.understand()
    assert archive.counts(Selection()).themes == {made.key: 5, "other": 6}
    assert [one.words for one in archive.themes.suggested()] == [bread.words]


MATCHES = [
    ("Rovers win", "The striker scored twice, the goalkeeper saved a penalty, and Rovers won the cup final."),
    ("Town draw", "A late goal by the striker; the goalkeeper of Town could only watch the penalty."),
    ("City lose", "City's goalkeeper let in three goals, the striker was sent off, and the penalty went wide."),
    ("United stay up", "The striker of United scored from a penalty, past a goalkeeper who had kept out all else."),
]


def test_stories_of_a_hidden_theme_are_not_offered_again(open_folder: Archives) -> None:
    archive = open_folder()
    archive.add([story(title, f"2025-05-{day:02}", text) for day, (title, text) in enumerate((*MATCHES, *BEES), 1)])
    archive.themes.change("sport", hidden=True)
    archive.refresh()
    archive.understand()
    assert {row.theme for row in all_rows(archive)} == {"other"}

    assert [len(one.stories) for one in archive.themes.suggested()] == [len(BEES)]


@pytest.mark.parametrize(
    ("shares", "name"),
    [
        ({"sails": 0.9, "regatta": 1.0, "harbour": 0.4}, "Regatta"),
        ({"tower": 0.9, "tower of siena": 0.8}, "Tower of Siena"),
        ({"strings": 0.9, "anton bruckner": 0.2}, "Strings"),
        ({"scottish": 1.0, "ferries": 0.8}, "Ferries"),
    ],
)
def test_a_suggestion_is_called_by_what_most_of_its_stories_are_about(shares: dict[str, float], name: str) -> None:
    assert suggested_name(shares) == name


def test_small_words_and_qualities_are_nothing_to_share() -> None:
    assert [word for word in ("from", "didnt", "kneaded", "famous", "monday", "honey", "baker") if means_something(word)] == [
        "honey",
        "baker",
    ]


def test_stories_that_share_nothing_offer_nothing(open_folder: Archives) -> None:
    archive = open_folder()
    assert archive.themes.suggested() == []
    archive.add([story(title, "2025-05-01", text) for title, text in ALONE])

    assert archive.themes.suggested() == []


def test_a_hidden_theme_s_stories_go_elsewhere_and_come_back(open_folder: Archives) -> None:
    archive = open_folder()
    archive.add([story("Hospitals see measles", "2025-05-01", "Doctors vaccinate; the virus spreads among patients.")])
    archive.understand()

    archive.themes.change("health", hidden=True)
    archive.refresh()
    archive.understand()
    hidden = [row.theme for row in all_rows(archive)]
    archive.themes.change("health", hidden=False, name="Medicine")
    archive.refresh()
    archive.understand()

    assert (hidden, [row.theme for row in all_rows(archive)]) == (["other"], ["health"])
    assert "Medicine" in [theme.name for theme in archive.themes.all()]
    assert open_folder().refresh().pending == 0


def test_a_search_for_a_merged_theme_finds_the_other_s_stories(open_folder: Archives) -> None:
    archive = open_folder()
    archive.add([story("Hospitals see measles", "2025-05-01", "Doctors vaccinate; the virus spreads among patients.")])
    archive.themes.change("health", into="society")
    archive.understand()

    assert [row.theme for row in all_rows(archive)] == ["society"]
    assert archive.search.find(Selection(words="theme:health ")).total == 1
    assert archive.search.mistakes("theme:health ") == ()


def test_a_new_name_asks_for_no_sorting(open_folder: Archives) -> None:
    archive = open_folder()
    archive.add([story("Hospitals see measles", "2025-05-01", "Doctors vaccinate; the virus spreads among patients.")])
    archive.understand()

    archive.themes.change("health", name="Medicine")

    assert archive.refresh().pending == 0
