"""What is large is read by a process beside this one: the same stories, refusals and report as here, also when that process ends."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from store.api.changes import Refused
from store.formats import ReadStory, read_paths
from store.formats.lanes import _LARGE, read_files
from store.formats.reading import Reading

TEXT = "The old harbour opened again on Monday after nine years of work on its walls and its two long piers. " * 20


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """Return a folder of a feed, of notes, and of a file that can't be read, which are large together."""
    items = "".join(
        f"<item><title>Report {nth} of the harbour</title><link>https://herald.example/{nth}</link>"
        f"<category>Sea</category><description>{TEXT}</description></item>"
        for nth in range(_LARGE // len(TEXT))
    )
    (tmp_path / "feed.xml").write_text(f'<rss version="2.0"><channel><title>Herald</title>{items}</channel></rss>')
    (tmp_path / "note.md").write_text(f"---\ntitle: A note\ndate: 2025-06-02\ntags: [sea]\n---\n\n{TEXT}\n")
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "film.mp4").write_bytes(b"\0\0\0\x18ftypmp42")
    return tmp_path


def test_it_reads_the_same_as_this_process_would(large: Path) -> None:
    here, beside = Reading(), Reading()

    expected = list(read_paths([str(large)], here))

    assert list(read_files([str(large)], beside)) == expected
    assert sum(isinstance(one, ReadStory) for one in expected) > 1_000
    assert (beside.files, beside.skipped) == (here.files, here.skipped)


def test_each_file_is_read_once_though_the_folder_changes_meanwhile(tmp_path: Path) -> None:
    for nth in range(12):
        (tmp_path / f"news-{nth:02}.txt").write_text(f"Report {nth} of the harbour\n\nUpdated 2 June 2025\n\n{TEXT}\n")
    reading = read_files([str(tmp_path)], Reading(), large=1)

    read = [next(reading)]
    (tmp_path / "news-00a.txt").write_text("A late report of the harbour\n\nIt came too late.\n")
    (tmp_path / "news-11.txt").rename(tmp_path / ".hidden")
    read += reading

    titles = [one.story.title for one in read if isinstance(one, ReadStory)]
    assert set(titles) >= {f"Report {nth} of the harbour" for nth in range(11)}
    assert len(set(titles)) == len(titles)
    assert len(titles) + sum(isinstance(one, Refused) for one in read) == 12


def test_folders_of_which_nothing_can_be_read_are_told_each(tmp_path: Path) -> None:
    for name, file, content in (("news", "one.txt", TEXT), ("films", "one.mp4", TEXT), ("films-and-news", "two.txt", TEXT)):
        (tmp_path / name).mkdir()
        (tmp_path / name / file).write_text(f"A report of the harbour in {name}\n\nUpdated 2 June 2025\n\n{content}\n")
    paths = [str(tmp_path / name) for name in ("news", "films", "films-and-news")]

    beside, here = (list(read) for read in (read_files(paths, Reading(), large=1), read_paths(paths, Reading())))

    assert [one for one in beside if isinstance(one, Refused)] == [one for one in here if isinstance(one, Refused)]
    assert "nothing in it can be read (1 passed over)" in next(one.reason for one in beside if isinstance(one, Refused))


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="processes are found by /proc")
def test_what_was_read_before_the_other_process_was_ended_is_kept_and_the_rest_is_told(large: Path) -> None:
    reading = read_files([str(large / "feed.xml")], Reading())
    first = next(reading)

    for child in Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text().split():
        if b"store.formats.reading_main" in Path(f"/proc/{child}/cmdline").read_bytes():
            os.kill(int(child), signal.SIGKILL)
    rest = list(reading)

    assert isinstance(first, ReadStory)
    assert isinstance(rest[-1], Refused)
    assert "was ended before it was done" in rest[-1].reason


def test_it_ends_with_whoever_does_not_want_more(large: Path) -> None:
    script = dedent(f"""\
        from store.formats.lanes import read_files
        from store.formats.reading import Reading
        reading = read_files([{str(large / "feed.xml")!r}], Reading())
        print(type(next(reading)).__name__)
        reading.close()
    """)

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False)

    assert (done.returncode, done.stdout, done.stderr) == (0, "ReadStory\n", "")


def test_what_makes_ready_has_bounds_of_its_own_and_not_those_that_the_lane_had_as_it_began(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "telling.py").write_text(
        dedent("""
        from resource import RLIMIT_CPU, getrlimit
        from store.api.changes import Refused
        def preparer():
            return lambda part: [Refused("", 0, str(getrlimit(RLIMIT_CPU)[0]))]
        """)
    )
    (tmp_path / "sitecustomize.py").write_text(
        "import sys, store.formats.lane_limits as limits\nif sys.orig_argv[-1].endswith('preparing_main'): limits.SECONDS = 500\n"
    )
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}{os.pathsep}{Path(__file__).parents[3]}")
    file = tmp_path / "export.jsonl"
    file.write_text("".join(json.dumps({"title": f"Report {nth} of it", "body": ["It is so."]}) + "\n" for nth in range(200)))

    told = [int(one.reason) for one in read_files([str(file)], Reading(), ("telling",), large=1) if isinstance(one, Refused)]

    assert max(told) > 500
