"""The text of a letter in HTML: all that is written in it, its tables taken as layout, without what speaks of the letter itself."""

# ruff: noqa: E501 - tables of words and patterns read best in long lines
from __future__ import annotations

import re
from collections.abc import Iterator

from store.formats.news_text.furniture import is_furniture
from store.formats.web_page.furniture import remove_furniture
from store.formats.web_page.html_document import Page
from store.formats.web_page.text_blocks import TextBlock, text_blocks
from store.text.links import web_link

_OF_LETTER = re.compile(
    r"""\b(?:unsubscribe|opt[ -]out|manage\s+(?:your\s+)?(?:preferences|subscriptions?|e-?mails?)|update\s+(?:your\s+)?(?:preferences|profile)|e-?mail\s+preferences
    |view\s+(?:this\s+|it\s+)?(?:e-?mail\s+|message\s+|letter\s+|newsletter\s+|post\s+)?(?:in|on|online)\b|(?:open|read|see)\s+(?:this\s+|it\s+)?(?:e-?mail\s+|post\s+)?(?:online|in\s+(?:your\s+)?(?:browser|app))|web\s+version
    |(?:why\s+(?:did|am)\s+i|you(?:['’]re|\s+are)\s+receiving|you\s+(?:have\s+)?received\s+this|you\s+(?:get|got)\s+this|because\s+you\s+(?:signed|subscribed))
    |this\s+(?:e-?mail|message|newsletter)\s+was\s+sent|sent\s+to\s+\S+@|add\s+(?:us|\S+@\S+)\s+to\s+your|forward(?:ed)?\s+(?:this|to\s+a\s+friend)|privacy\s+policy|terms\s+of\s+(?:use|service)
    |abmelden|abbestellen|se\s+désabonner|désinscri\w+|darse\s+de\s+baja|cancelar\s+(?:la\s+)?suscripción|descadastrar|cancelar\s+inscrição|disiscriv\w+|отписаться|abonelikten)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_LONGEST_OF_LETTER = 400
_BROWSER = re.compile(r"browser|online|web\s+version|on\s+the\s+web|website|im\s+browser|en\s+ligne|navegador", re.IGNORECASE)
_LONGEST_LABEL = 25
"""Characters of a line that is only a link and no headline: `Share`, `Read more`."""
_SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)
_INVISIBLE = re.compile("[\u00ad\u034f\u200b-\u200f\u2007\u2060\ufeff]")


def letter_paragraphs(page: Page) -> list[str]:
    """Return the paragraphs of a letter in HTML. The page's tree is used up."""
    remove_furniture(page.tree)
    return list(_written(text_blocks(page.tree, layout=True)))


def address_in_letter(page: Page) -> str:
    """Return the address on the web under which a letter says it can be read too; nothing if it says none."""
    for anchor in page.tree.iter("a"):
        label = " ".join(anchor.text_content()[:100].split())
        if (
            label
            and len(label) < 80
            and _OF_LETTER.search(label)
            and _BROWSER.search(label)
            and (link := web_link(anchor.get("href", "")))
        ):
            return link
    return ""


def plain_letter(text: str) -> str:
    """Return a letter's plain text without its signature and the lines that speak of the letter."""
    body = _SIGNATURE.split(text, maxsplit=1)[0] if len(text) < 1_000_000 else text
    return "\n".join(line for line in body.split("\n") if not speaks_of_letter(line))


def speaks_of_letter(line: str) -> bool:
    """Return whether a line speaks of the letter it stands in: how to end it, why it came, where else it can be read."""
    return len(line) <= _LONGEST_OF_LETTER and _OF_LETTER.search(line) is not None


def _written(blocks: list[TextBlock]) -> Iterator[str]:
    before = ""
    for block in blocks:
        text = " ".join(_INVISIBLE.sub("", block.text).split())
        is_label = block.link_share > 0.9 and len(text) < _LONGEST_LABEL
        if not any(map(str.isalnum, text)) or is_label or is_furniture(text) or speaks_of_letter(text) or text == before:
            continue
        before = text
        yield f"• {text}" if block.tag == "li" else text
