"""Packed files: what is in them is read as if it lay there, and nothing in them does harm."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from store.api.when import When
from store.formats import read_paths
from store.formats.containers import unpacking
from store.formats.format_table import read_source
from store.formats.reading import Reading
from store.formats.source import ReadStory, Source
from tests.store.formats.test_formats import PAGE, packed, told

FEED = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Daily</title><link>https://example.org</link>
<item><title>Rain again</title><link>https://example.org/rain</link></item></channel></rss>"""
PACKERS: dict[str, Callable[[bytes], bytes]] = {
    ".gz": gzip.compress,
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
    ".zst": zstandard.ZstdCompressor().compress,
}


def tarred(files: dict[str, bytes]) -> bytes:
    """Return files as one tar file."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, raw in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(raw)
            archive.addfile(member, io.BytesIO(raw))
    return out.getvalue()


def read(raw: bytes, name: str, reading: Reading | None = None) -> list[str]:
    """Return in a few words what is read of some bytes, feeds apart."""
    return [told(one) for one in read_source(Source.of_bytes(raw, name, When("2025-07-01")), reading=reading)]


def test_a_zip_file_of_everything_is_read_each_in_its_own_format() -> None:
    reading = Reading()
    files = {
        "news/page.txt": PAGE.encode(),
        "feed.xml": FEED,
        "table.csv": b"title,date\nSnow,2025-06-02\n",
        "inner.zip": packed({"deep.json": b'[{"title": "Hail", "date": "2025-06-02"}]'}),
        "picture.png": b"\x89PNG\r\n\x1a\n\0\0",
        "settings.json": b'{"colour": "red"}',
        "__MACOSX/._page.txt": b"\0\0",
        ".hidden.txt": PAGE.encode(),
    }

    assert read(packed(files), "all.zip", reading) == ["Rain again", "Hail", "Harbour opens again", "Snow"]
    assert reading.skipped == {(".png", "picture"): 1, (".json", "no stories in it"): 1}


@pytest.mark.parametrize("ending", PACKERS)
def test_a_packed_feed_is_read_whatever_its_name(ending: str) -> None:
    raw = PACKERS[ending](FEED)

    assert read(raw, f"feed.xml{ending}") == read(raw, "feed") == ["Rain again"]


@pytest.mark.parametrize("ending", PACKERS)
def test_a_packed_tar_file_too(ending: str) -> None:
    raw = PACKERS[ending](tarred({"a.txt": PAGE.encode(), "b/feed.xml": FEED}))

    assert read(raw, f"all.tar{ending}") == ["Harbour opens again", "Rain again"]


def test_messages_name_the_file_in_the_file(tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(packed({"a/b.csv": b"title,date\nSnow,soon\n"}))

    (line,) = [told(one) for one in read_paths([str(tmp_path / "x.zip")])]

    assert line == f"{tmp_path}/x.zip/a/b.csv:2: “soon” is no date that can be read; write it as 2025-06-02"


def test_a_page_without_a_date_has_the_time_its_container_gives() -> None:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        archive.writestr(
            zipfile.ZipInfo("a.txt", (2024, 3, 2, 10, 5, 0)), "Harbour opens\n\nOSLO: It opened again after years.\n"
        )

    (one,) = read_source(Source.of_bytes(raw.getvalue(), "x.zip", When("2025-07-01")))

    assert isinstance(one, ReadStory)
    assert one.story.undated
    assert one.story.published.iso == "2024-03-02T10:05"


@pytest.mark.parametrize("ending", PACKERS)
def test_what_would_fill_the_disk_is_refused(ending: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "_HARMLESS", 1024 * 1024)

    (line,) = read(PACKERS[ending](b"a" * 8 * 1024 * 1024), f"bomb.txt{ending}")

    assert line.startswith(f"bomb.txt{ending}/bomb.txt:0: more comes out of it than a file of its size can hold in good faith;")


def test_many_small_bombs_are_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "_HARMLESS", 1024 * 1024)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for nth in range(8):
            archive.writestr(f"{nth}.txt", b"a" * 512 * 1024)

    assert sum("in good faith" in line for line in read(out.getvalue(), "x.zip")) == 6


@pytest.mark.parametrize("ending", [*PACKERS, ".zip", ".tar"])
def test_a_damaged_one_is_refused_in_a_sentence(ending: str) -> None:
    whole: Callable[[bytes], bytes] = {
        **PACKERS,
        ".zip": lambda raw: packed({"a.txt": raw}),
        ".tar": lambda raw: tarred({"a.txt": raw}),
    }[ending]
    raw = whole(PAGE.encode() * 200)

    for cut in (raw[: len(raw) // 2], raw[:40] + bytes(20) + raw[60:]):
        for line in read(cut, f"x{ending}"):
            assert line.startswith(f"x{ending}") or line == "Harbour opens again"


def test_a_locked_file_is_refused_and_the_others_are_read() -> None:
    raw = bytearray(packed({"a.txt": PAGE.encode(), "b.txt": PAGE.encode()}))
    raw[raw.index(b"PK\x01\x02") + 8] |= 1

    assert read(bytes(raw), "x.zip") == [
        "x.zip/a.txt:0: it is locked with a password; unpack it yourself and add what comes out",
        "Harbour opens again",
    ]


def test_an_empty_one_says_so() -> None:
    reason = "there is nothing in it that can be read; unpack it and add what you want to keep"

    none = "there is no file in it; pack it again, or add its files themselves"
    assert read(packed({}), "x.zip") == read(packed({".a.txt": b"a"}), "x.zip") == [f"x.zip:0: {none}"]
    assert read(tarred({}), "x.tar") == [f"x.tar:0: {none}"]
    assert read(packed({"a.png": b"\x89PNG\r\n\x1a\n\0"}), "x.zip") == [f"x.zip:0: {reason}"]


@settings(deadline=None)
@given(raw=st.binary(max_size=100), ending=st.sampled_from([*PACKERS, ".zip", ".tar"]), whole=st.booleans())
def test_whatever_stands_behind_a_signature_is_read_or_refused(raw: bytes, ending: str, whole: bool) -> None:
    made = {".zip": b"PK\x03\x04", ".tar": bytes(257) + b"ustar"}.get(ending) or PACKERS[ending](b"x")[:6]

    for one in read_source(
        Source.of_bytes((PACKERS.get(ending, bytes)(raw)) if whole else made + raw, f"x{ending}", When("2025"))
    ):
        assert one.file.startswith("x")


def test_a_container_in_a_large_one_is_measured_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "_HARMLESS", 64 * 1024)
    page = "\n\n\n".join(f"Town {nth} opens its harbour\n\nOSLO: {nth} ships came in on Monday.\n" for nth in range(1_200))
    inner = packed({"a.txt": page.encode()})

    assert len(page) > 64 * 1024
    read_titles = read(packed({f"{nth}.zip": inner for nth in range(3)}), "x.zip")
    assert len(read_titles) == 3 * 1_200
