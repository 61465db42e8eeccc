"""What is followed goes out as OPML and comes in again the same, whatever feeds and tags are called."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from store.api.feeds import Feed
from store.api.when import When
from store.feeds.opml import opml
from store.formats.format_table import read_source
from store.formats.source import ReadFeed, Source
from store.record.feed_rows import checked
from store.text.clean import clean_line

NAMES = some.text(min_size=1, max_size=12).map(clean_line).filter(lambda text: text.isprintable() and not set(text) & {*"&<>"})


def back(*feeds: Feed) -> list[Feed]:
    """Return the feeds that are read from what is written of some."""
    source = Source.of_bytes(opml(feeds), "feeds.opml", When("2025-06-02"))
    read = [one for one in read_source(source) if isinstance(one, ReadFeed)]
    return [checked({"address": one.address, "name": one.title, "tags": one.tags, "site": one.site}) for one in read]


@given(NAMES.filter(bool), some.lists(NAMES, max_size=3))
def test_names_tags_addresses_and_pages_come_back(name: str, tags: list[str]) -> None:
    feed = checked({"address": "https://a.test/feed?x=1&y", "name": name, "tags": tags, "site": "https://a.test/"})

    (again,) = back(feed)

    assert (again.name, again.address, again.site) == (feed.name, feed.address, feed.site)
    assert sorted(again.tags) == sorted(feed.tags)


def test_nothing_that_is_only_for_this_machine_goes_out() -> None:
    feed = checked(
        {
            "address": "https://a.test/",
            "name": "A & B",
            "allow_private": True,
            "user": "ann",
            "auth": "command",
            "user_agent": "Me",
        }
    )

    written = opml([feed]).decode()

    assert back(feed)[0].name == "A & B"
    assert all(word not in written for word in ("ann", "command", "private", "Me"))
