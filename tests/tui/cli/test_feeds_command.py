"""`dateline feeds`, as a person or a timer would use it, against a real server."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.store.feeds.feed_files import rss
from tests.tui.cli.conftest import Done, Typed
from tests.web_server import Answer, WebServer, with_validators

OPML = """<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body>
<outline text="Water"><outline text="Rivers" type="rss" xmlUrl="{rivers}" htmlUrl="https://rivers.test/"/></outline>
<outline text="Water"><outline text="Lakes &amp; seas" type="rss" xmlUrl="{lakes}"/></outline>
<outline text="Daily"><outline text="Rivers" type="rss" xmlUrl="{rivers}"/></outline></body></opml>"""


@pytest.fixture
def rivers(web: WebServer) -> str:
    """Return the address of a feed of two stories."""
    return web.give("/rivers", with_validators(Answer(rss("Dam is full", "Flood at Sukkur")), '"1"'))


@pytest.fixture
def listed(web: WebServer, rivers: str, tmp_path: Path) -> str:
    """Return an OPML file of two feeds, one of them in two folders."""
    path = tmp_path / "mine.opml"
    path.write_text(OPML.format(rivers=rivers, lakes=web.give("/lakes", Answer(b"", 404))))
    return str(path)


def lines(done: Done) -> list[str]:
    return [re.sub(r"\s+", " ", line).strip() for line in done.out.splitlines()]


def test_a_feed_is_added_listed_and_updated(typed: Typed, rivers: str) -> None:
    added = typed(f"feeds add {rivers} --allow-private --tag water")
    listed = typed("feeds")
    fetched = typed("feeds --json").json[0]["last_success"]
    updated = typed("feeds update")

    assert (added.status, lines(added)) == (0, ["2 new Rivers daily", "1 feed added."])
    assert lines(listed) == ["Rivers daily 2 2 0 " + fetched + " water water"]
    assert (updated.status, lines(updated)) == (0, ["nothing new Rivers daily", "0 new."])
    assert [one["title"] for one in typed("find dam --json").json] == ["Dam is full"]


def test_programs_are_told_the_same_in_json(typed: Typed, rivers: str) -> None:
    added = typed(f"feeds add {rivers} --allow-private --json").json
    (feed,) = typed("feeds list --json").json
    update = typed("feeds update rivers --json").json
    (check,) = typed("feeds check --json").json

    assert (added["refused"], added["known"], len(added["added"][0]["update"]["added"])) == ([], [], 2)
    assert (feed["name"], feed["stories"], feed["unread"], feed["error"]) == ("Rivers daily", 2, 2, "")
    assert feed["last_success"].endswith("+00:00")
    assert (update["new"], update["feeds"][0]["outcome"]) == (0, "same")
    assert (check["problem"], check["entries"], check["new"], check["title"]) == ("", 2, 0, "Rivers daily")


def test_a_list_is_followed_with_its_folders_as_tags_and_goes_out_the_same(typed: Typed, listed: str, tmp_path: Path) -> None:
    done = typed(f"feeds import {listed}")
    out = tmp_path / "out.opml"
    typed("feeds export", str(out))
    first = typed("feeds list --json").json
    for feed in first:
        typed(f"feeds remove {feed['id']}")

    again = typed("feeds add", str(out))

    assert lines(done)[-1] == "2 feeds added; dateline feeds update fetches them."
    assert again.status == 0
    second = typed("feeds list --json").json
    assert [(one["name"], one["address"], one["site"], sorted(one["tags"])) for one in second] == [
        (one["name"], one["address"], one["site"], sorted(one["tags"])) for one in first
    ]
    assert {one["name"]: sorted(one["tags"]) for one in first} == {"Lakes & seas": ["Water"], "Rivers": ["Daily", "Water"]}


def test_an_update_leaves_with_1_if_one_feed_fails_and_keeps_the_others(typed: Typed, rivers: str, web: WebServer) -> None:
    typed(f"feeds add {rivers} --no-fetch --allow-private")
    typed(f"feeds add {web.url('/lakes')} --no-fetch --allow-private --name", "Lakes & seas")

    done = typed("feeds update --quiet")

    assert (done.status, done.out) == (1, "")
    assert re.fullmatch(r"failed +Lakes & seas: .*404.*\n", done.err)
    assert len(typed("find is:unread --json").json) == 2
    listing = lines(typed("feeds list"))
    assert listing[0].startswith("Lakes & seas 0 0 0 never")
    assert "404" in listing[0]


def test_settings_are_changed_shown_and_taken_back(typed: Typed, rivers: str) -> None:
    typed(f"feeds add {rivers} --allow-private --no-fetch --name Rivers --tag water")

    changed = typed("feeds set riv --every 2h --full-text --tag daily --untag water --user-agent Me/1 --json").json
    renamed = typed("feeds rename rivers Streams")
    back = typed("feeds set streams --no-full-text --every 0 --json").json

    assert (changed["every"], changed["full_text"], changed["tags"], changed["user_agent"]) == (120, True, ["daily"], "Me/1")
    assert lines(renamed) == ["Renamed Streams"]
    assert (back["every"], back["full_text"], back["name"]) == (0, False, "Streams")
    assert "full text no" in lines(typed("feeds set streams"))


def test_a_password_is_asked_of_a_command_and_stands_in_no_archive(typed: Typed, web: WebServer, tmp_path: Path) -> None:
    address = web.give("/private", Answer(rss("Dam is full")))

    done = typed(f"feeds add {address} --allow-private --user ann --password-command", "echo open-sesame")

    assert done.status == 0
    assert web.asked[-1].headers["authorization"].startswith("Basic ")
    kept = "".join(path.read_text() for path in (tmp_path / "archive").glob("*.json"))
    assert "sesame" not in kept
    assert '"auth": "command"' in kept
    assert "sesame" in (tmp_path / "config" / "feed-passwords.json").read_text()


def test_what_cannot_be_followed_is_one_sentence_each(typed: Typed, web: WebServer, tmp_path: Path) -> None:
    page = web.give("/page", Answer(b"<!doctype html><html><body><p>Nothing.</p></body></html>"))
    empty = tmp_path / "empty.opml"
    empty.write_text('<?xml version="1.0"?><opml version="2.0"><body></body></opml>')

    done = typed("feeds add ftp://a.test/feed --allow-private", page, str(empty))

    assert done.status == 1
    told = done.err.splitlines()
    assert len(told) == 3
    assert "only addresses that begin with http" in told[0]
    assert "names no feed" in told[1]
    assert typed("feeds remove nobody").err.startswith("dateline: there is no feed “nobody”")
    assert typed("feeds add a b --name x").status == 2


def test_a_schedule_names_the_program_and_the_archive_it_is_for(typed: Typed, tmp_path: Path) -> None:
    plain = typed("feeds schedule --every 2h --json --archive", str(tmp_path / "my news")).json
    shown = typed("feeds schedule --every 45m").out

    assert plain["minutes"] == 120
    assert f'--archive "{tmp_path}/my news"' in plain["service"]
    assert "OnUnitInactiveSec=120min" in plain["timer"]
    assert re.match(r"\d \*/2 \* \* \* ", plain["crontab"])
    assert f"'{tmp_path}/my news'" in plain["crontab"]
    assert "[Service]" in shown
    assert typed("feeds schedule --every soon").status == 2


def test_without_feeds_it_is_said_how_to_get_one(typed: Typed) -> None:
    assert "dateline feeds add" in typed("feeds").err
    assert lines(typed("feeds update")) == ["No feed is followed yet; dateline feeds add ADDRESS follows one."]
