"""Who comes from newsboat brings its stories along, with what was read and flagged."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.api.changes import Refused
from store.api.views import Selection
from store.api.when import When
from store.folder.archive import FolderArchive
from store.formats import read_paths
from store.formats.format_table import read_source
from store.formats.source import ReadFeed, ReadStory, Source
from store.identity.ids import base_id
from tests.store.formats.feed.reading import rss
from tests.store.formats.newsboat.driven import Newsboat, needs_newsboat, reload

FEED = rss(
    "".join(
        f"<item><title>{title}</title><guid>{title}</guid><link>https://harbour.example/{nth}</link>"
        f"<description>&lt;p&gt;What happened {nth}.&lt;/p&gt;</description><pubDate>Mon, 02 Jun 2025 06:3{nth}:00 GMT</pubDate></item>"
        for nth, title in enumerate(("Ferry line opens", "Tide tables", "Bridge closed"))
    )
)


@pytest.fixture
def newsboat(tmp_path: Path) -> Path:
    """Return a folder in which newsboat has fetched a feed of three stories."""
    needs_newsboat()
    folder = tmp_path / "newsboat"
    folder.mkdir()
    (folder / "feed.xml").write_text(FEED)
    (folder / "urls").write_text(f"file://{folder / 'feed.xml'}\n")
    reload(folder)
    return folder


def stories(path: Path) -> dict[str, ReadStory]:
    """Return the stories of a cache by their titles."""
    return {one.story.title: one for one in read_paths([str(path)]) if isinstance(one, ReadStory)}


def test_stories_come_with_their_text_their_day_and_their_source(newsboat: Path) -> None:
    found = stories(newsboat / "cache.db")

    assert sorted(found) == ["Bridge closed", "Ferry line opens", "Tide tables"]
    story = found["Tide tables"].story
    assert (story.body, story.link, story.source) == (("What happened 1.",), "https://harbour.example/1", "Harbour News")
    assert story.published.iso.startswith("2025-06-02T")
    assert not any(one.marks.read or one.marks.starred for one in found.values())


def test_what_was_read_flagged_and_deleted_in_newsboat_is_known_while_it_still_runs(newsboat: Path) -> None:
    with Newsboat(newsboat) as screen:
        screen.press("", "Harbour News")
        screen.press("\n", "3 unread")
        screen.press("\n", "What happened")
        screen.press("q", "2 unread")
        screen.press("\x05", "Flags")
        screen.press("ab\n", "pdated")
        before = hashlib.sha256((newsboat / "cache.db").read_bytes()).hexdigest()
        found = stories(newsboat / "cache.db")
        after = hashlib.sha256((newsboat / "cache.db").read_bytes()).hexdigest()

    (opened,) = [one for one in found.values() if one.marks.read]
    assert (opened.marks.starred, opened.marks.tags) == (True, ("flag-a", "flag-b"))
    assert before == after
    assert len(found) == 3


def test_in_the_archive_what_was_read_stays_read_and_what_was_flagged_is_starred(
    newsboat: Path, archive: FolderArchive
) -> None:
    with closing(sqlite3.connect(newsboat / "cache.db")) as cache:
        cache.execute("UPDATE rss_item SET unread = 0, flags = 'a' WHERE title = 'Tide tables'")
        cache.commit()

    archive.add([one.marked for one in stories(newsboat / "cache.db").values()])
    archive.add([one.marked for one in stories(newsboat / "cache.db").values()])

    marks = {title: archive.marks(base_id(title)) for title in ("Tide tables", "Bridge closed")}
    assert (marks["Tide tables"].read, marks["Tide tables"].starred, marks["Tide tables"].tags) == (True, True, ("flag-a",))
    assert not marks["Bridge closed"].read
    assert archive.counts(Selection()).total == 3


def test_what_newsboat_put_aside_is_not_brought_along(newsboat: Path) -> None:
    with closing(sqlite3.connect(newsboat / "cache.db")) as cache:
        cache.execute("UPDATE rss_item SET deleted = 1 WHERE title = 'Tide tables'")
        cache.execute("UPDATE rss_item SET enqueued = 1 WHERE title = 'Bridge closed'")
        cache.commit()

    found = stories(newsboat / "cache.db")

    assert sorted(found) == ["Bridge closed", "Ferry line opens"]
    assert found["Bridge closed"].marks.tags == ("queue",)


def test_a_cache_that_is_packed_with_others_or_piped_in_is_read_as_well(newsboat: Path) -> None:
    raw = (newsboat / "cache.db").read_bytes()

    read = list(read_source(Source("-", lambda: BytesIO(raw), When("2025-06-10"))))

    assert len([one for one in read if isinstance(one, ReadStory)]) == 3


def test_the_feeds_of_the_web_that_newsboat_knows_are_named(newsboat: Path) -> None:
    with closing(sqlite3.connect(newsboat / "cache.db")) as cache:
        cache.execute("UPDATE rss_feed SET rssurl = 'https://harbour.example/rss'")
        cache.execute("UPDATE rss_item SET feedurl = 'https://harbour.example/rss'")
        cache.commit()

    first = next(iter(read_paths([str(newsboat / "cache.db")])))

    assert isinstance(first, ReadFeed)
    assert (first.address, first.title, first.site) == (
        "https://harbour.example/rss",
        "Harbour News",
        "https://harbour.example/",
    )


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "places.sqlite")) as other:
        other.execute("CREATE TABLE places (url TEXT)")
        other.commit()

    (refusal,) = read_paths([str(tmp_path / "places.sqlite")])

    assert isinstance(refusal, Refused)
    assert "not newsboat's" in refusal.reason


def test_a_cache_that_another_program_keeps_locked_is_refused_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.formats.newsboat.database._PATIENCE", 0.0)
    with closing(sqlite3.connect(tmp_path / "cache.db", isolation_level=None)) as cache:
        cache.execute("CREATE TABLE rss_item (id INTEGER)")
        cache.execute("BEGIN EXCLUSIVE")
        (refusal,) = read_paths([str(tmp_path / "cache.db")])

    assert isinstance(refusal, Refused)
    assert refusal.reason == "another program is writing to it; try again in a moment, or leave that program first"


def test_changes_that_newsboat_did_not_finish_are_undone_in_a_copy_alone(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "whole.db")) as whole:
        whole.execute("PRAGMA journal_mode = WAL")
        whole.execute("CREATE TABLE rss_feed (rssurl, title, url)")
        whole.execute(
            "CREATE TABLE rss_item (id, title, url, author, pubDate, content, enclosure_url, feedurl, unread, flags, enqueued, deleted)"
        )
        whole.execute("INSERT INTO rss_item VALUES (1, 'Tides', '', '', 1, 'Text.', '', 'x', 1, '', 0, 0)")
        whole.commit()
        for ending in ("", "-wal"):
            (tmp_path / f"cache.db{ending}").write_bytes((tmp_path / f"whole.db{ending}").read_bytes())
    before = sorted((path.name, path.read_bytes()) for path in tmp_path.glob("cache.db*"))

    assert list(stories(tmp_path / "cache.db")) == ["Tides"]
    assert sorted((path.name, path.read_bytes()) for path in tmp_path.glob("cache.db*")) == before


@given(st.binary(max_size=400), st.integers(0, 4000))
def test_a_damaged_cache_never_ends_in_anything_but_a_sentence(damage: bytes, at: int) -> None:
    raw = bytearray(WHOLE)
    raw[16 + at : 16 + at + len(damage)] = damage

    for one in read_source(Source("cache.db", lambda: BytesIO(bytes(raw)), When("2025-06-10"))):
        assert isinstance(one, ReadStory | ReadFeed) or (one.reason and "\n" not in one.reason)


def _whole() -> bytes:
    with closing(sqlite3.connect(":memory:")) as cache:
        cache.execute("CREATE TABLE rss_feed (rssurl, title, url)")
        cache.execute(
            "CREATE TABLE rss_item (id, title, url, author, pubDate, content, enclosure_url, feedurl, unread, flags, enqueued, deleted)"
        )
        cache.execute("INSERT INTO rss_feed VALUES ('https://harbour.example/rss', 'Harbour News', '')")
        cache.execute("INSERT INTO rss_item VALUES (1, 'Tides', '', '', 1, 'Text.', '', 'x', 1, '', 0, 0)")
        cache.commit()
        return cache.serialize()


WHOLE = _whole()
