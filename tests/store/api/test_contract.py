"""What every archive must do for a screen or a command: the contract above, held by the archive in a folder and the shared one.

Another kind of archive is one more line in `ARCHIVES`. Nothing here knows how an archive keeps its stories.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Thread

import pytest

from store.api.archive import Archive
from store.api.errors import (
    DatelineError,
    FeedError,
    ThemeError,
    UnknownFeedError,
    UnknownStoryError,
    UnknownWatchError,
    WatchError,
)
from store.api.feeds import FoundFeed, Outcome, Subscribed
from store.api.story import StoryId
from store.api.tags import Tag
from store.api.views import Cursor, MarkedStory, Marks, Selection
from store.opening import open_archive
from store.paths import Paths
from tests import postgres_server
from tests.conftest import story
from tests.store.feeds.feed_files import rss
from tests.web_server import Answer, WebServer


def in_a_folder(_: Path) -> Archive:
    """Open the test's archive in a folder."""
    return open_archive(seeded=False)


def shared(path: Path) -> Archive:
    """Open the archive in the database of a real server that belongs to a path."""
    postgres_server.needs_postgres()
    from store.shared.archive import SharedArchive

    return postgres_server.open_for_a_test(lambda address: SharedArchive(address, Paths.find(path / "shared")), path)


ARCHIVES: Sequence[Callable[[Path], Archive]] = (in_a_folder, shared)
NOBODY = StoryId("nobody-knows-it")
ALL = Selection()

FALL = story(
    "Bridge over the Indus falls at Sukkur",
    "2025-04-02",
    "The old bridge over the Indus at Sukkur fell on April 2 while nobody was on it, engineers of the barrage said.",
    place="SUKKUR",
    source="Dawn",
)
INQUIRY = story(
    "Inquiry into the Sukkur bridge begins",
    "2025-04-09",
    "Engineers of the barrage at Sukkur were heard on why the old bridge over the Indus fell on April 2.",
    place="SUKKUR",
    source="Dawn",
)
BANK = story("State Bank holds its rate", "2025-04-09", "The State Bank of Pakistan held its policy rate.", source="AFP")
DAM = story("Dam at Tarbela is full", "2025-05-01", "The reservoir of the dam at Tarbela holds as much water as it can.")


@pytest.fixture(params=ARCHIVES)
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], Archive]]:
    """Return what opens an archive of the test's own, the same each time."""
    yield lambda: request.param(tmp_path)
    postgres_server.close_what_a_test_opened()


@pytest.fixture
def archive(opened: Callable[[], Archive]) -> Iterator[Archive]:
    """Return an archive of four stories, which this program opened."""
    archive = opened()
    archive.add([FALL, INQUIRY, BANK, DAM])
    archive.refresh()
    yield archive
    archive.close()


def ids(archive: Archive, selection: Selection = ALL) -> list[StoryId]:
    """Return the ids of all selected stories, the oldest first."""
    return [row.id for row in archive.rows(selection, Cursor(1, 0), 100)]


def test_stories_stand_in_time_order_and_each_has_a_cursor(archive: Archive) -> None:
    order = ids(archive)

    assert (order[0], order[-1]) == (FALL.id, DAM.id)
    assert {order[1], order[2]} == {INQUIRY.id, BANK.id}
    for nth, story_id in enumerate(order):
        cursor = archive.cursor(ALL, story_id)
        assert cursor is not None
        assert [row.id for row in archive.rows(ALL, cursor, 10)] == order[nth:]
    assert archive.cursor(ALL, NOBODY) is None
    assert archive.cursor(Selection(words="reservoir "), FALL.id) is None


def test_neighbours_are_found_from_a_story_that_is_not_selected_itself(archive: Archive) -> None:
    sukkur = Selection(words="sukkur ")

    assert (found := archive.neighbour(sukkur, DAM.id, -1)) is not None
    assert found.id == INQUIRY.id
    assert archive.neighbour(sukkur, DAM.id, 1) is None
    assert archive.neighbour(sukkur, NOBODY, 1) is None
    assert [row.id for row in archive.span_rows(ALL, date(2025, 4, 1), date(2025, 4, 5), 9)] == [FALL.id]


def test_counts_facets_and_breakdown_agree_on_every_selection(archive: Archive) -> None:
    for selection in (ALL, Selection(words="sukkur "), Selection(words="place:sukkur | tarbela "), Selection(unread=True)):
        counts = archive.counts(selection)
        assert counts.total == len(ids(archive, selection)) == sum(counts.days.values()) == sum(counts.themes.values())
        assert dict(archive.facets(selection).themes) == dict(counts.themes)
        for weekly in (False, True):
            breakdown = archive.breakdown(selection, weekly=weekly)
            assert sum(sum(themes.values()) for themes in breakdown.values()) == counts.total
    assert archive.facets(ALL).places == (("Sukkur", 2),)
    assert archive.facets(ALL).sources == (("Dawn", 2), ("AFP", 1))
    assert list(archive.values(ALL, "place", 9)) == [*archive.facets(ALL).places]
    assert list(archive.values(ALL, "source", 1)) == [("Dawn", 2)]
    for field in ("place", "source", "person", "tag"):
        for value, number in archive.values(ALL, field, 9):
            assert len(ids(archive, Selection(having=(field, value)))) == number


def test_a_story_comes_back_by_its_id_or_not_at_all(archive: Archive) -> None:
    kept, row = archive.story(FALL.id), archive.row(FALL.id)

    assert kept is not None
    assert row is not None
    assert (kept.title, kept.body, kept.place) == (FALL.title, FALL.body, FALL.place)
    assert (row.title, row.published, row.source) == (FALL.title, FALL.published, FALL.source)
    assert archive.story(NOBODY) is None
    assert archive.row(NOBODY) is None


def test_a_story_is_meant_by_the_first_letters_of_its_id(archive: Archive) -> None:
    short = archive.short_ids(ids(archive))

    assert {archive.id_of(letters) for letters in short.values()} == set(short)
    assert all(story_id.startswith(letters) for story_id, letters in short.items())
    assert [row.id for row in archive.rows_called(short[FALL.id])] == [FALL.id]
    assert len(archive.rows_called("")) == 4
    for typed in (NOBODY, ""):
        with pytest.raises(UnknownStoryError):
            archive.id_of(typed)


def test_a_line_finds_stories_misspelled_or_not(archive: Archive) -> None:
    found = archive.search.find(Selection(words="brigde indus"))
    answer = archive.search.answer(Selection(words="brigde indus"), 5)

    assert {hit.story.id for hit in found.hits} == {FALL.id, INQUIRY.id}
    assert found.total == 2
    assert "bridge" in found.corrected["brigde"]
    assert answer is not None
    assert answer.found.hits[0].story.id == found.hits[0].story.id
    assert {row.id for row in answer.rows} == {FALL.id, INQUIRY.id}
    assert archive.search.answer(Selection(words="bridge"), 5, lambda: False) is None
    assert "Indus" in archive.search.snippet(Selection(words="indus "), INQUIRY.id)
    assert archive.search.snippet(Selection(words="indus "), NOBODY) == ""


def test_a_line_is_described_completed_and_its_mistakes_are_named(archive: Archive) -> None:
    assert archive.search.describe("place:sukkur") == "≈ place sukkur"
    assert [one.text for one in archive.search.complete("pla", 3)] == ["place:"]
    assert archive.search.mistakes("after:notaday")
    assert not archive.search.mistakes("after:2025-04-01")


def test_marks_are_kept_and_select(archive: Archive) -> None:
    marks = archive.mark(FALL.id, read=True, starred=True)

    assert (marks.read, marks.starred) == (True, True)
    assert ids(archive, Selection(starred=True)) == [FALL.id]
    assert FALL.id not in ids(archive, Selection(unread=True))
    assert archive.counts(ALL).unread == 3
    archive.mark(FALL.id, starred=False)
    assert ids(archive, Selection(starred=True)) == []
    with pytest.raises(UnknownStoryError):
        archive.mark(NOBODY, read=True)


def test_a_note_and_tags_are_marks_like_others_and_come_back(archive: Archive) -> None:
    assert archive.marks(FALL.id) == Marks()

    archive.mark(FALL.id, note="ask the barrage", tags=("bridges", "sukkur"))

    assert archive.marks(FALL.id) == Marks(tags=("bridges", "sukkur"), note="ask the barrage")
    assert ids(archive, Selection(words="tag:bridges ")) == [FALL.id]
    archive.mark(DAM.id, tags=("Bridges",))
    assert archive.tags() == [Tag("Bridges", 2), Tag("sukkur", 1)]
    assert ids(archive, Selection(words="note:barage")) == ids(archive, Selection(words="note:barr")) == [FALL.id]
    assert ids(archive, Selection(words="note:bridges")) == ids(archive, Selection(words='note:"the ask"')) == []
    archive.promise(FALL.id, note="")
    assert archive.marks(FALL.id).note == ""
    assert ids(archive, Selection(words="note:barrage")) == []
    archive.mark(FALL.id, note="")
    assert archive.marks(FALL.id).note == ""
    with pytest.raises(UnknownStoryError):
        archive.marks(NOBODY)


def test_a_promised_mark_is_shown_at_once_and_kept_by_the_mark_that_follows(archive: Archive) -> None:
    row = archive.promise(BANK.id, starred=True)

    assert row is not None
    assert row.starred
    assert ids(archive, Selection(starred=True)) == [BANK.id]
    archive.mark(BANK.id, starred=True)
    assert ids(archive, Selection(starred=True)) == [BANK.id]
    assert archive.promise(NOBODY, starred=True) is None


def test_a_corrected_theme_moves_the_story_and_can_be_taken_back(archive: Archive) -> None:
    before = archive.row(BANK.id)
    assert before is not None
    other = next(theme.key for theme in archive.themes.all() if theme.key not in before.themes)

    archive.mark(BANK.id, theme=other)

    assert BANK.id in ids(archive, Selection(themes=frozenset((other,))))
    assert archive.themes.why(BANK.id).corrected
    archive.mark(BANK.id, theme="")
    assert not archive.themes.why(BANK.id).corrected
    assert archive.row(BANK.id) == before


def test_the_last_theme_is_other_and_a_bad_name_makes_none(archive: Archive) -> None:
    assert archive.themes.all()[-1].key == "other"
    with pytest.raises(ThemeError):
        archive.themes.make("", [DAM.id])
    with pytest.raises(UnknownStoryError):
        archive.themes.why(NOBODY)


def test_adding_says_what_became_of_each_story(archive: Archive) -> None:
    new = story("Rain in the hills", "2025-05-02", "It rained for three days in the hills above the dam.")

    done = archive.add([FALL, new])

    assert [one.id for one in done.added] == [new.id]
    assert [one.id for one in done.unchanged] == [FALL.id]
    assert archive.counts(ALL).total == 5


def test_what_is_removed_comes_back_with_its_marks(archive: Archive) -> None:
    archive.mark(DAM.id, starred=True)

    assert archive.remove(DAM.id).title == DAM.title
    assert archive.row(DAM.id) is None
    assert archive.restore().id == DAM.id
    assert ids(archive, Selection(starred=True)) == [DAM.id]
    for change in (archive.remove, archive.restore, archive.earlier, archive.related):
        with pytest.raises(UnknownStoryError):
            change(NOBODY)


def test_related_stories_come_with_reasons(archive: Archive) -> None:
    related = archive.related(FALL.id)

    assert [one.story.id for one in related] == [INQUIRY.id]
    assert related[0].reasons
    assert 0 < related[0].score <= 1
    assert archive.related(FALL.id, 0) == []


def test_threads_hold_what_goes_on(archive: Archive) -> None:
    archive.threads.join(FALL.id, INQUIRY.id)
    archive.refresh()

    position = archive.threads.position(INQUIRY.id)

    assert position is not None
    assert (position.nth, position.thread.count) == (2, 2)
    assert position.earlier is not None
    assert position.earlier.id == FALL.id
    thread = archive.threads.thread(position.thread.id)
    assert thread is not None
    assert [row.id for row in thread.rows] == [FALL.id, INQUIRY.id]
    assert ids(archive, Selection(thread=position.thread.id)) == [FALL.id, INQUIRY.id]
    archive.threads.rename(FALL.id, "The bridge")
    assert [one.name for one in archive.threads.threads("bridge")] == ["The bridge"]
    assert archive.threads.count() == 1
    archive.threads.move(INQUIRY.id, None)
    assert archive.threads.position(INQUIRY.id) is None
    assert archive.threads.thread(10_000_000) is None


def test_times_that_stories_speak_of_become_events_and_briefs(archive: Archive) -> None:
    fell = date(2025, 4, 2)

    event = archive.times.events(fell, fell)[0]

    assert event.count == 2
    assert {one.row.id for one in event.mentions} == {FALL.id, INQUIRY.id}
    assert archive.times.spoken_of(fell, fell)[fell.toordinal()] >= 1
    assert fell in [one.first for one in archive.times.mentions(INQUIRY.id)]
    brief = archive.times.brief(Selection(words="sukkur "))
    assert brief.count == 2
    assert fell in [one.event.first for one in brief.dates]
    assert archive.times.on_this_day(date(2026, 4, 2)).rows[0].id == FALL.id
    with pytest.raises(UnknownStoryError):
        archive.times.mentions(NOBODY)


def test_watch_lists_are_kept_in_the_persons_order(archive: Archive) -> None:
    archive.watches.put("Water", "dam | reservoir")
    archive.watches.put("Sukkur", "place:sukkur")
    archive.watches.move("Sukkur", 0)
    archive.watches.rename("Water", "Dams")

    lists = archive.watches.all()

    assert [one.name for one in lists] == ["Sukkur", "Dams"]
    assert ids(archive, lists[0].selection) == [FALL.id, INQUIRY.id]
    with pytest.raises(UnknownWatchError):
        archive.watches.remove("Water")
    with pytest.raises(WatchError):
        archive.watches.put("", "dam")


def test_feeds_are_followed_and_bring_stories(archive: Archive, web: WebServer) -> None:
    feed = archive.feeds.add(web.give("/feed", Answer(rss("Rain at last"))), allow_private=True, tags=("water",)).feed

    update = archive.feeds.update([feed.name.upper()]).feeds[0]
    (summary,) = archive.feeds.summaries()

    assert archive.feeds.all() == (feed,)
    assert (update.feed, update.outcome, summary.feed, summary.stories, summary.unread) == (feed, Outcome.SAME, feed, 1, 1)
    assert [archive.row(story_id).title for story_id in ids(archive, Selection(feed=feed.id))] == ["Rain at last"]  # type: ignore[union-attr]
    assert archive.feeds.change(feed.id, name="Rain", full_text=True).full_text
    assert archive.feeds.check(["rain"])[0].entries == 1
    assert archive.feeds.remove("rain").id == feed.id
    assert not archive.feeds.all()
    assert archive.counts(Selection(feed=feed.id)).total == 1
    with pytest.raises(UnknownFeedError):
        archive.feeds.named("rain")
    with pytest.raises(FeedError):
        archive.feeds.add("file:///etc/passwd")


def test_a_list_of_feeds_is_followed_at_once_each_feed_once(archive: Archive) -> None:
    named = [FoundFeed("https://a.test/feed", "A", tags=("x",)), FoundFeed("http://a.test/feed/", "B", tags=("y",))]

    done = archive.feeds.add_all(named)

    assert [isinstance(one, Subscribed) and one.is_new for one in done] == [True, False]
    assert [(feed.name, feed.tags) for feed in archive.feeds.all()] == [("A", ("x", "y"))]


def test_jump_marks_stand_on_stories(archive: Archive) -> None:
    archive.set_jump("a", FALL.id)
    archive.set_jump("a", DAM.id)

    assert archive.jumps() == {"a": DAM.id}


def test_what_was_done_is_taken_back_the_last_first(archive: Archive) -> None:
    archive.mark(FALL.id, starred=True, note="Ask the engineers.")
    archive.mark(BANK.id, by_hand=False, read=True)
    archive.remove(DAM.id)
    archive.threads.join(FALL.id, BANK.id)
    archive.watches.put("Water", "dam")
    archive.set_jump("a", FALL.id)
    told = [step.told for step in archive.steps()]

    for done in told[:-1]:
        undone = archive.undo()
        assert undone is not None
        assert (undone.told, undone.kept, undone.passed) == (done, "", ())

    assert (archive.jumps(), list(archive.watches.all()), archive.threads.position(BANK.id)) == ({}, [], None)
    assert ids(archive)[-1] == DAM.id
    assert archive.marks(FALL.id) == Marks()
    assert archive.marks(BANK.id) == Marks(read=True)
    assert archive.undo() is not None  # the stories that were added
    assert ids(archive) == []
    assert archive.undo() is None


def test_many_stories_are_marked_as_one_step(archive: Archive) -> None:
    archive.mark(FALL.id, by_hand=False, read=True)

    promised = archive.promise_all(Selection(words="sukkur ", unread=True), read=True)

    assert list(promised) == [INQUIRY.id]
    assert archive.counts(ALL).unread == 2
    assert archive.mark_all([INQUIRY.id, DAM.id, NOBODY], read=True) == 2
    assert archive.counts(ALL).unread == 1
    assert ids(archive, Selection(unread=True)) == [BANK.id]
    archive.undo()
    assert set(ids(archive, Selection(unread=True))) == {INQUIRY.id, BANK.id, DAM.id}


def test_another_program_sees_what_was_kept(archive: Archive, opened: Callable[[], Archive]) -> None:
    other = opened()
    other.refresh()
    assert ids(other) == ids(archive)

    archive.mark(FALL.id, starred=True)
    archive.add([story("Rain in the hills", "2025-05-02", "It rained for three days in the hills.")])

    change = other.refresh()
    assert change.changed
    assert change.new == 1
    assert ids(other) == ids(archive)
    assert ids(other, Selection(starred=True)) == [FALL.id]
    other.close()


def test_every_answer_may_be_asked_for_by_many_threads_at_once(archive: Archive) -> None:
    wrong: list[Exception] = []

    def ask() -> None:
        try:
            for words in ("sukkur", "brigde", "dam ", ""):
                selection = Selection(words=words)
                assert archive.counts(selection).total == len(ids(archive, selection))
                archive.search.find(selection)
                archive.related(FALL.id)
                archive.threads.position(FALL.id)
                archive.times.events(date(2025, 4, 1), date(2025, 4, 30))
        except (AssertionError, DatelineError, OSError, ValueError, RuntimeError) as error:
            wrong.append(error)

    threads = [Thread(target=ask) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()

    assert wrong == []


def test_stories_go_out_whole_with_their_marks_and_come_in_again_elsewhere(archive: Archive, tmp_path: Path) -> None:
    archive.mark(FALL.id, read=True, starred=True, tags=("bridges",), note="Ask the engineers.")
    archive.mark(BANK.id, theme="economy")

    out = list(archive.stories(ALL))
    elsewhere = open_archive(tmp_path / "elsewhere", seeded=False)
    for _ in range(2):
        elsewhere.add(out)
    elsewhere.refresh()

    assert [one.story.title for one in out] == [row.title for row in archive.rows(ALL, Cursor(1, 0), 100)]
    assert list(elsewhere.stories(ALL)) == out
    assert elsewhere.marks(FALL.id) == Marks(read=True, starred=True, tags=("bridges",), note="Ask the engineers.")
    assert [one.story.id for one in elsewhere.stories(Selection(unread=True))] == ids(archive, Selection(unread=True))
    elsewhere.close()


def test_marks_that_come_with_a_story_undo_nothing(archive: Archive) -> None:
    archive.mark(DAM.id, read=True, theme="water", tags=("rivers",), note="Seen from the road.")

    done = archive.add([MarkedStory(DAM, Marks(starred=True, theme="energy", tags=("power", "rivers"), note="A dam."))])

    assert [one.id for one in done.unchanged] == [DAM.id]
    assert archive.marks(DAM.id) == Marks(True, True, "water", ("rivers", "power"), "Seen from the road.\n\nA dam.")
    assert [row.id for row in archive.rows(Selection(starred=True), Cursor(1, 0), 10)] == [DAM.id]


def test_many_stories_of_one_minute_are_given_once_each(archive: Archive) -> None:
    many = [story(f"Report number {nth} from the harbour", "2025-06-02T10:00", f"Ship {nth} came in.") for nth in range(900)]
    archive.add(many)

    found = [one.story.id for one in archive.stories(Selection(words="harbour "))]

    assert sorted(found) == sorted(one.id for one in many)


def test_stories_of_one_feed_alone(archive: Archive) -> None:
    archive.add([replace(DAM, feeds=("a1",)), replace(BANK, feeds=("a1", "b2"))])
    archive.add([replace(BANK, feeds=("c3",))])

    assert ids(archive, Selection(feed="a1")) == [BANK.id, DAM.id]
    assert ids(archive, Selection(feed="c3", words="bank ")) == [BANK.id]
    assert archive.counts(Selection(feed="b2")).total == 1
