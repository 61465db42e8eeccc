"""`dateline add` with everything that people have: tables, exports, folders, packed files, lists of feeds, addresses."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.store.feeds.feed_files import rss
from tests.tui.cli.conftest import Typed
from tests.web_server import Answer, WebServer

POCKET = """title,url,time_added,tags,status
Rain again,https://example.org/rain,1748865900,weather|rivers,archive
Dam is full,https://example.org/dam,1748865901,,unread
"""
PAGE = """<html lang="en"><head><title>Harbour opens again | Daily</title><meta property="og:title" content="Harbour opens again">
<meta property="article:published_time" content="2025-06-02T10:00:00Z">
<link rel="alternate" type="application/rss+xml" title="All news" href="/rss"></head><body><article><h1>Harbour opens again</h1>
<p>The old harbour opened again on Monday after nine years of work on its walls, the city said in the morning.</p>
<p>Ships had to go round by the northern mole until then, which took them an hour and a half more each way.</p>
<p>The work had begun when a storm broke the outer wall and two cranes fell into the basin beside it.</p></article></body></html>"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder as people keep one."""
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "pocket.csv").write_text(POCKET)
    (mine / "settings.json").write_text('{"colour": "red"}')
    (mine / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    with zipfile.ZipFile(mine / "more.zip", "w") as packed:
        packed.writestr("news.jsonl", '{"title": "Snow", "date": "2025-12-02"}\n{"title": "Hail", "date": "hm"}\n')
    return mine


def test_a_folder_is_added_with_a_report(typed: Typed, folder: Path) -> None:
    done = typed(f"add {folder}")

    assert done.status == 1
    assert done.out.splitlines()[-3:] == [
        "2 files read: 1 as JSON, 1 as table",
        "2 skipped: 1 .png (picture), 1 .json (no stories in it)",
        "3 stories: 3 added; 1 refused",
    ]
    assert done.err == f"dateline: {folder}/more.zip/news.jsonl:2: “hm” is no date that can be read; write it as 2025-06-02\n"


def test_marks_come_along(typed: Typed, folder: Path) -> None:
    typed(f"add {folder / 'pocket.csv'}")

    assert [one["title"] for one in typed("find is:read --json").json] == ["Rain again"]
    assert [one["title"] for one in typed("find tag:rivers --json").json] == ["Rain again"]


def test_a_preview_shows_what_was_read_as_what_and_the_marks(typed: Typed, folder: Path) -> None:
    done = typed(f"add {folder / 'pocket.csv'} --preview")
    answer = typed(f"add {folder / 'pocket.csv'} --preview --json").json

    assert [" ".join(line.split()) for line in done.out.splitlines()[:9]] == [
        f"{folder}/pocket.csv:2 Rain again",
        "read as Pocket export: its columns say so",
        "taken as “title” is its headline, “time_added” is its date",
        "published 2025-06-02T12:05Z",
        "source example.org",
        "link https://example.org/rain",
        "read yes",
        "tags weather, rivers",
        "",
    ]
    assert [one["marks"] for one in answer["stories"]] == [{"read": True, "tags": ["weather", "rivers"]}, {}]
    assert answer["read"] == {"table": 1}
    assert not [one for one in typed("find rain again --json").json if one["title"] == "Rain again"]


def test_columns_are_mapped_and_wrong_names_end_in_a_sentence(typed: Typed) -> None:
    table = "kop,datum\nRegen,2025-06-02\n"

    assert typed("add - --map kop=headline --map datum=date", given=table).out.splitlines()[-1] == "1 story: 1 added"
    wrong_column = typed("add - --map kopp=title", given=table)
    wrong_part = typed("add - --map kop=titel", given=table)
    no_part = typed("add - --map kop", given=table)
    assert (wrong_column.status, wrong_part.status, no_part.status) == (1, 2, 2)
    assert wrong_column.err == "dateline: -: the table has no “kopp”, which --map names; there are kop, datum\n"
    assert "'titel' is no part of a story; there are title, link, published," in wrong_part.err
    assert "is not of the form NAME=PART, such as --map headline=title" in no_part.err


def test_of_many_refusals_twenty_and_a_number_are_told(typed: Typed) -> None:
    table = "title,date\n" + "".join(f"Day {nth},never\n" for nth in range(3_000))

    few, all_of_them = typed("add -", given=table), typed("add - --all", given=table)
    answer = typed("add - --json", given=table).json

    assert len(few.err.splitlines()) == 21
    assert few.err.splitlines()[-1] == "dateline: … and 2,980 more were refused; --all tells each, --json too"
    assert few.out.splitlines()[-1] == "3,000 refused"
    assert len(all_of_them.err.splitlines()) == 3_000
    assert len(answer["refused"]) == 3_000


def test_what_was_in_doubt_is_said_once(typed: Typed) -> None:
    done = typed("add -", given="title,date\nRain,02/06/2025\nSnow,03/06/2025\n")

    assert done.status == 0
    assert done.err.count("the day was taken to stand first") == 1


def test_feeds_of_a_list_are_offered_and_followed_where_that_is_wanted(typed: Typed, tmp_path: Path) -> None:
    path = tmp_path / "mine.opml"
    path.write_text(
        '<opml version="2.0"><body><outline text="Daily" type="rss" xmlUrl="https://example.org/rss"/></body></opml>'
    )

    offered, refused = typed(f"add {path}"), typed(f"add {path} --no-subscribe")
    followed, again = typed(f"add {path} --subscribe"), typed(f"add {path}")

    assert offered.out.splitlines()[-1] == "1 feed is named there; the same command with --subscribe follows this feed."
    assert "feed is named" not in refused.out
    assert followed.out.splitlines()[-1] == "1 feed followed; dateline feeds update fetches them."
    assert [one["name"] for one in typed("feeds list --json").json] == ["Daily"]
    assert "feed is named" not in again.out


def test_an_address_of_a_page_is_kept_as_a_story_and_its_feed_offered(typed: Typed, web: WebServer) -> None:
    address = web.give("/news/harbour", Answer(PAGE.encode(), headers={"Content-Type": "text/html"}))

    refused, done = typed(f"add {address}"), typed(f"add {address} --allow-private")

    assert refused.status == 1
    assert "Harbour" not in refused.out
    assert done.status == 0
    assert "Harbour opens again" in done.out.splitlines()[0]
    assert done.out.splitlines()[-2].startswith("feed      All news  http://")
    (found,) = typed("find harbour --json").json
    assert typed("show", found["id"], "--json").json["link"] == address


def test_an_address_of_a_feed_is_followed_and_one_of_a_table_read(typed: Typed, web: WebServer) -> None:
    feed, table = web.give("/rss", Answer(rss("Dam is full", "Flood at Sukkur"))), web.give("/x.csv", Answer(POCKET.encode()))

    offered = typed(f"add {feed} --allow-private")
    followed = typed(f"add {feed} {table} --allow-private --subscribe")

    assert "1 feed is named there" in offered.out
    assert "2 stories came" in followed.out
    assert "2 stories: 2 added" in followed.out
    assert len(typed("feeds list --json").json) == 1


def test_an_address_that_gives_nothing_is_refused_in_a_sentence(typed: Typed, web: WebServer) -> None:
    done = typed(f"add {web.give('/gone', Answer(b'', 404))} --allow-private")

    assert done.status == 1
    assert len(done.err.splitlines()) == 1


def test_what_went_out_comes_in_again_with_its_marks(typed: Typed, tmp_path: Path) -> None:
    first = typed("add - --json", given=POCKET).json["added"]
    for form in ("json", "jsonl", "csv"):
        path = tmp_path / f"out.{form}"
        typed(f"export --to {form} -o {path}")
        again = typed(f"--archive {tmp_path / form} add {path} --json").json
        assert sorted(again["added"], key=str) == sorted(first, key=str)
        assert [one["title"] for one in typed(f"--archive {tmp_path / form} find tag:rivers --json").json] == ["Rain again"]


def test_a_program_gets_one_object(typed: Typed, folder: Path) -> None:
    answer = json.loads(typed(f"add {folder} --json").out)

    assert answer["read"] == {"JSON": 1, "table": 1}
    assert answer["skipped"] == [
        {"ending": ".png", "why": "picture", "count": 1},
        {"ending": ".json", "why": "no stories in it", "count": 1},
    ]
    assert (answer["feeds"], answer["doubts"]) == ([], [])


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="there are no such terminals here")
def test_in_a_terminal_one_is_asked_and_silence_is_no(typed: Typed, tmp_path: Path) -> None:
    path = tmp_path / "mine.opml"
    path.write_text(
        '<opml version="2.0"><body><outline text="Daily" type="rss" xmlUrl="https://example.org/rss"/></body></opml>'
    )

    assert "Subscribe to this feed? [y/N]" in answered(path, "\n")
    assert typed("feeds list --json").json == []
    assert "1 feed followed; dateline feeds update fetches them." in answered(path, "y\n")
    assert [one["name"] for one in typed("feeds list --json").json] == ["Daily"]


def answered(path: Path, answer: str) -> str:
    """Return what a terminal shows of a file being added, whose question is answered."""
    ours, theirs = os.openpty()
    os.write(ours, answer.encode())
    command = [sys.executable, "-m", "tui", "add", str(path)]
    subprocess.run(command, stdin=theirs, stdout=theirs, stderr=theirs, check=True, timeout=60)
    os.close(theirs)
    shown = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # how a terminal ends that nobody writes to any more
            break
        if not piece:
            break
        shown += piece
    os.close(ours)
    return shown.decode()


def test_a_list_whose_name_begins_like_an_address_is_a_list(
    typed: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("http-feeds.opml").write_text(
        '<opml version="2.0"><body><outline text="Herald" xmlUrl="https://herald.example/feed"/></body></opml>'
    )

    done = typed("add --subscribe http-feeds.opml")

    assert "1 feed followed; dateline feeds update fetches them." in done.out
    assert [one["address"] for one in typed("feeds --json").json] == ["https://herald.example/feed"]
