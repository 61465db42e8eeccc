"""What a feed is called: which one a person means by a name, and a name for one that is new."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from itertools import count

from store.api.errors import FeedError, UnknownFeedError
from store.api.feeds import Feed
from store.record.feed_addresses import address_key, checked_address
from store.record.feed_rows import LONGEST_NAME
from store.text.clean import clean_line
from store.text.fold import fold

_LISTED = 5
"""Names that a refusal offers at most."""


def found_by(feeds: Sequence[Feed], name: str) -> Feed:
    """Return the one feed that a name means: whole, or else a part of it that no other has; or an address or an id.

    Raises UnknownFeedError, which says what there is.
    """
    clean = clean_line(name)
    wanted = fold(clean)
    exact = [feed for feed in feeds if wanted == fold(feed.name) or clean == feed.id or _is_at(feed, clean)]
    found = exact or [feed for feed in feeds if wanted and wanted in fold(feed.name)]
    if len(found) == 1:
        return found[0]
    shown = f"“{clean[:LONGEST_NAME]}”"
    if found:
        raise UnknownFeedError(f"{shown} may be {_listed(found, 'or')}; give more of the name")
    if not feeds:
        raise UnknownFeedError(f"there is no feed {shown}, and none at all yet; dateline feeds add ADDRESS follows one")
    raise UnknownFeedError(f"there is no feed {shown}; there is {_listed(feeds, 'and')}")


def is_named_for_address(feed: Feed) -> bool:
    """Return whether a feed has the name it got because nobody knew another: its host, perhaps with a number."""
    return re.fullmatch(rf"{re.escape(free_name('', feed.address, ()))}(?: \d+)?", feed.name) is not None


def free_name(wished: str, address: str, taken: Container[str]) -> str:
    """Return a name whose folded form is not taken: as wished, else the address's host, with a number where need be."""
    name = clean_line(wished)[:LONGEST_NAME].strip() or address_key(address).split("/")[0].removeprefix("www.")[:LONGEST_NAME]
    if fold(name) not in taken:
        return name
    stem = name[: LONGEST_NAME - 6].strip()
    return next(free for number in count(2) if fold(free := f"{stem} {number}") not in taken)


def _listed(feeds: Sequence[Feed], last: str) -> str:
    names = [f"“{feed.name}”" for feed in feeds[:_LISTED]]
    if len(feeds) > _LISTED:
        return f"{', '.join(names)} {last} {len(feeds) - _LISTED:,} more"
    return f" {last} ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)


def _is_at(feed: Feed, address: str) -> bool:
    try:
        return address_key(checked_address(address)) == address_key(feed.address)
    except FeedError:
        return False
