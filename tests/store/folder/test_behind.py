"""What many new stories are about is found behind a command that has ended."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from textwrap import dedent
from time import monotonic, sleep

import pytest

from store.api.views import Selection
from store.folder.attempts import Attempts
from store.folder.background import end, start
from store.paths import Paths
from store.record.lock import WriterLock
from tests.conftest import Archives, story

MANY = 1_100


def test_for_few_stories_nothing_is_begun_behind(open_folder: Archives) -> None:
    archive = open_folder()
    archive.add([story(f"Ferry number {nth}", "2025-06-02", "The river flooded the dam.") for nth in range(500)])

    assert archive.understand_behind(500) == 0


def test_many_stories_are_understood_when_the_command_has_ended(open_folder: Archives, tmp_path: Path) -> None:
    archive = open_folder()
    archive.add([story(f"Ferry number {nth}", "2025-06-02", "The river flooded the dam.") for nth in range(MANY)])
    script = dedent(f"""\
        from pathlib import Path
        from store.opening import open_archive
        print(open_archive(Path({str(tmp_path / "archive")!r}), seeded=False).understand_behind(1_000))
    """)

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert done.stdout == f"{MANY}\n"
    end = monotonic() + 120
    while archive.counts(Selection()).themes.get("water") != MANY and monotonic() < end:
        sleep(0.2)
        archive.refresh()
    assert archive.counts(Selection()).themes == {"water": MANY}


@pytest.mark.skipif(sys.platform == "win32", reason="a process there is ended without being asked")
@pytest.mark.usefixtures("urgent")
def test_what_waited_behind_an_ended_process_is_under_no_suspicion(open_folder: Archives, tmp_path: Path) -> None:
    archive = open_folder()
    archive.add([story(f"Ferry number {nth}", "2025-06-02", "The river flooded the dam.") for nth in range(MANY)])
    attempts, version = Attempts(Paths.find().index), archive._writer().enrichment.deriver.version

    process = start(tmp_path / "archive")
    limit = monotonic() + 60
    while len(attempts.begun(version)) < 400 and process.poll() is None and monotonic() < limit:
        sleep(0.01)
    end(process)

    assert len(attempts.begun(version)) <= 200


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="processes are found by /proc")
def test_no_process_stays_behind_when_the_one_that_began_it_is_killed(tmp_path: Path) -> None:
    script = dedent(f"""\
        import os, signal
        from pathlib import Path
        from store.folder.understanding import Understanding
        folder = Path({str(tmp_path)!r})
        with Understanding(folder, folder, {MANY}):
            print(Path(f"/proc/{{os.getpid()}}/task/{{os.getpid()}}/children").read_text(), flush=True)
            os.kill(os.getpid(), signal.SIGKILL)
    """)

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)

    children = done.stdout.split()
    assert children
    assert_end(children, b"deriving_main")


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="processes are found by /proc")
def test_what_works_beside_a_screen_ends_when_that_is_killed(open_folder: Archives, tmp_path: Path) -> None:
    open_folder().add([story("Ferry runs again", "2025-06-02")])
    archive = tmp_path / "archive"
    script = dedent(f"""\
        import os, signal, time
        from pathlib import Path
        from store.folder.background import start
        print(start(Path({str(archive)!r})).pid, flush=True)
        time.sleep(1)
        os.kill(os.getpid(), signal.SIGKILL)
    """)

    with WriterLock(Paths.find(archive).index / "understanding").held():  # it waits, and would wait long
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)

        assert_end(done.stdout.split(), b"background_main")


def assert_end(processes: list[str], module: bytes) -> None:
    """Assert that processes of a module end before long."""
    commands = [Path(f"/proc/{process}/cmdline") for process in processes]
    end = monotonic() + 60
    while any(runs(command, module) for command in commands) and monotonic() < end:
        sleep(0.1)
    assert not any(runs(command, module) for command in commands)


def runs(command: Path, module: bytes) -> bool:
    """Return whether a process still runs a module."""
    try:
        return module in command.read_bytes()
    except OSError:
        return False


def test_one_process_at_most_waits_behind_commands(open_folder: Archives, tmp_path: Path) -> None:
    open_folder()
    with WriterLock(Paths.find().index / "understanding").held():
        waiting = [start(tmp_path / "archive", behind=True) for _ in range(3)]
        limit = monotonic() + 60
        while sum(one.poll() is None for one in waiting) > 1 and monotonic() < limit:
            sleep(0.05)
        assert sorted(one.poll() is None for one in waiting) == [False, False, True]

    assert sorted(one.wait(60) for one in waiting) == [0, 1, 1]
