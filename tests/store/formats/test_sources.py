"""Files, folders, pipes and standard input: opened when their turn comes, read once, told as a person named them."""

from __future__ import annotations

import io
import os
import sys
import threading
from collections.abc import Generator
from pathlib import Path

import pytest

from store.api.changes import Refused
from store.api.when import When
from store.formats import ReadStory, read_paths
from store.formats.files import spooled
from store.formats.format_table import read_source
from store.formats.source import MOST_BYTES, Source, UnreadableError
from tests.store.formats.test_formats import told

TOO_LARGE = "it is larger than 256 MB; split it and add the parts"
NO_STORY = "it is empty; a story is a headline and its text"


def page(title: str) -> str:
    """Return a page that states no date."""
    return f"{title}\n\nOSLO: The old harbour opened again after nine years of work on its walls.\n"


def read(*paths: Path | str) -> list[str]:
    """Return the titles that are read, and the refusals as they are printed."""
    found = read_paths(map(str, paths))
    return [told(one) for one in found]


def test_a_file_is_read_whatever_its_name(tmp_path: Path) -> None:
    (tmp_path / "page.clip").write_text(page("Harbour opens again"))

    assert read(tmp_path / "page.clip") == ["Harbour opens again"]


def test_a_folder_is_walked_in_order_past_what_is_hidden_or_no_text(tmp_path: Path) -> None:
    for name in ("b.txt", "a.TXT", "sub/c.text", "sub/deep/d.txt", "x.pdf", ".hidden.txt", ".git/e.txt", "sub/y"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page(f"Title of {name}"))

    assert read(tmp_path) == ["Title of a.TXT", "Title of b.txt", "Title of sub/c.text", "Title of sub/deep/d.txt"]


def test_a_folder_without_text_says_what_is_read_of_one(tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(b"%PDF")

    assert read(tmp_path) == [
        f"{tmp_path}:0: nothing in it can be read (1 passed over); name a folder with texts, feeds, pages, notes or exports"
    ]


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", NO_STORY),
        (b" \r\n\t\n", NO_STORY),
        (b"PNG\0\1", "it is no text; save the page's text and add that"),
        (b"***\n\nOnly a line", "“Only a line” has nothing beneath it; a story is a headline and its text"),
    ],
)
def test_what_holds_no_story_is_refused_in_a_sentence(tmp_path: Path, raw: bytes, reason: str) -> None:
    (tmp_path / "x.txt").write_bytes(raw)

    assert [line.split(": ", 1)[1] for line in read(tmp_path / "x.txt")] == [reason]


def test_a_file_that_is_not_there_is_refused_and_the_next_is_read(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(page("Harbour opens again"))
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone")
    reason = "it can't be read (No such file or directory); check the name and who may read it"

    assert read(tmp_path / "c.txt", tmp_path) == [
        f"{tmp_path / 'c.txt'}:0: {reason}",
        "Harbour opens again",
    ]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_one_may_not_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(page("Harbour opens again"))
    (tmp_path / "a.txt").chmod(0)

    assert "Permission denied" in read(tmp_path / "a.txt")[0]


@pytest.mark.parametrize("more", [1, 1024 * 1024 * 1024])
def test_a_file_that_is_too_large_is_refused_without_being_read(tmp_path: Path, more: int) -> None:
    with (tmp_path / "large.md").open("wb") as file:
        file.truncate(MOST_BYTES + more)  # sparse: it takes no room

    assert read(tmp_path / "large.md") == [f"{tmp_path / 'large.md'}:0: {TOO_LARGE}"]


def test_a_story_without_a_date_has_the_time_of_its_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(page("Harbour opens again"))
    os.utime(tmp_path / "a.txt", (1_700_000_000, 1_700_000_059))

    (one,) = read_paths([str(tmp_path / "a.txt")])

    assert isinstance(one, ReadStory)
    assert one.story.undated
    assert one.story.published.iso[:10] in ("2023-11-14", "2023-11-15")
    assert len(one.story.published.iso) == len("2023-11-14T22:14")


def test_standard_input_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(page("Harbour opens again").encode())))

    assert read("-", "-") == ["Harbour opens again", f"-:0: {NO_STORY}"]
    assert not sys.stdin.closed


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_is_read_to_its_end_although_it_can_be_opened_only_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    text = "\n\n\n".join(f"{page(f'Town {n} opens its harbour again')}\nPublished: 2025-06-02\n" for n in range(400))
    writing = threading.Thread(target=(tmp_path / "pipe").write_text, args=(text,))
    writing.start()

    found = read(tmp_path / "pipe")
    writing.join()

    assert found == [f"Town {n} opens its harbour again" for n in range(400)]


def test_nothing_is_opened_before_its_turn_and_all_is_closed_behind_it(tmp_path: Path) -> None:
    opened: list[io.BytesIO] = []

    def open_stream() -> io.BytesIO:
        opened.append(io.BytesIO(page("One story\n\n\n").encode() * 3))
        return opened[-1]

    source = Source("x", open_stream, When("2025-06-02"))
    reading = read_source(source)
    assert not opened
    assert isinstance(reading, Generator)

    next(reading)
    assert not opened[0].closed
    reading.close()

    assert [stream.closed for stream in opened] == [True]
    assert list(read_source(source))
    assert [stream.closed for stream in opened] == [True, True]


def test_the_beginning_can_be_looked_at_and_is_read_all_the_same() -> None:
    raw = bytes(range(256)) * 40

    with Source.of_bytes(raw, "x", When("2025-06-02")).opened() as source:
        assert raw.startswith(source.beginning())
        assert source.beginning() == source.beginning()
        assert len(source.beginning()) < len(raw)
        assert source.whole() == source.whole() == raw
        assert source.stream.read() == b""


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no endless file here")
def test_a_stream_without_an_end_has_one_here() -> None:
    with (
        Path("/dev/zero").open("rb") as endless,
        pytest.raises(UnreadableError, match=r"it is larger than 0\.0625 GB; split it"),
    ):
        spooled(endless.read, most=64 * 1024 * 1024).read()


def test_a_fault_while_reading_is_a_refusal_not_a_crash() -> None:
    class Failing(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise OSError(5, "Input/output error")

    (one,) = read_source(Source("disk.txt", lambda: Failing(b"x"), When("2025-06-02")))

    assert one == Refused("disk.txt", 0, "it can't be read (Input/output error); check the name and who may read it")
