"""What is long and honest is read piece by piece, and comes out as it would if it were short."""

from __future__ import annotations

import json
from email.message import EmailMessage

import pytest

from store.api.when import When
from store.formats import Read, decode, mime, opml
from store.formats.feed import json_feed
from store.formats.format_table import read_source
from store.formats.mail.message import Letter
from store.formats.source import ReadFeed, ReadStory, Source

NUMBER = 400
BOOKMARKS = """<!DOCTYPE NETSCAPE-Bookmark-file-1>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>Bookmarks</TITLE>
<H1>Bookmarks</H1>
<DL><p>
""" + "".join(
    f'<DT><H3>Folder {nth}</H3>\n<DL><p>\n<DT><A HREF="https://a.example/{nth}" ADD_DATE="{1_600_000_000 + nth}">Page é {nth}</A>\n'
    f"<DD>What I thought of page {nth}\n</DL><p>\n"
    for nth in range(NUMBER)
)
FEEDS = (
    '<?xml version="1.0"?>\n<opml version="2.0"><body>\n'
    + "".join(
        f'<outline text="Folder {nth}">\n<outline text="Feed é {nth}" xmlUrl="https://a.example/{nth % 390}/rss"/>\n</outline>\n'
        for nth in range(NUMBER)
    )
    + "</body></opml>"
)
ITEMS = [
    {
        "id": str(nth),
        "url": f"https://a.example/{nth}",
        "title": f"Report {nth}",
        "content_text": f"It is {nth} words long. " * 20,
    }
    for nth in range(NUMBER)
]
HEAD = {"version": "https://jsonfeed.org/version/1.1"}


def read(text: str, name: str) -> list[Read]:
    """Return what a file holds."""
    return list(read_source(Source.of_bytes(text.encode(), name, When("2025-06-02"))))


@pytest.fixture
def all_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take everything for so long that it is read in pieces, which are small."""
    for module, name in ((decode, "_AT_ONCE"), (opml, "_LONG"), (json_feed, "_LONG")):
        monkeypatch.setattr(module, name, 0)
    for module, name in ((decode, "_CHARACTERS"), (opml, "PIECE")):
        monkeypatch.setattr(module, name, 700)


@pytest.mark.usefixtures("all_is_long")
def test_bookmarks_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    in_pieces = read(BOOKMARKS, "bookmarks.html")
    monkeypatch.undo()

    assert in_pieces == read(BOOKMARKS, "bookmarks.html")
    assert [one.story.title for one in in_pieces if isinstance(one, ReadStory)] == [f"Page é {nth}" for nth in range(NUMBER)]
    assert [(one.marks.tags, one.marks.note) for one in in_pieces if isinstance(one, ReadStory)][NUMBER - 1] == (
        (f"Folder {NUMBER - 1}",),
        f"What I thought of page {NUMBER - 1}",
    )


def test_a_folder_of_very_many_bookmarks_is_read_to_its_end() -> None:
    links = "".join(f'<DT><A HREF="https://a.example/{nth}">Page {nth}</A>\n' for nth in range(3_000))
    text = f"<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p>\n<DT><H3>Harbour</H3>\n<DL><p>\n{links}</DL><p>\n</DL><p>\n"

    found = [one for one in read(text, "bookmarks.html") if isinstance(one, ReadStory)]

    assert [one.story.title for one in found] == [f"Page {nth}" for nth in range(3_000)]
    assert {one.marks.tags for one in found} == {("Harbour",)}


@pytest.mark.usefixtures("all_is_long")
def test_a_list_of_feeds_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    in_pieces = read(FEEDS, "feeds.opml")
    monkeypatch.undo()
    at_once = read(FEEDS, "feeds.opml")

    assert len(in_pieces) == 390
    assert sorted(map(repr, in_pieces)) == sorted(map(repr, at_once))
    assert next(one.tags for one in in_pieces if isinstance(one, ReadFeed) and one.address.endswith("/3/rss")) == (
        "Folder 3",
        "Folder 393",
    )


@pytest.mark.usefixtures("all_is_long")
@pytest.mark.parametrize(
    "feed",
    [
        {**HEAD, "title": "A feed", "feed_url": "https://a.example/feed.json", "items": ITEMS},
        {**HEAD, "items": ITEMS, "title": "A feed", "feed_url": "https://a.example/feed.json"},
    ],
    ids=["named above", "named beneath"],
)
def test_a_json_feed_in_parts(feed: dict[str, object], monkeypatch: pytest.MonkeyPatch) -> None:
    in_parts = read(json.dumps(feed), "feed.json")
    monkeypatch.undo()

    assert in_parts == read(json.dumps(feed), "feed.json")
    assert [one.story.source for one in in_parts if isinstance(one, ReadStory)] == ["A feed"] * NUMBER


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_large_file_that_came_with_a_letter_is_taken_out_before_the_letter_is_taken_apart(
    ends: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mime, "_LARGE", 5_000)
    film, inner, outer = bytes(range(256)) * 100, EmailMessage(), EmailMessage()
    for message, subject in ((inner, "Inner"), (outer, "Outer")):
        message["Subject"], message["From"] = subject, "ann@a.example"
        message.set_content("The old harbour opened again.\n")
        message.add_attachment(film, "video", "mp4", filename=f"{subject}.mp4")
    outer.add_attachment(inner)

    letter = Letter(outer.as_bytes().replace(b"\n", ends.encode()))
    one, other = letter.attachments()

    assert letter.plain().strip() == "The old harbour opened again."
    assert (one.name, one.raw) == ("Outer.mp4", film)
    assert [(each.name, each.raw) for each in Letter(other.raw).attachments()] == [("Inner.mp4", film)]


def test_a_letter_within_a_letter_keeps_each_of_its_many_large_files_whatever_its_charset() -> None:
    inner = EmailMessage()
    inner["From"], inner["Subject"] = "desk@example.org", "Reports of the harbour"
    inner.set_content("They are attached.")
    files = [bytes([number]) * 400_000 for number in range(12)]
    for number, content in enumerate(files):
        inner.add_attachment(content, maintype="image", subtype="png", filename=f"{number}.png")
    outer = b"\n".join(
        (
            b'From: a@example.org\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="outer"\n',
            b'--outer\nContent-Type: text/plain; charset="idna"\nContent-Transfer-Encoding: 8bit\n\nCaf\xc3\xa9\n',
            b"--outer\nContent-Type: message/rfc822\n",
            inner.as_bytes(),
            b"--outer--\n",
        )
    )

    text, letter = mime.parsed(outer, "wrong").iter_parts()
    (held,) = (one for one in letter.iter_parts() if isinstance(one, EmailMessage))
    within = mime.parsed(mime.bytes_of(held), "wrong")

    assert text.get_payload(decode=True) == b"Caf\xc3\xa9\n"
    assert [part.get_payload(decode=True) for part in within.iter_attachments()] == files
