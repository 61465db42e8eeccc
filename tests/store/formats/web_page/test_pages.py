"""A person saves a page from the browser and adds it: its article is the story, and nothing around it."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.api.when import When
from store.formats.source import ReadFeed, ReadStory
from store.formats.stated_times import in_readers_zone
from store.formats.web_page.reader import read_html
from tests.store.formats.web_page.saved import BODY, HEAD, LEAD, TEXT, page, read, read_story, reason

NO_ARTICLE = "there is no article in it, it is a page of links or forms; open the article itself, save that and add it"


def here(iso: str) -> When | None:
    """Return a moment in the reader's time zone."""
    return in_readers_zone(When(iso))


def test_a_saved_page_is_one_story_with_all_that_it_says_of_itself(tmp_path: Path) -> None:
    story = read_story(tmp_path, page()).story

    assert story.title == "Harbour opens again"
    assert story.published == here("2025-06-02T14:05+02:00")
    assert (story.source, story.author, story.place) == ("Coast Daily", "Ann Roe", "OSLO")
    assert story.link == "https://coast.example/2025/06/02/harbour"
    assert (story.sections, story.language, story.undated) == (("Ports",), "en", False)


def test_its_text_is_without_menus_teasers_and_comments(tmp_path: Path) -> None:
    body = read_story(tmp_path, page()).story.body

    assert body == (LEAD.partition(" — ")[2], *TEXT[1:])


@pytest.mark.parametrize(
    ("title", "heading", "expected"),
    [
        ("Harbour opens again | Coast Daily", "Harbour opens again", "Harbour opens again"),
        ("Coast Daily: Harbour opens again", "", "Harbour opens again"),
        ("Harbour opens again — Coast Daily", "", "Harbour opens again"),
        ("Opinion | Harbour opens again", "Harbour opens again", "Harbour opens again"),
        ("Harbour opens, boats return", "The harbour opens after nine years", "The harbour opens after nine years"),
        ("Harbour opens again", "Coast Daily", "Harbour opens again"),
        ("Rates - and what they mean for boats", "", "Rates - and what they mean for boats"),
    ],
)  # fmt: skip
def test_its_headline_is_what_is_printed_above_it_without_the_sites_name(
    tmp_path: Path, title: str, heading: str, expected: str
) -> None:
    head = HEAD.replace("Harbour opens again - Coast Daily", title)
    html = page(head, f"<article><h1>{heading}</h1>{BODY}</article>" if heading else f"<article>{BODY}</article>")

    assert read_story(tmp_path, html).story.title == expected


def test_a_text_in_several_columns_is_read_whole(tmp_path: Path) -> None:
    more = [f"Paragraph {number} tells of another ship that came in on the same day, and of its crew." for number in range(8)]
    columns = "".join(
        f'<div class="row"><div class="column-text">{"".join(f"<p>{text}</p>" for text in more[at : at + 4])}</div></div>'
        for at in (0, 4)
    )

    assert read_story(tmp_path, page(body=f"<main><h1>Harbour opens again</h1>{columns}</main>")).story.body == tuple(more)


def test_lines_that_speak_of_the_page_are_left_out(tmp_path: Path) -> None:
    lines = (
        "Follow us on Twitter @coast",
        "© 2025 Coast Daily. All rights reserved.",
        "Read more: <a href='/x'>The lock is late</a>",
    )
    extra = "".join(f"<p>{line}</p>" for line in lines)

    body = read_story(tmp_path, page(body=f"<article><h1>Harbour opens again</h1>{BODY}{extra}</article>")).story.body

    assert body[1:] == TEXT[1:]


def test_the_caption_of_the_photograph_is_kept_beside_the_text(tmp_path: Path) -> None:
    credit = "<span class='credit'>Photo: Jan Doe</span>"
    figure = f"<figure><img src='a.jpg'><figcaption>A ferry passes the new lock. {credit}</figcaption></figure>"

    story = read_story(tmp_path, page(body=f"<article><h1>Harbour opens again</h1>{figure}{BODY}</article>")).story

    assert (story.caption, story.credit) == ("A ferry passes the new lock.", "Jan Doe")
    assert story.body[1:] == TEXT[1:]


def test_a_second_headline_is_a_highlight_and_a_text_for_search_engines_is_not(tmp_path: Path) -> None:
    deck = "Ferries and fishing boats come back to the town after nine years"
    head = f'{HEAD}<meta name="description" content="Ships, boats, ferries and everything about the harbour of Oslo.">'

    story = read_story(tmp_path, page(head, f"<article><h1>Harbour opens again</h1><h2>{deck}</h2>{BODY}</article>")).story

    assert story.highlights == (deck,)


def test_what_json_ld_says_is_read(tmp_path: Path) -> None:
    data = """{"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "Coast Daily"}, {"@type": "NewsArticle",
    "headline": "Harbour opens again", "datePublished": "2025-06-02T14:05:00Z", "dateModified": "2025-06-02T18:00:00Z",
    "author": [{"@type": "Person", "name": "Ann Roe"}, {"name": "Jan Doe"}], "articleSection": ["Ports", "Norway"]}]}"""
    head = f'<title>Harbour opens again</title><script type="application/ld+json">{data}</script>'

    story = read_story(tmp_path, page(head)).story

    assert (story.published, story.updated) == (here("2025-06-02T14:05Z"), here("2025-06-02T18:00Z"))
    assert (story.author, story.source, story.sections) == ("Ann Roe, Jan Doe", "Coast Daily", ("Ports", "Norway"))


@pytest.mark.parametrize(
    ("head", "sections"),
    [
        (
            '<meta property="article:section" content="World/Asia"><meta name="keywords" content="ports, ferries">',
            "World/Asia|ports|ferries",
        ),
        ('<meta name="dc.subject" content="medtop:15000000"><meta name="section" content="/news/harbour">', "medtop:15000000"),
        (
            """<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Harbour opens again", "keywords":
            [{"@type": "DefinedTerm", "name": "Sport", "termCode": "medtop:15000000"}, {"name": "Ports", "termCode": "x1"}, 3]}</script>""",
            "medtop:15000000|Sport|Ports",
        ),
        (
            """<script type="application/ld+json">[{"@type": "NewsArticle", "headline": "Harbour opens again"}, {"@type": "BreadcrumbList",
            "itemListElement": [{"position": 1, "name": "Coast Daily"}, {"position": 2, "item": {"name": "Business"}}, {"position": 3,
            "name": "Ports"}, {"position": 4, "name": "Harbour opens again"}, 5]}]</script>""",
            "Business|Ports",
        ),
    ],
    ids=["a section in a section", "a code", "terms", "where the page stands"],
)
def test_what_a_page_is_filed_under_is_read_wherever_it_says_so(tmp_path: Path, head: str, sections: str) -> None:
    story = read_story(
        tmp_path, page(f'<title>Harbour opens again</title><meta property="og:type" content="article">{head}')
    ).story

    assert "|".join(story.sections) == sections


def test_a_date_that_is_only_printed_is_read_from_above_the_text(tmp_path: Path) -> None:
    body = f"<article><h1>Harbour opens again</h1><p>By Ann Roe</p><p>Updated 2 June 2025 14:05</p>{BODY}</article>"

    story = read_story(tmp_path, page("<title>Harbour opens again</title>", body)).story

    assert (story.published, story.author) == (When("2025-06-02T14:05"), "Ann Roe")
    assert story.body[1:] == TEXT[1:]


@pytest.mark.parametrize(
    ("head", "body", "published"),
    [
        ("<link rel='canonical' href='https://coast.example/2025/06/02/harbour'>", "", "2025-06-02"),
        ("<link rel='canonical' href='https://coast.example/2025/jun/02/harbour'>", "", "2025-06-02"),
        ("<link rel='canonical' href='https://coast.example/2025/06/harbour'>", "", "2025-06"),
        ("", "<div class='post__date'>2 June 2025</div>", "2025-06-02"),
        ("", "<time datetime='2025-06-02'>Monday</time>", "2025-06-02"),
        ("<meta name='date' content='0001-01-01T00:00:00'>", "<span class='date'>June 2, 2025</span>", "2025-06-02"),
    ],
)
def test_its_day_is_found_wherever_it_stands(tmp_path: Path, head: str, body: str, published: str) -> None:
    html = page(
        f"<title>Harbour opens again</title>{head}", f"<main><h1>Harbour opens again</h1>{body}<article>{BODY}</article></main>"
    )

    assert read_story(tmp_path, html).story.published == When(published)


def test_what_a_server_says_of_a_pages_encoding_counts() -> None:
    raw = page().replace("harbour opened", "порт opened").replace("—", "-").encode("koi8-r")

    (story,) = (one.story for one in read_html(raw, "page", When("2025-06-02"), charset="koi8-r") if isinstance(one, ReadStory))

    assert "порт" in story.body[0]


def test_a_page_that_names_a_feed_offers_it_with_its_story(tmp_path: Path) -> None:
    links = '<link rel="alternate" type="application/rss+xml" title="Coast" href="/feed.xml">'
    links += '<link rel="alternate" type="application/rss+xml" title="Comments on this" href="/comments/feed">'

    feed, story = read(tmp_path, page(HEAD + links))

    assert isinstance(feed, ReadFeed)
    assert (feed.address, feed.title) == ("https://coast.example/feed.xml", "Coast")
    assert feed.site == "https://coast.example/2025/06/02/harbour"
    assert isinstance(story, ReadStory)


CARD = "<div class='card'><h2><a href='/{0}'>Story number {0} of this day</a></h2><p>A short teaser of story {0} on this page.</p></div>"
FRONT = "<h1>Coast Daily</h1>" + "".join(map(CARD.format, range(30)))
LOGIN = "<h1>Sign in</h1><form><p>Please sign in to go on reading the stories of this paper.</p><input type='password'></form>"


@pytest.mark.parametrize("body", [FRONT, LOGIN, "", "<h1>Harbour opens again</h1>"], ids=["front", "login", "empty", "heading"])
def test_a_page_without_an_article_is_refused_in_a_sentence(tmp_path: Path, body: str) -> None:
    html = f"<html><head><title>Coast Daily</title><link rel='canonical' href='https://coast.example/'></head><body>{body}</body></html>"

    assert reason(tmp_path, html) == NO_ARTICLE


def test_a_front_page_that_names_its_feed_is_an_offer(tmp_path: Path) -> None:
    link = "<link rel='alternate' type='application/atom+xml' href='https://coast.example/atom'>"

    (feed,) = read(tmp_path, f"<html><head><title>Coast</title>{link}</head><body>{FRONT}</body></html>")

    assert isinstance(feed, ReadFeed)


def test_an_article_behind_a_wall_is_kept_with_its_summary_and_its_link(tmp_path: Path) -> None:
    head = f'{HEAD}<meta property="og:description" content="The harbour is open again, and boats are back.">'

    story = read_story(tmp_path, page(head, "<article><h1>Harbour opens again</h1></article>")).story

    assert (story.highlights, story.body) == (("The harbour is open again, and boats are back.",), ())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1", "windows-1252"])
def test_any_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    html = page(f'<meta charset="{encoding}">{HEAD}').replace("harbour opened", "harbour in Tromsø opened").replace("—", "-")

    assert "Tromsø" in read_story(tmp_path, html.encode(encoding)).story.body[0]


def test_a_page_is_known_whatever_it_is_called_and_a_feed_is_no_page(tmp_path: Path) -> None:
    assert read_story(tmp_path, page(), "clip.txt").story.title == "Harbour opens again"
    assert not any(
        isinstance(one, ReadStory) for one in read(tmp_path, "<rss><channel><title>x</title></channel></rss>", "feed.html")
    )
