"""Who wrote a page's article and for whom, under which address and sections: from what the page says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from store.formats.news_text.bylines import author_and_paper, without_by
from store.formats.web_page.page_facts import PageFacts, plain
from store.identity.links import host_of
from store.text.clean import clean_line
from store.text.links import web_link
from store.text.subject_codes import subject_code

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_AUTHORS = (
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "byl",
    "dc.creator",
    "dcterms.creator",
    "cxenseparse:author",
)
_SECTIONS = (
    "article:section",
    "og:article:section",
    "parsely-section",
    "section",
    "sectionname",
    "subsection",
    "cxenseparse:category",
    "articlesection",
    "dc.subject",
    "dcterms.subject",
    "category",
    "page.section",
    "pagesection",
)
_KEYWORDS = ("news_keywords", "parsely-tags", "sailthru.tags", "keywords")
_MOST_CRUMBS = 4
_MOST_KEYWORDS = 15
_SAVED_FROM = re.compile(
    r"saved from url=\(\d+\)(https?://[^\s>]{4,2000})|^[ \t]{0,99}url:\s{0,99}(https?://\S{4,2000})", re.MULTILINE
)
_ROBOTS = frozenset(("admin", "administrator", "editor", "staff", "webmaster", "unknown", "guest", "author", "user"))
_SITE_ADDS = re.compile(r"\s+[|–—-]\s+|:\s")
_NO_SECTION = re.compile(
    r"[@_*#]|//|^/|https?:|^(?!medtop:|subj:|iptc:)\w+:\S"
    r"|^(?:all|article|articles|news|home|home page|homepage|web|standard|direct|popular|none)$",
    re.IGNORECASE,
)
_MOST_BYLINES = 2
_SECTION_LABEL = re.compile(r"^(?:category|section|topic|tag):\s+", re.IGNORECASE)
_BYLINES = ("byline", "author", "byline-name", "author-name", "p-author", "article-author", "post-author", "entry-author")


def address_of(facts: PageFacts, beginning: str) -> str:
    """Return a page's own address: the one it wants to be known by, unless that is only its site's."""
    saved = _SAVED_FROM.search(beginning)
    stated = facts.article.get("url") or facts.article.get("mainEntityOfPage")
    stated = stated.get("@id") if isinstance(stated, dict) else stated
    base = next(filter(None, (saved[1] or saved[2] if saved else "", facts.first("og:url"), facts.base)), "")
    candidates = [facts.canonical, facts.first("og:url"), str(stated or ""), saved[1] or saved[2] if saved else ""]
    links = [link for one in candidates if one and (link := web_link(_joined(base, one)))]
    return next((link for link in links if urlsplit(link).path.strip("/")), next(iter(links), ""))


def source_of(facts: PageFacts, address: str) -> str:
    """Return who published a page: the name of its site, else its host."""
    publisher = facts.article.get("publisher")
    named = _name(publisher[0] if isinstance(publisher, list) and publisher else publisher)
    site = (
        facts.first("og:site_name")
        or named
        or _name(facts.site)
        or facts.first("application-name", "apple-mobile-web-app-title")
    )
    site = _SITE_ADDS.split(site)[0].strip().lstrip("@") if len(site) > 30 else site.lstrip("@")
    host = (host_of(site) or site) if "://" in site else site
    return host.removeprefix("www.") or host_of(address)


def author_of(facts: PageFacts, tree: HtmlElement, source: str) -> str:
    """Return who wrote an article: the names that JSON-LD, the page's head, or its byline says."""
    for names in (_people(facts.article.get("author")), facts.all(*_AUTHORS), _bylines(tree)):
        parts = (part for name in names for part in re.split(r",\s+(?=[A-ZÀ-Þ])", name.split(" | ")[0]))
        found = dict.fromkeys(filter(None, (_person(name, source) for name in parts)))
        if found:
            return ", ".join(list(found)[:12])
    return ""


def sections_of(facts: PageFacts) -> list[str]:
    """Return what an article is filed under: its sections, then its tags, or its keywords where it has no tags."""
    stated = [*facts.all(*_SECTIONS), *_texts(facts.article.get("articleSection"))]
    stated = stated if any(name.strip() and not _NO_SECTION.search(name) for name in stated) else [*facts.crumbs[:_MOST_CRUMBS]]
    tags = facts.all("article:tag") or _texts(facts.article.get("keywords")) or facts.all(*_KEYWORDS)
    names = [name.strip() for text in (*stated, "|", *tags) for name in re.split(r"[,;]", text)]
    clean = [_SECTION_LABEL.sub("", plain(name)) for name in names]
    return [name for name in clean[: 10 + _MOST_KEYWORDS] if not _NO_SECTION.search(name) and name != "|" and len(name) <= 50]


def feeds_of(facts: PageFacts, address: str) -> Iterator[tuple[str, str]]:
    """Yield the addresses and titles of the feeds that a page names, each once; feeds of comments are none."""
    seen = set()
    for link, title in facts.feeds:
        joined = web_link(_joined(facts.base or address, link))
        if joined and joined not in seen and "comment" not in f"{joined} {title}".lower():
            seen.add(joined)
            yield joined, title


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:
        return ""


def _texts(value: Any) -> list[str]:
    """Return the texts of a value or of a list; of a term that is an object, its code if that is an agency's, and its name."""
    found = []
    for one in value if isinstance(value, list) else [value]:
        named = [one.get("termCode"), one.get("name")] if isinstance(one, dict) else [one]
        found += [text for text in named if isinstance(text, str) and (text is named[-1] or subject_code(text))]
    return found


def _name(value: Any) -> str:
    name = value.get("name") if isinstance(value, dict) else value
    return plain(name) if isinstance(name, str) else ""


def _people(value: Any) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        name = one.get("name") if isinstance(one, dict) else one
        yield from (part for part in (name if isinstance(name, list) else [name]) if isinstance(part, str))


def _person(name: str, source: str) -> str:
    """Return an author's name as a byline has it; nothing if it is an address, an account of the site, or the site itself."""
    name, _ = without_by(plain(name))
    if "://" in name or "@" in name or len(name) > 120 or not any(map(str.isalpha, name)):
        return ""
    name, _ = author_and_paper(name)
    return "" if name.casefold() in _ROBOTS or name.casefold() == source.casefold() else name


def _bylines(tree: HtmlElement) -> Iterator[str]:
    """Yield the first bylines that a page prints, those of its readers apart."""
    found = 0
    for element in tree.iter("a", "span", "p", "div", "address"):
        names = f"{element.get('class', '')[:200]} {element.get('itemprop', '')} {element.get('rel', '')}".lower().split()
        if set(_BYLINES).isdisjoint(names) or any(
            "comment" in _names_of(parent) for parent in (element, *element.iterancestors())
        ):
            continue
        if (text := clean_line(element.text_content()[:200])) and len(text) < 80:
            yield text
            found += 1
        if found == _MOST_BYLINES:
            return


def _names_of(element: HtmlElement) -> str:
    return f"{element.get('class', '')} {element.get('id', '')}".lower()
