"""Links as they are written anywhere, and as they are kept: an address of the web where they are one, else the words that stood there."""

from __future__ import annotations

import re

from store.text.clean import clean_line

LONGEST_LINK = 16_000
"""Characters of the longest link that is kept; what is longer holds a file, and leads nowhere."""
_WEB = re.compile(r"https?://(?=[^/])", re.IGNORECASE)
_WITHOUT_SCHEME = re.compile(
    r"//(?=[\w-]+\.)|(?=www\.[\w-]+\.\w)|(?=[\w-]+(?:\.[\w-]+){0,8}\.[a-z]{2,24}(?::\d{1,5})?/)", re.IGNORECASE
)
"""How an address begins whose scheme was left out; without `//` or `www.` only where a path follows its host."""


def web_link(text: str) -> str:
    """Return a text as an address of the web, its scheme in small letters and its spaces as signs; nothing if it is none."""
    line = clean_line(text).replace(" ", "%20")
    if _WEB.match(line):
        scheme, colon, rest = line.partition(":")
        line = f"{scheme.lower()}{colon}{rest}"
    elif _WITHOUT_SCHEME.match(line):
        line = f"https://{line.removeprefix('//')}"
    else:
        return ""
    return line if len(line) <= LONGEST_LINK and _can_be_taken_apart(line) else ""


def kept_link(text: str) -> str:
    """Return what is kept of a link: an address of the web, else its words as they are, which nothing will ever open."""
    line = clean_line(text)
    return web_link(line) or (line if len(line) <= LONGEST_LINK else "")


def _can_be_taken_apart(address: str) -> bool:
    """Return whether an address has a host that can be one: no lone bracket in it, and no letter that stands for a slash."""
    if address.isascii() and "[" not in address and "]" not in address:
        return True
    from urllib.parse import urlsplit

    try:
        urlsplit(address)
    except ValueError:
        return False
    return True
