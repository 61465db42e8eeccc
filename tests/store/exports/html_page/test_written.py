"""A page as a file: what is in it, what is not, and that no story can be more than text in it."""

from __future__ import annotations

import base64
import re
import zlib
from hashlib import sha256
from io import BytesIO
from typing import Any

import lxml.html
import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.api.errors import ExportError
from store.api.views import Marks, Selection
from store.exports.about import About, about
from store.exports.export_table import STORY_FORMS
from store.exports.html_page import MOST_STORIES, write
from store.exports.html_page.theme_inks import NIGHT, PAPER
from store.folder.archive import FolderArchive
from store.text.contrast import contrast, ink
from tests.conftest import all_rows, story
from tests.store.exports.html_page.pages import HOSTILE, NEWS, page_of, told

_ANY = st.text(max_size=40)


def parsed(page: bytes) -> Any:
    """Return a page as a browser takes it apart."""
    return lxml.html.fromstring(page)


def unpacked(page: bytes, name: str) -> bytes:
    """Return the bytes of a block of a page."""
    return zlib.decompress(base64.b64decode(parsed(page).get_element_by_id(name).text or ""))


def texts(page: bytes) -> list[dict[str, Any]]:
    """Return what a page says of its stories beside their rows."""
    read: list[dict[str, Any]] = orjson.loads(unpacked(page, "text-0"))
    return read


def test_only_its_own_script_and_style_may_run_and_nothing_is_fetched() -> None:
    page = parsed(page_of(NEWS))
    policy = page.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
    (script,), (style,) = page.xpath("//script[not(@type)]"), page.xpath("//style")

    for kind, element in (("script", script), ("style", style)):
        digest = base64.b64encode(sha256((element.text or "").encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    assert "*" not in policy
    assert not page.xpath("//@style|//*[@*[starts-with(name(),'on')]]|//@src|//link|//iframe|//object")
    assert not re.search(r"\b(innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval|Function)\b", script.text)


def test_what_a_story_has_is_in_its_text_and_notes_only_if_asked() -> None:
    without, with_notes = texts(page_of(NEWS)), texts(page_of(NEWS, notes=True))

    assert with_notes[2]["note"] == "Ask the engineer.\nTwice."
    assert not [one for one in without if "note" in one]
    assert without[2]["tags"] == ["to read"]
    assert without[2]["link"] == "https://example.org/bridge?a=1&b=2"
    assert without[2]["also"] == [
        {"source": "River Post", "link": "https://example.net/x"},
        {"source": "Radio One", "link": ""},
    ]
    assert "engineer" not in unpacked(page_of(NEWS), "words").decode().split("\n")
    assert "engineer" in unpacked(page_of(NEWS, notes=True), "words").decode().split("\n")


def test_an_archive_goes_out_with_its_themes_and_stars(archive: FolderArchive) -> None:
    archive.add([story("Envoys sign a treaty on the river", "2025-01-02"), story("A dam holds back the flood", "2025-01-03")])
    archive.understand()
    starred = all_rows(archive)[1]
    archive.mark(starred.id, starred=True)
    out = BytesIO()

    STORY_FORMS["html"].write(archive.stories(Selection()), about(archive, Selection(), notes=False), out)
    rows = orjson.loads(unpacked(out.getvalue(), "rows"))
    themes = orjson.loads(parsed(out.getvalue()).get_element_by_id("about").text)["themes"]

    assert rows["title"] == ["Envoys sign a treaty on the river", "A dam holds back the flood"]
    assert rows["stars"] == [1]
    assert [themes[one[0]]["key"] for one in rows["themes"]] == [row.theme for row in all_rows(archive)]


def test_the_same_stories_make_the_same_page() -> None:
    assert page_of(NEWS) == page_of(NEWS)


def test_a_page_without_stories_is_a_page() -> None:
    page = parsed(page_of(()))

    assert "0 stories" in page.text_content()


def test_without_scripts_the_newest_headlines_are_a_list_within_bounds() -> None:
    many = [told(f"Story {n}", f"2025-01-{1 + n % 28:02d}", link="https://example.org/" if n % 2 else "") for n in range(1_200)]

    page = parsed(page_of(many))
    items = page.xpath("//noscript//li")

    assert len(items) == 500
    assert items[0].text_content().startswith("28 Jan 2025 Story ")
    assert {link.get("rel") for link in page.xpath("//noscript//a")} == {"noopener noreferrer"}
    assert "The newest 500 of 1,200 stories:" in page.xpath("string(//noscript)")


def test_more_stories_than_a_browser_bears_are_refused_in_a_sentence_before_any_is_read() -> None:
    read = iter(NEWS)

    with pytest.raises(ExportError, match="a web page holds 100,000 stories at most"):
        write(read, About("Too many", count=MOST_STORIES + 1), BytesIO())
    assert len(list(read)) == len(NEWS)


def test_more_stories_than_were_counted_are_refused_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.exports.html_page.MOST_STORIES", 3)

    with pytest.raises(ExportError, match="a web page holds 3 stories at most"):
        page_of(NEWS)


def test_hostile_stories_are_text_and_their_links_are_left_out() -> None:
    page = parsed(page_of(HOSTILE))

    assert len(page.xpath("//script")) == len(parsed(page_of(NEWS)).xpath("//script"))
    assert not page.xpath("//img|//svg|//*[@onload or @onerror or @onclick]")
    assert not re.search("[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e]", page.text_content())
    for number, text in enumerate(texts(page_of(HOSTILE))):
        assert "script" not in text.get("link", "") or HOSTILE[number].story.link == text["link"]


@given(title=_ANY.filter(lambda text: text.strip() and "\n" not in text), text=_ANY, name=_ANY, tag=_ANY)
def test_nothing_a_story_says_changes_what_elements_a_page_has(title: str, text: str, name: str, tag: str) -> None:
    plain = parsed(page_of([told("Plain", "2025-01-01", "Plain.")]))

    one = told(f"a{title}", "2025-01-01", text, theme=f"x{name}", source=name, place=tag, marks=Marks(tags=(tag,), note=text))
    page = parsed(page_of([one], title=name, notes=True))

    def elements(tree: Any) -> list[str]:
        return [str(element.tag) for element in tree.iter() if element.tag not in ("span", "p")]

    assert elements(page) == elements(plain)


@pytest.mark.parametrize("ground", [PAPER, NIGHT])
@given(colour=st.from_regex(r"#[0-9a-f]{6}", fullmatch=True) | st.text(max_size=9))
def test_a_theme_of_any_colour_can_be_read_by_day_and_by_night(ground: str, colour: str) -> None:
    made = ink(colour, ground, 4.6)

    assert re.fullmatch("#[0-9a-f]{6}", made)
    assert contrast(made, ground) >= 4.5
