"""Threads are kept true to the index, whoever writes, whatever is lost, and reports of the same news are folded by one truth."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.api.errors import ArchiveLockedError
from store.api.story import Story, StoryId
from store.api.views import Selection
from store.api.when import When
from store.engine.fields import fields_of
from store.engine.terms import EVERYTHING
from store.folder.archive import FolderArchive
from store.paths import Paths
from store.threads.db.thread_file import FILE
from store.threads.reports import derive_reports
from store.threads.sync import ThreadSync, is_little
from store.timeline.report_counts import kept_reports
from tests.conftest import Archives, all_rows, examples, story
from tests.store.threads.conftest import beside
from tests.store.threads.followed_stories import MATTERS, RIVER, mates

SIGNED, DAM, VISIT, RULED, BEGUN, REACHED, COMET = MATTERS
BODY = (RIVER, "Ministers of both countries met on the bridge and signed twelve articles before noon.", "Farmers cheered.")
REPORTS = [
    story(f"Compact signed on the bridge, {paper} says", "2024-04-01", *BODY, source=paper, link=f"https://example.org/{paper}")
    for paper in ("North", "South", "Lake", "Hill")
]


def truth(sync: ThreadSync) -> Mapping[StoryId, int]:
    """Return how many reports each story stands for, as the tables know it."""
    return sync.source.ask(lambda tables: tables.reports.counts()) or {}


def hidden(sync: ThreadSync) -> set[StoryId]:
    """Return the stories that the index leaves out as copies."""
    sync.index.reload()
    return {stored.row.id for stored in sync.index.stories(EVERYTHING, 1_000) if stored.entry.copy}


def agree(sync: ThreadSync) -> None:
    """Assert that all that is derived of folded reports says what the tables say."""
    counts = truth(sync)
    folded = set(sync.source.ask(lambda tables: tables.reports.behind(counts)) or ())
    assert hidden(sync) == folded
    assert kept_reports(sync.index.folder) == counts


def test_nothing_is_pending_once_all_was_taken_in(followed: FolderArchive) -> None:
    sync = beside()

    assert followed.threads.count() == 2
    assert sync.pending() == {}
    assert not sync.work_off()


def test_a_month_that_changed_is_pending_and_taken_in_by_whoever_comes_first(followed: FolderArchive) -> None:
    followed.close()
    sync, archive = beside(), FolderArchive(Paths.find(), seeded=False, patience=0.05)
    with sync.turn.held():  # somebody else is at it, so the archive leaves the threads for later
        archive.add([story("Sudland accepts the ruling on the Alder River Compact", "2025-01-09", RIVER)])
        with pytest.raises(ArchiveLockedError):
            beside(patience=0.05).work_off()
    sync.index.reload()
    assert list(sync.pending()) == ["2025-01"]

    assert sync.work_off()

    assert archive.refresh().threads
    assert mates(archive, DAM)[-1] == "Sudland accepts the ruling on the Alder River Compact"
    archive.close()


def test_a_month_that_got_a_story_is_pending_by_what_it_grew_and_the_rest_of_it_stays_as_it_is(followed: FolderArchive) -> None:
    followed.close()
    sync, archive = beside(), FolderArchive(Paths.find(), seeded=False, patience=0.05)
    before = sync.source.ask(lambda tables: (tables.months.texts("2021-06"), tables.members.get(DAM.id)))
    with sync.turn.held():
        archive.add([story("Velmora opens the Alder River sluices again", "2021-06-20", RIVER)])
    sync.index.reload()
    whole = sync.index.months()["2021-06"][0]
    assert 0 < sync.pending()["2021-06"] < whole

    sync.work_off()

    after = sync.source.ask(lambda tables: (tables.months.texts("2021-06"), tables.members.get(DAM.id)))
    assert before is not None
    assert after is not None
    assert before[0].items() < after[0].items()
    assert before[1] == after[1]
    assert len(after[0]) == 2
    archive.close()


def test_months_are_told_as_they_are_taken_in(followed: FolderArchive) -> None:
    (Paths.find().index / FILE).unlink()
    told: list[tuple[str, int, int]] = []

    sync = beside()
    months = len(sync.pending())
    sync.work_off(lambda what, done, total: told.append((what, done, total)))

    assert told[0] == ("Finding threads", 0, months)
    assert told[-1] == ("Finding threads", months, months)


def test_a_deleted_file_of_threads_is_made_anew_with_the_same_threads(followed: FolderArchive, open_folder: Archives) -> None:
    before = [mates(followed, one) for one in MATTERS]
    followed.close()
    for left in Paths.find().index.glob(f"{FILE}*"):
        left.unlink()

    again = open_folder()
    again.refresh()

    assert [mates(again, one) for one in MATTERS] == before


def test_a_text_written_anew_is_looked_at_anew(open_folder: Archives) -> None:
    archive, sync = open_folder(), beside()
    linked = [replace(one, link=f"https://example.org/{one.id}") for one in MATTERS]
    archive.add(linked)
    before = sync.source.ask(lambda tables: (tables.members.get(REACHED.id), tables.months.texts("2023-11")))

    archive.add([replace(linked[5], body=("Astronomers watched it with glee, says Ilan Petcu.",), updated=When("2023-11-04"))])

    after = sync.source.ask(lambda tables: (tables.members.get(REACHED.id), tables.months.texts("2023-11")))
    assert before is not None
    assert after is not None
    assert before[0] != after[0]
    assert before[1].keys() == after[1].keys() == {REACHED.id}
    assert before[1] != after[1]
    assert sum(one.count for one in archive.threads.threads()) <= len(MATTERS)


def test_what_is_little_is_taken_in_at_once() -> None:
    assert is_little({})
    assert is_little({"2021-03": 2_000_000})
    assert not is_little({"2021-03": 2_000_000, "2021-04": 1})


def test_what_is_derived_of_reports_says_what_the_tables_say(open_folder: Archives) -> None:
    archive = open_folder()
    archive.add([*REPORTS, COMET])
    archive.refresh()
    sync = beside()

    assert list(truth(sync).values()) == [4]
    agree(sync)
    lead = next(iter(truth(sync)))
    archive.remove(lead)
    assert list(truth(sync).values()) == [3]
    agree(sync)
    archive.restore(lead)
    assert truth(sync) == {lead: 4}
    agree(sync)


def test_what_was_derived_of_reports_and_lost_is_derived_again(open_folder: Archives) -> None:
    archive = open_folder()
    archive.add([*REPORTS, COMET])
    archive.refresh()
    sync = beside()
    (sync.index.folder / "reports.json").unlink()
    with sync.lock.held(), sync.source.opened() as tables:
        ids = [one.id for one in REPORTS]
        with tables.writing():
            tables.reports.fold({}, apart=ids)
        derive_reports(sync.index, sync.lock, tables, ids)
        assert hidden(sync) == set()
        assert kept_reports(sync.index.folder) == {}
        with tables.writing():
            tables.reports.fold(dict.fromkeys(ids[1:], ids[0]))
        derive_reports(sync.index, sync.lock, tables, ids)

    agree(sync)
    assert truth(sync) == {REPORTS[0].id: 4}


def test_what_was_folded_but_not_told_to_the_index_is_told_the_next_time(open_folder: Archives) -> None:
    open_folder().close()
    archive, sync = FolderArchive(Paths.find(), seeded=False, patience=0.05), beside(patience=0.05)
    with sync.turn.held():
        archive.add([*REPORTS, COMET])  # somebody else is at the threads
    other = beside()
    with other.lock.held(), pytest.raises(ArchiveLockedError):
        sync.work_off()  # what is folded is known, but the index can't be written
    assert list(truth(sync).values()) == [4]
    assert hidden(sync) == set()

    other.work_off()

    agree(other)
    archive.refresh()
    assert sorted(row.reports for row in all_rows(archive)) == [1, 4]
    archive.close()


def test_reports_indexed_anew_stay_folded(open_folder: Archives) -> None:
    archive = open_folder()
    archive.add([*REPORTS, COMET])
    archive.refresh()
    shown = [(row.id, row.reports) for row in all_rows(archive)]

    archive.mark(REPORTS[1].id, theme="water")
    archive.mark(REPORTS[2].id, starred=True)
    archive.refresh()

    agree(beside())
    assert [(row.id, row.reports) for row in all_rows(archive)] == shown
    archive.close()
    shutil.rmtree(Paths.find().index)
    again = open_folder()
    again.refresh()
    agree(beside())
    assert [(row.id, row.reports) for row in all_rows(again)] == shown


DEEDS = st.lists(st.tuples(st.sampled_from(["add", "remove", "rewrite"]), st.integers(0, 4)), min_size=1, max_size=6)


@settings(max_examples=examples(4), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(DEEDS)
def test_whatever_comes_and_goes_reports_are_told_truly(
    tmp_path_factory: pytest.TempPathFactory, deeds: list[tuple[str, int]]
) -> None:
    home = tmp_path_factory.mktemp("archive")
    archive = FolderArchive(Paths(home / "archive", home / "index", home / "config"), seeded=False)
    stories, there = [*REPORTS, replace(COMET, link="https://example.org/comet")], dict[StoryId, Story]()
    for what, at in deeds:
        one = stories[at]
        if what == "remove" and one.id in there:
            archive.remove(one.id)
            del there[one.id]
        elif what == "rewrite" and one.id in there:
            archive.add([replace(one, body=(f"Bakers of Ostrava baked loaf {at}.",), updated=When("2024-05-01"))])
            there[one.id] = one
        elif what == "add" and one.id not in there:
            archive.add([one])
            there[one.id] = one
    archive.refresh()

    rows = all_rows(archive)
    assert sum(row.reports for row in rows) == archive.counts(Selection(unfolded=True)).total == len(there)
    assert archive.counts(Selection()).total == len(rows)
    archive.close()


def test_a_story_that_can_not_be_understood_is_in_no_thread(open_folder: Archives) -> None:
    archive = open_folder()
    archive.add(MATTERS)
    archive.refresh()
    sync = beside()
    stored = sync.index.get(DAM.id)
    assert stored is not None
    with sync.lock.held(), sync.index.writing() as intake:
        intake.drop(str(DAM.id))
        intake.put(fields_of(replace(stored.entry, failed="a rule failed on it")))
    sync.index.reload()
    with sync.source.opened() as tables, tables.writing():
        tables.months.note("2021-06", tables.months.texts("2021-06"), (0, 0))  # as if the month had changed since

    sync.work_off()

    assert archive.refresh().threads
    assert archive.threads.position(DAM.id) is None
    assert mates(archive, SIGNED) == [one.title for one in (SIGNED, VISIT, RULED)]


def test_what_folds_no_more_is_shown_though_the_one_who_found_it_was_ended(
    followed: FolderArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    followed.add(REPORTS)
    followed.refresh()
    sync = beside()
    (lead,) = truth(sync)
    with sync.turn.held():  # so that it is left to whoever finds threads
        followed.remove(lead)
    with monkeypatch.context() as ended:
        ended.setattr(ThreadSync, "_note", lambda *_: (_ for _ in ()).throw(SystemExit(1)))
        with pytest.raises(SystemExit):
            beside().work_off()

    beside().work_off()

    agree(beside())
