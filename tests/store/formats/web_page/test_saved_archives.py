"""Pages that a browser saved in one file with all that belongs to them, and notes of where they were saved from."""

from __future__ import annotations

import plistlib
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.store.formats.web_page.saved import HEAD, page, read_story, reason

BARE = page(HEAD.replace('<link rel="canonical" href="https://coast.example/2025/06/02/harbour">', ""))


def test_a_page_in_mhtml_is_read_and_knows_its_address(tmp_path: Path) -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "<Saved by Blink>", "Harbour opens again"
    message["Snapshot-Content-Location"] = "https://coast.example/a"
    message.add_related(BARE.encode(), maintype="text", subtype="html", headers=["Content-Location: https://coast.example/a"])
    message.add_related(b"\x89PNG\r\n", maintype="image", subtype="png")
    message.replace_header(
        "Content-Type", 'multipart/related; type="text/html"; boundary="' + (message.get_boundary() or "") + '"'
    )

    story = read_story(tmp_path, message.as_bytes(), "page.mhtml").story

    assert (story.title, story.link) == ("Harbour opens again", "https://coast.example/a")


def test_a_web_archive_of_safari_is_read(tmp_path: Path) -> None:
    main = {
        "WebResourceData": BARE.encode("utf-16"),
        "WebResourceURL": "https://coast.example/b",
        "WebResourceTextEncodingName": "UTF-16",
    }
    raw = plistlib.dumps({"WebMainResource": main, "WebSubresources": []}, fmt=plistlib.FMT_BINARY)

    story = read_story(tmp_path, raw, "page.webarchive").story

    assert (story.title, story.link) == ("Harbour opens again", "https://coast.example/b")


def test_a_damaged_web_archive_is_refused_in_a_sentence(tmp_path: Path) -> None:
    raw = plistlib.dumps({"WebMainResource": {"WebResourceURL": "x"}}, fmt=plistlib.FMT_BINARY)

    assert reason(tmp_path, raw, "page.webarchive") == "it is no whole web archive; save the page again"
    assert reason(tmp_path, raw[:-8], "page.webarchive") == "it is no whole web archive; save the page again"


@pytest.mark.parametrize(
    "note",
    [
        "<!-- saved from url=(0023)https://coast.example/c -->",
        "<!--\n Page saved with a program\n url: https://coast.example/c\n saved date: today\n-->",
    ],
)
def test_where_a_page_was_saved_from_is_its_link(tmp_path: Path, note: str) -> None:
    assert read_story(tmp_path, BARE.replace("<head>", f"{note}<head>")).story.link == "https://coast.example/c"
