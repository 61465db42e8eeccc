"""Documents, pictures and programs that no story can be read from: each is known by its first bytes and told what to do with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from store.formats.source import OpenSource, Read, Source, Sureness, UnreadableError

_BOOK = "open it, copy the text that you want to keep into a text file, and add that"
_LETTER = "open it there, save it as plain text or as a web page, and add that"
_ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True, slots=True)
class OtherDocument:
    """A kind of file that is known and can't be read."""

    name: str
    """What it is called in messages."""
    suffixes: tuple[str, ...]
    """The endings of its files."""
    is_one: Callable[[bytes], bool]
    """Whether the first bytes of a file say that it is one."""
    advice: str
    """What to do with it."""

    def sniff(self, beginning: bytes) -> Sureness:
        """Return that it is one if its first bytes say so."""
        return Sureness.CERTAIN if self.is_one(beginning) else Sureness.NO

    def read(self, source: OpenSource) -> Iterator[Read | Source]:  # noqa: ARG002 - as every format has it
        """Raise UnreadableError that says what it is and what to do."""
        article = "an" if self.name[0] in "AEIOaeio" else "a"
        raise UnreadableError(f"it is {article} {self.name}, not a text; {self.advice}")


def _begins(*signatures: bytes) -> Callable[[bytes], bool]:
    return lambda beginning: beginning.startswith(signatures)


def _holds(kind: bytes) -> Callable[[bytes], bool]:
    """Return whether a file is a zip that says of itself, in its first part, what kind of document it is."""
    return lambda beginning: beginning.startswith(_ZIP) and beginning[30:].startswith(b"mimetype" + kind)


def _is_office(part: bytes) -> Callable[[bytes], bool]:
    """Return whether a file is a document of an Office program that holds a part of a name."""
    return lambda beginning: (
        beginning.startswith(_ZIP)
        and (b"[Content_Types].xml" in beginning or b"_rels/.rels" in beginning)
        and part in beginning
    )


def _is_media(*brands: bytes) -> Callable[[bytes], bool]:
    """Return whether a file is a container of pictures, sounds or films of some brands; none for every brand."""
    return lambda beginning: beginning[4:8] == b"ftyp" and (not brands or beginning[8:12].lower().startswith(brands))


def _is_riff(kind: bytes) -> Callable[[bytes], bool]:
    return lambda beginning: beginning.startswith(b"RIFF") and beginning[8:12] == kind


def _either(*tests: Callable[[bytes], bool]) -> Callable[[bytes], bool]:
    return lambda beginning: any(test(beginning) for test in tests)


def _is_sound(beginning: bytes) -> bool:
    return (
        len(beginning) > 3
        and beginning[0] == 0xFF
        and beginning[1] in (0xFB, 0xF3, 0xF2, 0xFA, 0xF1, 0xF9)
        and b"\0" in beginning
    )


DOCUMENTS = (
    OtherDocument("PDF", (".pdf",), lambda beginning: b"%PDF-" in beginning[:1024], _BOOK),
    OtherDocument("EPUB book", (".epub",), _holds(b"application/epub+zip"), _BOOK),
    OtherDocument("electronic book", (".mobi", ".azw", ".azw3"), lambda beginning: beginning[60:68] == b"BOOKMOBI", _BOOK),
    OtherDocument(
        "OpenDocument file", (".odt", ".odp", ".ods", ".odg"), _holds(b"application/vnd.oasis.opendocument"), _LETTER
    ),
    OtherDocument("spreadsheet of Excel", (".xlsx", ".xlsm"), _is_office(b"xl/"), "save its sheet as CSV there, and add that"),
    OtherDocument("PowerPoint file", (".pptx", ".ppsx"), _is_office(b"ppt/"), _LETTER),
    OtherDocument("Word document", (".docx", ".docm", ".dotx"), _is_office(b""), _LETTER),
    OtherDocument(
        "document of an older Office program", (".doc", ".xls", ".ppt", ".msg", ".pub"), _begins(_OLD_OFFICE), _LETTER
    ),
    OtherDocument("rich text document", (".rtf",), _begins(b"{\\rtf"), _LETTER),
    OtherDocument(
        "picture",
        (".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".tif", ".tiff", ".heic", ".avif", ".ico", ".psd", ".jxl"),
        _either(
            _begins(
                b"\x89PNG\r\n\x1a\n",
                b"\xff\xd8\xff",
                b"GIF87a",
                b"GIF89a",
                b"II*\0",
                b"MM\0*",
                b"8BPS",
                b"\0\0\1\0",
                b"\xff\x0a",
            ),
            _is_riff(b"WEBP"),
            _is_media(b"heic", b"heix", b"mif1", b"avif", b"hevc"),
            lambda beginning: beginning.startswith(b"BM") and beginning[6:10] == b"\0\0\0\0",
        ),
        "write its headline and text into a text file, and add that",
    ),
    OtherDocument(
        "sound recording",
        (".mp3", ".m4a", ".ogg", ".oga", ".opus", ".flac", ".wav", ".aac", ".wma", ".aiff"),
        _either(_begins(b"ID3", b"OggS", b"fLaC", b"FORM"), _is_riff(b"WAVE"), _is_media(b"m4a", b"m4b"), _is_sound),
        "add the text or the web page that belongs to it",
    ),
    OtherDocument(
        "film",
        (".mp4", ".m4v", ".mov", ".mkv", ".webm", ".avi", ".flv", ".wmv", ".mpg", ".mpeg"),
        _either(_begins(b"\x1aE\xdf\xa3", b"FLV\1", b"\0\0\1\xba", b"\0\0\1\xb3"), _is_riff(b"AVI "), _is_media()),
        "add the text or the web page that belongs to it",
    ),
    OtherDocument(
        "program",
        (".exe", ".dll", ".so", ".dylib", ".class", ".wasm", ".apk"),
        _begins(b"\x7fELF", b"MZ\x90\0", b"MZ\0\0", b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe", b"\xca\xfe\xba\xbe", b"\0asm"),
        "add the texts, pages or feeds that you want to keep",
    ),
    OtherDocument(
        "archive of a kind that Dateline does not unpack",
        (".rar", ".7z"),
        _begins(b"Rar!\x1a\7", b"7z\xbc\xaf\x27\x1c"),
        "unpack it, and add what is in it",
    ),
)
"""All of them; of two that a file may be, the earlier one is meant."""
