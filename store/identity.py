"""When two texts are the same story, and what an update of a story keeps."""

from __future__ import annotations

from dataclasses import replace
from hashlib import blake2b
from itertools import pairwise

from store.bounds import beginning_of
from store.fold import words
from store.model import Story, StoryId
from store.when import Precision, When

_SHARED = 0.3
"""How much of the shorter text's word pairs the longer one must have to be the same story."""


def title_key(title: str) -> str:
    """Return what two spellings of one title have in common: its folded words."""
    return " ".join(words(title)) or title.strip()


def base_id(title: str) -> StoryId:
    """Return the id of a title's first story."""
    return _digest(title_key(title))


def variant_id(title: str, published: When, nth: int = 0) -> StoryId:
    """Return the id of another story under a title that is taken, such as a daily report's."""
    return _digest(f"{title_key(title)}|{published.iso[:10]}|{nth}")


def _digest(text: str) -> StoryId:
    return StoryId(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest())


def same_story(old: Story, new: Story) -> bool:
    """Return whether two stories with the same title are one: the same link, no text to tell them apart, or shared text."""
    if old.link and old.link == new.link:
        return True
    if not old.body or not new.body:
        return abs(old.published.first_day.toordinal() - new.published.first_day.toordinal()) <= 1 or new.undated
    return _shared(old, new) >= _SHARED


def _shared(old: Story, new: Story) -> float:
    """Return which share of the shorter text's word pairs stands in the longer one."""
    first, second = _pairs(old), _pairs(new)
    return len(first & second) / max(1, min(len(first), len(second)))


def _pairs(story: Story) -> set[tuple[str, str]]:
    text = words(" ".join(beginning_of(story).body))
    return set(pairwise(text)) or {(word, "") for word in text}


def merged(old: Story, new: Story) -> Story:
    """Return what is kept when a story comes again: the newer text under the old id and first publication date.

    Parts that the newer text simply lacks (caption, credit, link, source, author, place, highlights) stay as they were.
    An older text, or the same one, changes nothing.
    """
    if old.updated and new.updated and new.updated.minute < old.updated.minute:
        return old
    stays = {
        name: getattr(old, name)
        for name in ("caption", "credit", "link", "source", "author", "place", "highlights", "language", "themes")
        if not getattr(new, name)
    }
    dated = new if old.undated else old if new.undated else _earlier(old, new)
    updated = new.updated or old.updated
    if new.updated is None and not new.undated and new.published.minute > old.published.minute:
        updated = new.published
    return replace(
        new,
        **stays,
        id=old.id,
        published=dated.published,
        undated=dated.undated,
        updated=updated,
        body=new.body or old.body,
    )


def _earlier(old: Story, new: Story) -> Story:
    """Return whichever was published first; on the same day, whichever says so more precisely."""
    if old.published.first_day == new.published.first_day:
        return new if new.published.precision is Precision.MINUTE and len(old.published.iso) == 10 else old
    return old if old.published.minute <= new.published.minute else new
