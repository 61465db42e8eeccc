"""The same report again: copied, shortened, written anew, updated."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from store.api.story import Story, StoryId
from store.api.story_details import ChangedText
from store.related.reprints import fold_reports, report_of, same_report
from store.related.text_changes import changed_words
from tests.conftest import story

FERRY = story(
    "Ferry runs aground off Lindholm with 140 aboard",
    "2024-03-04",
    "A ferry with 140 people aboard ran aground in fog off the island of Lindholm early on Monday, the coastguard said.",
    "Captain Ida Brandt ordered everyone into life jackets while four tugs worked to hold the ship against the swell.",
    "All passengers were brought ashore by noon and two were treated for cold, Ms Brandt's company Nordlink said.",
)


def again(title: str, day: str, *body: str) -> Story:
    return story(title, day, *body)


def same(one: Story, other: Story) -> bool:
    return same_report(report_of(one), report_of(other))


def test_a_copy_under_another_title_is_the_same_report() -> None:
    assert same(FERRY, again("Passengers saved after night at sea", "2024-03-05", *FERRY.body))


def test_a_shortened_version_is_the_same_report() -> None:
    assert same(FERRY, again("Lindholm ferry aground", "2024-03-04", FERRY.body[0]))


def test_a_report_written_again_is_the_same_if_its_title_and_names_agree() -> None:
    rewritten = again(
        "Ferry with 140 aboard runs aground off Lindholm island",
        "2024-03-04",
        "Fog was blamed after a ferry ran aground off the island of Lindholm before dawn. Nordlink, which owns it, said everyone was safe.",
        "Four tugs held the ship while Captain Ida Brandt had her passengers put on life jackets.",
    )

    assert same(FERRY, rewritten)


def test_another_story_on_the_matter_is_not_the_same_report() -> None:
    inquiry = again(
        "Inquiry into the ferry that ran aground off Lindholm",
        "2024-03-05",
        "The ministry of transport named three experts who will ask why the Nordlink ferry left harbour in fog, and who gave the order.",
    )

    assert not same(FERRY, inquiry)


def test_a_daily_report_of_another_week_is_not_the_same() -> None:
    assert not same(FERRY, again(FERRY.title, "2024-03-11", *FERRY.body))


def test_stories_of_a_sentence_are_one_only_if_title_and_names_agree() -> None:
    first = again("Quake shakes Tarvos", "2024-03-04", "An earthquake shook Tarvos.")

    assert same(first, again("Quake shakes Tarvos", "2024-03-04", "There was an earthquake near Tarvos."))
    assert not same(first, again("Quake shakes Melm", "2024-03-04", "An earthquake shook Melm."))


def test_three_reports_fold_into_one_row_and_the_rest_stay_alone() -> None:
    copy = again("Ferry aground", "2024-03-05", *FERRY.body)
    short = again("Fog, ferry, four tugs", "2024-03-05", FERRY.body[0], FERRY.body[1])
    other = again(
        "Bank cuts its rate", "2024-03-05", "The central bank of Melm cut its main rate by a quarter point on Tuesday."
    )

    rows = fold_reports(report_of(one) for one in (short, other, copy, FERRY))

    assert sorted(map(len, rows)) == [1, 3]
    assert next(row for row in rows if len(row) == 3)[0] == FERRY.id


def test_an_update_tells_which_words_are_new_and_which_are_gone() -> None:
    updated = replace(
        FERRY, body=(FERRY.body[0].replace("140 people", "152 people"), *FERRY.body[1:], "The harbour reopened at dusk.")
    )

    changed = changed_words(FERRY, updated)

    assert changed.removed == ("140",)
    assert changed.added == ("152", "The harbour reopened at dusk.")
    assert tuple(sum(len(run.split()) for run in runs) for runs in (changed.added, changed.removed)) == (6, 1)


def test_case_and_signs_are_no_change() -> None:
    assert changed_words(FERRY, replace(FERRY, title=FERRY.title.upper() + "!")) == ChangedText((), ())


@given(st.lists(st.tuples(st.text(max_size=60), st.text(max_size=200)), max_size=6))
def test_any_texts_fold_and_compare(texts: list[tuple[str, str]]) -> None:
    stories = [
        replace(FERRY, id=StoryId(f"{at:016x}"), title=" ".join(title.split()) or "x", body=(body,))
        for at, (title, body) in enumerate(texts)
    ]

    rows = fold_reports(map(report_of, stories))

    assert sorted(story_id for row in rows for story_id in row) == sorted(one.id for one in stories)
    for one in stories:
        assert changed_words(one, one) == ChangedText((), ())
        assert same(one, one)
