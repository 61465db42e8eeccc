"""Mail: a letter in a file, or a mailbox of letters; what came with a letter is read in its own format."""

from __future__ import annotations

import re
from collections.abc import Iterator

from store.api.changes import Refused
from store.api.errors import StoryError
from store.formats.mail.mailbox import LONGEST_LETTER, is_mailbox, letters
from store.formats.source import OpenSource, Read, ReadStory, Source, Sureness, UnreadableError

name = "mail"
suffixes = (".eml", ".mbox", ".mbx", ".emlx")

_TOO_LONG = f"this letter is longer than {LONGEST_LETTER // 1024 // 1024} MB; take out what is attached to it"
_COUNT = re.compile(rb"\s*\d{1,9}\s*\n")
"""The first line of letters that Apple's Mail keeps."""
_HEADER = re.compile(rb"([A-Za-z][A-Za-z0-9-]{1,60}):[ \t]?([^\n]*(?:\n[ \t][^\n]*)*)\n")
_SURE = frozenset(
    (b"received", b"message-id", b"return-path", b"delivered-to", b"dkim-signature", b"x-mozilla-status", b"mime-version")
)
_NEEDED = frozenset((b"from", b"subject", b"date", b"to"))


def sniff(beginning: bytes) -> Sureness:
    """Return that headers of a letter, or the line above one in a mailbox, are sure signs."""
    if is_mailbox(beginning):
        return Sureness.CERTAIN
    text = _without_count(beginning).replace(b"\r\n", b"\n")
    names, at, sender = set(), 0, b""
    while match := _HEADER.match(text, at):
        names.add(match[1].lower())
        sender = match[2] if match[1].lower() == b"from" else sender
        at = match.end()
    if names & _SURE and (names & _NEEDED or at >= len(text) - 1):
        return Sureness.LIKELY
    return Sureness.LIKELY if len(names & _NEEDED) >= 3 and b"@" in sender else Sureness.NO


def read(source: OpenSource) -> Iterator[Read | Source]:
    """Yield the stories of a letter or of all letters of a mailbox, and what is attached to them. Raises UnreadableError."""
    if not is_mailbox(source.beginning()):
        if source.is_longer_than(LONGEST_LETTER):
            raise UnreadableError(_TOO_LONG)
        yield from _read_letter(_without_count(source.whole()), source, 1)
        return
    for boxed in letters(source.stream):
        if not boxed.raw:
            yield Refused(source.name, boxed.line, _TOO_LONG)
            continue
        try:
            yield from _read_letter(boxed.raw, source, boxed.line)
        except UnreadableError as error:
            yield Refused(source.name, boxed.line, error.reason)


def _read_letter(raw: bytes, source: OpenSource, line: int) -> Iterator[Read | Source]:
    from store.formats.mail.letter_story import letter_story  # what reads letters is not loaded to see that something is none
    from store.formats.mail.message import Letter

    letter = Letter(raw)
    attached = list(letter.attachments())
    try:
        yield ReadStory(letter_story(letter, source.kept), line, source.name, "it is a letter")
    except StoryError as error:
        if not attached:
            yield Refused(source.name, line, error.reason)
    for one in attached:
        yield Source.of_bytes(one.raw, f"{source.name}/{one.name}", source.kept, named=False)


def _without_count(raw: bytes) -> bytes:
    """Return a letter without the count of its bytes that one program writes above it."""
    match = _COUNT.match(raw[:20])
    return raw[match.end() : match.end() + int(match[0])] if match else raw
