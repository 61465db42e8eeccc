"""Lists of links as browsers and programs for reading later write them."""

from __future__ import annotations

from store.api.changes import Refused
from store.api.views import Marks
from store.formats.source import ReadFeed, ReadStory
from tests.store.formats.rows.conftest import ReadFile, read_file, titles

__all__ = ["read_file"]

POCKET = """<!DOCTYPE html>
<html><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8" /><title>Pocket Export</title></head><body>
<h1>Unread</h1>
<ul>
<li><a href="https://example.org/rain" time_added="1748865900" tags="weather,big rivers">Rain &amp; wind</a></li>
</ul>
<h1>Read Archive</h1>
<ul>
<li><a href="https://example.org/snow" time_added="1748865901" tags="">https://example.org/snow</a></li>
</ul></body></html>
"""
BROWSER = """<!DOCTYPE NETSCAPE-Bookmark-file-1>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>Bookmarks</TITLE>
<H1>Bookmarks</H1>
<DL><p>
    <DT><H3 ADD_DATE="1" PERSONAL_TOOLBAR_FOLDER="true">My bar</H3>
    <DL><p>
        <DT><A HREF="https://example.org/rain" ADD_DATE="1748865900">Rain</A>
        <DD>What I thought of it
        <DT><H3>Rivers</H3>
        <DL><p>
            <DT><A HREF="https://example.org/dam" ADD_DATE="1748865901" TAGS="water">Dam</A>
            <DT><A HREF="javascript:void(0)">No page</A>
        </DL><p>
        <DT><A HREF="https://example.org/" FEEDURL="https://example.org/rss">Daily</A>
    </DL><p>
    <DT><A HREF="https://example.org/snow">Snow</A>
</DL><p>
"""


def test_a_list_of_pocket(read_file: ReadFile) -> None:
    rain, snow = read_file("ril_export.html", POCKET)

    assert isinstance(rain, ReadStory)
    assert isinstance(snow, ReadStory)
    assert (rain.story.title, rain.story.link, rain.story.published.iso, rain.line) == (
        "Rain & wind", "https://example.org/rain", "2025-06-02T12:05Z", 5,
    )  # fmt: skip
    assert rain.marks == Marks(tags=("weather", "big rivers"))
    assert snow.marks == Marks(read=True)


def test_bookmarks_of_a_browser(read_file: ReadFile) -> None:
    found = read_file("bookmarks.html", BROWSER)

    assert titles(found) == ["Rain", "Dam", "Snow"]
    assert [one.marks for one in found if isinstance(one, ReadStory)] == [
        Marks(note="What I thought of it"),
        Marks(tags=("water", "Rivers")),
        Marks(),
    ]
    assert [one.address for one in found if isinstance(one, ReadFeed)] == ["https://example.org/rss"]


def test_a_list_without_links_says_so(read_file: ReadFile) -> None:
    (one,) = read_file("bookmarks.html", "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL></DL>")

    assert isinstance(one, Refused)
    assert one.reason == "there is no link in this list of bookmarks; export it again"
