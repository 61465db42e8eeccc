"""A person adds a newsletter, or a whole mailbox of them: each is a story with its subject, its sender and its day."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.api.changes import Refused
from store.api.story import MAX_TITLE
from store.api.when import When
from store.formats import read_paths
from store.formats.format_table import read_source
from store.formats.source import ReadStory, Source
from store.formats.stated_times import in_readers_zone

HTML = """<html><body><div style="display:none">A preview that nobody sees</div><table>
<tr><td><a href="https://coast.example/w">View in browser</a></td><td><a href="https://coast.example">Share</a></td></tr>
<tr><td><h1>The week at the coast</h1></td></tr>
<tr><td>OSLO — The harbour of <b>Tromsø</b> opened again on Monday after nine years.</td></tr>
<tr><td><p>Two ferries came first.</p></td></tr>
<tr><td>You are receiving this because you signed up. <a href="https://coast.example/u">Unsubscribe</a></td></tr>
</table></body></html>"""


def here(iso: str) -> When | None:
    """Return a moment in the reader's time zone."""
    return in_readers_zone(When(iso))


def letter(subject: str = "The week at the coast", sender: str = "Coast Daily <week@coast.example>") -> EmailMessage:
    """Return a newsletter in plain text."""
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = subject, sender, "reader@home.example"
    message["Date"], message["Message-ID"] = "Mon, 02 Jun 2025 14:05:00 +0200", "<1@coast.example>"
    message.set_content("OSLO: The old harbour opened again on Monday.\n\nTwo ferries came first.\n\n-- \nCoast Daily\n")
    return message


def read(folder: Path, raw: bytes, name: str = "letter.eml") -> list[ReadStory | Refused]:
    """Return what a file of mail holds."""
    (folder / name).write_bytes(raw)
    return [one for one in read_paths([str(folder / name)]) if isinstance(one, ReadStory | Refused)]


def read_story(folder: Path, raw: bytes, name: str = "letter.eml") -> ReadStory:
    """Return the one story of a file of mail."""
    (one,) = read(folder, raw, name)
    assert isinstance(one, ReadStory), one
    return one


def test_a_letter_is_a_story_with_its_subject_sender_and_day(tmp_path: Path) -> None:
    story = read_story(tmp_path, letter().as_bytes()).story

    assert (story.title, story.source, story.author) == ("The week at the coast", "Coast Daily", "")
    assert (story.published, story.place) == (here("2025-06-02T14:05+02:00"), "OSLO")
    assert story.body == ("The old harbour opened again on Monday.", "Two ferries came first.")


def test_a_newsletter_in_html_is_read_without_its_frame(tmp_path: Path) -> None:
    message = letter()
    message.add_alternative(HTML, subtype="html")

    story = read_story(tmp_path, message.as_bytes()).story

    assert story.body == ("The harbour of Tromsø opened again on Monday after nine years.", "Two ferries came first.")
    assert (story.place, story.link) == ("OSLO", "https://coast.example/w")


@pytest.mark.parametrize(
    ("sender", "author", "source"),
    [
        ("Ann Roe from Coast Daily <a@coast.example>", "Ann Roe", "Coast Daily"),
        ("Ann Roe <ann@coast.example>", "Ann Roe", "coast.example"),
        ("Coast News <a@coast.example>", "", "Coast News"),
        ("a@coast.example", "", "coast.example"),
        ("=?utf-8?q?K=C3=BCste_heute?= <a@kueste.example>", "", "Küste heute"),
    ],
)
def test_who_sent_it_is_the_author_or_the_source(tmp_path: Path, sender: str, author: str, source: str) -> None:
    raw = letter().as_bytes().replace(b"From: Coast Daily <week@coast.example>", f"From: {sender}".encode())

    story = read_story(tmp_path, raw).story

    assert (story.author, story.source) == (author, source)


def test_an_encoded_subject_is_decoded_and_a_forwarded_one_is_the_same(tmp_path: Path) -> None:
    raw = letter().as_bytes().replace(b"Subject: The week at the coast", b"Subject: Fwd: =?iso-8859-1?Q?Der_K=F6nig?= kommt")

    assert read_story(tmp_path, raw).story.title == "Der König kommt"


def test_a_subject_that_is_longer_than_a_headline_is_cut_between_words(tmp_path: Path) -> None:
    title = read_story(tmp_path, letter("harbour " * 90).as_bytes()).story.title

    assert title.endswith("harbour…")
    assert len(title) <= MAX_TITLE


def mailbox(*messages: EmailMessage) -> bytes:
    """Return letters as a mailbox."""
    return b"".join(b"From week@coast.example Mon Jun  2 14:05:00 2025\n" + one.as_bytes() + b"\n\n" for one in messages)


def test_a_mailbox_is_read_letter_by_letter(tmp_path: Path) -> None:
    odd = letter("A letter that quotes another")
    odd.set_content(
        "We had this:\n\nFrom the harbour to the lock it is a mile.\n\nFrom a@b.example Mon Jun  2 14:05:00 2025\n\nThat was it.\n"
    )
    raw = mailbox(letter("First"), letter("Second")) + mailbox(odd).replace(b"\nFrom a@b", b"\n>From a@b")

    read_letters = read(tmp_path, raw, "inbox")

    assert [one.story.title for one in read_letters if isinstance(one, ReadStory)] == [
        "First",
        "Second",
        "A letter that quotes another",
    ]
    assert [one.line for one in read_letters] == [
        n for n, line in enumerate(raw.split(b"\n"), 1) if line.startswith(b"From week")
    ]


def test_a_letter_that_says_nothing_is_refused_with_its_line_and_the_next_is_read(tmp_path: Path) -> None:
    empty = letter("")
    empty.set_content("")

    refused, story = read(tmp_path, mailbox(empty, letter()), "inbox.mbox")

    assert refused == Refused(str(tmp_path / "inbox.mbox"), 1, "it has no headline; put one above the text")
    assert isinstance(story, ReadStory)


def test_what_is_attached_is_read_in_its_own_format_and_a_picture_is_passed_over(tmp_path: Path) -> None:
    message = letter()
    page = b"Lock is late\n\nOSLO: The lock of the harbour opens a year later than was planned, the port said.\n"
    message.add_attachment(page, maintype="text", subtype="plain", filename="lock.txt")
    message.add_attachment(b"\x89PNG\r\n\x1a\n\0", maintype="image", subtype="png", filename="logo.png")
    forwarded = letter("A letter in a letter")
    message.add_attachment(forwarded)

    titles = [one.story.title for one in read(tmp_path, message.as_bytes()) if isinstance(one, ReadStory)]

    assert titles == ["The week at the coast", "Lock is late", "A letter in a letter"]


def test_a_letter_as_apples_mail_keeps_it_is_read(tmp_path: Path) -> None:
    raw = letter().as_bytes()

    assert (
        read_story(tmp_path, f"{len(raw)}\n".encode() + raw + b"<?xml?><plist/>", "1.emlx").story.body[-1]
        == "Two ferries came first."
    )


def test_a_news_text_that_names_its_sender_is_no_letter(tmp_path: Path) -> None:
    raw = b"From: the harbour\n\nOSLO: The old harbour opened again on Monday after nine years of work.\n"

    assert all(one.form.startswith("news text") for one in read(tmp_path, raw, "a.txt") if isinstance(one, ReadStory))


@given(
    headers=st.lists(
        st.tuples(st.sampled_from(["From", "Subject", "Date", "Content-Type", "Content-Transfer-Encoding"]), st.text())
    ),
    body=st.binary(max_size=300),
)
def test_no_letter_raises_whatever_its_headers_say(headers: list[tuple[str, str]], body: bytes) -> None:
    head = "".join(f"{name}: {' '.join(value.split())}\n" for name, value in headers)
    raw = b"Message-ID: <1@a.example>\nFrom: a@a.example\n" + head.encode("utf-8", "replace") + b"\n" + body

    for one in read_source(Source.of_bytes(raw, "x.eml", When("2025-06-02"))):
        assert isinstance(one, ReadStory) or one.file.startswith("x.eml")
