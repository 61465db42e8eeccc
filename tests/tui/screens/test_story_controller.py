"""What a person does with one story: read, marked, its link opened."""

from __future__ import annotations

from dataclasses import replace

from store.api.errors import RecordError
from store.api.views import Selection
from tests.conftest import story
from tests.tui.screens.sitting import PaperSitting, paper_sitting
from tests.tui.test_screen import STORIES
from tui.dialogs.choice import Choice
from tui.screens.timeline.story_controller import Marked
from tui.widgets.lanes.lanes import Lanes
from tui.widgets.story.story_view import StoryView
from tui.widgets.timeline.timeline import Timeline

_REPORT = "The harbour opened on Thursday after three days in which no ship could leave, and crews went home at last. " * 4
carried = paper_sitting(
    [
        story("Harbour opens", "2025-06-12", _REPORT, source="Herald", link="https://herald.test/1"),
        story("Harbour opens", "2025-06-12", _REPORT, source="Gazette", link="https://gazette.test/1"),
    ]
)
sitting = paper_sitting(STORIES)
TREATY, ENVOYS, RECORD, RESERVOIR, ODD = (each.title for each in STORIES)


def test_opening_a_story_reads_it_and_counts_it_as_read(sitting: PaperSitting) -> None:
    sitting.send(Timeline.Opened(STORIES[4].id))

    assert sitting.session.reading
    assert sitting.paper.story.focused
    assert sitting.row is not None
    assert sitting.row.read
    assert sitting.session.counts.unread == 4
    assert sitting.ask(lambda archive: archive.row(STORIES[4].id)).read


def test_a_story_of_a_lane_is_opened_alike(sitting: PaperSitting) -> None:
    sitting.press("view.lanes")
    sitting.paper.lanes.row = sitting.ask(lambda archive: archive.row(STORIES[0].id))
    sitting.send(Lanes.Opened(STORIES[0].id))

    assert sitting.paper.story.title == TREATY
    assert sitting.paper.lanes.row is not None
    assert sitting.paper.lanes.row.read


def test_scrolling_the_story_takes_it_as_read_once(sitting: PaperSitting) -> None:
    sitting.send(StoryView.Touched())
    sitting.send(StoryView.Touched())

    assert sitting.session.counts.unread == 4


def test_stars_and_read_marks_go_on_and_off(sitting: PaperSitting) -> None:
    sitting.press("story.star")
    assert sitting.ask(lambda archive: archive.counts(Selection(starred=True))).total == 1
    sitting.press("story.star")
    assert sitting.ask(lambda archive: archive.counts(Selection(starred=True))).total == 0
    sitting.press("story.toggle-read")
    assert sitting.session.counts.unread == 4
    sitting.press("story.toggle-read")
    assert sitting.session.counts.unread == 5


def test_a_mark_is_on_the_line_before_the_archive_has_it(sitting: PaperSitting) -> None:
    sitting.on.story.star()

    assert sitting.row is not None
    assert sitting.row.starred

    sitting.settle()

    assert sitting.row.starred


def test_a_mark_that_can_not_be_made_is_taken_off_the_line_again(sitting: PaperSitting) -> None:
    row = sitting.row
    assert row is not None
    gone = replace(row, id=type(row.id)("gone"))
    sitting.paper.timeline.update_row(gone)
    sitting.on.story.mark(gone, starred=True)
    sitting.settle()

    assert sitting.notices == []  # a story that is gone is no error worth a word
    assert sitting.ask(lambda archive: archive.counts(Selection(starred=True))).total == 0


def test_listeners_hear_of_marks_after_they_are_shown(sitting: PaperSitting) -> None:
    heard: list[Marked] = []
    sitting.on.story.on_marked.append(heard.append)
    sitting.press("story.star")

    assert [(one.row.starred, one.resorted) for one in heard] == [(True, False)]


def test_a_corrected_theme_is_shown_at_once_and_its_reasons_anew(sitting: PaperSitting) -> None:
    row = sitting.row
    assert row is not None
    sitting.on.story.mark(row, "Theme: another", theme=next(iter(sitting.session.themes)))
    sitting.settle()

    assert sitting.row is not None
    assert sitting.row.theme == next(iter(sitting.session.themes))
    assert sitting.notices == ["Theme: another · U takes it back"]


def test_space_scrolls_or_opens_where_there_is_one_column(sitting: PaperSitting) -> None:
    sitting.press("story.read-on")
    assert sitting.paper.story.pages == 1
    assert not sitting.session.reading

    sitting.room.change(replace(sitting.session, narrow=True))
    sitting.press("story.read-on")
    assert sitting.session.reading
    sitting.press("story.read-on")
    assert sitting.paper.story.pages == 2


def test_links_are_opened_and_copied_where_there_are_any(sitting: PaperSitting) -> None:
    sitting.press("story.open-link", "story.copy-link")
    assert sitting.notices == ["This story has no link"] * 2

    sitting.go_to(RECORD)
    sitting.press("story.open-link", "story.copy-link")
    assert sitting.window.opened == ["https://example.org/r"]
    assert sitting.window.copied == "https://example.org/r"
    assert sitting.notices[-1] == "Copied the link, on paper"
    sitting.press("story.copy-title")
    assert sitting.window.copied == RECORD
    sitting.press("story.copy-text")
    assert sitting.window.copied.startswith(f"{RECORD}\n\nPublished 2025-05-20\n\nDigital payments")


def test_errors_of_the_archive_are_told_in_its_own_words(sitting: PaperSitting) -> None:
    sitting.questions.failed(RecordError("The month can't be written"))
    sitting.questions.failed(ValueError("odd"))

    assert sitting.notices[0] == "error: The month can't be written"
    assert "Something went wrong inside Dateline" in sitting.notices[1]


def test_where_several_sources_carried_a_report_the_link_is_chosen(carried: PaperSitting) -> None:
    carried.press("story.open-link")

    assert isinstance(carried.window.dialog, Choice)
    carried.answer(1)
    assert carried.window.opened == ["https://gazette.test/1"]
    carried.press("story.copy-link")
    assert carried.window.copied == "https://herald.test/1"


def test_what_another_source_published_can_be_parted_from_the_story(carried: PaperSitting) -> None:
    carried.press("thread.correct")
    offered = carried.window.dialog
    assert isinstance(offered, Choice)
    texts = [offer.text for offer in offered._offers]
    carried.answer(texts.index("The report of Gazette is a story of its own"))

    assert "is a story of its own now" in carried.notices[-1]
    assert carried.ask(lambda archive: archive.counts(Selection(unfolded=True)).total) == 2


def test_a_mark_lays_nothing_out_anew_while_only_months_are_counted(sitting: PaperSitting) -> None:
    by_month = replace(sitting.session.counts, days={1: sitting.session.counts.total})
    sitting.paper.timeline.daily = False
    sitting.room.session = replace(sitting.session, counts=by_month)
    before = sitting.paper.timeline.generation
    sitting.press("story.star")

    assert sitting.row is not None
    assert sitting.row.starred
    assert sitting.paper.timeline.generation == before


def test_space_at_the_end_of_a_story_goes_on_to_the_next_unread_one_and_says_where_there_is_none(sitting: PaperSitting) -> None:
    sitting.go_to(RECORD)
    sitting.press("story.read-on")
    assert sitting.paper.story.pages == 1
    assert sitting.here == RECORD

    sitting.paper.story.is_at_end = True
    sitting.press("story.read-on")
    assert sitting.here == RESERVOIR
    assert sitting.ask(lambda archive: archive.row(STORIES[2].id)).read
    sitting.press("story.read-on", "story.read-on")
    assert sitting.here == ODD
    assert sitting.notices[-1] == "Unread stories: none after this one"


def test_how_far_the_story_is_read_stands_above_while_it_is(sitting: PaperSitting) -> None:
    sitting.send(StoryView.Scrolled())
    assert sitting.paper.title_bar.reading == ""
    sitting.send(Timeline.Opened(STORIES[4].id))
    sitting.send(StoryView.Scrolled())
    assert sitting.paper.title_bar.reading == "50% of 1 min"


def test_a_link_that_is_clicked_is_opened(sitting: PaperSitting) -> None:
    sitting.send(StoryView.LinkChosen("https://pier.test/plans"))

    assert sitting.window.opened == ["https://pier.test/plans"]
