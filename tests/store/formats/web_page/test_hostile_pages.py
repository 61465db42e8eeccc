"""Pages that are broken, or made to do harm, are read or refused in a sentence; none takes more than a page may."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.api.changes import Refused
from store.api.when import When
from store.formats.format_table import read_source
from store.formats.source import ReadFeed, ReadStory, Source
from tests.store.formats.web_page.saved import BODY, HEAD, TEXT, page, read, read_story, reason

TOO_MUCH = "its page has more parts than any page of news; copy its text and add that"
KEPT = When("2025-06-02T14:05")


def test_a_page_whose_elements_do_not_end_is_read(tmp_path: Path) -> None:
    broken = page().replace("</p>", "").replace("</div>", "").replace("</article>", "").replace("</body></html>", "<p><b>")

    assert read_story(tmp_path, broken).story.body[1:4] == TEXT[1:]


def test_markup_and_steering_in_a_text_are_only_text(tmp_path: Path) -> None:
    sly = "A line with &lt;b&gt;signs&lt;/b&gt; and \x1b[31mcolours\x1b[0m in it, and a \u202eturn that is as long as a line may be."

    body = read_story(tmp_path, page(body=f"<article><h1>Harbour opens again</h1><p>{sly}</p>{BODY}</article>")).story.body

    assert body[0] == "A line with <b>signs</b> and colours in it, and a turn that is as long as a line may be."


def test_scripts_and_styles_are_no_text(tmp_path: Path) -> None:
    inner = f"<script>var a = '<p>{'no text ' * 20}</p>';</script><style>p:after {{ content: 'x' }}</style>"

    assert (
        read_story(tmp_path, page(body=f"<article><h1>Harbour opens again</h1>{BODY}{inner}</article>")).story.body[1:]
        == TEXT[1:]
    )


@pytest.mark.parametrize(
    "html",
    [
        "<html><body><p " + " ".join(f"a{number}=1" for number in range(60_000)) + ">x",
        "<html><body><p " + " ".join(f"a{number}='>'" for number in range(60_000)) + ">x",
        "<html><body>" + "<p>x" * 70_000,
    ],
    ids=["attributes", "quoted attributes", "elements"],
)
def test_a_page_with_more_parts_than_any_is_refused(tmp_path: Path, html: str) -> None:
    assert reason(tmp_path, html) == TOO_MUCH


def test_a_text_among_thousands_of_buttons_is_read(tmp_path: Path) -> None:
    words = "Ships came in on that day, one after another. " * 4

    story = read_story(
        tmp_path, page(body=f"<article><h1>Harbour opens again</h1><p>{f'<button>x</button>{words}' * 12_000}</p></article>")
    ).story

    assert story.body[0].startswith("Ships came in on that day")


def test_a_page_larger_than_any_is_refused(tmp_path: Path) -> None:
    with (tmp_path / "page.html").open("wb") as file:
        file.write(page().encode())
        file.truncate(100 * 1024 * 1024)

    (refused,) = read_source(Source.of_path(tmp_path / "page.html"))

    assert isinstance(refused, Refused)
    assert refused.reason == "it is larger than 64 MB; copy the page's text and add that"


def test_pictures_that_are_written_into_a_page_do_not_count(tmp_path: Path) -> None:
    picture = f"<img src='data:image/png;base64,{'iVBORw0KGgo' * 500_000}'>"

    assert (
        read_story(tmp_path, page(body=f"<article><h1>Harbour opens again</h1>{picture}{BODY}</article>")).story.body[1:]
        == TEXT[1:]
    )


@pytest.mark.parametrize("tag", ["div", "span", "b", "blockquote", "table><tr><td", "ul><li"])
def test_a_page_that_is_nested_without_end_is_read_or_refused(tmp_path: Path, tag: str) -> None:
    (one,) = read(tmp_path, f"<html><head>{HEAD}</head><body>{f'<{tag}>' * 20_000}{BODY}")

    assert isinstance(one, ReadStory | Refused)


@pytest.mark.parametrize(
    "data",
    ["[" * 50_000, '{"@type": "NewsArticle", "headline": 3, "author": [[{"name": []}]], "datePublished": {}}', "{", "null"],
)
def test_data_for_search_engines_may_be_anything(tmp_path: Path, data: str) -> None:
    head = f'{HEAD}<script type="application/ld+json">{data}</script>'

    assert read_story(tmp_path, page(head)).story.title == "Harbour opens again"


TAGS = st.sampled_from(
    "p div h1 h2 article table tr td li ul a span br figure figcaption meta title link time script style nav".split()
)
ATTRIBUTES = st.sampled_from(
    ["", " class='comments'", " href='http://[::1'", " property='og:title' content='x'", " datetime='2025-99-99'", " hidden"]
)
WORDS = st.text(max_size=30) | st.integers(0, 0x11FFFF).map("&#{};".format)
PIECES = st.lists(st.tuples(TAGS, ATTRIBUTES, WORDS, st.booleans()), max_size=20)


@given(pieces=PIECES)
def test_no_page_raises_whatever_it_is_made_of(pieces: list[tuple[str, str, str, bool]]) -> None:
    html = "<!DOCTYPE html>" + "".join(
        f"<{tag}{rest}>{text}{f'</{tag}>' if ended else ''}" for tag, rest, text, ended in pieces
    )

    for one in read_source(Source.of_bytes(html.encode("utf-8", "replace"), "x.html", KEPT)):
        assert isinstance(one, ReadStory | ReadFeed) or one.reason


@given(rest=st.binary(max_size=400))
def test_no_bytes_behind_the_beginning_of_a_page_raise(rest: bytes) -> None:
    assert list(read_source(Source.of_bytes(b"<html><body>" + rest, "x.html", KEPT)))
