"""A place, a country or one word that two stories share makes no thread, however few stories there are."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from store.api.story import Story
from store.api.when import When
from store.formats import ReadStory, read_paths
from store.identity.ids import base_id
from store.paths import seeds_folder
from store.threads.thread_writer import ThreadWriter
from tests.store.threads.conftest import thread_of

QUOTA = [
    (
        "Norland and Suthria agree on fishing quotas",
        "2024-03-04",
        "HAVN",
        "Norland and Suthria agreed on Monday how much cod their boats may catch. The quota is smaller than the last one.",
    ),
    (
        "Fishermen in Havn protest against the cod quota",
        "2024-03-06",
        "HAVN",
        "Fishermen blocked the harbour of Havn on Wednesday in anger at the smaller cod quota that Norland and Suthria agreed on.",
    ),
]
VOLCANO = [
    (
        "Volcano in Norland erupts after forty years",
        "2024-03-11",
        "HAVN",
        "The volcano Skaldfell in Norland erupted on Monday for the first time in forty years. Two villages were emptied.",
    ),
    (
        "Ash from Skaldfell stops flights",
        "2024-03-12",
        "HAVN",
        "Ash from the volcano Skaldfell stopped flights over Norland on Tuesday. Airlines told passengers to wait.",
    ),
]
TRIAL = [
    (
        "Ilan Petcu arrested over bribes for hospital beds",
        "2024-05-10",
        "KELLBY",
        "Police in Kellby arrested the former minister Ilan Petcu on Friday over bribes for hospital beds.",
    ),
    (
        "Court hears Ilan Petcu in the hospital beds case",
        "2024-06-20",
        "KELLBY",
        "A court in Kellby heard Ilan Petcu on Thursday. He denies that he took bribes for hospital beds.",
    ),
]
ALONE = [
    (
        "Norland handball team beats Suthria",
        "2024-03-07",
        "HAVN",
        "Norland beat Suthria 31-28 in handball on Thursday. The goalkeeper saved eleven shots.",
    ),
    (
        "Museum in Havn shows old maps",
        "2024-03-16",
        "HAVN",
        "The city museum of Havn shows maps of the coast from three centuries. The show is open until June.",
    ),
    (
        "Kellby hotel wins a prize for its garden",
        "2024-06-21",
        "KELLBY",
        "A hotel in Kellby won a prize for its garden on Friday. Roses grow there all year.",
    ),
    (
        "Suthria's wine makers hope for rain",
        "2024-06-22",
        "KELLBY",
        "Wine makers in Suthria have had no rain since April. The grapes are small, they say.",
    ),
    (
        "India and Pakistan meet in the cricket final",
        "2025-02-23",
        "DUBAI",
        "India beat Pakistan by six wickets on Sunday with an unbeaten hundred from their captain. The spinners took five wickets.",
    ),
    (
        "India asks film makers to bar actors from Pakistan",
        "2025-05-30",
        "MUMBAI",
        "An association of film makers in India asked its members on Friday not to cast actors from Pakistan.",
    ),
    ("Weather for the weekend", "2024-03-15", "", "Rain in the west, sun in the east. Winds are light."),
    ("Saturday market sells four percent more", "2024-03-22", "", "The stalls sold four percent more cheese than a year ago."),
]


def told(row: tuple[str, str, str, str]) -> Story:
    title, day, place, text = row
    return Story(base_id(title), title, When(day), place=place, body=(text,))


def starting() -> list[Story]:
    files = sorted((seeds_folder() / "stories").glob("*.txt"))
    return [one.story for file in files for one in read_paths([str(file)]) if isinstance(one, ReadStory)]


def matters(writer: ThreadWriter, rows: Sequence[tuple[str, str, str, str]]) -> list[int]:
    return [thread_of(writer, row[0]) for row in rows]


@pytest.mark.parametrize(("part", "beside"), [(1, False), (5, False), (500, False), (500, True)])
def test_stories_that_share_a_place_are_no_matter_and_those_of_one_matter_are(
    writer: ThreadWriter, part: int, beside: bool
) -> None:
    known = starting() if beside else []
    stories = sorted([*map(told, [*QUOTA, *VOLCANO, *TRIAL, *ALONE]), *known], key=lambda story: story.published.minute)

    for at in range(0, len(stories), part):
        writer.take_in(stories[at : at + part])
    writer.settle()

    for matter in (QUOTA, VOLCANO, TRIAL):
        assert len(set(matters(writer, matter))) == 1
    firsts = [matters(writer, matter)[0] for matter in (QUOTA, VOLCANO, TRIAL)]
    apart = [*firsts, *matters(writer, ALONE)]
    assert len(set(apart)) == len(apart)
    assert not {writer.thread_of(story.id) for story in known} & set(apart)


def test_headlines_of_a_small_archive_that_share_a_country_stay_apart(writer: ThreadWriter) -> None:
    rows = ["Japan votes for an upper house", "Japan wins the baseball cup", "Earthquake shakes northern Japan"]

    for title in rows:
        writer.take_in([Story(base_id(title), title, When("2025-07-20"))])
    writer.settle()

    assert len({thread_of(writer, title) for title in rows}) == 3


def test_matters_of_one_subject_but_of_other_people_stay_two(writer: ThreadWriter) -> None:
    writer.take_in(starting())
    writer.settle()

    assert thread_of(writer, "A crypto council for Pakistan, with a founder at its head") != thread_of(
        writer, "Hong Kong begins to license stablecoins"
    )
