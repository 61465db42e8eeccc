"""What an answer is, by its first bytes, and how long it says it stays as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from store.feeds.documents import Head, Kind, head_of, is_empty, kind_of


@pytest.mark.parametrize(
    "beginning",
    [
        b'<?xml version="1.0"?>\n<!-- made by hand -->\n<rss version="2.0">',
        b'\xef\xbb\xbf\n\n<feed xmlns="http://www.w3.org/2005/Atom">',
        b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY nbsp "&#160;">]><rss>',
        "<rss version='2.0'>".encode("utf-32"),
        "<rss version='2.0'>".encode("utf-32-be"),
        b'<!DOCTYPE html PUBLIC "-//X//DTD XHTML 1.0//EN" "http://a.test/x"><rss version="2.0">',
        b'<rdf:RDF xmlns="http://purl.org/rss/1.0/">',
        b'<atom:feed xmlns:atom="http://www.w3.org/2005/Atom">',
        '\ufeff<?xml version="1.0" encoding="utf-16"?><rss>'.encode("utf-16-le"),
        b'{"version": "https://jsonfeed.org/version/1.1", "items": []}',
        b'{ "title": "x", "version":"https:\\/\\/jsonfeed.org\\/version\\/1" }',
    ],
)
def test_feeds_are_known_by_their_first_element(beginning: bytes) -> None:
    assert kind_of(beginning) is Kind.FEED


def test_pages_and_everything_else_are_told_apart_from_feeds() -> None:
    assert kind_of(b"<!DOCTYPE html><html><title>About &lt;rss&gt;") is Kind.PAGE
    assert kind_of(b"\n<!-- x --><HTML lang=en><p>an <rss> feed") is Kind.PAGE
    assert kind_of(b'{"items": [1, 2]}') is Kind.OTHER
    assert kind_of(b"%PDF-1.7") is Kind.OTHER
    assert kind_of(b"") is Kind.OTHER


def test_a_feed_says_how_long_it_stays_as_it_is() -> None:
    assert head_of(b"<rss><channel><ttl> 90 </ttl><item>").stays == 5_400
    assert (
        head_of(b"<rdf:RDF><sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>").stays == 21_600
    )
    assert head_of(b"<rss><channel><item><ttl>90</ttl></item></channel>").stays == 0
    assert head_of(b"<rss><channel><ttl>soon</ttl>").stays == 0
    assert head_of(b"<feed><sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>").stays == 3_600


def test_a_feed_says_what_it_is_called_and_where_it_belongs() -> None:
    rss = "<rss><channel><image><title>Logo</title></image><title><![CDATA[ Fl&uuml;sse & Seen ]]></title><link>https://a.test/?x&amp;y</link>"
    atom = '<feed><title type="text">Rivi\u00e8res</title><link rel="self" href="https://a.test/feed"/><link href="https://a.test/"/>'
    json = b'{"version": "https://jsonfeed.org/version/1", "title": "Rivi\\u00e8res", "home_page_url": "https://a.test/", "items": [ ]}'

    assert head_of(rss.encode()) == Head("Flüsse & Seen", "https://a.test/?x&y")
    assert head_of(atom.encode()) == head_of(b'<?xml version="1.0" encoding="iso-8859-1"?>' + atom.encode("latin-1"))
    assert head_of(atom.encode()) == head_of(json) == Head("Rivières", "https://a.test/")
    assert head_of(b"<feed><entry><title>Not its own</title></entry></feed>") == Head()


def test_a_feed_may_have_no_entries_just_now() -> None:
    assert is_empty(b"<rss><channel><title>x</title></channel></rss>")
    assert is_empty(b'{"version": "https://jsonfeed.org/version/1", "items": []}')
    assert not is_empty(b"<rss><channel><title>x</title>")
    assert not is_empty(b"<rss><channel><item/></channel></rss>")


@given(some.binary())
def test_any_bytes_are_something(beginning: bytes) -> None:
    assert kind_of(beginning) in Kind
    assert head_of(beginning).stays >= 0
    assert is_empty(beginning) in (True, False)
