"""Versions: whether two stories under one title are one story told twice, and what is kept of it then.

In doubt they are two: what is shown twice can be taken out, what was taken for another is seen by nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import Any

from store.api.story import Story, is_web_address
from store.api.when import Precision, When
from store.identity.carriers import carried_by_both, is_fuller, is_other_source, text_length
from store.identity.ids import CONTENT_FIELDS
from store.identity.links import is_same_link
from store.text.fold import words
from store.text.reading_limits import READ_LIMIT

_SAME_DAY, _SAME_DAY_UPDATED = 0.5, 0.3
"""Share of the shorter text's word pairs that the longer one has, at least, if both are versions published on one day; and the same
if one of them states when it was updated."""
_CORE, _NEARLY_ALL = 0.2, 0.7
"""What must be shared of the rest too when paragraphs that open or close both are taken off; unless so much is shared of the whole."""
_OTHER_DAY, _OTHER_DAY_UPDATED, _OTHER_DAY_LINKED = 0.9, 0.7, 0.5
"""What must be shared of that rest on different days, as a report that is written every day shares less: usually, if one states when
it was updated, and if both have the same link."""

_SUMMARY, _WHOLE = 0.5, 600
"""A text with less than this share of another's letters sums it up, if both have the same link and the other has so many."""


def version_score(old: Story, new: Story) -> float:
    """Return how surely two stories with the same title are versions of one, up to 2; 0 if each is a story of its own.

    They are if they share most of their text and were published on the same day, or nearly all of it on different ones.
    An undated story may be of any day. The same link is a hint, another link none against, but where there is no text.
    """
    near = may_be_one_day(old, new)
    linked = is_same_link(old, new)
    first, second = old.body or old.highlights, new.body or new.highlights
    if not first or not second:
        one_page = linked or not (is_web_address(old.link) and is_web_address(new.link))
        days_apart = abs((old.published.first_day - new.published.first_day).days)
        return 0.5 + (first == second) if one_page and (near or (linked and days_apart <= 1)) else 0.0
    if first == second:
        return 1.0 + near
    shared = _shared(first, second)
    stated = bool(new.updated or old.updated)
    if near:
        alike = linked or _is_enough(shared, first, second, _SAME_DAY_UPDATED if stated else _SAME_DAY)
        return 0.01 + shared if alike else 0.0
    needed = _OTHER_DAY_LINKED if linked else _OTHER_DAY_UPDATED if stated else _OTHER_DAY
    return 0.01 + shared / 2 if _shared(*_without_ends(first, second)) >= needed else 0.0


def shares_text(first: Sequence[str], second: Sequence[str]) -> bool:
    """Return whether two texts share as much as versions of one day do."""
    return _is_enough(_shared(first, second), first, second, _SAME_DAY)


def _is_enough(shared: float, first: Sequence[str], second: Sequence[str], least: float) -> bool:
    """Return whether two texts share at least so much, and not only paragraphs that open or close both."""
    return shared >= least and (shared >= _NEARLY_ALL or _shared(*_without_ends(first, second)) >= _CORE)


def may_be_one_day(one: Story, other: Story) -> bool:
    """Return whether two stories may have been published on the same day."""
    return one.undated or other.undated or _overlap(one.published, other.published)


def merged(old: Story, new: Story) -> Story:
    """Return what is kept when a story comes again: the newer text under the old id and the first publication date.

    Parts that the newer text simply lacks (caption, credit, link, source, author, place, highlights) stay as they were.
    Which text is newer is what they state of their time; where that does not tell, the one that came later.
    """
    if is_other_source(old, new):
        return _carried(old, new)
    first, second = (new, old) if _is_older(new, old) or _is_summary(new, old) else (old, new)
    stays = {
        name: getattr(first, name)
        for name in (
            "caption",
            "credit",
            "link",
            "source",
            "author",
            "place",
            "highlights",
            "language",
            "themes",
            "body",
            "sections",
        )
        if not getattr(second, name)
    }
    dated = _first_dated(first, second)
    updated = second.updated or first.updated
    if second.updated is None and not second.undated and second.published.minute > dated.published.minute:
        updated = second.published
    return replace(second, **stays, **_ways(old, new), **_date_of(dated), id=old.id, updated=updated, seen=old.seen)


def with_first_date(old: Story, again: Story) -> Story:
    """Return a story with the first date of all, when a text that it had before comes again."""
    return replace(old, **_date_of(_first_dated(old, again)), **_ways(old, again))


def conflicting(one: Story, other: Story) -> bool:
    """Return whether a story says something that another has in other words."""
    pairs = ((getattr(one, name), getattr(other, name)) for name in CONTENT_FIELDS)
    return any(said and said != instead for said, instead in pairs)


def _is_older(new: Story, old: Story) -> bool:
    """Return whether a text is surely older than another, by what they state."""
    one, other = _text_time(new), _text_time(old)
    if one is None or other is None:
        return False
    if one.precision is other.precision is Precision.MINUTE:
        return one.minute < other.minute
    return one.last_day < other.first_day


def _text_time(story: Story) -> When | None:
    return story.updated or (None if story.undated else story.published)


def _ways(old: Story, new: Story) -> dict[str, Any]:
    """Return by which feeds, and where else, a story came in both its forms."""
    return {name: tuple(dict.fromkeys((*getattr(old, name), *getattr(new, name)))) for name in ("feeds", "also")}


def _date_of(story: Story) -> dict[str, Any]:
    return {name: getattr(story, name) for name in ("published", "undated", "derived")}


def _first_dated(one: Story, other: Story) -> Story:
    """Return which of two stories tells when it was first published: the earlier, or the one that says so more precisely."""
    if one.undated != other.undated:
        return other if one.undated else one
    if one.derived != other.derived:
        return other if one.derived else one
    if _overlap(one.published, other.published) and len(one.published.iso) != len(other.published.iso):
        return max(one, other, key=lambda story: len(story.published.iso))
    return one if one.published.minute <= other.published.minute else other


def _overlap(one: When, other: When) -> bool:
    return one.first_day <= other.last_day and other.first_day <= one.last_day


def _without_ends(first: Sequence[str], second: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return two texts without the paragraphs that open both and close both."""
    most = min(len(first), len(second))
    opening = next((at for at in range(most) if first[at] != second[at]), most)
    most -= opening
    closing = next((at for at in range(most) if first[-1 - at] != second[-1 - at]), most)
    return tuple(first[opening : len(first) - closing]), tuple(second[opening : len(second) - closing])


def _carried(old: Story, new: Story) -> Story:
    """Return a story of two sources: the fuller text, the first one of equals, which says where else it was published."""
    lead, other = (new, old) if is_fuller(new, old) else (old, new)
    dates, ways = _date_of(_first_dated(old, new)), {**_ways(old, new), "also": carried_by_both(lead, other)}
    return replace(lead, **dates, **ways, id=old.id, themes=old.themes or new.themes, seen=old.seen)


def _is_summary(new: Story, old: Story) -> bool:
    """Return whether a text only sums up the one that its page has, as feeds do: the whole text stays then."""
    if not is_same_link(old, new) or not old.body:
        return False
    whole = text_length(old)
    return whole >= _WHOLE and text_length(new) < whole * _SUMMARY


def _shared(first: Iterable[str], second: Iterable[str]) -> float:
    """Return which share of the shorter text's word pairs stands in the longer one; all of it if there are none."""
    one, other = _pairs(tuple(first)), _pairs(tuple(second))
    return len(one & other) / min(len(one), len(other)) if one and other else 1.0


@lru_cache(128)
def _pairs(text: tuple[str, ...]) -> frozenset[int]:
    known = words(" ".join(text)[:READ_LIMIT])
    return frozenset(hash(pair) for pair in pairwise(known)) or frozenset(hash(word) for word in known)
