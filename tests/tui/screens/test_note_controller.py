"""Notes and tags of the story one is on."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from store.api.tags import Tag
from tests.conftest import story
from tests.tui.screens.sitting import PaperSitting, paper_sitting
from tui.screens.timeline.note_controller import parted_tags, tags_offered, turned_tag
from tui.screens.timeline.session import Purpose
from tui.widgets.note_pane import NotePane

FERRY = story("Ferry to Lindau sails again", "2025-06-02")
RAIN = story("Rain over the hills", "2025-06-03")
sitting = paper_sitting([FERRY, RAIN])
IN_USE = [Tag("to read", 3), Tag("Tolls", 1), Tag("budget", 1)]


def test_a_note_is_saved_as_it_is_typed_and_shown_beside_its_story(sitting: PaperSitting) -> None:
    sitting.go_to(FERRY.title)
    sitting.press("story.note")
    assert sitting.paper.note.written == (FERRY.id, "")
    sitting.send(NotePane.Typed(FERRY.id, "Ask the harbour"))

    assert sitting.ask(lambda archive: archive.marks(FERRY.id)).note == "Ask the harbour"
    sitting.send(NotePane.Typed(FERRY.id, "Ask the harbour master "))
    sitting.send(NotePane.Left(FERRY.id))
    assert sitting.notices[-1] == "Note saved · U takes it back"
    assert sitting.paper.timeline.focused
    assert sitting.paper.note.shown[1].note == "Ask the harbour master"
    sitting.press("story.note")
    assert sitting.paper.note.written == (FERRY.id, "Ask the harbour master")
    sitting.send(NotePane.Left(FERRY.id))
    sitting.press("change.undo")
    assert sitting.notices[-1] == "Took back: note on “Ferry to Lindau sails again”"
    assert sitting.paper.note.shown[1].note == ""  # all that was typed, however often it was saved


def test_a_note_that_is_only_looked_at_changes_nothing(sitting: PaperSitting) -> None:
    sitting.go_to(RAIN.title)
    sitting.press("story.note")
    sitting.send(NotePane.Left(RAIN.id))

    assert sitting.notices[-1] == "The note is as it was"
    assert sitting.ask(lambda archive: archive.marks(RAIN.id)).note == ""


def test_what_was_typed_last_is_saved_when_the_screen_is_left(sitting: PaperSitting) -> None:
    sitting.go_to(FERRY.title)
    sitting.press("story.note")
    sitting.on.notes.typed(NotePane.Typed(FERRY.id, "Left in a hurry"))
    sitting.on.leave()
    sitting.opened.changes.rest()

    assert sitting.ask(lambda archive: archive.marks(FERRY.id)).note == "Left in a hurry"


def test_a_story_is_put_under_tags_in_the_line(sitting: PaperSitting) -> None:
    sitting.go_to(FERRY.title)
    sitting.press("story.tag")
    assert sitting.session.purpose is Purpose.TAGS
    sitting.enter("to read, #Lake, lake")

    assert sitting.notices[-1] == "Tags: to read, Lake · U takes it back"
    assert sitting.paper.note.shown[1].tags == ("to read", "Lake")
    sitting.go_to(RAIN.title)
    sitting.press("story.tag")
    sitting.type("to")
    assert [offer.shown for offer in sitting.paper.prompt.offered or ()] == ["to read"]
    sitting.leave()
    assert sitting.ask(lambda archive: archive.tags()) == [Tag("Lake", 1), Tag("to read", 1)]


def test_tags_in_use_are_offered_where_one_types() -> None:
    assert [one.shown for one in tags_offered("to", 2, IN_USE)] == ["to read", "Tolls"]
    assert [one.shown for one in tags_offered("budget, #T", 10, IN_USE)] == ["to read", "Tolls"]
    offer = tags_offered("budget, to", 10, IN_USE)[0]
    assert (offer.text, offer.start, offer.end) == ("to read,", 8, 10)
    assert tags_offered("to read, to read", 16, IN_USE) == []


@given(st.text(max_size=40), st.integers(0, 40))
def test_whatever_stands_in_the_line_an_offer_fits_into_it(text: str, cursor: int) -> None:
    for offer in tags_offered(text, min(cursor, len(text)), IN_USE):
        assert 0 <= offer.start <= offer.end <= len(text)


def test_in_an_archive_that_others_share_a_note_and_tags_are_for_whom_it_is_said(sitting: PaperSitting) -> None:
    sitting.paper.note.is_shared = True
    sitting.go_to(FERRY.title)
    sitting.press("story.note")
    sitting.send(NotePane.Typed(FERRY.id, "Ask the harbour", for_all=True))
    sitting.send(NotePane.Left(FERRY.id))
    assert sitting.notices[-1] == "Note saved, for all to read · U takes it back"
    sitting.press("story.note")
    assert sitting.paper.note.for_all
    sitting.send(NotePane.Left(FERRY.id))

    sitting.press("story.tag")
    sitting.enter("to read, Lake (for all)")
    assert sitting.notices[-1] == "Tags: to read, Lake (for all) · U takes it back"
    marks = sitting.ask(lambda archive: archive.marks(FERRY.id))
    assert (marks.note_for_all, marks.tags, marks.tags_for_all) == (True, ("to read", "Lake"), ("Lake",))


def test_a_tag_at_the_cursor_is_turned_for_all_and_back() -> None:
    assert turned_tag("budget, to read, ", 17) == ("budget, to read (for all), ", 25)
    assert turned_tag("budget, to read", 3) == ("budget (for all), to read", 16)
    assert turned_tag("budget (for all), to read", 16) == ("budget, to read", 6)
    assert turned_tag("", 0) == ("", 0)


@given(st.text(max_size=60), st.integers(0, 60))
def test_whatever_stands_in_the_line_is_turned_and_read(line: str, cursor: int) -> None:
    turned, _ = turned_tag(line, min(cursor, len(line)))
    tags, for_all = parted_tags(turned)
    assert set(for_all) <= set(tags)
