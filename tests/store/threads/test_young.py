"""A young book finds the same threads whichever way its stories come; what the person did stays."""

from __future__ import annotations

from pathlib import Path

from store.api.story import Story, StoryId
from store.api.when import When
from store.identity.ids import base_id
from store.names import name_keys
from store.threads import FILE, ThreadBook, stories_of, thread, thread_list
from store.threads.features import features_of
from store.threads.grouping import group
from store.threads.rarity import Rarity
from store.threads.young import is_due, keeping_numbers

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


def groups(book: ThreadBook) -> set[frozenset[StoryId]]:
    return {frozenset(stories_of(book, one.id)) for one in thread_list(book, least=1)}


def test_one_import_and_story_by_story_find_the_same_threads(tmp_path: Path, book: ThreadBook) -> None:
    book.take_in(STORIES)
    book.settle()
    other = ThreadBook(tmp_path / FILE)
    for story in STORIES:
        other.take_in([story])
    other.settle()

    assert groups(book) == groups(other)
    assert len(groups(book)) == len(_MATTERS)
    other.close()


def test_a_thread_the_person_made_stays_as_it_is(book: ThreadBook) -> None:
    book.take_in(STORIES[:12])
    book.settle()
    first = book.thread_of(STORIES[0].id)
    mine = book.move([STORIES[1], STORIES[3]], None)
    book.take_in(STORIES[12:])
    book.settle()

    assert mine is not None
    assert {STORIES[1].id, STORIES[3].id} <= set(stories_of(book, mine))
    assert book.thread_of(STORIES[0].id) == first


def test_a_number_that_is_gone_still_leads_to_a_thread(book: ThreadBook) -> None:
    seen = set()
    for story in STORIES:
        book.take_in([story])
        seen.add(book.thread_of(story.id))
    book.settle()

    assert all(thread(book, number) is not None for number in seen if number)


def test_stories_are_put_together_anew_when_there_are_a_quarter_more() -> None:
    assert not is_due(24, 0)
    assert is_due(25, 0)
    assert not is_due(110, 100)
    assert is_due(125, 100)


def test_a_group_goes_on_as_the_thread_it_shares_most_with() -> None:
    goes_on = keeping_numbers([[0, 1, 2], [3], [4]], [7, 7, 9, 7, 8])

    assert [goes_on[at] for at in range(3)] == [7, None, 8]


def test_nothing_is_put_together_of_nothing() -> None:
    assert group([], Rarity().share) == []


def test_names_at_hand_are_as_good_as_names_found() -> None:
    story = STORIES[0]

    found, given = features_of(story), features_of(story, name_keys(story))

    assert given.weights == found.weights
