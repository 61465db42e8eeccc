"""A young threads finds the same threads whichever way its stories come; what the person did stays."""

from __future__ import annotations

from pathlib import Path

from store.api.story import Story, StoryId
from store.api.when import When
from store.identity.ids import base_id
from store.names import name_keys
from store.threads.cluster.average_linkage import groups_of
from store.threads.cluster.feature_rarity import FeatureRarity
from store.threads.cluster.features import features_of
from store.threads.cluster.regroup import continued, is_due
from store.threads.summaries import stories_of
from store.threads.thread_writer import ThreadWriter
from tests.store.threads.conftest import listed, opened

_MATTERS = {
    "Ossory Canal": "dredgers sluice barge lockkeeper towpath silt toll embankment",
    "Pellan Observatory": "telescope mirror comet astronomer dome lens asteroid spectrum",
    "Quarto Vaccine": "fever clinic dose nurse serum outbreak trial patients",
}


def full_text(name: str, at: int) -> Story:
    """Return a story of one of three matters, with a text."""
    said = _MATTERS[name].split()
    words = [said[(at + step * 3) % len(said)] for step in range(6)]
    body = tuple(
        f"{words[n].capitalize()} {words[n + 1]} {words[n + 2]} engineer{name[0]}{at}{n} {name} lamp{name[0]}{at}{n}"
        f" {said[(at + n) % 8]} wheel{name[0]}{n}{at}"
        f" {said[(at + n + 4) % 8]} hammer{name[0]}{n}{at} {said[(at + 5 * n) % 8]} rope{name[0]}{at}{n}."
        for n in range(4)
    )
    title = f"{words[0].capitalize()} and {words[1]} before {name}"
    return Story(base_id(title), title, When(f"2021-{1 + at:02}-0{1 + at % 9}"), body=body)


STORIES = sorted((full_text(name, at) for at in range(10) for name in _MATTERS), key=lambda story: story.published.minute)


def groups(writer: ThreadWriter) -> set[frozenset[StoryId]]:
    return {frozenset(stories_of(writer.tables, one.id)) for one in listed(writer, least=1)}


def test_one_import_and_story_by_story_find_the_same_threads(tmp_path: Path, writer: ThreadWriter) -> None:
    writer.take_in(STORIES)
    writer.settle()
    other = opened(tmp_path)
    for story in STORIES:
        other.take_in([story])
    other.settle()

    assert groups(writer) == groups(other)
    assert len(groups(writer)) == len(_MATTERS)
    other.tables.close()


def test_a_thread_the_person_made_stays_as_it_is(writer: ThreadWriter) -> None:
    writer.take_in(STORIES[:12])
    writer.settle()
    first = writer.thread_of(STORIES[0].id)
    mine = writer.move([STORIES[1], STORIES[3]], None)
    writer.take_in(STORIES[12:])
    writer.settle()

    assert mine is not None
    assert {STORIES[1].id, STORIES[3].id} <= set(stories_of(writer.tables, mine))
    assert writer.thread_of(STORIES[0].id) == first


def test_a_number_that_is_gone_still_leads_to_a_thread(writer: ThreadWriter) -> None:
    seen = set()
    for story in STORIES:
        writer.take_in([story])
        seen.add(writer.thread_of(story.id))
    writer.settle()

    assert all(writer.tables.threads.get(number) is not None for number in seen if number)


def test_stories_are_put_together_anew_when_there_are_a_quarter_more() -> None:
    assert not is_due(24, 0)
    assert is_due(25, 0)
    assert not is_due(110, 100)
    assert is_due(125, 100)


def test_a_group_goes_on_as_the_thread_it_shares_most_with() -> None:
    goes_on = continued([[0, 1, 2], [3], [4]], [7, 7, 9, 7, 8])

    assert [goes_on[at] for at in range(3)] == [7, None, 8]


def test_nothing_is_put_together_of_nothing() -> None:
    assert groups_of([], FeatureRarity().shares) == []


def test_names_at_hand_are_as_good_as_names_found() -> None:
    story = STORIES[0]

    found, given = features_of(story), features_of(story, name_keys(story))

    assert given.weights == found.weights
