"""newsboat's list of feeds, the file `urls`: an address a line, its tags behind it, and what newsboat alone can carry out."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator

from store.api.changes import Refused
from store.formats.decode import decode
from store.formats.feed_address import feed_address
from store.formats.source import NoStoriesError, OpenSource, Read, ReadFeed, Sureness
from store.text.clean import clean_line

name = "newsboat list of feeds"
suffixes: tuple[str, ...] = ()
_LINE = re.compile(rb"\s*(?:#.*|\"?(?:(?:feed|https?)://|(?:exec|filter|query|file|feed):)[^\s\"].*)?\s*", re.IGNORECASE)
_REASONS = {
    "exec": "newsboat runs a program for this feed, which Dateline never does; add the address that the program reads, if there is one",
    "filter": "newsboat changes this feed by a program, which Dateline never runs; add the feed's own address: dateline feeds add URL",
    "query": "this is a search that newsboat shows as a feed; keep it as a watch list in Dateline",
    "file": "this is a file of a machine and no address of the web; add the file itself: dateline add FILE",
}
_NO_ADDRESS = "there is no address of the web here; put one there that begins with http:// or https://"


def sniff(beginning: bytes) -> Sureness:
    """Return how sure the first bytes make it that a list of feeds follows: every line of them begins with an address, or is a remark."""
    lines = beginning.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    whole = lines[:-1] if len(lines) > 1 and len(beginning) >= 4000 else lines
    stated = [line for line in whole if line.strip() and not line.lstrip().startswith(b"#")]
    return Sureness.LIKELY if stated and all(map(_LINE.fullmatch, whole)) else Sureness.NO


def read(source: OpenSource) -> Iterator[Read]:
    """Yield the feeds of a list, and one refusal for each line that is none. Raises UnreadableError."""
    empty = True
    for number, line in enumerate(decode(source.whole()).splitlines(), start=1):
        tokens = _tokens(line)
        if not tokens or tokens[0].startswith("#"):
            continue
        empty = False
        if address := feed_address(tokens[0]):
            yield _feed(address, tokens[1:], source.name, number)
        else:
            yield Refused(source.name, number, _REASONS.get(tokens[0].partition(":")[0].lower(), _NO_ADDRESS))
    if empty:
        raise NoStoriesError("it is a list of feeds that names none; there is nothing in it to add")


def _tokens(line: str) -> list[str]:
    """Return the words of a line; what stands in quotation marks is one."""
    words = shlex.shlex(line, posix=True, punctuation_chars=False)
    words.whitespace_split, words.quotes, words.commenters = True, '"', ""
    try:
        return list(words)
    except ValueError:
        return line.replace('"', " ").split()


def _feed(address: str, words: list[str], file: str, line: int) -> ReadFeed:
    """Return a feed with its tags and the name it was given; `!`, which hides a feed in newsboat, is no tag."""
    title = next((word[1:] for word in reversed(words) if word.startswith("~")), "")
    tags = (clean_line(word.removeprefix("!")) for word in words if not word.startswith("~"))
    return ReadFeed(address, clean_line(title), tuple(dict.fromkeys(filter(None, tags))), file=file, line=line)
