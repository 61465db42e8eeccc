"""What surrounds an article on its page: menus, comments, lists of other stories, invitations; known by the names of its parts."""

# ruff: noqa: E501 - tables of names read best in long lines
from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TAGS = (
    "noscript",
    "template",
    "svg",
    "canvas",
    "button",
    "select",
    "textarea",
    "input",
    "iframe",
    "object",
    "embed",
    "nav",
    "dialog",
)
"""Elements that never hold a part of an article."""
_WORDS = """
    replies: comments|comment list|commentlist|comment section|comment container|comments container|comment respond|comment entry|comment body|respond|disqus|disqus thread
    others: related|related posts|related articles|related stories|related content|related links|related news|recommended|recommendations|recirc|recirculation|read next
    others: more stories|more news|more from|also like|most read|most popular|mostread|mostpopular|popular posts|trending|outbrain|taboola|similar|further reading
    letters: newsletter|newsletters|signup|sign up|singup link|signup link|subscribe|subscription|cta|promo|promos|promotion|promo box|paywall|donate|donation|support us
    sharing: share|sharing|share bar|share buttons|share tools|sharedaddy|addtoany|social|social share|social links|follow us|article tools|print tools|post tools
    menus: breadcrumb|breadcrumbs|navbar|nav menu|menu|main menu|dropdown menu|submenu|pagination|pager|post navigation|skip link|masthead
    frames: sidebar|widget|widget area|widgettitle|site footer|site header|footer|copyright|legal|disclaimer|commerce disclosure|print footer|scrim|overlay|modal|popup
    frames: popover|tooltip|lightbox|rollover|rollover people block|cookie|cookies|consent|gdpr|notification bar|gallery overlay title
    adverts: ad|ads|advert|advertisement|adsense|ad container|ad slot|ad unit|sponsored|sponsor|partner links|affiliate
    about: author bio|author box|author info|about author|about the author|author card|bio|post author|contributor bio|tags|tag list|tagcloud|post tags|article tags|postinfo
    about: post meta|entry meta|meta info|read time|reading time|estimated read time
    unseen: visually hidden|screen reader text|screen reader only|sr only|hidden|hide|is hidden|no print|noprint|print only
"""
_PARTS = {
    " ".join(part.split()): line.split(":")[0].strip()
    for line in _WORDS.strip().split("\n")
    for part in line.split(":")[1].split("|")
}
"""Names of parts of pages, and what they are."""
_SPLIT = re.compile(r"[\s_:/.-]+|(?<=[a-z])(?=[A-Z])")
_KEPT_TAGS = frozenset(("html", "body", "main", "head", "title", "h1", "p", "figure", "figcaption", "blockquote"))
_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_MOST = 0.4
"""A part that holds more than this share of the page's running text is no furniture, whatever it is called."""
_MOST_REPLIES = 0.9
"""Readers may write more than the article has."""


def remove_furniture(tree: HtmlElement) -> None:
    """Take out of a page what is known not to be its article."""
    for element in list(tree.iter(*_TAGS)):
        _empty(element)
    text = running_text(tree)
    total = max(1, text[tree])
    gone: set[HtmlElement] = set()
    for element in list(tree.iter()):
        parent = element.getparent()
        if parent in gone:
            gone.add(element)
        elif parent is not None and element.tag not in _KEPT_TAGS and (share := _share(element)) >= 0:
            if text[element] <= share * total:
                gone.add(element)
            else:
                element.attrib.pop("class", None)
                element.attrib.pop("id", None)
    for element in gone:
        if (parent := element.getparent()) is not None and parent not in gone:
            _empty(element)


def _empty(element: HtmlElement) -> None:
    """Leave nothing of an element but its place: taking thousands out would copy the text behind them each time."""
    is_inline = element.tag in _TAGS or element.tag in ("a", "span", "b", "i", "em", "strong", "small", "label")
    element.clear(keep_tail=True)
    element.tag = "span" if is_inline else "div"


def running_text(tree: HtmlElement) -> dict[HtmlElement, int]:
    """Return how many characters of text that is no link each element of a tree holds."""
    held: dict[HtmlElement, int] = {}
    for element in reversed(list(tree.iter())):
        own = len(element.text.strip()) if element.text else 0
        inner = sum(held[child] + (len(child.tail.strip()) if child.tail else 0) for child in element)
        held[element] = 0 if element.tag == "a" else own + inner
    return held


def _share(element: HtmlElement) -> float:
    """Return up to which share of a page's running text an element may hold to be taken for furniture; negative if it is none."""
    kinds = {_PARTS[part] for part in _parts(element)}
    if "replies" in kinds:
        return _MOST_REPLIES
    return _MOST if kinds or _is_hidden(element) else -1.0


def _is_hidden(element: HtmlElement) -> bool:
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or bool(_HIDDEN.search(element.get("style", "")))
    )


def _parts(element: HtmlElement) -> Iterator[str]:
    """Yield the names of furniture that an element's names speak of."""
    names = f"{element.get('class', '')[:400]} {element.get('id', '')[:200]}"
    for name in dict.fromkeys(names.split()):
        words = [word.lower() for word in _SPLIT.split(name) if word and not word.isdigit()]
        if (whole := " ".join(words)) in _PARTS:
            yield whole
        pairs = (" ".join(words[at : at + size]) for size in (3, 2) for at in range(len(words) - size + 1))
        yield from (pair for pair in pairs if pair in _PARTS)
