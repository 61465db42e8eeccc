"""The text of a feed's entry: its paragraphs, without what programs put around them."""

from __future__ import annotations

import re

from store.formats.news_text.furniture import is_furniture
from store.formats.rich_text import has_markup, paragraphs_of, plain_paragraphs

_LONGEST_FURNITURE = 200
_MORE = re.compile(
    r"""\s*[(\[]?\s*(?:
      (?:(?:continue|keep)\s+reading|(?:click\s+here\s+to\s+)?read\s+(?:more|on|(?:the\s+)?(?:rest|full|whole|original)))\b[^.!?]{0,120}
    | (?:weiterlesen|mehr\s+lesen|lire\s+la\s+suite|en\s+savoir\s+plus|leer\s+más|seguir\s+leyendo|leia\s+mais
        |continua\s+a\s+leggere|lees\s+(?:verder|meer))\b[^.!?]{0,80}
    | (?:more|full\s+story|permalink|comments?|link)
    )\s*[)\]]?\s*(?:\.{3}|…|[→»›>]+)?\s*$""",
    re.IGNORECASE | re.VERBOSE,
)
"""An invitation to read on, which is a line by itself."""
_MORE_LAST = re.compile(
    r"""\s*(?:[(\[]\s*(?:read\s+more|more|continue\s+reading)\s*(?:\.{3}|…)?\s*[)\]]
    | (?<=[.!?…”"])\s*(?:read\s+more|continue\s+reading)\b[^.!?]{0,80}?)\s*(?:\.{3}|…|[→»›>]+)?\s*$""",
    re.IGNORECASE | re.VERBOSE,
)
"""The same at the end of a paragraph, in brackets or behind a whole sentence."""
_ADDED = re.compile(
    r"""(?:the\s+post\s.+\s(?:appeared\s+first\s+on|first\s+appeared\s+on)\s.+
    | (?:this\s+(?:article|post|story|entry)\s+(?:was\s+)?(?:originally|first)\s+(?:appeared|published|posted)\s+(?:on|at|in)\s.+)
    | (?:filed\s+under|tagged|tags?|categor(?:y|ies))\s*:.+
    | submitted\s+by\s+/u/.+
    | (?:share|tweet|email|like|pin|digg|print)(?:\s+(?:this|it|on|to|with|via|us|facebook|twitter|x|reddit|linkedin|whatsapp|email))*
    )""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
"""What programs that write blogs put beneath every entry."""
_CUT = re.compile(r"\s*(?:\[(?:…|\.{3}|&hellip;)\]|\((?:…|\.{3})\))\s*$")
"""The sign that a summary was cut."""


def entry_paragraphs(text: str, *, plain: bool) -> tuple[str, ...]:
    """Return the paragraphs of an entry's text; `plain` if it is certainly no markup."""
    found = plain_paragraphs(text) if plain and has_markup(text) else paragraphs_of(text)
    return tuple(line for paragraph in found if (line := _without_more(paragraph))) or found


def _without_more(paragraph: str) -> str:
    """Return a paragraph without an invitation to read on or to share; nothing if it is no more than that."""
    if len(paragraph) <= _LONGEST_FURNITURE:
        bare = paragraph.removeprefix("• ")
        if _MORE.match(bare) or _ADDED.fullmatch(bare) or (bare is paragraph and is_furniture(paragraph)):
            return ""
    ending = paragraph[-120:]
    if ending[-1] in ")]":
        ending = _CUT.sub(" …", ending)
    if "ead" in ending or "ore" in ending:
        ending = _MORE_LAST.sub("", ending)
    return (paragraph[:-120] + ending).strip()
