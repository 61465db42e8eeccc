"""Pages saved with what belongs to them in one file: Safari's web archives and the MHTML of other browsers."""

from __future__ import annotations

from store.formats.source import UnreadableError

_MOST_PARTS = 2_000


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
        return page.decode(encoding, errors="replace").encode(), address
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
    from email import policy
    from email.parser import BytesParser

    message = BytesParser(policy=policy.compat32).parsebytes(raw)
    address = str(message.get("Snapshot-Content-Location", ""))
    for number, part in enumerate(message.walk()):
        if number > _MOST_PARTS:
            break
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            content = part.get_payload(decode=True)
            if isinstance(content, bytes):
                charset = part.get_content_charset() or ""
                return _as_utf8(content, charset), address or str(part.get("Content-Location", ""))
    raise UnreadableError("there is no page in it; save the page again")


def _as_utf8(content: bytes, charset: str) -> bytes:
    try:
        return content.decode(charset, errors="replace").encode() if charset else content
    except LookupError:
        return content
