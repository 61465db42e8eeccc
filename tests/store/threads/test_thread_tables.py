"""What all thread tables must do: the contract that those in SQLite and in PostgreSQL hold; others are one more line here."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.api.story import StoryId
from store.api.threads import Thread
from store.threads.cluster.cluster import Cluster
from store.threads.cluster.clusterer import Merged
from store.threads.cluster.features import features_of
from store.threads.db.sqlite_tables import SqliteTables
from store.threads.db.thread_tables import Membership, ThreadTables
from tests import postgres_server
from tests.store.threads.conftest import CHESS, FERRY, RIVER, headline

Opener = Callable[[Path], ThreadTables]


def in_a_file(folder: Path) -> ThreadTables:
    """Open tables in a file, which a second opening shares."""
    return SqliteTables.to_write(folder / "tables.db")


def in_memory(_: Path) -> ThreadTables:
    """Open tables in memory."""
    return SqliteTables.in_memory()


def in_postgres(folder: Path) -> ThreadTables:
    """Open tables of a database of a real server, which a second opening shares."""
    postgres_server.needs_postgres()
    import psycopg

    from store.postgres.thread_tables import PostgresTables

    def opened(address: str) -> PostgresTables:
        connection = psycopg.connect(address, autocommit=True)
        return PostgresTables(connection, connection.close)

    return postgres_server.open_for_a_test(opened, folder)


OPENERS: Sequence[Opener] = (in_a_file, in_memory, in_postgres)
SHARED: Sequence[Opener] = (in_a_file, in_postgres)
ONE, TWO, THREE, FOUR = (StoryId(letter * 16) for letter in "abcd")


@pytest.fixture(autouse=True)
def _nothing_left_open() -> Iterator[None]:
    """Let no test leave connections or databases behind."""
    yield
    postgres_server.close_what_a_test_opened()


@pytest.fixture(params=OPENERS, ids=lambda opener: opener.__name__)
def tables(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[ThreadTables]:
    """Return empty tables."""
    made: ThreadTables = request.param(tmp_path)
    yield made
    made.close()


def cluster_of(thread: int, name: str = "", rows: Sequence[tuple[str, str]] = RIVER) -> Cluster:
    """Return the cluster of some headlines."""
    known = [features_of(headline(*row)) for row in rows]
    cluster = Cluster(thread, known[0].day, known[0].day, name=name)
    for one in known:
        cluster.add(one)
    return cluster


def member(story: StoryId, thread: int, day: int, likeness: float | None = 0.5, title: str = "A title") -> Membership:
    """Return a membership."""
    return Membership(story, thread, day, title, likeness, [("Alder", 3.5), ("Fluß", 1.0)])


def test_a_cluster_comes_back_as_it_was_kept(tables: ThreadTables) -> None:
    kept = cluster_of(7, "Alder River")
    kept.given = True

    with tables.writing():
        tables.clusters.keep([kept], [], {})

    back = tables.clusters.get(7)
    assert back is not None
    assert (back.id, back.first, back.last, back.size, back.name, back.given) == (
        7,
        kept.first,
        kept.last,
        4,
        "Alder River",
        True,
    )
    assert (back.counts, back.printed, back.broad, back.headlines) == (kept.counts, kept.printed, kept.broad, kept.headlines)
    assert [one.day for one in back.members] == [one.day for one in kept.members]
    assert all(
        one.weights[feature] == pytest.approx(other.weights[feature], abs=0.021)
        for one, other in zip(back.members, kept.members, strict=True)
        for feature in other.weights
    )


def test_a_cluster_kept_again_stands_in_its_own_place_and_one_that_is_gone_nowhere(tables: ThreadTables) -> None:
    with tables.writing():
        tables.clusters.keep([cluster_of(1, "River"), cluster_of(2, "Ferry", FERRY)], [], {})
    with tables.writing():
        tables.clusters.keep([cluster_of(1, "Alder")], [2], {})

    assert [one.name for one in tables.threads.newest(10)] == ["Alder"]
    assert tables.clusters.get(2) is None
    assert tables.clusters.get(3) is None


def test_features_lead_to_what_was_kept_last(tables: ThreadTables) -> None:
    first, second = array("I", [1, 2]).tobytes(), array("I", [2**32 - 1]).tobytes()

    with tables.writing():
        tables.clusters.keep([], [], {5: first, 2**32 - 1: first})
        tables.clusters.keep([], [], {5: second})

    assert tables.clusters.leads([5, 6, 2**32 - 1]) == {5: second, 2**32 - 1: first}
    assert tables.clusters.leads([]) == {}


def test_any_number_of_features_may_be_asked_for(tables: ThreadTables) -> None:
    kept = {feature: bytes([feature % 256]) for feature in range(0, 6_000, 2)}
    with tables.writing():
        tables.clusters.keep([], [], kept)

    assert tables.clusters.leads(range(6_000)) == kept


def test_counters_come_back_page_by_page(tables: ThreadTables) -> None:
    with tables.writing():
        tables.clusters.keep_counters({"stories": 3, "words": 10.5}, [(0, b"abcd"), (9, b"efgh")])
        tables.clusters.keep_counters({"stories": 4}, [(9, b"ijkl")])

    numbers, pages = tables.clusters.counters()
    assert numbers == {"stories": 4, "words": 10.5}
    assert dict(pages) == {0: b"abcd", 9: b"ijkl"}


def test_threads_are_listed_newest_first_and_called_by_the_words_of_their_name(tables: ThreadTables) -> None:
    with tables.writing():
        tables.clusters.keep(
            [cluster_of(1, "Alder River Compact"), cluster_of(2, "Queen Oona", FERRY), cluster_of(3, "Alder Weir", CHESS[:1])],
            [],
            {},
        )

    assert [one.id for one in tables.threads.newest(10)] == [1, 2]
    assert [one.id for one in tables.threads.newest(10, least=1)] == [1, 2, 3]
    assert [one.id for one in tables.threads.newest(1)] == [1]
    assert [one.id for one in tables.threads.called(["alder"], 10)] == [1, 3]
    assert [one.id for one in tables.threads.called(["alder", "compact"], 10)] == [1]
    assert tables.threads.called(["compact", "alder"], 10) == []
    assert tables.threads.count() == 2
    first = tables.threads.get(2)
    assert first == Thread(
        2, "Queen Oona", given=False, count=3, first=first.first if first else 0, last=first.last if first else 0
    )


def test_what_is_not_there_is_nothing(tables: ThreadTables) -> None:
    assert tables.threads.get(1) is None
    assert tables.threads.current(1) == 1
    assert tables.members.get(ONE) is None
    assert tables.members.thread_of(ONE) is None
    assert tables.members.of(1) == []
    assert tables.members.merged_into(1) == []
    assert tables.reports.lead_of(ONE) is None
    assert tables.reports.counts() == {}
    assert tables.months.stamps() == {}
    assert tables.months.texts("2021-03") == {}
    assert tables.loose.all() == ([], [], [])


def test_members_come_back_oldest_first_with_their_reasons(tables: ThreadTables) -> None:
    with tables.writing():
        for one in (member(TWO, 1, 20, None), member(THREE, 1, 20), member(ONE, 1, 30), member(FOUR, 2, 10)):
            tables.members.put(one)

    assert tables.members.get(THREE) == member(THREE, 1, 20)
    assert tables.members.of(1) == [(TWO, 0), (THREE, 0.5), (ONE, 0.5)]
    assert tables.members.of(1, (20, 29)) == [(TWO, 0), (THREE, 0.5)]
    assert tables.members.of(1, (30, 30)) == [(ONE, 0.5)]
    assert tables.members.of(1, limit=1) == [(TWO, 0)]
    assert tables.members.thread_of(FOUR) == 2


def test_a_story_put_again_is_in_one_place_alone(tables: ThreadTables) -> None:
    with tables.writing():
        tables.members.put(member(ONE, 1, 20, title="Before"))
        tables.members.put(member(ONE, 2, 21, title="After"))
        tables.members.put(member(TWO, 2, 22, title="Beside"))
        tables.members.drop(TWO)
        tables.members.drop(THREE)

    assert tables.members.of(1) == []
    assert tables.members.titles(2, 10) == ["After"]


def test_titles_are_no_more_than_asked_for(tables: ThreadTables) -> None:
    with tables.writing():
        for at in range(9):
            tables.members.put(member(StoryId(f"{at:016x}"), 1, 100 - at, title=f"Title {at}"))

    assert len(tables.members.titles(1, 4)) == 4
    assert set(tables.members.titles(1, 100)) == {f"Title {at}" for at in range(9)}


def test_a_merged_thread_leads_to_what_it_is_part_of_however_often(tables: ThreadTables) -> None:
    with tables.writing():
        tables.clusters.keep([cluster_of(1, "Alder")], [], {})
        tables.members.put(member(ONE, 3, 5))
        tables.members.merge(Merged(2, 3, 0.25, ("Alder", "Fluß")))
        tables.members.merge(Merged(1, 2, 0.5, ()))

    assert tables.threads.current(3) == 1
    found = tables.threads.get(3)
    assert found is not None
    assert found.id == 1
    assert tables.members.thread_of(ONE) == 1
    assert tables.members.merged_into(2) == [Merged(2, 3, 0.25, ("Alder", "Fluß"))]
    assert tables.members.merged_into(1) == [Merged(1, 2, 0.5, ())]


def test_loose_stories_come_in_time_order_without_those_of_firm_threads(tables: ThreadTables) -> None:
    known = {
        story: features_of(headline(*row)) for story, row in zip((ONE, TWO, THREE), (RIVER[1], RIVER[0], FERRY[0]), strict=True)
    }
    with tables.writing():
        tables.loose.keep(known.items())
        for story, thread in ((ONE, 1), (TWO, 1), (THREE, 2)):
            tables.members.put(member(story, thread, known[story].day))
        tables.loose.make_firm(2)
        tables.loose.make_firm(2)

    ids, features, threads = tables.loose.all()
    assert (ids, threads) == ([TWO, ONE], [1, 1])
    assert [one.printed for one in features] == [known[TWO].printed, known[ONE].printed]
    assert [one.broad for one in features] == [known[TWO].broad, known[ONE].broad]

    with tables.writing():
        tables.members.drop(TWO)
    assert tables.loose.all()[0] == [ONE]
    with tables.writing():
        tables.loose.clear()
    assert tables.loose.all() == ([], [], [])


def test_folded_reports_are_counted_by_the_story_they_fold_into(tables: ThreadTables) -> None:
    with tables.writing():
        tables.reports.fold({TWO: ONE, THREE: ONE, FOUR: THREE})
    assert tables.reports.counts() == {ONE: 3, THREE: 2}
    assert sorted(tables.reports.behind([ONE, FOUR])) == [TWO, THREE]

    with tables.writing():
        tables.reports.fold({THREE: TWO}, apart=[TWO, FOUR])
    assert tables.reports.counts() == {TWO: 2}
    assert tables.reports.lead_of(THREE) == TWO
    assert tables.reports.lead_of(TWO) is None


def test_a_month_is_noted_whole_and_forgotten_without_a_stamp(tables: ThreadTables) -> None:
    with tables.writing():
        tables.months.note("2021-03", {ONE: 11, TWO: 22}, (100, 5))
        tables.months.note("2021-04", {THREE: 33}, (200, 6))
        tables.months.note("2021-03", {TWO: 23}, (101, 7), gone=[ONE, TWO])
    assert tables.months.stamps() == {"2021-03": (101, 7), "2021-04": (200, 6)}
    assert tables.months.texts("2021-03") == {TWO: 23}

    with tables.writing():
        tables.months.note("2021-03", {}, None, gone=[TWO, THREE])
    assert tables.months.stamps() == {"2021-04": (200, 6)}
    assert tables.months.texts("2021-03") == {}


def test_a_story_that_went_to_another_month_is_of_that_month_alone(tables: ThreadTables) -> None:
    with tables.writing():
        tables.months.note("2021-03", {ONE: 11}, (100, 5))
        tables.months.note("2021-04", {ONE: 11}, (200, 6))

    assert tables.months.texts("2021-03") == {}
    assert tables.months.texts("2021-04") == {ONE: 11}


def test_after_an_error_nothing_of_what_was_written_is_kept(tables: ThreadTables) -> None:
    def write_and_fail() -> None:
        with tables.writing():
            tables.clusters.keep([cluster_of(1)], [], {5: b"abcd"})
            tables.members.put(member(ONE, 1, 20))
            tables.reports.fold({TWO: ONE})
            tables.months.note("2021-03", {ONE: 1}, (1, 1))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_and_fail()

    test_what_is_not_there_is_nothing(tables)
    assert tables.clusters.leads([5]) == {}
    with tables.writing():
        tables.members.put(member(ONE, 1, 20))
    assert tables.members.thread_of(ONE) == 1


@pytest.mark.parametrize("opener", SHARED)
def test_the_revision_changes_when_somebody_else_writes_and_only_then(opener: Opener, tmp_path: Path) -> None:
    mine, theirs = opener(tmp_path), opener(tmp_path)
    before = mine.revision()
    with mine.writing():
        mine.members.put(member(ONE, 1, 20))
    assert mine.revision() == before
    assert theirs.members.thread_of(ONE) == 1

    with theirs.writing():
        theirs.members.drop(ONE)

    assert mine.revision() != before
    assert mine.members.thread_of(ONE) is None
    mine.close()
    theirs.close()


@pytest.mark.parametrize("opener", SHARED)
def test_what_is_being_written_is_seen_by_nobody_else_until_it_is_done(opener: Opener, tmp_path: Path) -> None:
    mine, theirs = opener(tmp_path), opener(tmp_path)

    with mine.writing():
        mine.members.put(member(ONE, 1, 20))
        assert theirs.members.thread_of(ONE) is None

    assert theirs.members.thread_of(ONE) == 1
    mine.close()
    theirs.close()


@given(st.dictionaries(st.text(max_size=30), st.integers(0, 2**31)), st.text(), st.lists(st.text(max_size=20), max_size=3))
def test_any_text_is_kept_as_it_is(texts: dict[str, int], title: str, shared: list[str]) -> None:
    tables = SqliteTables.in_memory()
    kept = Membership(ONE, 1, 5, _whole(title), 0.1, [(_whole(text), 1.5) for text in shared])

    with tables.writing():
        tables.members.put(kept)
        tables.months.note("2021-03", {StoryId(_whole(one)): text for one, text in texts.items()}, (1, 2))

    assert tables.members.get(ONE) == kept
    assert tables.months.texts("2021-03") == {_whole(one): text for one, text in texts.items()}
    tables.close()


def _whole(text: str) -> str:
    """Return a text without halves of signs, which no file can hold."""
    return text.encode(errors="replace").decode()
