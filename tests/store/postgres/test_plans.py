"""How PostgreSQL answers what is asked at every key: no question reads stories one after another.

The tests' tables are small, where reading all is quickest: it is made dear, so that it is done only where there is no other way.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

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
from store.postgres.connections import Connections
from store.postgres.fragments import Fragment
from tests.store.engine.test_contract import DAM, JUNE, STORIES, take_in
from tests.store.postgres.conftest import Open

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
"""What is asked while a person types, moves and reads."""


def relations_read_whole(plan: dict[str, Any], *, paged: bool = False) -> set[str]:
    """Return the tables that a plan reads from one end to the other: also by an index, unless a page of it in order is enough."""
    kind = plan["Node Type"]
    all_of_it = kind == "Seq Scan" or (kind.startswith("Index") and "Index Cond" not in plan and not paged)
    mine = {str(plan["Relation Name"])} if all_of_it and "Relation Name" in plan else set()
    paged = kind == "Limit" or (paged and kind not in ("Sort", "Aggregate"))
    return mine.union(*(relations_read_whole(each, paged=paged) for each in plan.get("Plans", ())))


def is_large(relation: str) -> bool:
    """Return whether a table grows with the archive."""
    return relation.startswith(("stories", "entries", "mentions", "words", "marks"))


Read = Callable[[Callable[[Engine], object]], dict[str, set[str]]]


@pytest.fixture
def read_whole(open_engine: Open, monkeypatch: pytest.MonkeyPatch) -> Read:
    """Return what tells which large tables are read from one end to the other where something is asked, by the orders that do it."""
    take_in(open_engine(), STORIES)
    engine = open_engine("&options=-c%20enable_seqscan%3Doff")
    whole: dict[str, set[str]] = {}
    answer = Connections.ask

    def explained(self: Connections, question: Fragment) -> list[tuple[Any, ...]]:
        ((plan,),) = answer(self, Fragment("EXPLAIN (FORMAT JSON) ") + question)
        told = plan if isinstance(plan, list) else json.loads(plan)
        whole[question.sql] = set(filter(is_large, relations_read_whole(told[0]["Plan"])))
        return answer(self, question)

    def read(ask: Callable[[Engine], object]) -> dict[str, set[str]]:
        whole.clear()
        engine._words.forget()
        ask(engine)
        assert whole
        return {order: read for order, read in whole.items() if read}

    monkeypatch.setattr(Connections, "ask", explained)
    return read


def test_no_question_reads_all_stories(read_whole: Read) -> None:
    assert {name: read for name, ask in ASKED.items() if (read := read_whole(ask))} == {}


def test_a_question_that_reads_all_stories_would_be_found(read_whole: Read) -> None:
    assert read_whole(lambda engine: engine.extent(Between("sum", 1, 5)))
