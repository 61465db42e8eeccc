"""Stories as one web page that needs nothing but itself: a timeline, a list, a search and the stories' texts, from a file.

What people see is `page.html`, `page.css`, `print.css` and `script/`; the modules here put stories into it. The page runs
under a policy that lets nothing in: its own script and style are known by their hashes, and nothing is fetched.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, BinaryIO

from store.api.errors import ExportError
from store.exports.html_page.assembly import write_page
from store.exports.html_page.page_parts import PageParts

if TYPE_CHECKING:
    from store.api.views import MarkedStory
    from store.exports.about import About

MOST_STORIES = 100_000
"""How many stories a page holds: beyond that a browser takes seconds and gigabytes to open it."""


def write(stories: Iterable[MarkedStory], about: About, out: BinaryIO) -> None:
    """Write stories as one page, in one pass; they come oldest first. Raises ExportError if there are too many for a page."""
    _refuse_beyond(about.count)
    with PageParts(about.themes, notes=about.notes) as parts:
        for marked in stories:
            _refuse_beyond(parts.count + 1)
            parts.add(marked)
        write_page(about, parts, out)


def _refuse_beyond(count: int) -> None:
    if count > MOST_STORIES:
        raise ExportError(
            f"a web page holds {MOST_STORIES:,} stories at most, and here are more: narrow them by a search, a theme or a span"
        )
