"""What every format in the table keeps to, how one is chosen, and that a new one needs nothing but its own module."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.api.changes import Refused
from store.api.when import When
from store.formats.format_table import FORMATS, Format, read_source, suffixes
from store.formats.source import OpenSource, Read, ReadStory, Source, Sureness, UnreadableError

KEPT = When("2025-07-01T12:00")
PAGE = "Harbour opens again\n\nUpdated 02 June 2025\n\nOSLO: The old harbour opened again on Monday after nine years.\n"


def source(raw: bytes | str, name: str = "clip.txt") -> Source:
    """Return bytes, or text, as a source."""
    return Source.of_bytes(raw.encode() if isinstance(raw, str) else raw, name, KEPT)


def told(one: Read) -> str:
    """Return what was read in a few words: a title, the address of a feed, or where and why it was refused."""
    if isinstance(one, Refused):
        return f"{one.file}:{one.line}: {one.reason}"
    return one.story.title if isinstance(one, ReadStory) else one.address


def titles(read: Iterator[Read]) -> list[str]:
    """Return the titles of stories, and the reasons of refusals."""
    return [told(one) for one in read]


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
class TestEachFormat:
    """What holds of every format in the table."""

    def test_its_endings_have_their_point_and_small_letters(self, form: Format) -> None:
        assert all(suffix[0] == "." and suffix == suffix.lower() for suffix in form.suffixes)

    @given(beginning=st.binary(max_size=64) | st.text(max_size=64).map(str.encode))
    def test_it_says_of_any_bytes_how_sure_it_is(self, form: Format, beginning: bytes) -> None:
        assert form.sniff(beginning) in Sureness

    def test_it_makes_nothing_of_no_bytes_that_another_could_not(self, form: Format) -> None:
        assert form.sniff(b"") <= Sureness.POSSIBLE

    @given(raw=st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
    def test_any_bytes_are_read_or_refused_in_a_sentence(self, form: Format, raw: bytes) -> None:
        read = list(read_source(source(raw), [form]))

        assert read
        assert all(one.file.partition("/")[0] == "clip.txt" and (not isinstance(one, Refused) or one.reason) for one in read)

    def test_what_it_reads_names_the_source(self, form: Format) -> None:
        for one in read_source(source(PAGE, "a/b.txt"), [form]):
            assert one.file in ("a/b.txt", "a/b.txt/b.txt")


def test_no_two_formats_have_the_same_ending() -> None:
    assert len(set(suffixes())) == len(suffixes())


def test_what_no_format_recognises_is_for_the_first() -> None:
    assert titles(read_source(source(b"\x00\x01\x02\x03"))) == ["clip.txt:0: it is no text; save the page's text and add that"]


class Zip:
    """A container, as a new format would be: its own module and a line in the table."""

    name = "zip file"
    suffixes = (".zip",)

    def sniff(self, beginning: bytes) -> Sureness:
        """Return whether a signature of zip files stands first."""
        return Sureness.CERTAIN if beginning.startswith(b"PK\x03\x04") else Sureness.NO

    def read(self, source: OpenSource) -> Iterator[Read | Source]:
        """Yield the files it holds, each opened only when it is read."""
        try:
            with zipfile.ZipFile(source.stream) as archive:
                for member in archive.namelist():
                    yield Source(f"{source.name}/{member}", partial(archive.open, member), source.kept)
        except zipfile.BadZipFile as error:
            raise UnreadableError("it is no whole zip file; save it again") from error


@dataclass
class Lines:
    """A format of lines, one of which may be wrong."""

    name: str = "lines"
    suffixes: tuple[str, ...] = (".lines",)
    sureness: Sureness = Sureness.POSSIBLE

    def sniff(self, beginning: bytes) -> Sureness:
        """Return what it was made to be."""
        return self.sureness if b"\0" not in beginning else Sureness.NO

    def read(self, source: OpenSource) -> Iterator[Read | Source]:
        """Yield a refusal a line, and stop at a wrong one."""
        for line, raw in enumerate(source.stream, 1):
            if raw.startswith(b"!"):
                raise UnreadableError("it stops here", line)
            yield Refused(source.name, line, raw.decode(errors="replace").strip())


ALL: Sequence[Format] = (*FORMATS, Zip(), Lines())


def packed(files: dict[str, bytes]) -> bytes:
    """Return files as one zip file."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, raw in files.items():
            archive.writestr(name, raw)
    return out.getvalue()


def test_sources_in_a_container_are_read_in_their_own_formats() -> None:
    inner = packed({"one.txt": PAGE.encode(), "two.lines": b"a\nb\n"})
    outer = packed({"first.txt": PAGE.encode(), "inner.zip": inner})

    assert titles(read_source(source(outer, "pages.zip"), ALL)) == [
        "Harbour opens again",
        "Harbour opens again",
        "pages.zip/inner.zip/two.lines:1: a",
        "pages.zip/inner.zip/two.lines:2: b",
    ]


def test_containers_that_stand_in_one_another_without_end_are_refused() -> None:
    raw = PAGE.encode()
    for _ in range(5):
        raw = packed({"in.zip": raw})

    (one,) = read_source(source(raw, "out.zip"), ALL)

    assert isinstance(one, Refused)
    assert one.file == "out.zip" + "/in.zip" * 4
    assert "too deep" in one.reason


def test_what_stands_before_a_fault_is_read_and_the_fault_told_with_its_line() -> None:
    assert titles(read_source(source("a\nb\n!\nc\n", "x.lines"), ALL)) == [
        "x.lines:1: a",
        "x.lines:2: b",
        "x.lines:3: it stops here",
    ]


def test_a_damaged_file_in_a_container_leaves_the_others() -> None:
    good = packed({"a.lines": b"a\n", "b.lines": b"!\n", "c.lines": b"c\n"})

    assert [one.split(": ", 1)[1] for one in titles(read_source(source(good, "x.zip"), ALL))] == ["a", "it stops here", "c"]


@pytest.mark.parametrize(
    ("name", "sureness", "chosen"),
    [
        ("page.txt", Sureness.POSSIBLE, "text"),
        ("page.lines", Sureness.POSSIBLE, "lines"),
        ("page.LINES", Sureness.POSSIBLE, "lines"),
        ("page.txt", Sureness.LIKELY, "lines"),
        ("page.zip", Sureness.POSSIBLE, "text"),
        ("-", Sureness.LIKELY, "lines"),
        ("-", Sureness.POSSIBLE, "text"),
    ],
)
def test_a_format_is_chosen_by_content_first_and_name_second(name: str, sureness: Sureness, chosen: str) -> None:
    (first, *_) = read_source(source(PAGE, name), [*FORMATS, Zip(), Lines(sureness=sureness)])

    assert isinstance(first, ReadStory) == (chosen == "text")


def test_a_container_is_known_whatever_its_name(tmp_path: Path) -> None:
    path = tmp_path / "pages.txt"
    path.write_bytes(packed({"one.txt": PAGE.encode()}))

    assert titles(read_source(Source.of_path(path), ALL)) == ["Harbour opens again"]


@given(files=st.dictionaries(st.from_regex(r"[a-z]{1,8}\.(txt|zip|lines)", fullmatch=True), st.binary(max_size=80), max_size=4))
def test_no_container_raises_whatever_it_holds(files: dict[str, bytes]) -> None:
    for one in read_source(source(packed(files), "x.zip"), ALL):
        assert one.file.startswith("x.zip")
