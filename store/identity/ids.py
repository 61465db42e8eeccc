"""What names a story: ids made from its title, and the form in which it came."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from hashlib import blake2b
from itertools import count

from store.api.story import Story, StoryId
from store.text.fold import words

_ID = re.compile(r"[0-9a-f]{16}")
CONTENT_FIELDS = ("title", "highlights", "body", "place", "caption", "credit", "source", "link", "author")
"""What a story says, by the names of its fields; dates apart, by which one story may come again and again."""
_QUOTES = "\"'“”‘’"
"""What a text may begin with and its key does not."""


@lru_cache(4_096)
def title_key(title: str) -> str:
    """Return what two spellings of one title have in common: its folded words."""
    return " ".join(words(title)) or title.strip()


def same_title(one: str, other: str) -> bool:
    """Return whether two texts are spellings of one title; `other` is one that is asked for again and again."""
    if one == other:
        return True
    key, begin = title_key(other), one[:1].lower()
    if (
        begin.isascii() and begin.isalnum() and not key.startswith(begin)
    ):  # plain letters stay as they are: most texts differ at once
        return False
    begin = one.lstrip(_QUOTES)[:4]
    if begin[:1].isalnum() and begin.isascii():
        begin = begin.lower() if len(begin) == 4 and begin.isalnum() else begin[0].lower()
        return key.startswith(begin) and title_key(one) == key
    return title_key(one) == key


def base_id(title: str) -> StoryId:
    """Return the id of a title's first story."""
    return StoryId(_digest(title_key(title), 8))


def is_id(text: str) -> bool:
    """Return whether a text has the form of an id."""
    return _ID.fullmatch(text) is not None


def free_variant(story: Story, taken: Callable[[StoryId], bool]) -> StoryId:
    """Return the first id that is free for another story under a title that is taken, such as a daily report's."""
    named = f"{title_key(story.title)}|{story.published.iso[:10]}"
    return next(name for nth in count() if not taken(name := StoryId(_digest(f"{named}|{nth}", 8))))


def same_content(one: Story, other: Story) -> bool:
    """Return whether two stories say the same in the same words, whatever their dates."""
    return all(getattr(one, name) == getattr(other, name) for name in CONTENT_FIELDS)


def content_digest(story: Story) -> str:
    """Return a digest of what a story says, by which the same text is known when it comes again: 12 hexadecimal digits."""
    return _digest(repr([getattr(story, name) for name in CONTENT_FIELDS]), 6)


def _digest(text: str, size: int) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=size).hexdigest()
