"""What of a story's address may name the section it stands in: its directories, and what stands before its site's name."""

from __future__ import annotations

import re
from urllib.parse import unquote

_LONGEST = 600
_MOST_PARTS = 5
_NUMBERED = re.compile(r"([^\W\d][\w%-]{2,60}?)-\d{6,}(?:\.\w{1,5})?")
"""The last part of an address that has a section and a number, as `science-environment-12345678`."""


def directories_of(link: str) -> tuple[str, tuple[str, ...]]:
    """Return an address's host and its first directories; the last part is the story's own, unless it is a section with a number."""
    host, *parts = link[:_LONGEST].partition("://")[2].split("?", 1)[0].split("#", 1)[0].split("/")
    last = parts.pop() if parts else ""
    found = [unquote(part) if "%" in part else part for part in parts[:_MOST_PARTS]]
    if last and len(found) < _MOST_PARTS and (numbered := _NUMBERED.fullmatch(last)):
        found.append(numbered[1])
    return host.lower(), tuple(found)


def subdomains_of(host: str) -> list[str]:
    """Return what stands before a site's own name in that of a host: `sport` of sport.example.org."""
    return host.split(":")[0].split(".")[:-2][:3]
