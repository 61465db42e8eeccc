"""A letter as a program sent it: its headers, its text and what is attached to it, within bounds whatever it holds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import parseaddr

from store.formats.decode import decode
from store.formats.mime import bytes_of, parsed
from store.formats.source import UnreadableError
from store.text.charsets import codec_of
from store.text.clean import clean_line
from store.text.reading_limits import UNEXPECTED_ERRORS

_MOST_PARTS = 500
_NO_LETTER = "it is no letter that can be read; save it again as an .eml file"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that came with a letter."""

    name: str
    """What it is called there."""
    raw: bytes
    """Its bytes."""


class Letter:
    """A letter as a program sent it."""

    def __init__(self, raw: bytes) -> None:
        """Read a letter's bytes. Raises UnreadableError if they are none."""
        self._message = parsed(raw, _NO_LETTER)
        try:
            self._parts = list(self._walk(self._message))
        except UNEXPECTED_ERRORS as error:
            raise UnreadableError(_NO_LETTER) from error

    def header(self, name: str) -> str:
        """Return what a header says, decoded, on one line; nothing if it is missing or makes no sense."""
        try:
            value = self._message.get(name)
            return clean_line(str(value)) if value is not None else ""
        except UNEXPECTED_ERRORS:
            return ""

    def sender(self) -> tuple[str, str]:
        """Return the sender's name and address."""
        name, address = parseaddr(self.header("From"))
        return clean_line(name).strip("\"'"), clean_line(address)

    def html(self) -> bytes:
        """Return the letter's text in HTML, as UTF-8; nothing if it has none."""
        return next((text.encode() for part in self._parts if self._is_text(part, "text/html") and (text := _text(part))), b"")

    def plain(self) -> str:
        """Return the letter's plain text; nothing if it has none."""
        return "\n\n".join(text for part in self._parts if self._is_text(part, "text/plain") and (text := _text(part)))

    def attachments(self) -> Iterator[Attachment]:
        """Yield the files that came with the letter, letters among them."""
        for part in self._parts:
            name = _file_name(part)
            if part.get_content_type() == "message/rfc822":
                inner = part.get_payload()
                if isinstance(inner, list) and inner and (whole := _bytes_of(inner[0])):
                    yield Attachment(name or "letter.eml", whole)
            elif (
                name and part.get_content_disposition() != "inline" and isinstance(raw := part.get_payload(decode=True), bytes)
            ):
                yield Attachment(name, raw)

    def _is_text(self, part: EmailMessage, kind: str) -> bool:
        return part.get_content_type() == kind and part.get_content_disposition() != "attachment"

    def _walk(self, message: EmailMessage) -> Iterator[EmailMessage]:
        """Yield the parts of a letter that hold something; letters in it are not looked into."""
        waiting, number = [message], 0
        while waiting and number < _MOST_PARTS:
            part, number = waiting.pop(), number + 1
            payload = part.get_payload() if part.is_multipart() else None  # else it is decoded, as whatever it says it is
            if isinstance(payload, list) and part.get_content_type() != "message/rfc822":
                waiting += reversed([one for one in payload if isinstance(one, EmailMessage)])
            else:
                yield part


def _text(part: EmailMessage) -> str:
    raw = part.get_payload(decode=True)
    if not isinstance(raw, bytes):
        return ""
    if codec := codec_of(_charset(part)):
        with suppress(ValueError):
            return raw.decode(codec)
    try:
        return decode(raw)
    except UnreadableError:
        return ""


def _charset(part: EmailMessage) -> str:
    try:
        return part.get_content_charset() or "utf-8"
    except UNEXPECTED_ERRORS:
        return ""


def _file_name(part: EmailMessage) -> str:
    try:
        return clean_line(str(part.get_filename() or "")).replace("/", "-")
    except UNEXPECTED_ERRORS:
        return ""


def _bytes_of(message: object) -> bytes:
    try:
        return bytes_of(message) if isinstance(message, EmailMessage) else b""
    except UNEXPECTED_ERRORS:
        return b""
