"""Stories that come again: whose date, text and id are kept, and what goes to another month."""

from __future__ import annotations

from dataclasses import replace

import pytest

from store.api.story import Story
from store.api.when import When
from store.identity.batch import Batch
from store.identity.ids import title_key
from store.identity.versions import conflicting, merged, version_score, with_first_date
from tests.conftest import story

FERRY = story("Ferry aground", "2025-06-02", "A ferry ran aground off the north pier.", "Nobody was hurt.")
LINK = "https://herald.example/1"


def dated(day: str, *, undated: bool = False, derived: bool = False) -> Story:
    return replace(FERRY, published=When(day), undated=undated, derived=derived)


@pytest.mark.parametrize(
    ("one", "other", "kept"),
    [
        (dated("2025-06-02"), dated("2025-06-04"), dated("2025-06-02")),
        (dated("2025-06-02"), dated("2025-06-02T10:30"), dated("2025-06-02T10:30")),
        (dated("2025-06"), dated("2025-06-04"), dated("2025-06-04")),
        (dated("2025-06-02", undated=True), dated("2025-06-04"), dated("2025-06-04")),
        (dated("2025-06-02", derived=True), dated("2025-06-04"), dated("2025-06-04")),
    ],
)
def test_the_first_date_of_all_is_kept_whichever_came_first(one: Story, other: Story, kept: Story) -> None:
    assert with_first_date(one, other) == with_first_date(other, one) == kept
    for old, new in ((one, other), (other, one)):
        again = merged(old, new)
        assert (again.published, again.undated, again.derived) == (kept.published, kept.undated, kept.derived)


def test_the_newer_text_is_kept_with_what_it_lacks() -> None:
    old = replace(FERRY, caption="The pier.", link=LINK)
    new = replace(FERRY, body=("All are ashore.",), published=When("2025-06-03"), source="Gazette")

    for kept in (merged(old, new), replace(merged(new, old), id=old.id)):
        assert kept.body == new.body
        assert (kept.caption, kept.source, kept.link) == ("The pier.", "Gazette", LINK)
        assert (kept.published, kept.updated) == (old.published, new.published)


def test_what_is_said_in_other_words_conflicts_and_what_is_only_lacking_does_not() -> None:
    assert conflicting(FERRY, replace(FERRY, body=("Other words.",)))
    assert not conflicting(FERRY, replace(FERRY, caption="The pier."))
    assert conflicting(replace(FERRY, caption="The pier."), FERRY)


def test_the_same_page_is_one_story_on_another_day_if_half_of_it_stays() -> None:
    parts = [f"Boat number {number} of the fleet left {place}." for number, place in enumerate("Oslo Riga Lyon Bonn".split())]
    old = replace(story("Fleet", "2025-06-02", *parts), link=LINK)
    new = replace(story("Fleet", "2025-06-09", "Today is calm and sunny.", *parts[1:], "More will follow soon."), link=LINK)

    assert version_score(old, new) > 0
    assert version_score(replace(old, link=""), new) == 0
    assert version_score(old, replace(new, body=("All of this is new, from first to last.",))) == 0


def test_a_story_with_an_earlier_date_goes_to_its_month() -> None:
    late, early = (replace(FERRY, published=When(day)) for day in ("2025-07-01", "2025-06-30"))
    batch = Batch({title_key(FERRY.title): [late]})

    batch.take(title_key(FERRY.title), early)

    assert batch.moves() == {("2025-07", "2025-06"): [FERRY.id]}
    kept = replace(early, updated=late.published)
    assert batch.by_month() == {"2025-06": ([kept], [])}
    assert batch.changed == [(kept, True)]
    assert batch.result() == [("updated", kept)]


def test_an_old_text_that_comes_again_with_an_earlier_date_only_dates_the_story() -> None:
    key, newer = title_key(FERRY.title), replace(FERRY, body=(*FERRY.body, "The pier is closed."))
    batch = Batch({})
    for one in (FERRY, newer, dated("2025-06-01")):
        batch.take(key, one)

    (kept, before) = batch.changed[0]

    assert not before
    assert (kept.body, kept.published.iso) == (newer.body, "2025-06-01")
    assert [outcome for outcome, _ in batch.result()] == ["added", "updated", "updated"]
    assert batch.by_month()["2025-06"][1] == [FERRY]


def test_another_report_under_a_title_that_is_taken_has_an_id_of_its_own() -> None:
    key, batch = title_key(FERRY.title), Batch({})
    texts = ("Rain fell all day long.", "The council put off its vote.", "Wheat is cheaper than barley.")
    others = [replace(FERRY, body=(text,)) for text in texts]
    for one in others:
        batch.take(key, one)

    kept = [one for _, one in batch.result()]

    assert len({one.id for one in kept}) == 3
    assert kept[0].id == FERRY.id
    assert batch.moves() == {}
