"""Feeds as sites publish them become stories: what each says of itself is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.api.when import When
from store.formats.source import ReadFeed, ReadStory
from store.identity.ids import base_id
from tests.store.formats.feed.reading import KEPT, atom, feeds, of_file, read, refused, rss, stories

RSS = rss(
    """<item>
<title>Ferry line to the islands opens</title>
<link>https://harbour.example/ferry</link>
<description><![CDATA[<p>PORT LIRA: The first ferry left at dawn.</p><p>It carried <b>212</b> people.</p>
<ul><li>Two trips a day</li><li>Bicycles free</li></ul><img src="https://count.example/1.gif" width="1" height="1">
<p><a href="https://harbour.example/ferry">Read more</a></p>]]></description>
<pubDate>Mon, 02 Jun 2025 06:30:00 GMT</pubDate>
<author>desk@harbour.example (Ines Roth)</author>
<category>Transport</category><category>Islands</category>
</item>"""
)


def test_a_file_of_rss_is_read_whatever_it_is_called(tmp_path: Path) -> None:
    (tmp_path / "saved.page").write_text(RSS)

    (story,) = of_file(tmp_path / "saved.page")

    assert story.title == "Ferry line to the islands opens"
    assert story.id == base_id(story.title)
    assert (story.source, story.author, story.sections) == ("Harbour News", "Ines Roth", ("Transport", "Islands"))
    assert (story.link, story.place) == ("https://harbour.example/ferry", "PORT LIRA")
    assert story.body == ("The first ferry left at dawn.", "It carried 212 people.", "• Two trips a day", "• Bicycles free")
    assert story.highlights == ()
    assert not story.undated


def test_an_entry_is_found_again_by_its_line() -> None:
    (one,) = [one for one in read(RSS, "news.rss") if isinstance(one, ReadStory)]

    assert (one.file, one.line, one.why) == ("news.rss", 3, "entry 1 of the feed")


ATOM = atom(
    """<entry><title type="html">Rain &amp;amp; wind &lt;b&gt;to come&lt;/b&gt;</title>
<link rel="replies" href="https://harbour.example/rain/comments"/><link rel="alternate" href="https://harbour.example/rain"/>
<published>2025-06-01T08:00:00Z</published><updated>2025-06-01T10:15:00Z</updated>
<author><name>Ann Roe</name></author><category term="weather" label="Weather"/>
<summary>In short.</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Whole text.</p>
<blockquote><p>Said aloud.</p></blockquote></div></content>
</entry>""",
    '<title>Harbour News</title><link rel="self" href="https://harbour.example/atom.xml"/><link href="https://harbour.example/"/>',
)


def test_atom_gives_its_title_without_markup_its_whole_text_and_both_its_times() -> None:
    (story,) = stories(ATOM)

    assert story.title == "Rain & wind to come"
    assert story.body == ("Whole text.", "Said aloud.")
    assert (story.link, story.author, story.sections) == ("https://harbour.example/rain", "Ann Roe", ("Weather",))
    assert (story.published.iso[:16], story.updated and story.updated.iso[:16]) == ("2025-06-01T13:00", "2025-06-01T15:15")


def test_a_feed_names_itself_before_its_first_story() -> None:
    first = read(ATOM, "saved.xml")[0]

    assert first == ReadFeed(
        "https://harbour.example/atom.xml", "Harbour News", site="https://harbour.example/", file="saved.xml", line=1
    )


RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://harbour.example/"><title>Harbour News</title></channel>
<item rdf:about="https://harbour.example/tide"><title>Tide tables</title><link>https://harbour.example/tide</link>
<dc:date>2025-06-03T09:00:00+02:00</dc:date><dc:creator>Jan Doe</dc:creator><dc:subject>Sea</dc:subject>
<description>High water at noon.</description></item></rdf:RDF>"""

JSON = """{"version": "https://jsonfeed.org/version/1.1", "title": "Harbour News", "feed_url": "https://harbour.example/feed.json",
"items": [{"id": "1", "url": "https://harbour.example/tide", "title": "Tide tables", "content_html": "<p>High water at noon.</p>",
"date_published": "2025-06-03T09:00:00+02:00", "authors": [{"name": "Jan Doe"}], "tags": ["Sea"]}]}"""

RSS_090 = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/">
<channel><title>Harbour News</title></channel><item><title>Tide tables</title><link>https://harbour.example/tide</link></item></rdf:RDF>"""


@pytest.mark.parametrize("feed", [RDF, JSON], ids=["RDF", "JSON Feed"])
def test_other_kinds_of_feeds_say_the_same(feed: str) -> None:
    (story,) = stories(feed)

    assert (story.title, story.link, story.body) == ("Tide tables", "https://harbour.example/tide", ("High water at noon.",))
    assert (story.published.iso[:10], story.author, story.sections, story.source) == (
        "2025-06-03",
        "Jan Doe",
        ("Sea",),
        "Harbour News",
    )


def test_the_oldest_kind_of_feed_is_read_as_well() -> None:
    assert [(one.title, one.source) for one in stories(RSS_090)] == [("Tide tables", "Harbour News")]


def test_the_feed_of_json_says_where_it_is() -> None:
    assert [one.address for one in feeds(JSON)] == ["https://harbour.example/feed.json"]


def test_a_headline_and_its_link_are_a_story() -> None:
    (story,) = stories(rss("<item><title>Bridge closed</title><link>https://harbour.example/b</link></item>"))

    assert (story.title, story.link, story.body, story.undated, story.published) == (
        "Bridge closed",
        "https://harbour.example/b",
        (),
        True,
        KEPT,
    )


def test_an_entry_without_a_title_takes_the_beginning_of_its_text() -> None:
    text = "The pier is open again. Boats are welcome, and the café has opened as well for all who come by sea."
    (story,) = stories(rss(f"<item><description>{text}</description></item>"))

    assert story.title == "The pier is open again."
    assert story.body == (text,)


def test_an_entry_that_is_a_picture_alone_is_called_what_the_picture_is() -> None:
    entry = "<item><description>&lt;img src='https://harbour.example/p/1.jpg' alt='Gulls at dawn'&gt;</description></item>"

    assert [one.title for one in stories(rss(entry))] == ["Gulls at dawn"]


def test_an_entry_with_nothing_in_it_is_refused_with_its_line_and_the_others_are_read() -> None:
    found = read(rss("<item><title>Kept</title></item>\n<item><author>Nobody</author></item>"))

    assert [one.line for one in found] == [3, 4]
    assert refused(rss("<item/>")) == ["it has neither a title nor a text nor a link; there is nothing in it to keep"]


def test_a_feed_without_entries_says_so() -> None:
    assert refused(rss("")) == ["it is a feed without entries; there is nothing in it to keep yet"]


def test_the_source_of_an_entry_that_a_collection_carries_is_its_own() -> None:
    entry = '<item><title>Tides</title><link>https://a.example/1</link><source url="https://a.example/rss">Coast Daily</source></item>'

    assert [one.source for one in stories(rss(entry))] == ["Coast Daily"]


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("<pubDate>Mon, 02 Jun 2025 23:30:00 -0500</pubDate>", "2025-06-03T09:30+05:00"),
        ("<pubDate>2025-06-02</pubDate>", "2025-06-02"),
        ("<pubDate>2 hours ago</pubDate>", "2025-06-10T10:00"),
        ("<pubDate>3. Juni 2025</pubDate>", "2025-06-03"),
        ("<pubDate>Mon, 02 Jun 2025 25:99:00 GMT</pubDate><updated>2025-06-04T01:00:00Z</updated>", "2025-06-04T06:00+05:00"),
    ],
)
def test_dates_are_told_in_the_readers_time_zone(stated: str, expected: str) -> None:
    (story,) = stories(rss(f"<item><title>Tides</title>{stated}</item>"))

    assert story.published.iso[: len(expected)] == expected
    assert not story.undated


def test_a_story_of_next_year_from_a_wrong_clock_is_without_a_date() -> None:
    items = "".join(
        f"<item><title>News {nth}</title><pubDate>Mon, 02 Jun {year} 10:00:00 GMT</pubDate></item>"
        for nth, year in enumerate((2025, 2025, 2099))
    )

    assert [(one.undated, one.published.iso[:4]) for one in stories(rss(items))] == [
        (False, "2025"),
        (False, "2025"),
        (True, "2025"),
    ]


def test_a_feed_of_events_to_come_keeps_their_days() -> None:
    items = "".join(
        f"<item><title>Concert {year}</title><pubDate>Mon, 02 Jun {year} 10:00:00 GMT</pubDate></item>"
        for year in (2097, 2098, 2099)
    )

    assert [one.published.iso[:4] for one in stories(rss(items))] == ["2097", "2098", "2099"]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("<title>AT&amp;amp;T grows</title>", "AT&T grows"),
        ("<title><![CDATA[Tom &amp; <i>Ann</i>]]></title>", "Tom & Ann"),
        ("<title>3 &lt; 4</title>", "3 < 4"),
        ("<title>\n  Two\n lines </title>", "Two lines"),
        ("<title>\u202eevil\u202c</title>", "evil"),
    ],
)
def test_titles_are_one_line_of_plain_text(title: str, expected: str) -> None:
    assert [one.title for one in stories(rss(f"<item>{title}</item>"))] == [expected]


def test_a_title_that_says_it_is_plain_stays_as_it_is() -> None:
    entry = '<entry><title type="text">The &lt;b&gt; tag</title><link href="https://harbour.example/b"/></entry>'

    assert [one.title for one in stories(atom(entry))] == ["The <b> tag"]


def test_relative_links_are_resolved_against_their_base_or_the_feed() -> None:
    based = '<entry xml:base="https://b.example/news/"><title>One</title><link href="1.html"/></entry>'
    assert [one.link for one in stories(atom(based))] == ["https://b.example/news/1.html"]
    assert [one.link for one in stories(rss("<item><title>One</title><link>/1.html</link></item>"))] == [
        "https://harbour.example/1.html"
    ]


def test_a_story_of_a_feed_knows_its_own_language_or_what_the_feed_says() -> None:
    head = "<title>Nachrichten</title><language>de-at</language>"
    entries = "<item><title>Kurz</title></item><item><title>The end of the road and of the line in the city</title></item>"

    assert [one.language for one in stories(rss(entries, head))] == ["de-at", "en"]


def test_when_it_was_kept_is_the_time_of_what_states_none() -> None:
    (story,) = stories(rss("<item><title>Undated</title></item>"), kept=When("2024-02-03T04:05"))

    assert (story.published.iso, story.undated) == ("2024-02-03T04:05", True)


ROOMS = (
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
    ' xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
FILED = """<title>Ferry race ends</title><link>https://harbour.example/race</link>
<category domain="https://cv.example/mediatopic">medtop:15000000</category><dc:subject>Boats</dc:subject>
<media:keywords>sea, ferry race</media:keywords><media:category label="Sport">sp</media:category>
<itunes:category text="Outdoors"/><prism:section>Weekend</prism:section><dcterms:subject>Racing</dcterms:subject>"""


@pytest.mark.parametrize("odd", ["", "<description><title>x</title></description>"], ids=["quick", "forgiving"])
def test_what_an_entry_is_filed_under_is_kept_whichever_element_says_it(odd: str) -> None:
    (story,) = stories(rss(f"<item>{FILED}{odd}</item>").replace("<rss ", f"<rss {ROOMS} "))

    stated = {"medtop:15000000", "Boats", "sea", "ferry race", "Sport", "Outdoors", "Weekend", "Racing"}
    assert stated <= set(story.sections)


def test_a_code_beside_its_label_is_kept_with_it() -> None:
    entry = """<entry><title>Ferry race ends</title><link href="https://harbour.example/race"/>
    <category term="medtop:15000000" scheme="http://cv.iptc.org/newscodes/mediatopic/" label="Sport"/>
    <category term="races" label="Races"/></entry>"""

    (story,) = stories(atom(entry))

    assert story.sections == ("Sport", "medtop:15000000", "Races")


def test_what_a_whole_feed_is_filed_under_is_that_of_an_entry_that_says_nothing() -> None:
    items = """<item><title>Ferry race ends</title><link>https://harbour.example/race</link></item>
    <item><title>Harbour widened</title><link>https://harbour.example/wide</link><category>Business</category></item>"""

    found = stories(rss(items, "<title>Harbour News</title><category>Sports</category>"))

    assert [one.sections for one in found] == [("Sports",), ("Business",)]


def test_tags_of_a_json_feed_may_be_objects() -> None:
    (story,) = stories(JSON.replace('"tags": ["Sea"]', '"tags": [{"name": "Sea"}, "Ports", 3, null, {"id": 1}]'))

    assert story.sections == ("Sea", "Ports")
