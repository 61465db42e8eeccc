"""A site whose page names no feed is looked at where feeds usually lie."""

from __future__ import annotations

import pytest

from store.fetch.errors import ForbiddenPlaceError
from store.fetch.usual_places import usual_places


@pytest.mark.parametrize(
    "address",
    ["https://news.example", "https://news.example/", "https://news.example/index.html", "https://news.example/?page=2#top"],
)
def test_the_top_of_a_site(address: str) -> None:
    assert usual_places(address) == (
        "https://news.example/feed",
        "https://news.example/rss.xml",
        "https://news.example/atom.xml",
        "https://news.example/index.xml",
    )


def test_a_part_of_a_site_comes_before_the_whole() -> None:
    places = usual_places("https://news.example/blog/water")

    assert places[0] == "https://news.example/blog/water/feed"
    assert places[4] == "https://news.example/feed"
    assert len(places) == 8


def test_the_place_itself_is_not_tried_again() -> None:
    assert "https://news.example/rss.xml" not in usual_places("https://news.example/rss.xml")


def test_what_is_no_web_address_has_no_places() -> None:
    with pytest.raises(ForbiddenPlaceError):
        usual_places("news")
