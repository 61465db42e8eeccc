"""Nothing that is added vanishes: daily reports stand side by side, updates replace texts that can be brought back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.api.errors import UnknownStoryError
from store.api.story import Story
from store.api.views import Selection
from store.api.when import When
from store.folder.archive import FolderArchive
from store.identity.batch import Batch
from store.identity.ids import title_key
from tests.conftest import Archives, all_rows, story

CLOSING = "The desk opens at six and closes at noon; write to the desk with what you know, and read it again tomorrow at seven."
NEWS = (
    "A ferry ran aground off the north pier and forty passengers were taken ashore by the lifeboat crew.",
    "The town council put off its vote on the new tram line until the engineers have been heard.",
    "Wheat prices fell for a third week while barley held firm at the inland exchange.",
    "Two bakers from the old harbour won the bread prize with a loaf of rye and caraway.",
)


def folder(path: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in path.glob("*.json")}


def briefing(day: str, *body: str, **fields: object) -> Story:
    return story("Morning briefing", day, *body, **fields)


@pytest.mark.parametrize("order", list(permutations(range(3)))[:4])
@pytest.mark.parametrize("link", ["", "https://paper.example/briefing"])
def test_daily_reports_that_share_their_closing_paragraph_stand_side_by_side(
    archive: FolderArchive, order: Sequence[int], link: str
) -> None:
    reports = [briefing(f"2025-06-0{nth + 2}", NEWS[nth], CLOSING, link=link) for nth in order]

    done = archive.add(reports)

    assert len(done.added) == 3
    assert [row.published.iso[-2:] for row in all_rows(archive)] == ["02", "03", "04"]
    assert len(archive.add(reports[::-1]).unchanged) == 3


def test_reports_of_one_day_or_of_no_day_with_different_texts_are_stories_of_their_own(archive: FolderArchive) -> None:
    morning, evening = briefing("2025-06-02", NEWS[0], CLOSING), briefing("2025-06-02", NEWS[1], CLOSING)
    undated = [briefing("2025-11-02", NEWS[nth], CLOSING, undated=True) for nth in (2, 3)]

    assert len(archive.add([morning, evening, *undated]).added) == 4
    assert len(archive.add([*undated, evening, morning]).unchanged) == 4


def test_titles_without_text_are_a_story_a_day_and_a_page(archive: FolderArchive) -> None:
    bare = [replace(briefing(day, "x"), body=()) for day in ("2025-06-02", "2025-06-03")]
    pages = [replace(bare[0], link=f"https://{paper}.example/1") for paper in ("herald", "gazette")]

    archive.add([*bare, *pages])

    assert len(all_rows(archive, Selection(unfolded=True))) == 3
    assert not archive.add([*bare, *pages]).added


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_an_update_replaces_a_text_that_can_be_brought_back(
    open_folder: Archives, tmp_path: Path, order: Sequence[int]
) -> None:
    archive = open_folder()
    first = story("Ferry aground", "2025-06-02", NEWS[0], "Nobody was hurt.")
    later = story(
        "Ferry aground", "2025-06-03", NEWS[0], "One sailor was hurt.", "The pier is closed.", updated=When("2025-06-03")
    )
    later = replace(later, published=When("2025-06-02"))
    both = [first, later]

    for nth in order:
        done = archive.add([both[nth]])
    assert [one.id for one in done.updated or done.unchanged] == [first.id]
    kept = archive.story(first.id)
    assert kept is not None
    assert (kept.body, kept.published.iso) == (later.body, "2025-06-02")
    before = folder(tmp_path / "archive")
    assert len(archive.add([*both, *both]).unchanged) == 4
    assert folder(tmp_path / "archive") == before

    assert archive.restore(first.id).body == first.body
    assert [one.body for one in archive.earlier(first.id)] == [later.body]
    assert len(archive.add(both).unchanged) == 2
    assert archive.restore(first.id).body == later.body
    own = archive.restore(first.id, apart=True)

    assert own.id != first.id
    assert {row.id for row in all_rows(archive, Selection(unfolded=True))} == {first.id, own.id}
    assert not archive.earlier(first.id)
    assert len(archive.add(both).unchanged) == 2
    with pytest.raises(UnknownStoryError, match="nothing to bring back"):
        archive.restore(first.id)


def test_what_was_taken_for_the_same_is_said_of_each(archive: FolderArchive) -> None:
    one = story("Ferry aground", "2025-06-02", NEWS[0], NEWS[1])
    versions = [replace(one, body=(*one.body, f"Update {nth}: the tide is at {nth} feet.")) for nth in range(3)]

    done = archive.add([one, *versions])

    assert (len(done.added), len(done.updated)) == (1, 3)
    assert len(archive.earlier(one.id)) == 3
    assert archive.restore(one.id, text=3).body == one.body
    with pytest.raises(UnknownStoryError, match="no 9 back"):
        archive.restore(one.id, text=9)


def test_two_papers_with_one_text_do_not_take_turns(archive: FolderArchive, tmp_path: Path) -> None:
    papers = [
        story("Ferry aground", "2025-06-02", *NEWS, source=name, link=f"https://{name}.example/1")
        for name in ("herald", "gazette")
    ]
    archive.add(papers)
    before = folder(tmp_path / "archive")

    for _ in range(2):
        assert len(archive.add(papers).unchanged) == 2
    assert folder(tmp_path / "archive") == before


paragraphs = st.sampled_from([*NEWS, CLOSING, "In short.", "It rained."])
stories = st.builds(
    lambda title, day, month, body, undated, updated, link: story(
        title,
        f"2025-0{month}-0{day}",
        *(body or ["x"]),
        undated=undated,
        updated=When(f"2025-0{month}-0{min(9, day + updated)}") if updated and not undated else None,
        link=link,
    ),
    st.sampled_from(["Morning briefing", "Morning BriefMaker", "Market report"]),
    st.integers(1, 4),
    st.integers(1, 2),
    st.lists(paragraphs, max_size=4),
    st.booleans(),
    st.integers(0, 2),
    st.sampled_from(["", "", "https://a.example/1", "https://a.example/2"]),
)


@given(st.permutations([(nth, version) for nth in range(3) for version in range(3)]), st.integers(1, 5))
def test_the_order_of_adding_does_not_matter(order: list[tuple[int, int]], parts: int) -> None:
    def report(nth: int, version: int) -> Story:
        body = (NEWS[nth], *(f"At {hour} it was said that {NEWS[nth][:30].lower()}." for hour in range(version)), CLOSING)
        return briefing(f"2025-06-0{nth + 1}T0{version + 5}:00", *body)

    shelf = Shelf()
    for part in _split([report(*one) for one in order], parts):
        shelf.add(part)

    kept = sorted(shelf.stand.values(), key=lambda one: one.published.iso)
    assert [(one.published.iso, one.body) for one in kept] == [
        (f"2025-06-0{nth + 1}T05:00", report(nth, 2).body) for nth in range(3)
    ]
    assert len(shelf.replaced) == 6


class Shelf:
    """What an archive keeps of stories that are added, without its files."""

    def __init__(self) -> None:
        self.stand: dict[str, Story] = {}
        self.replaced: list[Story] = []

    def add(self, stories: Iterable[Story]) -> set[str]:
        by_key: dict[str, list[Story]] = {}
        for one in self.stand.values():
            by_key.setdefault(title_key(one.title), []).append(one)
        batch = Batch(by_key)
        for one in stories:
            batch.take(title_key(one.title), one)
        for kept, replaced in batch.by_month().values():
            self.stand |= {one.id: one for one in kept}
            self.replaced += replaced
        return {word for word, _ in batch.result()}


def _text(one: Story) -> tuple[str, ...]:
    return (one.title, *one.highlights, *one.body)


def _split(stories: Sequence[Story], parts: int) -> Iterable[Sequence[Story]]:
    size = -(-len(stories) // parts)
    return (stories[at : at + size] for at in range(0, len(stories), size))
