"""Exports of the programs people switch from, made as these write them."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest

from store.api.views import Marks
from store.formats.source import ReadStory
from tests.store.formats.rows.conftest import ReadFile, story_of


def marks_by_title(found: Sequence[object]) -> dict[str, Marks]:
    """Return the marks of stories by their headlines."""
    return {one.story.title: one.marks for one in found if isinstance(one, ReadStory)}


def forms(found: Sequence[object]) -> set[str]:
    """Return what stories were read as."""
    return {one.form for one in found if isinstance(one, ReadStory)}


def test_pocket(read_file: ReadFile) -> None:
    found = read_file(
        "part_000000.csv",
        "title,url,time_added,tags,status\n"
        "Rain again,https://example.org/rain,1748865900,weather|big rivers,unread\n"
        "https://example.org/snow,https://example.org/snow,1748865901,,archive\n",
    )

    assert forms(found) == {"Pocket export: its columns say so"}
    assert marks_by_title([*found]) == {
        "Rain again": Marks(tags=("weather", "big rivers")),
        "https://example.org/snow": Marks(read=True),
    }
    assert [(one.story.published.iso, one.story.source) for one in found if isinstance(one, ReadStory)] == [
        ("2025-06-02T12:05Z", "example.org")
    ] * 2


def test_pocket_as_json(read_file: ReadFile) -> None:
    item = {
        "item_id": "1", "resolved_title": "Rain", "given_title": "", "resolved_url": "https://example.org/rain",
        "excerpt": "It rains.", "time_added": "1748865900", "status": "1", "favorite": "1",
        "tags": {"water": {"item_id": "1", "tag": "water"}},
    }  # fmt: skip
    one = story_of(read_file("x.json", json.dumps({"status": 1, "list": {"1": item}})))

    assert one.marks == Marks(read=True, starred=True, tags=("water",))
    assert (one.story.link, one.story.body, one.story.published.iso) == (
        item["resolved_url"],
        ("It rains.",),
        "2025-06-02T12:05Z",
    )


def test_instapaper(read_file: ReadFile) -> None:
    found = read_file(
        "export.csv",
        "URL,Title,Selection,Folder,Timestamp\n"
        "https://example.org/1,One,,Unread,1748865900\n"
        "https://example.org/2,Two,What I marked,Archive,1748865900\n"
        "https://example.org/3,Three,,Starred,1748865900\n"
        "https://example.org/4,Four,,Rivers,1748865900\n",
    )

    assert forms([*found]) == {"Instapaper export: its columns say so"}
    assert marks_by_title([*found]) == {
        "One": Marks(),
        "Two": Marks(read=True, note="What I marked"),
        "Three": Marks(starred=True),
        "Four": Marks(tags=("Rivers",)),
    }


def test_readwise_reader_as_csv(read_file: ReadFile) -> None:
    found = read_file(
        "reader.csv",
        "Title,URL,ID,Document tags,Saved date,Reading progress,Location,Seen\n"
        'One,https://example.org/1,01a,"[\'water\', \'big ""rivers""\']",2025-06-02 12:05:00+00:00,0.4,later,True\n'
        "Two,https://example.org/2,01b,,2025-06-02 12:05:00+00:00,1,new,True\n"
        "Three,https://example.org/3,01c,,2025-06-02 12:05:00+00:00,0,archive,False\n",
    )

    assert forms([*found]) == {"Readwise Reader export: its columns say so"}
    assert marks_by_title([*found]) == {
        "One": Marks(tags=("water", 'big "rivers"')),
        "Two": Marks(read=True),
        "Three": Marks(read=True),
    }


def test_readwise_reader_as_json_with_what_was_marked(read_file: ReadFile) -> None:
    shared = {
        "reading_progress": 0,
        "location": "later",
        "source_url": "https://example.org/1",
        "author": "Ann",
        "published_date": 1748865900000,
    }
    whole = {
        "count": 3,
        "nextPageCursor": None,
        "results": [
            {**shared, "id": "h1", "parent_id": "d1", "category": "highlight", "title": None, "content": "A line", "notes": "Mine"},
            {
                **shared, "id": "d1", "parent_id": None, "category": "article", "title": "One", "url": "https://read.example.org/d1",
                "site_name": "Daily", "summary": "In short.", "notes": "All in all", "tags": {"water": {"name": "water", "type": "manual"}},
                "saved_at": "2025-07-01T00:00:00Z",
            },
            {**shared, "id": "h2", "parent_id": "d1", "category": "highlight", "title": None, "content": "Another", "notes": ""},
        ],
    }  # fmt: skip

    one = story_of(read_file("x.json", json.dumps(whole)))

    assert (one.story.link, one.story.source, one.story.published.iso) == (
        "https://example.org/1",
        "Daily",
        "2025-06-02T12:05Z",
    )
    assert one.marks == Marks(tags=("water",), note="“A line” — Mine\n\n“Another”\n\nAll in all")


def test_readwise_books_of_passages(read_file: ReadFile) -> None:
    book = {
        "user_book_id": 1, "title": "one", "readable_title": "One", "author": "Ann", "source": "reader", "category": "articles",
        "source_url": "https://example.org/1", "book_tags": [{"id": 1, "name": "water"}], "document_note": "",
        "highlights": [{"text": "A line", "note": ""}, {"text": "Another", "note": "so"}],
    }  # fmt: skip
    one = story_of(read_file("x.json", json.dumps({"count": 1, "results": [book]})))

    assert (one.story.title, one.story.source, one.story.highlights) == ("One", "example.org", ())
    assert one.marks == Marks(tags=("water",), note="“A line”\n\n“Another” — so")


def test_inoreader_in_the_form_of_google_reader(read_file: ReadFile) -> None:
    item = {
        "id": "tag:1", "title": "Dam &amp; river", "published": 1748865900, "updated": 1748865901, "author": "Ann",
        "categories": [
            "user/1005/state/com.google/reading-list", "user/1005/state/com.google/read", "user/1005/state/com.google/starred",
            "user/1005/label/Big rivers",
        ],
        "canonical": [{"href": "https://example.org/dam"}], "alternate": [{"href": "https://example.org/x", "type": "text/html"}],
        "summary": {"direction": "ltr", "content": "<p>One</p><p>Two</p>"}, "annotations": [{"text": "A line", "note": "so"}],
        "origin": {"streamId": "feed/https://example.org/rss", "title": "Daily", "htmlUrl": "https://example.org"},
    }  # fmt: skip
    one = story_of(
        read_file("starred.json", json.dumps({"id": "user/-/state/com.google/starred", "title": "x", "items": [item]}))
    )

    assert one.form == "Google Reader export: its columns say so"
    assert (one.story.title, one.story.link, one.story.source) == ("Dam & river", "https://example.org/dam", "Daily")
    assert (one.story.body, one.story.author, one.story.published.iso) == (("One", "Two"), "Ann", "2025-06-02T12:05Z")
    assert one.marks == Marks(True, True, "", ("Big rivers",), "“A line” — so")


@pytest.mark.parametrize(
    ("row", "marks"),
    [
        ({"href": "https://example.org/1", "description": "One", "extended": "Mine", "hash": "1", "time": "2025-06-02T12:05:00Z",
          "shared": "no", "toread": "no", "tags": "water big_rivers"}, Marks(tags=("water", "big_rivers"), note="Mine")),
        ({"is_archived": 1, "is_starred": 0, "tags": ["water"], "title": "One", "url": "https://example.org/1", "content": "<p>T</p>",
          "created_at": "2025-06-02T12:05:00Z", "annotations": [{"quote": "A line", "text": ""}]},
         Marks(read=True, tags=("water",), note="“A line”")),
        ({"title": "One", "note": "Mine", "excerpt": "Short", "url": "https://example.org/1", "folder": "Rivers", "tags": "water",
          "created": "2025-06-02T12:05:00Z", "cover": "", "highlights": "", "favorite": "true"},
         Marks(starred=True, tags=("water", "Rivers"), note="Mine")),
    ],
)  # fmt: skip
def test_others(read_file: ReadFile, row: dict[str, object], marks: Marks) -> None:
    one = story_of(read_file("x.json", json.dumps([row])))

    assert one.marks == marks
    assert (one.story.title, one.story.published.iso) == ("One", "2025-06-02T12:05Z")
    assert one.form.endswith("export: its columns say so")
