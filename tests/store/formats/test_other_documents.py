"""What can't be read is known by its content, whatever it is called, and told in one sentence that says what to do."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from store.api.changes import Refused
from store.formats import read_paths
from store.formats.format_table import UNREADABLE
from store.formats.source import Sureness


def packed(*files: tuple[str, str]) -> bytes:
    """Return files as one zip file, as programs write documents."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in files:
            archive.writestr(name, text)
    return out.getvalue()


TYPES = ("[Content_Types].xml", "<Types/>")
SAMPLES = [
    (b"%PDF-1.7\n%\xe2\xe3", "a PDF"),
    (packed(("mimetype", "application/epub+zip"), ("META-INF/container.xml", "")), "an EPUB book"),
    (packed(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "")), "an OpenDocument file"),
    (packed(TYPES, ("word/document.xml", "")), "a Word document"),
    (packed(TYPES, ("xl/workbook.xml", "")), "a spreadsheet of Excel"),
    (packed(TYPES, ("ppt/presentation.xml", "")), "a PowerPoint file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(60), "a document of an older Office program"),
    (b"{\\rtf1\\ansi Harbour}", "a rich text document"),
    (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a picture"),
    (b"\xff\xd8\xff\xe0\0\x10JFIF", "a picture"),
    (b"RIFF\x24\0\0\0WEBPVP8 ", "a picture"),
    (b"ID3\3\0\0\0\0\0\0", "a sound recording"),
    (b"\0\0\0\x20ftypisom\0\0\2\0", "a film"),
    (b"\x7fELF\2\1\1\0", "a program"),
    (b"Rar!\x1a\7\0", "an archive of a kind that Dateline does not unpack"),
]


@pytest.mark.parametrize(("raw", "called"), SAMPLES, ids=[called for _, called in SAMPLES])
@pytest.mark.parametrize("name", ["thing", "thing.txt", "thing.zip", "thing.html"])
def test_it_is_refused_in_one_sentence_whatever_it_is_called(tmp_path: Path, raw: bytes, called: str, name: str) -> None:
    (tmp_path / name).write_bytes(raw)

    (refused,) = read_paths([str(tmp_path / name)])

    assert isinstance(refused, Refused)
    assert refused.reason.startswith(f"it is {called}, not a text; ")
    assert " add " in refused.reason or refused.reason.endswith("add that")


def test_a_plain_zip_is_no_document() -> None:
    raw = packed(("one.txt", "a"), ("word.txt", "b"))

    assert all(form.sniff(raw) is Sureness.NO for form in UNREADABLE)


def test_a_text_under_the_name_of_a_document_is_read_as_a_text(tmp_path: Path) -> None:
    (tmp_path / "notes.pdf").write_text(
        "Harbour opens again\n\nOSLO: The old harbour opened again on Monday after nine years.\n"
    )

    (one,) = read_paths([str(tmp_path / "notes.pdf")])

    assert not isinstance(one, Refused)
