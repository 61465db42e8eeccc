"""The caption of an article's main photograph, and its credit, where a page keeps the two clean."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from store.formats.news_text.captions import caption_and_credit
from store.formats.news_text.furniture import is_furniture
from store.text.clean import clean_line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SHORTEST, _LONGEST = 20, 600
_LABEL = re.compile(r"^(?:(?:image|photo|media|video)?\s*caption\b|\d{1,2}\s*(?:of|/)\s*\d{1,2})\W*(?=\w)", re.IGNORECASE)
_ASKS = re.compile(r"\bsubscri(?:be|ption)|\bsign up\b", re.IGNORECASE)
_CREDITS = ("credit", "copyright", "source", "attribution", "photographer", "byline", "author")
_FIGURES = 3
"""Pictures that are looked at: the first with a caption is the main one."""


def main_caption(tree: HtmlElement, title: str) -> tuple[str, str]:
    """Return the caption and the credit of the first picture of an article that has a caption; nothing if there is none."""
    figures = [figure for figure in tree.iter("figure") if next(figure.iter("figcaption"), None) is not None][:_FIGURES]
    for figure in figures:
        caption = next(figure.iter("figcaption"))
        credit = next(
            (words for part in caption.iter() if part is not caption and _is_credit(part) and (words := _words(part))), ""
        )
        whole = _words(caption)
        text = _LABEL.sub("", whole.replace(credit, "").strip(" |–—-:()[]") if credit else whole)
        if not credit and (found := caption_and_credit(text)):
            text, credit = found
        if _SHORTEST <= len(text) <= _LONGEST and text != title and not is_furniture(text) and not _ASKS.search(text):
            return text, _without_label(credit)[:120]
    return "", ""


def _is_credit(element: HtmlElement) -> bool:
    names = f"{element.get('class', '')} {element.get('itemprop', '')}".lower()
    return any(name in names for name in _CREDITS)


def _words(element: HtmlElement) -> str:
    return clean_line(element.text_content()[: 2 * _LONGEST])


def _without_label(credit: str) -> str:
    credit = re.sub(r"^credit\W+", "", credit, flags=re.IGNORECASE)
    first, colon, rest = credit.partition(":")
    return rest.strip(" ()") if colon and len(first) < 20 else credit.strip(" ()[]")
