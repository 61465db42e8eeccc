"""A page's headline: what stands above its text, held against what the page calls itself, without the name of the site."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from store.formats.web_page.page_facts import PageFacts, plain
from store.text.clean import clean_line
from store.text.fold import words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SEPARATOR = re.compile(r"\s+[|–—·•»«:-]{1,2}\s+|\s*[|»｜]\s*|\s+::\s+|(?<=\w)\s+-{1,2}\s+")
_PREFIX = re.compile(r"([^:|–—]{2,60}?)\s*[:|–—]\s+")
_LIKE = 0.6
"""How alike a heading and a title of the page are, if they are one."""
_AKIN = 0.18
"""How alike they are if both speak of one matter: many pages have another title for search engines."""
_HEADLINE = 4
"""Words of a heading that is surely no name of a part of the site."""
_LONGEST = 400
_LONGEST_STATED = 1_000
"""Characters of a title that are looked at."""


def page_title(facts: PageFacts, headings: Sequence[str], address: str, source: str) -> str:
    """Return a page's headline; `headings` are its headings of the first rank as printed, `source` is the site's name."""
    names = _names(facts, address, source)
    stated = [
        without_site(title, names)
        for title in (
            facts.first("og:title"),
            facts.stated("headline"),
            facts.first("twitter:title", "parsely-title", "sailthru.title", "dc.title", "headline", "title"),
            facts.title,
        )
        if title
    ]
    stated = [title for title in stated if words(title) and not _is_site(title, names)]
    printed = [heading for heading in dict.fromkeys(headings) if words(heading) and not _is_site(heading, names)]
    known = [*stated, unquote(urlsplit(address).path.rsplit("/", 1)[-1] or address).replace("-", " ").replace("_", " ")]
    best = max(printed, key=lambda heading: _most_alike(heading, known), default="")
    if best and _most_alike(best, known) >= (_AKIN if len(words(best)) >= _HEADLINE else _LIKE):
        return _shorter(best, stated)
    if stated:
        return stated[0]
    return best or next(iter(headings), "")


def headings_of(tree: HtmlElement) -> list[str]:
    """Return a page's headings of the first rank as printed; where it has none, those of the second that are marked as its title."""
    found = [_text(element) for element in tree.iter("h1")]
    marked = [element for element in tree.iter("h2", "h3", "p", "div", "span") if _is_marked(element)]
    return [text for text in (*found, *map(_text, marked[:5])) if text and len(text) <= _LONGEST]


def without_site(title: str, names: Iterable[str]) -> str:
    """Return a title without the site's name, which many write behind it and some before it."""
    title = plain(title)[:_LONGEST_STATED]
    known = {_key(name) for name in names if _key(name)}
    while match := _last(_SEPARATOR, title):
        tail = _key(title[match.end() :])
        if not tail or not (tail in known or any(_is_near(tail, name) for name in known)):
            break
        title = title[: match.start()].strip()
    if (match := _PREFIX.match(title)) and _key(match[1]) in known:
        title = title[match.end() :].strip()
    return title


def _names(facts: PageFacts, address: str, source: str) -> set[str]:
    host = urlsplit(address).hostname or ""
    label = host.removeprefix("www.").split(".")
    stated = (
        facts.first("og:site_name", "application-name", "twitter:site", "apple-mobile-web-app-title"),
        facts.site.get("name"),
    )
    return {source, host, host.removeprefix("www."), *label[:2], *(str(name).lstrip("@") for name in stated if name)} - {""}


def _is_site(title: str, names: Iterable[str]) -> bool:
    return _key(title) in {_key(name) for name in names} or _key(title) in ("home", "homepage", "untitled", "index")


def _is_near(tail: str, name: str) -> bool:
    """Return whether what stands behind a title is the site's name with a little more, or a part of it."""
    return len(min(tail, name, key=len)) >= 3 and (tail in name or name in tail) and len(tail) <= 3 * len(name) + 12


def _most_alike(heading: str, titles: Iterable[str]) -> float:
    own = set(words(heading))
    return max((_alike(own, set(words(title))) for title in titles), default=0.0)


def _alike(one: set[str], other: set[str]) -> float:
    return len(one & other) / max(1, min(len(one), len(other))) * (0.5 + 0.5 * len(one & other) / max(1, len(one | other)))


def _shorter(heading: str, stated: Sequence[str]) -> str:
    """Return a heading, or the title that it begins with if much more was printed in it."""
    key = _key(heading)
    return next(
        (
            title
            for title in stated[:2]
            if len(_key(title)) >= 15 and key.startswith(_key(title)) and len(key) > 1.5 * len(_key(title))
        ),
        heading,
    )


def _is_marked(element: HtmlElement) -> bool:
    names = f"{element.get('itemprop', '')} {element.get('class', '')[:200]}".lower().split()
    return not {"headline", "entry-title", "post-title", "article-title", "articletitle", "article__title"}.isdisjoint(names)


def _text(element: HtmlElement) -> str:
    return clean_line(element.text_content()[: 4 * _LONGEST])


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return next(iter(reversed(list(pattern.finditer(text)))), None)


def _key(text: str) -> str:
    return "".join(words(text))
