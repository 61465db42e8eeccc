"""Pages saved with what belongs to them in one file: Safari's web archives and the MHTML of other browsers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.formats.source import UnreadableError
from store.text.charsets import codec_of
from store.text.reading_limits import UNEXPECTED_ERRORS

if TYPE_CHECKING:
    from email.message import EmailMessage

_MOST_PARTS = 2_000
_NO_PAGE = "there is no page in it; save the page again"


def is_web_archive(raw: bytes) -> bool:
    """Return whether bytes begin as a web archive does."""
    return raw.startswith(b"bplist00") and b"WebMainResource" in raw[:4096]


def is_mhtml(raw: bytes) -> bool:
    """Return whether bytes begin as a page in MHTML does: as a letter that a browser wrote."""
    head = raw[:4096].lower()
    return b"multipart/related" in head and (
        b"snapshot-content-location:" in head or b"<saved by" in head or b"saved by " in head
    )


def page_of_web_archive(raw: bytes) -> tuple[bytes, str]:
    """Return the page in a web archive and its address. Raises UnreadableError."""
    import plistlib

    try:
        main = plistlib.loads(raw)["WebMainResource"]
        page, address = main["WebResourceData"], str(main.get("WebResourceURL", ""))
        encoding = str(main.get("WebResourceTextEncodingName", "utf-8"))
        return _as_utf8(page, encoding), address
    except (
        plistlib.InvalidFileException,
        KeyError,
        TypeError,
        AttributeError,
        ValueError,
        LookupError,
        RecursionError,
        OverflowError,
    ) as error:
        raise UnreadableError("it is no whole web archive; save the page again") from error


def page_of_mhtml(raw: bytes) -> tuple[bytes, str]:
    """Return the page in a file of MHTML and its address. Raises UnreadableError."""
    from store.formats.mime import parsed

    try:
        return _first_page(parsed(raw, _NO_PAGE))
    except UNEXPECTED_ERRORS as error:
        raise UnreadableError(_NO_PAGE) from error


def _first_page(message: EmailMessage) -> tuple[bytes, str]:
    address = str(message.get("Snapshot-Content-Location", ""))
    for number, part in enumerate(message.walk()):
        if number > _MOST_PARTS:
            break
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            content = part.get_payload(decode=True)
            if isinstance(content, bytes):
                charset = part.get_content_charset() or ""
                return _as_utf8(content, charset), address or str(part.get("Content-Location", ""))
    raise UnreadableError(_NO_PAGE)


def _as_utf8(content: bytes, charset: str) -> bytes:
    codec = codec_of(charset)
    return content.decode(codec, errors="replace").encode("utf-8", "replace") if codec else content
