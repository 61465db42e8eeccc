"""What is written as letters are (MIME), taken apart: within bounds of depth, parts and lines, whatever it holds."""

from __future__ import annotations

import re
from binascii import a2b_base64
from collections.abc import Mapping
from contextlib import suppress
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import EmailPolicy
from secrets import token_hex
from typing import Any, Self

from store.formats.unreadable import UnreadableError
from store.text.reading_limits import UNEXPECTED_ERRORS

_LONGEST_HEADER = 2_000
_MOST_BOUNDARIES = 20_000
"""Lines that may part it; reading takes its time for each."""
_MOST_LINES = 1_500_000
"""Lines, each of which is held against the boundary of everything that it stands in."""
_DEEPEST = 30
"""Parts that may stand in one another."""
_LARGE = 256 * 1024
"""Bytes of a letter, or of a file in it, that are much to take apart."""
_HEAD = re.compile(rb"[\s\S]{0,20000}?\r?\n\r?\n")
"""A part up to the blank line behind its headers."""
_PACKED = re.compile(rb"\nContent-Transfer-Encoding:[ \t]*base64[ \t]*\r?\n", re.IGNORECASE)
_TOO_MUCH = "it has more parts or lines than any letter; save what you want to keep of it as a text file"


class _Part(EmailMessage):
    """A part that knows how deep it stands, and where its bytes are if they were taken out before the letter was taken apart."""

    depth = 0

    def get_payload(self, i: int | None = None, decode: bool = False) -> Any:
        """Return what it holds, as the standard library does."""
        if decode and isinstance(self.policy, _BoundedPolicy) and (taken_out := self.policy.taken_out):
            with suppress(ValueError):  # a charset that can't be: then it holds more than a place's name
                held: Any = super().get_payload()
                if isinstance(held, str) and held in taken_out:
                    return _unpacked(taken_out[held])
        return super().get_payload(i, decode)  # type: ignore[call-overload]

    def attach(self, payload: Self) -> None:  # type: ignore[override]  # a letter is made of parts of one kind
        """Take in a part. Raises UnreadableError if it stands too deep."""
        payload.depth = self.depth + 1
        if payload.depth > _DEEPEST:
            raise UnreadableError(_TOO_MUCH)
        super().attach(payload)


class _BoundedPolicy(EmailPolicy):
    """Headers as the standard has them, each read no further than any that is written for people."""

    taken_out: Mapping[str, memoryview] = {}
    """Large files that came along, still packed as mail packs them, by what stands in their places."""

    def header_fetch_parse(self, name: str, value: str) -> Any:
        return super().header_fetch_parse(name, str(value)[:_LONGEST_HEADER])


_POLICY = _BoundedPolicy(message_factory=_Part)


def parsed(raw: bytes, wrong: str) -> EmailMessage:
    """Return bytes taken apart. Raises UnreadableError, which says what is `wrong`, if they can't be, or are more than anybody writes."""
    if raw.count(b"\n--") > _MOST_BOUNDARIES or raw.count(b"\n") > _MOST_LINES:
        raise UnreadableError(_TOO_MUCH)
    policy = _POLICY
    if len(raw) > _LARGE:
        raw, taken_out = _without_large(raw)
        policy = _POLICY.clone(taken_out=taken_out)  # type: ignore[call-arg]  # of any attribute that the class has
    try:
        message = message_from_bytes(raw, policy=policy)
    except MemoryError:
        raise
    except UNEXPECTED_ERRORS as error:
        raise UnreadableError(wrong) from error
    return message if isinstance(message, EmailMessage) else EmailMessage()


def bytes_of(message: EmailMessage) -> bytes:
    """Return a letter that stands in another one as it was, with what was taken out of it."""
    raw = message.as_bytes()
    if isinstance(message.policy, _BoundedPolicy):
        for place, packed in message.policy.taken_out.items():
            if (place_in := place.encode()) in raw:
                raw = raw.replace(place_in, packed)
    return raw


def _unpacked(packed: memoryview) -> bytes:
    """Return a file that came in a letter; nothing if it is damaged."""
    for end in (b"", b"=="):
        with suppress(ValueError):
            return a2b_base64(b"".join((packed, end)) if end else packed)
    return b""


def _without_large(raw: bytes) -> tuple[bytes, dict[str, memoryview]]:
    """Return a letter without the large files in it, and those by what stands in their places: taken apart, they would need much memory."""
    kept, taken_out, at, begin = list[memoryview | bytes](), dict[str, memoryview](), 0, 0
    whole, token = memoryview(raw), token_hex(8)
    while begin < len(raw):
        end = raw.find(b"\n--", begin + 1)
        end = len(raw) if end < 0 else end
        if end - begin > _LARGE and (body := _packed_from(raw, begin)):
            place = f"taken-out-{token}-{len(taken_out)}."  # none of them begins another, and nobody can write one
            taken_out[place] = whole[body:end]
            kept += (whole[at:body], place.encode())
            at = end
        begin = end
    return b"".join((*kept, whole[at:])), taken_out


def _packed_from(raw: bytes, begin: int) -> int:
    """Return where a file begins in the part that begins somewhere, if it is packed as mail packs files; else 0."""
    found = _HEAD.match(raw, begin)
    return found.end() if found and _PACKED.search(found[0]) else 0
