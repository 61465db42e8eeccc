"""What a person finds is the same in a folder and in PostgreSQL: the same totals, the same corrections, the same stories first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.api.search import Found
from store.api.views import Counts, Selection
from store.engine.entry import Entry, Stored
from store.engine.protocol import Engine
from store.folder.starting import READY, kept_ready
from store.paths import seeds_folder
from store.related.relater import Relater
from store.search.searcher import Searcher
from store.timeline.marks_overlay import Overlay
from tests import postgres_server
from tests.store.engine.test_contract import in_a_folder, in_postgres, take_in

LINES = (
    "indus water treaty", "brigde", "pakstan amry chief", "remitances", '"prime minister"', "polio -karachi", "kash", "shehbaz sharif",
    "floods in punjab kill", "theme:economy imf", "cricket | football", "about:2025-05-10", "k-electric", "after:2025-05-01 loan",
)  # fmt: skip


@pytest.fixture(scope="module")
def entries() -> list[Entry]:
    """Return the starting stories with all that is understood of them."""
    ready = kept_ready(seeds_folder() / READY)
    assert ready is not None
    return [Stored(line.encode(), text.encode()).entry for line, text in ready["stories"]]


@pytest.fixture(scope="module")
def engines(entries: list[Entry], tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Engine, Engine]]:
    """Return the engine of a folder and PostgreSQL's with the same stories."""
    folder: Path = tmp_path_factory.mktemp("same")
    both = in_a_folder(folder / "index"), in_postgres(folder)
    for engine in both:
        take_in(engine, entries)
    yield both
    postgres_server.close_what_a_test_opened()


def answer(engine: Engine, line: str) -> Found:
    """Return what a line finds."""
    themes = {key: key.capitalize() for key in ("economy", "water", "other")}
    searcher = Searcher(engine, themes, Overlay(), lambda _: [], lambda _: Counts(), {key: key for key in themes}, lambda: None)
    return searcher.find(Selection(words=line), limit=10)


def test_a_line_finds_the_same_in_both(engines: tuple[Engine, Engine]) -> None:
    for line in LINES:
        mine, theirs = (answer(engine, line) for engine in engines)
        found = [[hit.story.id for hit in one.hits] for one in (mine, theirs)]
        assert (mine.total, mine.corrected, found[0][:1]) == (theirs.total, theirs.corrected, found[1][:1]), line
        assert len({*found[0]} & {*found[1]}) >= len(found[0]) - 1, line


def test_related_stories_are_the_same_in_both(engines: tuple[Engine, Engine], entries: list[Entry]) -> None:
    relaters = [Relater(engine) for engine in engines]
    found = [[[one.story.id for one in relater.related(entry.story.id, 8)] for relater in relaters] for entry in entries[::20]]

    assert sum(bool(mine) for mine, _ in found) > len(found) // 2
    assert all(mine[:1] == theirs[:1] and len({*mine} & {*theirs}) >= len(mine) - 1 for mine, theirs in found)
