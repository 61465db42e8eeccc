"""Links as they are kept, whatever was written."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from pathlib import Path

import pytest

from store.api.story import Story, is_web_address
from store.api.views import MarkedStory
from store.exports.feed_words import web_address
from store.exports.html_page.story_fields import link_of
from store.exports.story_text import story_text
from store.formats import ReadStory, read_paths
from store.identity.links import is_same_link
from store.identity.versions import version_score
from store.text.links import LONGEST_LINK, kept_link, web_link
from tests.conftest import story
from tui.dialogs.story_draft import Draft
from tui.widgets.story.story_links import links_of

LINKS = {
    "https://example.org/a": "https://example.org/a",
    "HTTPS://Example.org/A": "https://Example.org/A",
    "hTTp://example.org": "http://example.org",
    "HTTPS://bücher.example/ä ö?x=ü#é": "https://bücher.example/ä%20ö?x=ü#é",
    "https://例え.jp/道": "https://例え.jp/道",
    "  https://example.org/y\n": "https://example.org/y",
    "//example.org/x": "https://example.org/x",
    "www.example.org": "https://www.example.org",
    "WWW.example.org/a b": "https://WWW.example.org/a%20b",
    "example.org/2025/a": "https://example.org/2025/a",
    "example.org:8080/a": "https://example.org:8080/a",
    "https://user:secret@example.org/": "https://user:secret@example.org/",
    "https://example.org/" + "x" * 10_000: "https://example.org/" + "x" * 10_000,
}
"""What is written, and the address of the web that it is."""
WORDS = (
    "ftp://example.org/a", "FTP://example.org/a", "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,<b>x", "mailto:a@b.org",
    "file:///etc/passwd", "vbscript:x", "blob:https://example.org/1", "https:", "https://", "http:/x", "https:///x", "not a link",
    "story.txt", "example.org", "urn:isbn:1", "²", "=cmd|'/c calc'!A1", "n/a",
)  # fmt: skip
"""What is no address of the web."""


@pytest.mark.parametrize(("written", "kept"), LINKS.items(), ids=lambda text: text[:30])
def test_an_address_of_the_web_is_kept_as_one_however_it_is_written(written: str, kept: str) -> None:
    assert web_link(written) == kept_link(written) == kept
    assert is_web_address(kept)


@pytest.mark.parametrize("written", WORDS)
def test_what_is_no_address_is_kept_as_words_and_never_opened_or_written_as_a_link(written: str) -> None:
    link = kept_link(written)
    shown = story("Ministers meet", link=link)

    assert link == written
    assert web_link(written) == ""
    assert not links_of(shown)
    assert web_address(link) == link_of(link) == ""
    assert link in story_text(shown)


def test_a_word_for_no_link_is_no_page_that_two_stories_share() -> None:
    one, other = (
        story("Ministers meet", "2025-06-02", "One text.", link="n/a"),
        story("Ministers meet", "2025-06-03", "Another.", link="n/a"),
    )

    assert not is_same_link(one, other)
    assert version_score(one, other) == 0.0


@pytest.mark.parametrize("link", [*LINKS, *WORDS, "x" * (LONGEST_LINK + 1), "https://a" * 7_000], ids=lambda text: text[:30])
def test_no_story_is_refused_for_its_link(link: str, tmp_path: Path) -> None:
    as_text, as_row, as_note = tmp_path / "a.txt", tmp_path / "a.json", tmp_path / "a.md"
    text = "The ministers of both countries met on Monday. They spoke about the river."
    as_text.write_text(f"Ministers meet in the capital\n\nPublished June 2, 2025\n\n{link}\n\nKARACHI: {text}\n")
    as_row.write_text(json.dumps([{"title": "Ministers meet", "published": "2025-06-02", "body": text, "link": link}]))
    as_note.write_text(f"---\ntitle: Ministers meet\nlink: {json.dumps(link)}\ndate: 2025-06-02\n---\n{text}\n")
    begun = time.process_time()

    read = list(read_paths(map(str, (as_text, as_row, as_note))))

    assert [type(one) for one in read] == [ReadStory] * 3
    assert time.process_time() - begun < 5
    written = link.strip()
    for one in read[1:]:
        assert isinstance(one, ReadStory)
        assert one.story.link == (kept_link(link) if len(written) <= LONGEST_LINK else "")
    if link in LINKS and "://" in link and " " not in link:
        assert isinstance(read[0], ReadStory)
        assert read[0].story.link == LINKS[link]


def test_a_record_with_any_link_is_read_and_written_as_it_is() -> None:
    for link in (*LINKS, *WORDS):
        assert Story.from_json({**story().to_json(), "link": link}).to_json()["link"] == link


def test_a_person_may_write_any_link() -> None:
    for link in (*LINKS, *WORDS):
        draft = Draft(MarkedStory(story()))

        assert draft.marked(replace(draft.fields, link=link)).story.link == kept_link(link)
