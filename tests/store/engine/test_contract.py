"""What every engine must do: the contract beneath, held by the index in a folder and by PostgreSQL; another is one more line here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from store.api.errors import UnknownStoryError
from store.api.story import Story, StoryId
from store.api.themes import ThemeChoice
from store.api.views import Marks
from store.engine.entry import Entry
from store.engine.fields import fields_of
from store.engine.most_alike import most_alike
from store.engine.order import day_of, order_of, start_of_day
from store.engine.protocol import BEST, NEWEST, OLDEST, Engine, entry_of
from store.engine.terms import (
    EVERYTHING,
    NOTHING,
    Begins,
    Between,
    Clause,
    Combined,
    Has,
    HasAny,
    Near,
    Scored,
    SideBySide,
    Worth,
    all_of,
    any_of,
    both,
    quietly,
    these,
    without,
)
from store.index.index import StoryIndex
from store.index.state import State
from tests import postgres_server
from tests.conftest import story


def in_a_folder(path: Path) -> Engine:
    """Open the index of an archive in a folder, which is made anew unless it says what it holds."""
    index = StoryIndex(path)
    if not index.state().fingerprint:
        index.keep(State(index.fingerprint))
    return index


def in_postgres(path: Path) -> Engine:
    """Open the engine of a database of a real server, which is made if there is none for the path yet."""
    postgres_server.needs_postgres()
    from store.postgres.engine import PostgresEngine

    return postgres_server.open_for_a_test(PostgresEngine, path)


ENGINES: Sequence[Callable[[Path], Engine]] = (in_a_folder, in_postgres)
JUNE = date(2025, 6, 2).toordinal()


@pytest.fixture(autouse=True)
def _nothing_left_open() -> Iterator[None]:
    """Let no test leave connections or databases behind."""
    yield
    postgres_server.close_what_a_test_opened()


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Engine:
    """Return an engine with five stories in it."""
    made: Engine = request.param(tmp_path / "engine")
    take_in(made, STORIES)
    return made


def entry(kept: Story, theme: str = "other", **more: object) -> Entry:
    """Return a story as something else has understood it."""
    return Entry(kept, Marks(), ThemeChoice((theme,), {}, corrected=False), (), **more)  # type: ignore[arg-type]


STORIES = (
    entry(story("Dam opens in the north", "2025-06-02", "The dam holds water.", place="LAHORE", source="Dawn"), "water"),
    entry(story("Dam is full again", "2025-06-03", "Rain fell on the dam for days.", place="QUETTA", source="Dawn"), "water"),
    entry(story("Bank lends to farmers", "2025-06-03", "The loan is for seed.", source="AFP"), "economy"),
    entry(
        story("Bridge falls", "2025-07-01", "Nobody was hurt.", place="LAHORE"), said={"said_day": [JUNE], "told_day": [JUNE]}
    ),
    entry(story("Bridge is mended", "2026-01-01", "The new bridge stands.")),
)
DAM, FULL, BANK, FALLS, MENDED = (one.story.id for one in STORIES)


def take_in(engine: Engine, entries: Iterable[Entry], *, instead: bool = False) -> None:
    """Take stories in, in the place of what stands there if asked for, and see them."""
    with engine.writing() as intake:
        for one in entries:
            if instead:
                intake.drop(str(one.story.id))
            intake.put(fields_of(one))
    engine.reload()


def found(engine: Engine, query: Clause) -> set[StoryId]:
    """Return the ids of all stories that answer a query."""
    return {one.row.id for one in engine.stories(query, 100)}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (EVERYTHING, {DAM, FULL, BANK, FALLS, MENDED}),
        (NOTHING, set()),
        (Has("title", "dam"), {DAM, FULL}),
        (Has("copy", 0), {DAM, FULL, BANK, FALLS, MENDED}),
        (HasAny("theme", ["economy", "water"]), {DAM, FULL, BANK}),
        (HasAny("said_day", [JUNE, JUNE + 1]), {FALLS}),
        (Begins("title", "bri"), {FALLS, MENDED}),
        (Begins("key", "dam i"), {FULL}),
        (Begins("key", "dam.*"), set()),
        (Near("title", "birdge", 1), {FALLS, MENDED}),
        (Near("title", "xridgx", 1), set()),
        (SideBySide("body", ["new", "bridge"]), {MENDED}),
        (SideBySide("body", ["rain", "dam"]), set()),
        (SideBySide("body", ["rain", "dam"], 4), {FULL}),
        (Between("day", JUNE + 1, None), {FULL, BANK, FALLS, MENDED}),
        (Between("day", None, JUNE), {DAM}),
        (Between("day", JUNE, JUNE + 1), {DAM, FULL, BANK}),
        (Worth(Has("title", "dam"), 3.0), {DAM, FULL}),
        (Scored(Has("title", "dam"), 1.0), {DAM, FULL}),
        (Combined(every=(Has("title", "dam"),), some=(Has("body", "rain"),)), {DAM, FULL}),
        (Combined(some=(Has("title", "dam"), Has("body", "rain"), Has("title", "bank")), at_least=2), {FULL}),
        (without(Has("title", "dam"), Has("body", "rain")), {DAM}),
        (both(HasAny("theme", ["water"]), Begins("title", "ful")), {FULL}),
        (any_of([]), set()),
        (all_of([]), {DAM, FULL, BANK, FALLS, MENDED}),
        (these([BANK, StoryId("not-there")]), {BANK}),
    ],
    ids=lambda value: f"{len(value)} stories" if isinstance(value, set) else str(value),
)
def test_each_kind_of_query_finds_its_stories(engine: Engine, query: Clause, expected: set[StoryId]) -> None:
    assert found(engine, query) == expected
    assert engine.search(query, 1, counted=True)[1] == len(expected)
    assert engine.extent(query).count == len(expected)


def test_the_best_come_first_by_what_they_are_worth(engine: Engine) -> None:
    query = any_of([Worth(Has("title", "bank"), 2.0), quietly(Has("title", "dam"))])

    hits, number = engine.search(query, 2, BEST, counted=True)

    assert engine.row(hits[0][1]).id == BANK
    assert number == 3
    assert hits[0][0] > hits[1][0] == 0.0


def test_stories_come_in_the_time_order_with_their_places_in_it(engine: Engine) -> None:
    hits, number = engine.search(EVERYTHING, 3, OLDEST)

    rows = [engine.row(address) for _, address in hits]
    assert [row.day for row in rows] == [JUNE, JUNE + 1, JUNE + 1]
    assert [int(place) for place, _ in hits] == [order_of(row.published, row.id) for row in rows]
    assert [day_of(int(place)) for place, _ in hits] == [row.day for row in rows]
    assert all(
        start_of_day(row.day) <= int(place) < start_of_day(row.day + 1) for row, (place, _) in zip(rows, hits, strict=True)
    )
    assert number is None
    assert [one.row.id for one in engine.stories(EVERYTHING, 2, NEWEST)] == [MENDED, FALLS]


def test_a_story_comes_back_as_it_went_in(engine: Engine) -> None:
    stored = engine.get(FALLS)

    assert stored is not None
    assert stored.entry.story == STORIES[3].story
    assert stored.story == STORIES[3].story
    assert stored.row.place == "LAHORE"
    assert dict(stored.entry.said) == {"said_day": [JUNE], "told_day": [JUNE]}
    assert engine.get(StoryId("not-there")) is None
    with pytest.raises(UnknownStoryError):
        entry_of(engine, StoryId("not-there"))


def test_counts_are_made_by_day_theme_place_and_source(engine: Engine) -> None:
    counts = engine.counts(Has("title", "dam"), JUNE - 10, JUNE + 10)

    assert (dict(counts.days), dict(counts.themes), counts.total, counts.unread) == ({JUNE: 1, JUNE + 1: 1}, {"water": 2}, 2, 2)
    assert engine.all_counts(EVERYTHING).total == engine.all_counts(EVERYTHING).total == 5
    assert engine.unread(engine.search(Has("title", "dam"), 10)[0]) == 2
    assert engine.values(EVERYTHING, "place", 10) == {"Lahore": 2, "Quetta": 1}
    assert engine.values(EVERYTHING, "source", 1) == {"Dawn": 2}
    assert engine.days_told(EVERYTHING, JUNE - 5, JUNE + 5) == {JUNE: 1}
    months = engine.breakdown(EVERYTHING, weekly=False)
    assert {date.fromordinal(month).isoformat(): dict(themes) for month, themes in months.items()} == {
        "2025-06-01": {"water": 2, "economy": 1},
        "2025-07-01": {"other": 1},
        "2026-01-01": {"other": 1},
    }
    by_month = engine.counts_by_month(EVERYTHING)
    by_day = engine.counts(EVERYTHING, JUNE - 400, JUNE + 400)
    assert list(by_month.days.items()) == [(start, sum(themes.values())) for start, themes in months.items()]
    assert (by_month.total, by_month.unread) == (by_day.total, by_day.unread)
    assert {date.fromordinal(week).weekday() for week in engine.breakdown(EVERYTHING, weekly=True)} == {0}


def test_a_number_of_each_story_is_told_without_its_text(engine: Engine) -> None:
    before = {engine.stored(address).id: number for number, address in engine.numbers(EVERYTHING, "sum")}
    changed = replace(STORIES[3].story, body=("Nobody was hurt, it is said now.",))
    take_in(engine, [entry(changed), entry(STORIES[4].story, failed="a rule failed on it")], instead=True)

    after = {engine.stored(address).id: number for number, address in engine.numbers(EVERYTHING, "sum")}

    assert len(set(before.values())) == len(before) == 5
    assert [after[one] == before[one] for one in (DAM, FULL, BANK, FALLS)] == [True, True, True, False]
    assert after[MENDED] == 0
    assert not engine.numbers(NOTHING, "sum")


def test_the_extent_is_the_first_and_the_last_day(engine: Engine) -> None:
    extent = engine.extent(HasAny("theme", ["water"]))

    assert (extent.count, extent.first, extent.last) == (2, JUNE, JUNE + 1)
    nothing = engine.extent(NOTHING)
    assert (nothing.count, nothing.first, nothing.last) == (0, 1, 0)


def test_words_are_given_by_their_beginnings_the_commonest_first(engine: Engine) -> None:
    assert engine.vocabulary("title", "b") == [("bridge", 2), ("bank", 1)]
    assert engine.vocabulary("title", "b", 1) == [("bridge", 2)]
    assert engine.vocabulary("title", "zz") == []
    assert engine.frequencies(("title", "body"), ["bridge", "zz", "dam"]) == {"bridge": 2, "dam": 2}
    assert (engine.frequency("title", "bridge"), engine.frequency("body", "bridge"), engine.frequency("title", "zz")) == (
        2,
        1,
        0,
    )


def test_stories_with_the_most_of_some_words_are_the_most_alike(engine: Engine) -> None:
    alike = most_alike(engine, {"dam": 2.0, "rain": 1.0, "bridge": 0.1}, 3)

    assert [one.row.id for one in alike][:2] == [FULL, DAM]
    assert most_alike(engine, {}, 3) == []


def test_what_is_taken_in_is_found_once_the_block_has_ended(engine: Engine) -> None:
    before = engine.generation
    new = entry(story("Dam leaks", "2025-06-09"))

    with engine.writing() as intake:
        intake.put(fields_of(new))
        assert engine.total == 5
    assert engine.reload()

    assert engine.total == 6
    assert engine.generation > before
    assert not engine.reload()
    assert found(engine, Has("title", "leaks")) == {new.story.id}


def test_an_error_while_taking_in_changes_nothing(engine: Engine) -> None:
    def broken() -> Iterator[Entry]:
        yield entry(story("Dam leaks", "2025-06-09"))
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        take_in(engine, broken(), instead=True)
    engine.reload()

    assert found(engine, EVERYTHING) == {DAM, FULL, BANK, FALLS, MENDED}


def test_a_story_is_put_in_the_place_of_another_or_taken_out(engine: Engine) -> None:
    take_in(engine, [entry(STORIES[0].story, "economy")], instead=True)
    with engine.writing() as intake:
        intake.drop("2025-07", "month")
    engine.reload()

    assert found(engine, HasAny("theme", ["water"])) == {FULL}
    assert found(engine, EVERYTHING) == {DAM, FULL, BANK, MENDED}


@pytest.mark.parametrize("opened", ENGINES)
def test_two_programs_see_what_each_of_them_takes_in(tmp_path: Path, opened: Callable[[Path], Engine]) -> None:
    engine = opened(tmp_path)
    take_in(engine, STORIES)
    other = opened(tmp_path)

    take_in(engine, [entry(story("Dam leaks", "2025-06-09"))])

    assert other.total == 5
    assert other.reload()
    assert other.total == 6


_leaf = st.sampled_from(
    [Has("title", "dam"), Has("title", "bridge"), HasAny("theme", ["other"]), Between("day", JUNE + 1, None)]
)
_tree = st.recursive(
    _leaf,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(any_of),
        st.lists(inner, min_size=1, max_size=3).map(all_of),
        st.tuples(inner, inner).map(lambda two: without(*two)),
        inner.map(quietly),
        inner.map(lambda one: Worth(one, 2.0)),
    ),
    max_leaves=8,
)


def meant(query: Clause, one: Entry) -> bool:
    """Return whether a story answers a query, worked out from the story itself."""
    match query:
        case Has(_, word):
            return str(word) in one.story.title.lower().split()
        case HasAny():
            return one.choice.themes[0] == "other"
        case Between():
            return one.story.published.first_day.toordinal() > JUNE
        case Worth(inner, _) | Scored(inner, _):
            return meant(inner, one)
        case Combined(every, some, none):
            chosen = any(meant(each, one) for each in some) if some and not every else True
            return chosen and all(meant(each, one) for each in every) and not any(meant(each, one) for each in none)
    raise AssertionError(query)


@pytest.fixture(scope="module", params=ENGINES)
def standing(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """Return an engine that nothing is changed in, for the one test that asks it very often."""
    made: Engine = request.param(tmp_path_factory.mktemp("standing"))
    take_in(made, STORIES)
    return made


@given(query=_tree)
@example(query=any_of([Has("title", "dam"), HasAny("theme", ["other"])]))
@example(query=any_of([Has("title", "dam"), Has("copy", 0), Between("day", JUNE, JUNE)]))
def test_any_tree_finds_what_it_says(standing: Engine, query: Clause) -> None:
    assert found(standing, query) == {one.story.id for one in STORIES if meant(query, one)}
