"""Why a story has its theme and is in its thread is told on a panel, with the words marked that decided."""

from __future__ import annotations

from store.api.story import Story, StoryId
from store.api.themes import LearnedFrom, ThemeChoice
from store.api.threads import Thread, WhyThread
from store.api.when import When
from tui.dialogs.why_panel import marked_sentences, theme_reasons, thread_reasons

STORY = Story(
    StoryId("1" * 16),
    "Sluices on the Alder open again",
    When("2025-06-02"),
    body=("The Alder River Compact [b]holds[/b]. Farmers wait for water. The river compact met on Monday.", "Nothing more."),
)
THREAD = Thread(7, "Alder River Compact", given=False, count=3, first=1, last=9)


def test_the_sentences_that_decided_are_shown_with_their_words_marked_and_never_as_markup() -> None:
    lines = marked_sentences(STORY, ("river compact", "sluices", "locusts"))

    assert [line.plain for line in lines] == [
        "  Sluices on the Alder open again",
        "  The Alder River Compact [b]holds[/b].",
        "  The river compact met on Monday.",
    ]
    marked = [[line.plain[span.start : span.end] for span in line.spans] for line in lines]
    assert marked == [["Sluices"], ["River Compact"], ["river compact"]]


def test_what_decided_about_the_theme_is_told_in_the_order_of_its_weight() -> None:
    learned = {"water": LearnedFrom(4, ("sluice",))}

    assert theme_reasons(ThemeChoice(("water",), {}, corrected=True)) == ["You chose it."]
    assert theme_reasons(
        ThemeChoice(("water",), {"water": ("river", "sluice")}, learned=learned, filed={"water": "Rivers"})
    ) == [
        "Learned from 4 corrections: sluice",
        "Its source filed it under “Rivers”",
        "Its words decided: river, sluice",
    ]
    assert theme_reasons(ThemeChoice(("other",), {})) == ["Nothing in it speaks for another theme."]


def test_what_put_a_story_into_its_thread_is_told() -> None:
    assert thread_reasons(WhyThread(THREAD, by_person=True, began=False, shared=(), joined=())) == ["You put it there."]
    assert thread_reasons(WhyThread(THREAD, by_person=False, began=True, shared=(), joined=(("Alder", "dam"),))) == [
        "The thread began with it.",
        "Another thread was merged into it, as both have: Alder, dam",
    ]
