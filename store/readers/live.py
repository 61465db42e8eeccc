"""Live blogs: pages that are written entry by entry through a day, each with its time."""

from __future__ import annotations

import re

_LIVE = re.compile(
    r"""(?:^|[\s(\[:|–—-])(?:live(?:\s*(?::|-|–|—|\||\bblog\b|\bupdates?\b|\bcoverage\b|\breport(?:ing)?\b))|live[ -]?blog|live$
    |as\s+it\s+happened|minute[ -]by[ -]minute|live[ -]?ticker|en\s+direct|en\s+vivo|en\s+directo|ao\s+vivo|in\s+diretta|canlı)""",
    re.IGNORECASE | re.VERBOSE,
)


def is_live_title(title: str) -> bool:
    """Return whether a headline says that its page is written live."""
    return bool(_LIVE.search(title))
