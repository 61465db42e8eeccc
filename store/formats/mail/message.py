"""A letter as a program sent it: its headers, its text and what is attached to it, within bounds whatever it holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import parseaddr
from typing import Any

from store.formats.decode import decode
from store.formats.source import UnreadableError
from store.text.clean import clean_line
from store.text.reading_limits import UNEXPECTED_ERRORS

_LONGEST_HEADER = 2_000
_MOST_PARTS = 500
_MOST_BOUNDARIES = 20_000
"""Lines that may part a letter; reading takes its time for each."""
_NO_LETTER = "it is no letter that can be read; save it again as an .eml file"


class _BoundedPolicy(EmailPolicy):
    """Headers as the standard has them, each read no further than any that is written for people."""

    def header_fetch_parse(self, name: str, value: str) -> Any:
        return super().header_fetch_parse(name, str(value)[:_LONGEST_HEADER])


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
        if raw.count(b"\n--") > _MOST_BOUNDARIES:
            raise UnreadableError("it has more parts than any letter; save what you want to keep of it as a text file")
        try:
            message = message_from_bytes(raw, policy=_BoundedPolicy())
            self._message = message if isinstance(message, EmailMessage) else EmailMessage()
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
            payload = part.get_payload()
            if part.is_multipart() and part.get_content_type() != "message/rfc822" and isinstance(payload, list):
                waiting += reversed([one for one in payload if isinstance(one, EmailMessage)])
            else:
                yield part


def _text(part: EmailMessage) -> str:
    raw = part.get_payload(decode=True)
    if not isinstance(raw, bytes):
        return ""
    try:
        return raw.decode(part.get_content_charset() or "utf-8")
    except (LookupError, ValueError):
        pass
    try:
        return decode(raw)
    except UnreadableError:
        return ""


def _file_name(part: EmailMessage) -> str:
    try:
        return clean_line(str(part.get_filename() or "")).replace("/", "-")
    except UNEXPECTED_ERRORS:
        return ""


def _bytes_of(message: object) -> bytes:
    try:
        return message.as_bytes() if isinstance(message, EmailMessage) else b""
    except UNEXPECTED_ERRORS:
        return b""
