"""What a person did can be taken back, one step after another, also by another program and much later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from store.api.story import Story
from store.api.undo import Undone
from store.api.views import Cursor, MarkedStory, Marks, Selection
from store.folder.archive import FolderArchive
from tests.conftest import Archives, all_rows, story
from tests.store.feeds.feed_files import rss
from tests.web_server import Answer, WebServer

HARBOUR = story("Harbour opens", "2025-06-12", "The harbour at Gwadar opened on Thursday after three days of storm.")
FERRY = story("Ferry comes back", "2025-06-14", "The ferry between Gwadar and Ormara came back on Saturday.")
BRIDGE = story("Bridge to close", "2025-07-02", "The bridge at Sukkur will be closed for a month, engineers said.")


@pytest.fixture
def archive(open_folder: Archives) -> FolderArchive:
    """Return an archive of three stories that came before anything can be taken back."""
    archive = open_folder()
    with archive._writer().record.steps.unnoted():
        archive.add([HARBOUR, FERRY, BRIDGE])
    archive.refresh()
    return archive


def took(undone: Undone | None) -> str:
    """Return what was taken back; nothing may have had to stay."""
    assert undone is not None
    assert (undone.kept, undone.passed) == ("", ())
    return undone.told


def standing(archive: FolderArchive) -> list[tuple[Story, Marks]]:
    """Return all stories with their marks, as the archive gives them."""
    return [(one.story, one.marks) for one in archive.stories(Selection())]


def test_nothing_was_done_so_nothing_is_taken_back(archive: FolderArchive) -> None:
    assert archive.undo() is None
    assert archive.steps() == []


def test_marks_are_taken_back_one_after_the_other(archive: FolderArchive) -> None:
    archive.mark(HARBOUR.id, starred=True)
    archive.mark(HARBOUR.id, note="Ask the pilots.", tags=("ports",))
    archive.mark(FERRY.id, read=True)

    assert [step.told for step in archive.steps()] == [
        "“Ferry comes back” marked read",
        "tags of “Harbour opens”",
        "star on “Harbour opens”",
    ]
    assert took(archive.undo()) == "“Ferry comes back” marked read"
    assert archive.counts(Selection()).unread == 3
    assert took(archive.undo()) == "tags of “Harbour opens”"
    assert archive.marks(HARBOUR.id) == Marks(starred=True)
    assert took(archive.undo()) == "star on “Harbour opens”"
    assert archive.counts(Selection(starred=True)).total == 0
    assert archive.undo() is None


def test_a_corrected_theme_goes_back_to_what_the_words_say(archive: FolderArchive) -> None:
    before = archive.row(HARBOUR.id)
    archive.mark(HARBOUR.id, theme="sport")

    took(archive.undo())

    assert archive.row(HARBOUR.id) == before
    assert not archive.themes.why(HARBOUR.id).corrected


def test_what_comes_by_itself_buries_nothing(archive: FolderArchive) -> None:
    archive.mark(HARBOUR.id, starred=True)
    archive.mark(HARBOUR.id, by_hand=False, read=True)
    archive.mark(FERRY.id, by_hand=False, read=True)

    assert took(archive.undo()) == "star on “Harbour opens”"
    assert archive.marks(HARBOUR.id) == Marks(read=True)


def test_what_changes_nothing_is_no_step(archive: FolderArchive) -> None:
    archive.mark(HARBOUR.id, read=False)
    archive.add([HARBOUR])

    assert archive.steps() == []


def test_many_stories_are_marked_in_one_step(archive: FolderArchive) -> None:
    archive.mark(FERRY.id, read=True)
    ids = archive.promise_all(Selection(unread=True), read=True)
    assert archive.counts(Selection()).unread == 0

    assert archive.mark_all(ids, read=True) == 2
    assert archive.counts(Selection()).unread == 0

    assert took(archive.undo()) == "2 stories marked read"
    assert archive.counts(Selection()).unread == 2
    assert archive.marks(FERRY.id).read


def test_a_removed_story_stands_again_with_all_it_had(archive: FolderArchive) -> None:
    archive.mark(HARBOUR.id, note="Ask the pilots.")
    before = standing(archive)
    archive.remove(HARBOUR.id)

    assert took(archive.undo()) == "“Harbour opens” removed"
    assert standing(archive) == before
    assert archive.related(HARBOUR.id) is not None
    assert took(archive.undo()) == "note on “Harbour opens”"


def test_bringing_a_story_back_is_taken_back_too(archive: FolderArchive) -> None:
    archive.remove(HARBOUR.id)
    archive.restore()

    assert took(archive.undo()) == "“Harbour opens” brought back"
    assert archive.row(HARBOUR.id) is None
    assert took(archive.undo()) == "“Harbour opens” removed"
    assert archive.row(HARBOUR.id) is not None


def test_an_import_goes_out_again_and_texts_it_replaced_come_back(archive: FolderArchive) -> None:
    before = standing(archive)
    newer = replace(FERRY, body=(*FERRY.body, "Fares stay as they were, the company said on Sunday."))
    archive.add([newer, story("Rain in the hills", "2025-07-03"), MarkedStory(BRIDGE, Marks(starred=True, tags=("roads",)))])
    assert archive.counts(Selection(starred=True)).total == 1

    assert took(archive.undo()) == "1 story added, 1 newer text"
    assert standing(archive) == before
    assert archive.search.find(Selection(words="fares ")).total == 0


def test_a_story_that_was_noted_since_stays_when_its_import_is_taken_back(archive: FolderArchive) -> None:
    rain, snow = story("Rain in the hills", "2025-07-03"), story("Snow in the hills", "2025-07-04")
    archive.add([rain, snow])
    with archive._writer().record.steps.unnoted():
        archive.mark(rain.id, note="Ask the farmers.")

    undone = archive.undo()

    assert undone is not None
    assert undone.sentences == ("Took back: 2 stories added", "“Rain in the hills” stays, as you marked it since")
    assert archive.row(rain.id) is not None
    assert archive.row(snow.id) is None


def test_a_story_that_comes_by_one_month_goes_back_to_the_other(archive: FolderArchive) -> None:
    archive.mark(HARBOUR.id, note="Ask the pilots.")
    undated = replace(
        story("Dam is full", "2025-08-03", "The dam at Tarbela is full to the brim, engineers said."), undated=True
    )
    archive.add([undated])
    archive.mark(undated.id, note="See it.")
    before = standing(archive)
    archive.add([replace(undated, published=type(undated.published)("2025-07-05"), undated=False)])
    assert archive.row(undated.id).published.iso == "2025-07-05"  # type: ignore[union-attr]

    took(archive.undo())

    assert standing(archive) == before


def test_an_earlier_text_that_was_brought_back_gives_way_again(archive: FolderArchive) -> None:
    newer = replace(FERRY, body=(*FERRY.body, "Fares stay as they were, the company said on Sunday."))
    archive.add([newer])
    before = standing(archive), archive.earlier(FERRY.id)
    archive.restore(FERRY.id)

    assert took(archive.undo()) == "earlier text of “Ferry comes back” brought back"
    assert (standing(archive), archive.earlier(FERRY.id)) == before

    archive.restore(FERRY.id, apart=True)
    assert archive.counts(Selection(unfolded=True)).total == 4
    took(archive.undo())
    assert (standing(archive), archive.earlier(FERRY.id)) == before


def test_what_was_taken_apart_is_one_again(open_folder: Archives) -> None:
    text = (
        "The harbour opened on Thursday after three days in which no ship could leave, and crews went home. " * 4
        + "Then it closed."
    )
    archive = open_folder()
    archive.add([story("Harbour opens", "2025-06-12", text, source=paper) for paper in ("Herald", "Gazette")])
    before = standing(archive)
    archive.part(before[0][0].id)
    assert len(standing(archive)) == 2

    assert took(archive.undo()) == "“Harbour opens” taken apart"
    assert standing(archive) == before


def test_threads_stand_as_before_they_were_put_right(archive: FolderArchive) -> None:
    archive.threads.join(HARBOUR.id, FERRY.id)
    archive.threads.rename(HARBOUR.id, "Gwadar")
    archive.threads.join(HARBOUR.id, BRIDGE.id)
    archive.threads.split(BRIDGE.id)
    archive.threads.move(FERRY.id, None)

    def thread_of(one: Story) -> Sequence[str]:
        position = archive.threads.position(one.id)
        return [row.title for row in archive.threads.thread(position.thread.id).rows] if position else []  # type: ignore[union-attr]

    assert took(archive.undo()) == "“Ferry comes back” moved out of its thread"
    assert thread_of(FERRY) == ["Harbour opens", "Ferry comes back"]
    assert took(archive.undo()) == "thread split"
    assert thread_of(FERRY) == ["Harbour opens", "Ferry comes back", "Bridge to close"]
    assert took(archive.undo()) == "threads merged"
    assert thread_of(BRIDGE) == []
    assert archive.threads.position(HARBOUR.id).thread.name == "Gwadar"  # type: ignore[union-attr]
    assert took(archive.undo()) == "thread renamed"
    assert archive.threads.position(HARBOUR.id).thread.name != "Gwadar"  # type: ignore[union-attr]
    assert took(archive.undo()) == "threads merged"
    assert thread_of(HARBOUR) == []
    assert archive._writer().thread_sync.corrections().to_json() == {"together": [], "apart": [], "names": {}}


def test_watch_lists_and_jump_marks_stand_as_before(archive: FolderArchive) -> None:
    archive.watches.put("Ports", "harbour | ferry")
    archive.watches.put("Roads", "bridge")
    archive.watches.move("Roads", 0)
    archive.watches.rename("Ports", "Ships")
    archive.watches.put("Ships", "ferry")
    archive.watches.remove("Roads")
    archive.set_jump("a", HARBOUR.id)
    archive.set_jump("a", FERRY.id)

    took(archive.undo())
    assert archive.jumps() == {"a": HARBOUR.id}
    took(archive.undo())
    assert archive.jumps() == {}
    assert took(archive.undo()) == "watch list “Roads” removed"
    assert [(one.name, one.line) for one in archive.watches.all()] == [("Roads", "bridge"), ("Ships", "ferry")]
    assert took(archive.undo()) == "search of the watch list “Ships” changed"
    assert took(archive.undo()) == "watch list “Ports” renamed"
    assert took(archive.undo()) == "watch list “Roads” moved"
    assert [(one.name, one.line) for one in archive.watches.all()] == [("Ports", "harbour | ferry"), ("Roads", "bridge")]
    took(archive.undo())
    took(archive.undo())
    assert archive.watches.all() == ()


def test_feeds_stand_as_before(archive: FolderArchive) -> None:
    feed = archive.feeds.add("https://a.test/feed", fetch=False, name="Herald").feed
    archive.feeds.change("Herald", name="The Herald", tags=("ports",))
    changed = archive.feeds.all()
    archive.feeds.remove("The Herald")

    assert took(archive.undo()) == "feed “The Herald” removed"
    assert archive.feeds.all() == changed
    assert took(archive.undo()) == "settings of the feed “Herald”"
    assert archive.feeds.all() == (feed,)
    took(archive.undo())
    assert archive.feeds.all() == ()


def test_a_feed_goes_with_the_stories_it_began_with_and_brings_them_again(archive: FolderArchive, web: WebServer) -> None:
    address = web.give("/feed", Answer(rss("Rain at last", "Snow at last")))
    archive.feeds.add(address, allow_private=True)
    archive.feeds.update(by_id := [feed.id for feed in archive.feeds.all()])
    assert archive.counts(Selection()).total == 5

    assert took(archive.undo()).endswith("followed, with its stories")
    assert archive.feeds.all() == ()
    assert archive.counts(Selection()).total == 3

    assert [archive.feeds.add(address, allow_private=True).feed.id] == by_id
    assert archive.counts(Selection()).total == 5


def test_themes_stand_as_before_and_so_does_the_persons_file(archive: FolderArchive, tmp_path: Path) -> None:
    mine = tmp_path / "config" / "themes.toml"
    mine.parent.mkdir()
    mine.write_text('# what I follow\n\n[[theme]]\nkey = "water"\nname = "Rivers"\n')
    archive.refresh()
    before, text = archive.themes.every(), mine.read_text()
    ports = [
        story(f"Harbour pilots at pier {nth}", "2025-07-04", "Harbour pilots moored ships at the quay.") for nth in range(4)
    ]
    archive.add(ports)

    archive.themes.change("sport", hidden=True)
    archive.themes.change("energy", into="economy")
    archive.themes.make("Ports", [one.id for one in ports])
    archive.themes.use("ten")

    assert took(archive.undo()) == "other set of themes"
    assert took(archive.undo()) == "new theme “Ports”"
    assert took(archive.undo()).endswith("merged")
    assert took(archive.undo()).endswith("hidden")
    assert archive.themes.every() == before
    assert mine.read_text() == text


def test_a_file_of_themes_that_was_edited_since_is_left_alone(archive: FolderArchive, tmp_path: Path) -> None:
    archive.mark(HARBOUR.id, starred=True)
    archive.themes.change("sport", hidden=True)
    mine = tmp_path / "config" / "themes.toml"
    mine.write_text('set = "ten"\n')

    undone = archive.undo()

    assert undone is not None
    assert undone.passed == ("Not taken back, as it was changed since: theme “Sport” hidden",)
    assert undone.told == "star on “Harbour opens”"
    assert mine.read_text() == 'set = "ten"\n'


def test_what_another_program_did_since_is_not_undone(archive: FolderArchive) -> None:
    archive.mark(FERRY.id, starred=True)
    archive.mark(HARBOUR.id, note="Ask the pilots.")
    with archive._writer().record.steps.unnoted():
        archive.mark(HARBOUR.id, note="Ask the pilots and the crew.")

    undone = archive.undo()

    assert undone is not None
    assert undone.sentences == (
        "Not taken back, as it was changed since: note on “Harbour opens”",
        "Took back: star on “Ferry comes back”",
    )
    assert archive.marks(HARBOUR.id).note == "Ask the pilots and the crew."


def test_another_program_takes_back_what_this_one_did(archive: FolderArchive, open_folder: Archives) -> None:
    archive.mark(HARBOUR.id, starred=True)
    archive.remove(FERRY.id)
    archive.close()
    other = open_folder()
    other.refresh()

    assert took(other.undo()) == "“Ferry comes back” removed"
    assert took(other.undo()) == "star on “Harbour opens”"
    assert archive.refresh().changed
    assert len(all_rows(archive)) == 3
    assert not archive.marks(HARBOUR.id).starred


def test_only_so_many_steps_are_kept(archive: FolderArchive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.record.steps.MOST", 10)
    for nth in range(7):
        archive.mark(HARBOUR.id, note=f"Note {nth}.")
        archive.set_jump("a", (HARBOUR, FERRY)[nth % 2].id)

    assert len(archive.steps(500)) == 10
    assert len(list((archive._paths.archive / "undo").iterdir())) == 10


def test_a_step_that_was_damaged_is_passed_over(archive: FolderArchive) -> None:
    archive.mark(HARBOUR.id, starred=True)
    archive.mark(FERRY.id, starred=True)
    archive.mark(BRIDGE.id, starred=True)
    folder = archive._paths.archive / "undo"
    (folder / "00000003.json").write_bytes(
        b'{"step": {"1": {"told": "a star"}}, "parts": {"1": {"kind": "marks", "groups": [7]}}}'
    )
    (folder / "00000002.json").write_bytes(b"\0\0")

    undone = archive.undo()

    assert undone is not None
    assert undone.passed == ("Not taken back, as what takes it back can't be read: a star",)
    assert undone.told == "star on “Harbour opens”"


def test_rows_keep_their_order_after_all_was_taken_back(archive: FolderArchive) -> None:
    before = archive.rows(Selection(), Cursor(1, 0), 10)
    archive.remove(HARBOUR.id)
    archive.add([story("Rain in the hills", "2025-06-13")])
    archive.mark(FERRY.id, starred=True)
    while archive.undo():
        pass

    assert archive.rows(Selection(), Cursor(1, 0), 10) == before
