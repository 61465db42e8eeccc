"""One report of several sources, a page under another headline, a summary after the whole text: one story, and nothing is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from store.api.errors import UnknownStoryError
from store.api.story import Carried, Story
from store.api.views import Selection
from store.folder.archive import FolderArchive
from store.identity.ids import base_id
from store.identity.links import link_key
from tests.conftest import all_rows, story

PARTS = (
    "The old harbour opened again on Monday after nine years of work on its walls and its two long piers.",
    "Forty boats came in on the first tide, and the town's band played until the evening rain began to fall.",
    "The work cost twice what was planned, the council said, and took three years longer than it had been told.",
)
HERALD = replace(story("Harbour opens again", "2025-06-02", *PARTS[:2]), source="Herald", link="https://herald.example/1")
GAZETTE = replace(story("Harbour opens again", "2025-06-02", *PARTS[:2]), source="Gazette", link="https://gazette.example/a")


def only(archive: FolderArchive) -> Story:
    """Return the one story there is, as it is kept."""
    (found,) = archive.stories(Selection(unfolded=True))
    return found.story


def test_a_report_of_two_sources_is_one_story_that_says_both_and_stays_as_it_came_first(archive: FolderArchive) -> None:
    archive.add([HERALD])
    archive.add([GAZETTE])

    kept = only(archive)
    assert (kept.source, kept.link, kept.also) == ("Herald", HERALD.link, (Carried("Gazette", GAZETTE.link),))
    assert not archive.add([GAZETTE, HERALD, GAZETTE]).added
    assert only(archive) == kept
    assert [row.id for row in all_rows(archive, Selection(words="source:gazette "))] == [kept.id]
    assert dict(archive.facets(Selection()).sources) == {"Herald": 1, "Gazette": 1}


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_of_two_sources_the_fuller_text_is_read(archive: FolderArchive, order: tuple[int, int]) -> None:
    fuller = replace(GAZETTE, body=PARTS)
    for nth in order:
        archive.add([(HERALD, fuller)[nth]])

    kept = only(archive)
    assert (kept.body, kept.source, kept.also) == (PARTS, "Gazette", (Carried("Herald", HERALD.link),))
    assert [text.body for text in archive.earlier(kept.id)] == [HERALD.body]


def test_three_sources_in_one_batch_and_again_in_another_order(archive: FolderArchive) -> None:
    third = replace(GAZETTE, source="Courier", link="https://courier.example/z")

    archive.add([HERALD, GAZETTE, third])
    before = only(archive)
    archive.add([third, GAZETTE, HERALD])

    assert {place.source for place in before.also} == {"Gazette", "Courier"}
    assert only(archive) == before


def test_the_same_page_under_a_new_headline_is_the_same_story(archive: FolderArchive) -> None:
    archive.add([HERALD])
    changed = story("Band plays in the rain as old harbour opens", "2025-06-03", *PARTS)
    changed = replace(changed, source="Herald", link="https://www.herald.example/1?utm_source=feed")

    done = archive.add([changed])

    assert [one.title for one in done.updated] == [changed.title]
    assert only(archive).title == changed.title
    assert only(archive).id == HERALD.id
    assert not archive.add([HERALD, changed]).added
    assert only(archive).title == changed.title


def test_a_headline_alone_that_was_changed_is_known_by_its_page(archive: FolderArchive) -> None:
    bare = replace(HERALD, body=())
    archive.add([bare, replace(bare, title="Old harbour opens again at last")])

    assert only(archive).title == "Old harbour opens again at last"


def test_another_story_under_a_title_that_was_given_up_gets_an_id_of_its_own(archive: FolderArchive) -> None:
    archive.add([HERALD])
    archive.add([replace(HERALD, title="Old harbour open, band plays on", body=PARTS)])

    archive.add([story("Harbour opens again", "2026-01-07", "A ship of salt is the first one after the long frost.")])

    assert len({row.id for row in all_rows(archive)}) == 2


def test_pages_that_have_another_report_every_day_are_told_apart(archive: FolderArchive) -> None:
    closing = "Write to the desk with what you know, and read it again tomorrow at seven, as every day of the week."
    reports = [
        replace(
            story(f"Briefing of {day} June", f"2025-06-0{day}", PARTS[day], closing), link="https://herald.example/briefing"
        )
        for day in (1, 2)
    ]
    front = [replace(one, title=f"News {nth}", link="https://herald.example/") for nth, one in enumerate(reports)]

    archive.add([*reports, *front])

    assert len(all_rows(archive, Selection(unfolded=True))) == 4


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_summary_never_takes_the_place_of_the_whole_text(archive: FolderArchive, order: tuple[int, int]) -> None:
    whole = replace(HERALD, body=tuple(f"{part} Part {nth} of it." for nth in range(3) for part in PARTS))
    summary = replace(HERALD, body=("The harbour opened on Monday.",))
    for nth in order:
        archive.add([(whole, summary)[nth]])

    archive.add([replace(summary, body=("The harbour opened on Monday, at noon.",))])

    assert only(archive).body == whole.body


def test_addresses_of_one_page_are_one_and_front_pages_are_none() -> None:
    page = link_key("https://www.herald.example/news/1/?utm_source=feed&at_medium=rss")

    assert page == link_key("http://herald.example/news/1#top")
    assert page != link_key("https://herald.example/news/1?page=2")
    assert link_key("https://herald.example/") == link_key("https://herald.example") == link_key("http://[") == ""


def test_what_another_source_published_can_be_parted_and_stays_apart(archive: FolderArchive) -> None:
    fuller = replace(GAZETTE, body=PARTS)
    archive.add([HERALD, fuller])
    both = only(archive)

    own = archive.part(both.id)

    assert (own.source, own.link, own.body) == ("Herald", HERALD.link, HERALD.body)
    assert {row.source for row in all_rows(archive)} == {"Herald", "Gazette"}
    kept = archive.story(both.id)
    assert kept is not None
    assert kept.also == ()
    assert not archive.add([HERALD, fuller, replace(HERALD, body=(*PARTS[:2], "It rained."))]).added
    assert len(all_rows(archive)) == 2


def test_which_of_several_sources_is_parted_has_to_be_said(archive: FolderArchive) -> None:
    archive.add([HERALD, GAZETTE, replace(GAZETTE, source="Courier", link="https://courier.example/z")])
    both = only(archive)

    with pytest.raises(UnknownStoryError, match="also in Gazette, Courier; say which"):
        archive.part(both.id)
    assert archive.part(both.id, "courier").link == "https://courier.example/z"
    assert [place.source for place in next(archive.stories(Selection())).story.also] == ["Gazette"]


def test_a_report_that_folds_with_another_can_be_parted_and_stays_apart(archive: FolderArchive) -> None:
    other = replace(GAZETTE, id=base_id("Old harbour opens again on Monday"), title="Old harbour opens again on Monday")
    archive.add([HERALD, other])
    archive.understand()
    assert [row.reports for row in all_rows(archive)] == [2]

    archive.part(other.id)

    assert [row.reports for row in all_rows(archive)] == [1, 1]
    archive.add([story("A third harbour story", "2025-06-02", *PARTS)])
    archive.understand()
    assert other.id in {row.id for row in all_rows(archive)}
    with pytest.raises(UnknownStoryError, match="carries no other report"):
        archive.part(other.id)
