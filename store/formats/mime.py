"""What is written as letters are (MIME), taken apart: within bounds of depth, parts and lines, whatever it holds."""

from __future__ import annotations

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import EmailPolicy
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
_TOO_MUCH = "it has more parts or lines than any letter; save what you want to keep of it as a text file"


class _Part(EmailMessage):
    """A part that knows how deep it stands."""

    depth = 0

    def attach(self, payload: Self) -> None:  # type: ignore[override]  # a letter is made of parts of one kind
        """Take in a part. Raises UnreadableError if it stands too deep."""
        payload.depth = self.depth + 1
        if payload.depth > _DEEPEST:
            raise UnreadableError(_TOO_MUCH)
        super().attach(payload)


class _BoundedPolicy(EmailPolicy):
    """Headers as the standard has them, each read no further than any that is written for people."""

    def header_fetch_parse(self, name: str, value: str) -> Any:
        return super().header_fetch_parse(name, str(value)[:_LONGEST_HEADER])


_POLICY = _BoundedPolicy(message_factory=_Part)


def parsed(raw: bytes, wrong: str) -> EmailMessage:
    """Return bytes taken apart. Raises UnreadableError, which says what is `wrong`, if they can't be, or are more than anybody writes."""
    if raw.count(b"\n--") > _MOST_BOUNDARIES or raw.count(b"\n") > _MOST_LINES:
        raise UnreadableError(_TOO_MUCH)
    try:
        message = message_from_bytes(raw, policy=_POLICY)
    except UNEXPECTED_ERRORS as error:
        raise UnreadableError(wrong) from error
    return message if isinstance(message, EmailMessage) else EmailMessage()
