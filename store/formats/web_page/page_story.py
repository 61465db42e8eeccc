"""The story that a page tells: what it says of itself, and the text of its article."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from store.api.story import Story
from store.api.when import When
from store.formats.article import Article, short_title
from store.formats.stated_times import in_readers_zone
from store.formats.web_page.article_body import article_text, running
from store.formats.web_page.furniture import remove_furniture
from store.formats.web_page.page_credits import author_of, sections_of, source_of
from store.formats.web_page.page_facts import PageFacts
from store.formats.web_page.page_times import published_of, updated_of
from store.formats.web_page.page_title import headings_of, page_title
from store.formats.web_page.paragraphs import paragraphs
from store.formats.web_page.photograph import main_caption
from store.identity.ids import title_key
from store.text.fold import words
from store.text.language import guess_language

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SHORTEST = 250
"""Characters of running text of the shortest article, on a page that does not say that it is one."""
_SHORTEST_TITLED = 120
"""On a page with one headline above one article."""
_SHORTEST_STATED = 40
"""On a page that says it is one."""
_SHORTEST_BESIDE_FORM = 600
"""On a page that asks for a password."""
_PARAGRAPH = 300
"""Characters of a paragraph that no list of other pages has."""
_HEADLINE = 4
"""Words of a heading that is surely no name of a part of the site."""
_TEASERS = 5
"""So many headings that are links, for every third block of text, are teasers of other pages."""
_MOST_LINKS = 2
"""A page whose links are longer than so many times its text, and that has no such paragraph, is a page of links."""


def page_story(tree: HtmlElement, facts: PageFacts, link: str, kept: When) -> Story | None:
    """Return the story that a page tells; None if it holds no article. The tree is used up. Raises StoryError."""
    source = source_of(facts, link)
    headings = headings_of(tree)
    author, published = author_of(facts, tree, source), published_of(facts, tree, link)
    asks = any(field.get("type", "").lower() == "password" for field in tree.iter("input"))
    links = sum(len(anchor.text_content()) for anchor in tree.iter("a"))
    articles = sum(1 for _ in tree.iter("article"))
    remove_furniture(tree)
    title = page_title(facts, headings_of(tree) or headings, link, source)
    description = facts.first("og:description", "description", "twitter:description") or facts.stated("description")
    text = article_text(tree)
    found = paragraphs(text.blocks, title, description, kept)
    caption, credit = main_caption(tree, title)
    article = Article(
        short_title(title),
        found.body,
        published=in_readers_zone(published or (found.times and (found.times.published or found.times.updated)) or None),
        updated=in_readers_zone(updated_of(facts) or (found.times.updated if found.times else None)),
        highlights=found.highlights,
        caption=caption,
        credit=credit,
        source=source,
        link=link,
        author=author or found.author,
        language=guess_language(" ".join((title, *found.body[:3]))) or _language(facts),
        sections=[name for name in sections_of(facts) if title_key(name) != title_key(title)],
    )
    amounts = [running(block) for block in text.blocks]
    is_list = text.teasers >= _TEASERS and text.teasers * 3 > len(amounts)
    titled = not is_list and title in headings and (articles == 1 or len(words(title)) >= _HEADLINE)
    links += is_list * sum(amounts) * _MOST_LINKS
    if not _is_article(facts, link, amounts, titled=titled, asks=asks, links=links):
        if not (_says_article(facts) and title and description):
            return None
        article.body, article.highlights, article.caption = [], [description], ""
    return article.story(kept) if title else None


def _says_article(facts: PageFacts) -> bool:
    """Return whether a page says that it is an article."""
    return bool(facts.article) or "article" in facts.first("og:type").lower() or bool(facts.first("article:published_time"))


def _is_article(facts: PageFacts, link: str, amounts: list[int], *, titled: bool, asks: bool, links: int) -> bool:
    """Return whether the text that was found on a page is an article's, and not that of a front page or of a form.

    `amounts` are the characters of its running text by block, `titled` whether one headline stands above it.
    """
    text = sum(amounts)
    if _says_article(facts):
        return text >= _SHORTEST_STATED
    if bool(link) and not urlsplit(link).path.strip("/"):
        return links <= text and text >= _SHORTEST_BESIDE_FORM
    if text < (_SHORTEST_BESIDE_FORM if asks else _SHORTEST_TITLED if titled else _SHORTEST):
        return False
    return titled or links <= _MOST_LINKS * text or max(amounts, default=0) >= _PARAGRAPH


def _language(facts: PageFacts) -> str:
    """Return what a page says that it is written in, as the short tag of a language."""
    tag = facts.language.replace("_", "-").split("-")[0].lower()
    return tag if 2 <= len(tag) <= 3 and tag.isalpha() else ""
