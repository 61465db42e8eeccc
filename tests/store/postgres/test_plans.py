"""How PostgreSQL answers what is asked at every key: no question reads stories one after another.

What the program sends is looked at as it runs (`answered`), over as many stories as make a server choose (`many_stories`). Our connections
tell PostgreSQL not to go through whole tables; where that alone keeps it from doing so, is told by what it does without.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

import psycopg
import pytest

from store.api.views import Cursor, Selection
from store.engine.fields import fields_of
from store.engine.most_alike import most_alike
from store.engine.protocol import BEST, NEWEST, OLDEST, Engine
from store.engine.terms import (
    EVERYTHING,
    Begins,
    Between,
    Combined,
    Has,
    HasAny,
    SideBySide,
    Worth,
    any_of,
    both,
    quietly,
    these,
    without,
)
from store.paths import Paths
from store.postgres.fragments import Fragment
from store.shared.archive import SharedArchive
from store.shared.working import _TAKE
from tests import citus_cluster, postgres_server
from tests.conftest import story
from tests.store.engine.test_contract import DAM, JUNE, entry
from tests.store.postgres.answered import Answered, recorded
from tests.store.postgres.many_stories import multiply

WATER = both(Has("title", "water"), quietly(HasAny("theme", ["water"])))
LINE = Combined(
    (any_of(Worth(Has(name, "dam"), 2.0) for name in ("title", "deck", "body")),), [SideBySide("body", ["dam", "holds"], 2)]
)
ALL = without(EVERYTHING, Has("copy", 1))
DAY = Between("day", JUNE, JUNE + 7)
ASKED: dict[str, Callable[[Engine], object]] = {
    "a page of the timeline": lambda engine: engine.search(both(ALL, Between("at", 5, None)), 50, OLDEST),
    "the newest": lambda engine: engine.search(ALL, 50, NEWEST),
    "a theme's newest": lambda engine: engine.search(both(ALL, HasAny("theme", ["water"])), 50, NEWEST),
    "the best of a line": lambda engine: engine.search(LINE, 200, BEST, counted=True),
    "the best of a line within a theme": lambda engine: engine.search(WATER, 200, BEST, counted=True),
    "a word that is being typed": lambda engine: engine.search(any_of([Begins("title", "da"), Begins("body", "da")]), 200),
    "how a line is spread": lambda engine: engine.counts_by_month(LINE),
    "counts of all": lambda engine: engine.all_counts(ALL),
    "counts of a theme by month": lambda engine: engine.counts_by_month(both(ALL, HasAny("theme", ["water"]))),
    "themes by month": lambda engine: engine.breakdown(ALL, weekly=False),
    "a stretch of days": lambda engine: engine.counts(both(ALL, DAY), JUNE, JUNE + 7),
    "one story": lambda engine: engine.get(DAM),
    "some stories": lambda engine: engine.stories(these([DAM]), 5),
    "what is related": lambda engine: most_alike(engine, {"dam": 2.0, "rain": 1.0, "shahid khan": 3.0}, 24),
    "what is spoken of": lambda engine: engine.stories(Between("said_day", JUNE, JUNE + 3), 20),
    "when something is told": lambda engine: engine.days_told(ALL, JUNE, JUNE + 30),
    "starred": lambda engine: engine.search(Has("starred", 1), 20, NEWEST),
    "under a tag": lambda engine: engine.search(Has("tags", "dams"), 20, NEWEST),
    "in a note": lambda engine: engine.search(Has("note", "barrage"), 20, NEWEST),
    "from a place": lambda engine: engine.search(Has("place", "Lahore"), 20, NEWEST),
    "by a feed": lambda engine: engine.search(Has("feed", "abc"), 20, NEWEST),
    "of a page": lambda engine: engine.search(HasAny("link", ["a.test/b"]), 20, NEWEST),
    "by the first letters of its id": lambda engine: engine.vocabulary("id", "ab", 2),
    "words that begin so": lambda engine: engine.vocabulary("body", "da", 20),
    "how common words are": lambda engine: engine.frequencies(("title", "body"), ["dam", "rain"]),
}
"""What the engine is asked for while a person types, moves and reads."""

THINGS = "Dam Bridge River Bank Court Minister Strike Flood Harvest Port Railway Budget".split()
STORIES = [
    story(
        f"{THINGS[n % 12]} and {THINGS[(5 * n + 3) % 12].lower()} in the news, {n}",
        f"2025-0{1 + n % 9}-{1 + n % 27:02}",
        f"The {THINGS[(7 * n + 1) % 12].lower()} holds since June 2, 2025, said Shahid Khan of the rain.",
        place=("LAHORE", "QUETTA")[n % 2],
        source=("Dawn", "AFP")[n % 2],
    )
    for n in range(24)
]
ONE, TIMES = STORIES[0].id, 100
ALL_STORIES = Selection()
MAY = date(2025, 5, 14)
SHOWN: dict[str, Callable[[SharedArchive], object]] = {
    "a page": lambda archive: archive.rows(ALL_STORIES, Cursor(MAY.toordinal(), 3), 60),
    "an earlier page": lambda archive: archive.rows(ALL_STORIES, Cursor(MAY.toordinal() - 20, 30), 60),
    "counts of a theme": lambda archive: archive.counts(Selection(themes=frozenset(("water",)))),
    "counts of what is unread": lambda archive: archive.counts(Selection(unread=True)),
    "counts of what is unread of a theme": lambda archive: archive.counts(Selection(themes=frozenset(("water",)), unread=True)),
    "a page of what is unread": lambda archive: archive.rows(Selection(unread=True), Cursor(MAY.toordinal(), 0), 60),
    "a page of a theme": lambda archive: archive.rows(Selection(themes=frozenset(("water",))), Cursor(MAY.toordinal(), 0), 60),
    "a span of days": lambda archive: archive.span_rows(ALL_STORIES, date(2025, 5, 1), MAY, 60),
    "where a story stands": lambda archive: archive.cursor(ALL_STORIES, ONE),
    "the story beside one": lambda archive: archive.neighbour(ALL_STORIES, ONE, 1),
    "a story": lambda archive: (archive.row(ONE), archive.story(ONE), archive.marks(ONE), archive.changes(ONE)),
    "all counts": lambda archive: (archive.counts(ALL_STORIES), archive.breakdown(ALL_STORIES)),
    "a line": lambda archive: archive.search.answer(Selection(words="dam holds"), 50),
    "a line within a theme": lambda archive: archive.search.answer(Selection(words="dam theme:water"), 50),
    "a line that is being typed": lambda archive: archive.search.answer(Selection(words="riv"), 50),
    "a misspelled line": lambda archive: archive.search.answer(Selection(words="harvset"), 50),
    "a line that few stories answer": lambda archive: archive.search.answer(Selection(words="many17"), 50),
    "counts of a line": lambda archive: archive.counts(Selection(words="dam holds")),
    "a line's stories in time": lambda archive: archive.rows(Selection(words="dam"), Cursor(MAY.toordinal(), 0), 60),
    "what is related": lambda archive: archive.related(ONE),
    "what is starred": lambda archive: archive.rows(Selection(starred=True), Cursor(MAY.toordinal(), 0), 20),
    "tags": lambda archive: (archive.tags(), archive.counts(Selection(words="tag:dams"))),
    "a note": lambda archive: archive.search.answer(Selection(words="note:barrage"), 50),
    "a mark": lambda archive: archive.mark(ONE, starred=True),
    "many marks": lambda archive: archive.mark_all([one.id for one in STORIES[:9]], read=True),
    "what is taken back": lambda archive: archive.undo(),
    "threads": lambda archive: (archive.threads.threads(), archive.threads.threads("dam"), archive.threads.near(ONE)),
    "a story's thread": lambda archive: (archive.threads.position(ONE), archive.threads.why(ONE)),
    "work for a worker": lambda archive: archive._engine.connections.ask(Fragment(_TAKE, (100,))),
    "a story that is taken in": lambda archive: take_in(archive._engine),
}
"""What a person does, and all that is asked for it."""
ANYHOW = "a page", "an earlier page", "a span of days", "where a story stands", "the story beside one", "a story", "all counts"
"""What is answered so whether PostgreSQL is told to or not; else it goes through these few thousand stories, if it may."""


def take_in(engine: Engine) -> None:
    """Take in a story in the place of what stands there."""
    with engine.writing() as intake:
        intake.drop(str(STORIES[7].id))
        intake.put(fields_of(entry(STORIES[7])))


def is_large(table: str) -> bool:
    """Return whether a table has a row or more for each story; people correct few."""
    return table.startswith(("entries", "stories", "mentions", "words", "marks", "rows", "members", "texts", "young"))


def read_whole(answers: list[Answered]) -> dict[str, set[str]]:
    """Return which large tables were read from one end to the other, by the orders that did."""
    return {one.order: tables for one in answers if (tables := set(filter(is_large, one.read_whole())))}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a database with some thousand stories, marks among them."""
    postgres_server.needs_postgres()
    if citus_cluster.servers():
        pytest.skip("looks at the plans of one server")
    address = postgres_server.database_for(tmp_path_factory.mktemp("filled"))
    archive = SharedArchive(address, Paths.find(tmp_path_factory.mktemp("here")))
    archive.add(STORIES)
    for nth, one in enumerate(STORIES[:12]):
        archive.mark(one.id, read=True, starred=nth % 3 == 0, tags=("dams",), note="see the barrage" if nth % 4 == 0 else "")
    archive.close()
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("INSERT INTO dateline.work SELECT id, at FROM dateline.entries ON CONFLICT DO NOTHING")
        multiply(connection, TIMES)
    yield address
    postgres_server.close_what_a_test_opened()


Asked = Callable[..., dict[str, list[Answered]]]


@pytest.fixture
def asked_of(filled: str, tmp_path: Path) -> Asked:
    """Return what does some of `SHOWN` and `ASKED` in an archive, and tells of each what ran for it."""

    def ask(names: Iterable[str], *more: str) -> dict[str, list[Answered]]:
        with recorded(*more) as ran:
            archive = SharedArchive(filled, Paths.find(tmp_path))
            told = {name: ran(partial(_do, archive, name)) for name in names}
            archive.close()
        return told

    return ask


def _do(archive: SharedArchive, name: str) -> None:
    archive._engine._words.forget()
    if name in SHOWN:
        SHOWN[name](archive)
    else:
        ASKED[name](archive._engine)


def test_no_question_reads_all_stories(asked_of: Asked) -> None:
    told = asked_of([*SHOWN, *ASKED])

    assert {name: read for name, answers in told.items() if (read := read_whole(answers))} == {}
    assert [name for name, answers in told.items() if not answers] == []


def test_pages_are_read_by_their_indexes_though_nothing_says_so(asked_of: Asked) -> None:
    told = asked_of(ANYHOW, "SET enable_seqscan = on")

    stories = {name: {table for read in read_whole(answers).values() for table in read} for name, answers in told.items()}
    assert {
        name: read for name, read in stories.items() if any(one.startswith(("entries", "stories", "rows")) for one in read)
    } == {}


def test_a_question_that_reads_all_stories_would_be_found(filled: str, tmp_path: Path) -> None:
    with recorded() as ran:
        archive = SharedArchive(filled, Paths.find(tmp_path))
        answers = ran(lambda: archive._engine.extent(Between("sum", 1, 5)))
        archive.close()

    assert [*read_whole(answers).values()] == [{"entries"}]
