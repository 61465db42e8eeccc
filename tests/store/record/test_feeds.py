"""Feeds on disk: a small plain file, forgiving of how names and addresses are written and of what other hands did to it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some
from tinydb import TinyDB

from store.api.errors import DatelineError, FeedError, UnknownFeedError
from store.api.feeds import Feed
from store.record.feed_addresses import address_key, checked_address
from store.record.feed_rows import checked, row_of
from store.record.feeds import FeedRows
from store.record.record import Record


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return Record(tmp_path / "archive")


@pytest.fixture
def rows(record: Record) -> FeedRows:
    return FeedRows(record)


def follow(rows: FeedRows, address: str, name: str = "", **fields: Any) -> Feed:
    ((feed, _),) = rows.put([{"address": address, "name": name, **fields}])
    return feed


def written(record: Record, *given: Any) -> Path:
    """Write the file as a person or another program might."""
    record.folder.mkdir(exist_ok=True)
    path = record.folder / "feeds.json"
    path.write_text(json.dumps({"feeds": {str(number): row for number, row in enumerate(given, 1)}}))
    return path


def test_a_feed_is_a_plain_row_that_holds_what_was_set_and_nothing_else(record: Record, rows: FeedRows) -> None:
    feed = follow(rows, "https://Example.org/rivers.xml", "Rivers", tags=["water"], full_text=True)

    (row,) = TinyDB(record.folder / "feeds.json").table("feeds").all()

    assert dict(row) == {
        "id": feed.id,
        "name": "Rivers",
        "address": "https://example.org/rivers.xml",
        "tags": ["water"],
        "full_text": True,
    }
    assert len(feed.id) == 16
    assert not record.stamps().stories


@pytest.mark.parametrize(
    "again",
    ["http://example.org/feed/", "example.org/feed", "HTTPS://EXAMPLE.org:443/feed", "feed://example.org/feed#top"],
)
def test_an_address_is_one_feed_however_it_is_written(rows: FeedRows, again: str) -> None:
    feed = follow(rows, "https://example.org/feed", "First", tags=["a"])

    ((same, is_new),) = rows.put([{"address": again, "name": "Second", "tags": ["b", "A"]}])

    assert not is_new
    assert (same.id, same.name, same.tags) == (feed.id, "First", ("A", "b"))
    assert rows.all() == (same,)


def test_other_paths_ports_and_queries_are_other_feeds(rows: FeedRows) -> None:
    for address in ("https://a.example/x", "https://a.example/y", "https://a.example:8443/x", "https://a.example/x?tag=1"):
        follow(rows, address)

    assert [feed.name for feed in rows.all()] == ["a.example", "a.example 2", "a.example 3", "a.example:8443"]


def test_a_list_that_names_a_feed_in_two_folders_gives_it_both_tags(rows: FeedRows) -> None:
    done = rows.put([{"address": "https://a.example/", "tags": ["x"]}, {"address": "http://a.example", "tags": ["y"]}])

    assert [is_new for _, is_new in done] == [True, False]
    assert [feed.tags for feed in rows.all()] == [("x", "y")]


def test_a_feed_is_found_by_any_name_that_can_only_mean_it(rows: FeedRows) -> None:
    dawn = follow(rows, "https://dawn.example/feed", "Dawn: Électricité")
    follow(rows, "https://news.example/feed", "Morning news")
    follow(rows, "https://eve.example/feed", "Evening news")

    for name in ("dawn: electricite", "électr", dawn.id, "dawn.example/feed/"):
        assert rows.named(name) == dawn
    with pytest.raises(UnknownFeedError, match="may be “Evening news” or “Morning news”; give more"):
        rows.named("news")
    with pytest.raises(UnknownFeedError, match="no feed “fire”; there is “Dawn"):
        rows.named("fire")


def test_without_any_feed_it_is_said_how_to_get_one(rows: FeedRows) -> None:
    with pytest.raises(UnknownFeedError, match="dateline feeds add"):
        rows.named("fire")


def test_a_feed_that_moves_and_is_renamed_stays_the_same(record: Record, rows: FeedRows) -> None:
    feed = follow(rows, "https://old.example/feed", "Old")
    other = follow(rows, "https://other.example/feed", "Other")

    moved = rows.change(feed.id, {"address": "https://new.example/feed", "name": "New", "every": 60})

    assert (moved.id, moved.address, moved.name, moved.every) == (feed.id, "https://new.example/feed", "New", 60)
    assert follow(FeedRows(record), "https://old.example/feed").id != feed.id
    with pytest.raises(FeedError, match="“Other” already"):
        rows.change(feed.id, {"name": "OTHER"})
    with pytest.raises(FeedError, match="“Other” is the feed at"):
        rows.change(feed.id, {"address": other.address})
    assert rows.remove(other.id) == other
    with pytest.raises(UnknownFeedError):
        rows.change(other.id, {"name": "Gone"})


def test_two_machines_give_one_feed_one_id_and_their_files_can_be_joined(tmp_path: Path) -> None:
    one, two = (FeedRows(Record(tmp_path / name)) for name in ("one", "two"))
    same = follow(one, "https://example.org/feed", "Rivers")
    assert follow(two, "http://example.org/feed/", "Flüsse").id == same.id
    follow(two, "https://other.example/feed", "Other")

    tables = [json.loads((tmp_path / name / "feeds.json").read_text())["feeds"] for name in ("one", "two")]
    (tmp_path / "one" / "feeds.json").write_text(json.dumps({"feeds": tables[1] | tables[0]}))

    assert [feed.name for feed in one.all()] == ["Other", "Rivers"]


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("", "needs an address"),
        ("file:///etc/passwd", "only addresses that begin with http"),
        ("javascript:alert(1)", "only addresses that begin with http"),
        ("exec:~/bin/feed", "only addresses that begin with http"),
        ("https://", "only addresses"),
        ("https://a.example:99999/", "no address of a feed"),
        ("https://[::1/", "no address of a feed"),
        ("https://me:secret@a.example/feed", "holds a user or a password"),
        ("https://a.example/" + "x" * 2_000, "2,018 characters"),
    ],
)
def test_what_cannot_be_followed_is_one_sentence_without_secrets(
    record: Record, rows: FeedRows, address: str, told: str
) -> None:
    with pytest.raises(FeedError, match=told) as refused:
        follow(rows, address)

    assert str(refused.value).isprintable()
    assert "secret" not in str(refused.value)
    assert not (record.folder / "feeds.json").exists()


def test_what_dateline_does_not_know_survives_and_what_is_unset_goes(record: Record, rows: FeedRows) -> None:
    path = written(record, {"name": "Rivers", "address": "https://a.example/", "full_text": True, "colour": "blue"})

    feed = rows.change(rows.named("rivers").id, {"full_text": False, "tags": ["water"]})
    follow(rows, "https://b.example/")

    row = json.loads(path.read_text())["feeds"]["1"]
    assert row == {"id": feed.id, "name": "Rivers", "address": "https://a.example/", "tags": ["water"], "colour": "blue"}


def test_rows_that_cannot_be_used_are_told_and_left_in_the_file(record: Record, rows: FeedRows) -> None:
    path = written(
        record,
        {"name": "\x1b[2JRi\u202evers", "address": "https://a.example/\x07", "every": -5, "tags": [5, "x"], "auth": "post-it"},
        {"name": "No address"},
        {"name": "Same", "address": "http://a.example"},
        {"name": "rivers", "address": "http://b.example"},
        {"name": ["x"], "address": "http://c.example"},
    )

    (feed,) = rows.all()
    assert (feed.name, feed.address, feed.every, feed.tags, feed.auth) == ("Rivers", "https://a.example/", 0, ("x",), "")
    assert len(record.notices) == 5
    assert all(notice.isprintable() and notice.startswith("feeds.json, line ") for notice in record.notices)

    follow(rows, "https://d.example/")
    assert len(json.loads(path.read_text())["feeds"]) == 6


@pytest.mark.parametrize("content", ["{", "[]", '{"feeds": {"1": 5}}', "<<<<<<< HEAD\n{}"])
def test_a_damaged_file_is_set_aside_whole(record: Record, rows: FeedRows, content: str) -> None:
    record.folder.mkdir()
    (record.folder / "feeds.json").write_text(content)

    follow(rows, "https://a.example/")

    assert len(rows.all()) == 1
    assert (record.folder / "feeds.json.damaged").read_text() == content


@given(some.text(some.characters(exclude_categories=())), some.text(), some.lists(some.text()), some.integers())
def test_any_row_is_kept_printable_or_refused(address: str, name: str, tags: list[str], every: int) -> None:
    try:
        feed = checked({"address": f"https://{address}", "name": name, "tags": tags, "every": every, "site": address})
    except DatelineError:
        return
    assert checked(row_of(feed)) == feed
    assert checked_address(feed.address) == feed.address
    assert address_key(feed.address)
    assert not any(ord(char) < 32 or 0xD800 <= ord(char) < 0xE000 for char in str(row_of(feed)))
