"""When a page's article was published and last changed: from what the page says of itself, prints, or has in its address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from store.api.when import Precision, When
from store.dates.gregorian.calendar_names import MONTH_NUMBERS, MONTH_PATTERN
from store.formats.news_text.publication_lines import publication
from store.formats.stated_times import stated_time
from store.formats.web_page.page_facts import PageFacts
from store.text.clean import clean_line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date", "publish-date",
    "publish_date", "published_time", "pubdate", "pub_date", "dc.date.issued", "dcterms.created", "dc.date", "dcterms.date",
    "cxenseparse:recs:publishtime", "article.published", "date", "datecreated", "og:pubdate", "originalpublicationdate", "ptime",
)  # fmt: skip
_UPDATED = (
    "article:modified_time", "og:article:modified_time", "datemodified", "og:updated_time", "dcterms.modified", "dc.date.modified",
    "last-modified", "lastmod", "article.updated", "revision_date", "utime",
)  # fmt: skip
_DAY_IN_PATH = re.compile(rf"/((?:19|20)\d\d)[/-](\d\d?|{MONTH_PATTERN})(?:[/-](\d\d?))?(?:[/-]|$)", re.IGNORECASE)
_DATES = (
    "date",
    "time",
    "timestamp",
    "published",
    "pubdate",
    "publish-date",
    "post-date",
    "entry-date",
    "posted",
    "posted-on",
    "article-date",
)
_MOST_DATES = 20


def published_of(facts: PageFacts, tree: HtmlElement, address: str) -> When | None:
    """Return when an article was published, as precisely as its page says anywhere."""
    found = [stated_time(facts.stated("datePublished")), *map(stated_time, facts.all(*_PUBLISHED)), *_marked_times(tree)]
    times = [when for when in found if when is not None and _is_likely(when)]
    if times:
        same_day = (when for when in times if when.iso[:10] == times[0].iso[:10] and when.precision is Precision.MINUTE)
        return next(same_day, times[0])
    return next(filter(None, _printed_times(tree)), None) or _time_in_path(address)


def updated_of(facts: PageFacts) -> When | None:
    """Return when an article last changed, if its page says so."""
    found = map(stated_time, (facts.stated("dateModified"), *facts.all(*_UPDATED)))
    return next((when for when in found if when is not None and _is_likely(when)), None)


def _is_likely(when: When) -> bool:
    """Return whether a page can have been published then, and not in the year in which a program's calendar begins."""
    return (
        when.precision in (Precision.DAY, Precision.MINUTE)
        and 1690 < when.first_day.year < 2100
        and when.iso[:10] != "1970-01-01"
    )


def _printed_times(tree: HtmlElement) -> Iterator[When | None]:
    """Yield the times that elements beneath a page's headline print, known by their names."""
    headed, found = next(tree.iter("h1"), None) is None, 0
    for element in tree.iter("h1", "span", "p", "div", "time", "li", "small", "abbr"):
        headed = headed or element.tag == "h1"
        names = element.get("class", "")[:200].lower().replace("__", " ").replace("_", "-").split()
        if headed and not set(_DATES).isdisjoint(names) and (text := clean_line(element.text_content()[:200])):
            times = publication(text, date.today())
            yield (times.published or times.updated) if times else stated_time(text)
            found += 1
        if found == _MOST_DATES:
            return


def _time_in_path(address: str) -> When | None:
    """Return the day, or the month, that an address names."""
    match = _DAY_IN_PATH.search(urlsplit(address).path)
    if match is None:
        return None
    year, month, day = match.groups()
    number = month if month.isdigit() else str(MONTH_NUMBERS[month.casefold()])
    return stated_time("-".join(filter(None, (year, number, day)))) or stated_time(f"{year}-{number}")


def _marked_times(tree: HtmlElement) -> Iterator[When | None]:
    """Yield the times that elements of a page state: those that are marked as its publication, then the first of all."""
    times = list(tree.iter("time"))[:50]
    marked = [
        one
        for one in times
        if "published" in (one.get("itemprop", "") + one.get("class", "")).lower() or one.get("pubdate") is not None
    ]
    for element in (*marked, *times[:1]):
        yield stated_time(element.get("datetime", "") or clean_line(element.text_content()[:100]))
