"""An update that is killed at any moment: nothing is lost, and the next one brings what was not kept."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from store.folder.archive import FolderArchive
from tests.conftest import Archives, all_rows
from tests.store.feeds.feed_files import rss
from tests.web_server import Answer, Asked, WebServer, with_validators

PROCESSES = Path("/proc/self/task")

UPDATE = """
import os, signal, sys
from store.folder.archive import FolderArchive
from store.feeds.states import FeedStates
from store.paths import Paths
archive = FolderArchive(Paths.find(), seeded=False)
def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)
if sys.argv[1] == "kept":
    FeedStates.put = die
archive.feeds.update(on_each=die)
"""


def killed(moment: str) -> int:
    """Update in a process that is killed at a moment: once stories are kept, or once that was noted too."""
    return subprocess.run([sys.executable, "-c", UPDATE, moment], check=False, env=os.environ).returncode


def follow(archive: FolderArchive, web: WebServer) -> None:
    address = web.give("/feed", with_validators(Answer(rss("Dam is full", "Flood at Sukkur")), '"1"'))
    archive.feeds.add(address, fetch=False, name="Rivers", allow_private=True)


def test_a_kill_before_it_was_noted_that_stories_are_kept_has_the_feed_fetched_again(
    archive: FolderArchive, open_folder: Archives, web: WebServer
) -> None:
    follow(archive, web)

    assert killed("kept") == -signal.SIGKILL

    again = open_folder()
    again.refresh()
    assert len(all_rows(again)) == 2
    (update,) = again.feeds.update().feeds
    assert (update.unchanged, len(update.added)) == (2, 0)
    assert "if-none-match" not in web.asked[1].headers


def test_a_kill_after_it_was_noted_loses_nothing_either(archive: FolderArchive, open_folder: Archives, web: WebServer) -> None:
    follow(archive, web)

    assert killed("noted") == -signal.SIGKILL

    again = open_folder()
    again.refresh()
    assert len(all_rows(again)) == 2
    again.feeds.update()
    assert web.asked[1].headers["if-none-match"] == '"1"'


def test_a_kill_while_fetching_has_kept_nothing_and_locks_nobody_out(
    archive: FolderArchive, open_folder: Archives, web: WebServer, tmp_path: Path
) -> None:
    process: list[subprocess.Popen[bytes]] = []

    def dying(asked: Asked) -> Answer:
        process[0].kill()
        return Answer(rss("Dam is full"))

    archive.feeds.add(web.give("/feed", dying, Answer(rss("Dam is full"))), fetch=False, name="Rivers", allow_private=True)
    process.append(subprocess.Popen([sys.executable, "-c", UPDATE, "noted"], env=os.environ))
    process[0].wait()

    again = open_folder()
    assert again.feeds.update().new == 1
    assert json.loads((tmp_path / "archive" / "feeds.json").read_text())["feeds"]


@pytest.mark.skipif(not PROCESSES.exists(), reason="processes are found by /proc here")
def test_the_process_that_reads_many_feeds_may_be_killed(archive: FolderArchive, web: WebServer) -> None:
    def killing(asked: Asked) -> Answer:
        children = [int(pid) for task in PROCESSES.iterdir() for pid in (task / "children").read_text().split()]
        for pid in children:
            if b"store.feeds.reading_main" in Path(f"/proc/{pid}/cmdline").read_bytes():
                os.kill(pid, signal.SIGKILL)
        return Answer(rss("Story 25"))

    for number in range(30):
        address = web.give(f"/{number}", *((killing,) if number == 25 else ()), Answer(rss(f"Story {number}")))
        archive.feeds.add(address, fetch=False, name=f"feed {number:02}", allow_private=True)

    first = archive.feeds.update()
    archive.feeds.update()

    ended = "what it gave could not be read, as the process that reads feeds was ended; update it again"
    assert len(first.feeds) == 30
    assert {one.told for one in first.feeds} <= {"", ended}  # without an answer from it, all are fetched by this one
    assert len(all_rows(archive)) == 30
