"""Bombs: files whose reading takes for ever or all memory where it is careless, each a short thing over and over."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import chain, repeat
from typing import NamedTuple

_PIECE = 1 << 16


class Bomb(NamedTuple):
    """What a file is made of."""

    size: int
    """Bytes, in millions."""
    unit: bytes | Callable[[int], bytes]
    """What is repeated; of a function what it returns for each number."""
    head: bytes = b""
    tail: bytes = b""

    def pieces(self, size: int) -> Iterator[bytes]:
        """Yield the bytes of a file of about so many."""
        yield self.head
        written = 0
        units = (
            map(self.unit, range(size))
            if callable(self.unit)
            else repeat(self.unit * max(1, min(_PIECE, size) // len(self.unit)))
        )
        for piece in units:
            yield piece
            written += len(piece)
            if written >= size:
                break
        yield self.tail


_TITLE = b"A headline of the harbour\n\n"
_LETTER = b"From: Ann <a@b.org>\nSubject: A headline\nDate: Mon, 2 Jun 2025 10:00:00 +0000\nMIME-Version: 1.0\n"
_BOXED = b"From a@b.org Mon Jun  2 10:00:00 2025\n"
_FEED = b'<?xml version="1.0"?><rss version="2.0"><channel><title>F</title>'
_OPML = b'<opml version="2.0"><body>'
_PAGE = b"<!DOCTYPE html><html><head><title>A headline</title></head><body><p>"
_HEAD = b"<!DOCTYPE html><html><head><title>A headline</title>"
_MARKS = b"<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE>\n<DL><p>\n"
_NOTE = b"# A headline of a note\n\n"


def _numbered(text: str) -> Callable[[int], bytes]:
    return lambda number: text.replace("#", str(number)).encode()


BOMBS: Mapping[str, Bomb] = {
    "one line.txt": Bomb(105, b"word "),
    "one word.txt": Bomb(100, b"a"),
    "have.txt": Bomb(100, b"Have\n"),
    "titled line.txt": Bomb(105, b"word ", _TITLE),
    "line ends.txt": Bomb(100, b"\n"),
    "returns.txt": Bomb(100, b"\r"),
    "blanks.txt": Bomb(100, b" "),
    "accents.txt": Bomb(100, "\u0301".encode()),
    "accents on a letter.txt": Bomb(2, "\u0301".encode(), _TITLE + b"a"),
    "right to left.txt": Bomb(100, "\u202e\u05d0".encode()),
    "escapes.txt": Bomb(100, b"\x1b]"),
    "brackets.txt": Bomb(100, b"["),
    "quotes.txt": Bomb(100, b'"'),
    "rules.txt": Bomb(100, b"-----\n"),
    "dates.txt": Bomb(20, b"3 May 2025\n", _TITLE),
    "names.txt": Bomb(20, b"Ann Smith\n", _TITLE),
    "weekdays.txt": Bomb(20, b"last Monday\n", _TITLE),
    "themes.txt": Bomb(20, b"water energy bank\n", _TITLE),
    "addresses.txt": Bomb(20, b"https://example.org/a\n", _TITLE),
    "two bytes a letter.txt": Bomb(100, "word\n".encode("utf-16-le"), b"\xff\xfe"),
    "an old encoding.txt": Bomb(100, "café ".encode("latin-1")),
    "high bytes.bin": Bomb(100, b"\xff"),
    "one line.jsonl": Bomb(105, b"word ", b'{"title":"A","body":"', b'"}\n'),
    "one title.jsonl": Bomb(60, b"word ", b'{"title":"', b'","body":"b"}\n'),
    "no stories.jsonl": Bomb(8, b'{"a":1}\n'),
    "broken lines.jsonl": Bomb(100, b"{x\n", b'{"title":"A headline","body":"b"}\n'),
    "one text.json": Bomb(100, b"word ", b'[{"title":"A","body":"', b'"}]'),
    "numbers.json": Bomb(100, b"1,", b"[", b"1]"),
    "one number.json": Bomb(100, b"1", b"["),
    "lists.json": Bomb(100, b"["),
    "objects in objects.json": Bomb(100, b'{"a":'),
    "empty objects.json": Bomb(100, b"{},", b"[", b"{}]"),
    "names of one object.json": Bomb(60, _numbered('"k#":#,'), b"{", b'"z":0}'),
    "objects by name.json": Bomb(40, _numbered('"k#":{"title":"t#","body":"b"},'), b"{", b'"z":0}'),
    "one cell.csv": Bomb(100, b"word ", b'title,body\nA,"', b'"\n'),
    "open quotation.csv": Bomb(100, b"a,b\n", b'title,body\nA,"'),
    "columns.csv": Bomb(1, _numbered(",c#"), b"title", b"\nA\n"),
    "commas.csv": Bomb(100, b",", b"title,body\n"),
    "empty rows.csv": Bomb(100, b"\n,\n", b"title,body\n"),
    "outlines.opml": Bomb(31, _numbered('<outline xmlUrl="https://e#.org/"/>'), _OPML, b"</body></opml>"),
    "outlines in outlines.opml": Bomb(31, b'<outline text="a">', _OPML),
    "attributes.opml": Bomb(11, _numbered('a#="" '), _OPML + b"<outline ", b"/></body></opml>"),
    "one text.opml": Bomb(100, b"a", _OPML + b'<outline text="'),
    "one entry.rss": Bomb(100, b"word ", _FEED + b"<item><title>A</title><description>"),
    "empty entries.rss": Bomb(30, b"<item></item>", _FEED, b"</channel></rss>"),
    "attributes.rss": Bomb(11, _numbered('a#="" '), _FEED + b"<item ", b"></item></channel></rss>"),
    "elements in elements.rss": Bomb(30, b"<a>", _FEED + b"<item>"),
    "markup in markup.rss": Bomb(25, b"&lt;b&gt;", _FEED + b"<item><title>A</title><description>"),
    "openings.rss": Bomb(100, b"<", _FEED),
    "remarks.rss": Bomb(100, b"<!--", _FEED),
    "plain parts.rss": Bomb(30, b"<![CDATA[<item>", _FEED),
    "two bytes a letter.rss": Bomb(
        30, "<item><title>A b</title></item>".encode("utf-16-le"), ("\ufeff" + _FEED.decode()).encode("utf-16-le")
    ),
    "entities.rss": Bomb(
        0,
        b"\n",
        b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a0 "ha">'
        + b"".join(b'<!ENTITY a%d "%s">' % (nth, b"&a%d;" % (nth - 1) * 10) for nth in range(1, 12))
        + b']><rss version="2.0"><channel><title>&a11;</title><item><title>&a11;</title></item></channel></rss>',
    ),
    "parts.eml": Bomb(4, b"--b\nContent-Type: text/plain\n\nx\n", _LETTER + b"Content-Type: multipart/mixed; boundary=b\n\n"),
    "parts in parts.eml": Bomb(6, _numbered('Content-Type: multipart/mixed; boundary="b#"\n\n--b#\n'), _LETTER),
    "letters in letters.eml": Bomb(6, b"Content-Type: message/rfc822\n\nFrom: a@b.org\nSubject: x\n", _LETTER),
    "one header.eml": Bomb(100, b"a ", b"From: a@b.org\nDate: x\nSubject: ", b"\n\nbody\n"),
    "headers.eml": Bomb(30, b"X-A: b\n", _LETTER, b"\nbody\n"),
    "comments.eml": Bomb(5, b"(", _LETTER + b"To: ", b"\n\nbody\n"),
    "coded words.eml": Bomb(5, b"=?utf-8?q?a?= ", b"From: a@b.org\nTo: a@b.org\nSubject: ", b"\n\nbody\n"),
    "one text.eml": Bomb(100, b"word ", _LETTER + b"\n"),
    "coded text.eml": Bomb(100, b"d29yZCBv" * 9 + b"\n", _LETTER + b"Content-Transfer-Encoding: base64\n\n"),
    "empty letters.mbox": Bomb(30, _BOXED + b"Subject: x\n\n\n"),
    "one letter.mbox": Bomb(100, b"word ", _BOXED + b"Subject: x\n\n"),
    "openings.mbox": Bomb(30, b"From \n", _BOXED + b"Subject: x\n\n"),
    "elements in elements.html": Bomb(30, b"<div>", _PAGE),
    "bold in bold.html": Bomb(3, b"<p><b>", _PAGE),
    "tables in tables.html": Bomb(1, b"<table><tr><td>", _PAGE),
    "attributes.html": Bomb(11, _numbered('a#="" '), _HEAD + b"</head><body><p ", b">text</p>"),
    "one text.html": Bomb(100, b"word ", _PAGE),
    "paragraphs.html": Bomb(100, b"<p>A word of text here.</p>\n", _PAGE),
    "links.html": Bomb(10, b"<a href='/x'>A word</a>\n", _PAGE),
    "openings.html": Bomb(10, b"<", _PAGE),
    "signs.html": Bomb(10, b"&", _PAGE),
    "facts.html": Bomb(10, b"<meta name=a content=b>", _HEAD),
    "data.html": Bomb(10, b"[", _HEAD + b"<script type='application/ld+json'>", b"</script></head><p>text"),
    "remarks.html": Bomb(10, b"<!--", _HEAD),
    "one title.html": Bomb(50, b"a ", b"<!DOCTYPE html><html><head><title>", b"</title><p>text"),
    "quotes in quotes.md": Bomb(1, b">", _NOTE),
    "brackets.md": Bomb(1, b"[", _NOTE),
    "emphasis.md": Bomb(1, b"*a **a ", _NOTE),
    "crossed emphasis.md": Bomb(1, b"*a_", _NOTE),
    "links in links.md": Bomb(1, b"[a](", _NOTE),
    "lists in lists.md": Bomb(1, b"- ", _NOTE),
    "code.md": Bomb(2, lambda number: b"`" * (number + 1) + b"a", _NOTE),
    "tags.md": Bomb(1, b"<a ", _NOTE),
    "references.md": Bomb(4, _numbered("[r#]: /u\n"), _NOTE, b"[x][y] " * 50_000),
    "cells.md": Bomb(1, b"|a", _NOTE + b"|a|b|\n|-|-|\n"),
    "one text.md": Bomb(100, b"word ", _NOTE),
    "aliases.md": Bomb(
        0,
        b"\n",
        b"---\na: &a [x,x,x,x,x,x,x,x,x]\n"
        + b"".join(b"%c: &%c [%s]\n" % (one + 1, one + 1, b",".join([b"*%c" % one] * 9)) for one in b"abcdefghijkl")
        + b"title: *m\n---\n# A headline\n\nText.\n",
    ),
    "front matter in lists.md": Bomb(1, b"[", b"---\ntitle: ", b"\n---\n# A headline\n\nText.\n"),
    "front matter.md": Bomb(50, b"k: v\n", b"---\ntitle: a\n", b"---\n# A headline\n\nText.\n"),
    "keys of keys.md": Bomb(1, b"? ", b"---\n", b"\n---\n# A headline\n\nText.\n"),
    "addresses.urls": Bomb(100, b"https://e.org/ "),
    "marks.html": Bomb(30, b'<DT><A HREF="https://e.org/">a</A>\n', _MARKS),
    "folders in folders.html": Bomb(30, b"<DL><p><DT><H3>a</H3>", _MARKS),
    "page.pdf": Bomb(100, b"a", b"%PDF-1.7\n"),
}
"""All of them, by the name of the file: how large it is in the long form, what it begins with, repeats, and ends with."""


def whole(bomb: Bomb, size: int) -> bytes:
    """Return a bomb of about so many bytes."""
    return b"".join(chain(bomb.pieces(size)))
