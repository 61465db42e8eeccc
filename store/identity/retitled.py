"""Retitled: a page whose headline was changed is still the same story."""

from __future__ import annotations

from rapidfuzz import fuzz

from store.api.story import Story
from store.identity.versions import shares_text
from store.text.fold import words

_DAYS = 3
"""Days within which a page gets another title."""
_TITLES_ALIKE = 50.0
"""Agreement of two titles' words, 0 to 100, where there is too little text to go by."""


def is_retitled(old: Story, new: Story) -> bool:
    """Return whether two stories of one page under different titles are one: published within days, and alike in text or title.

    A page that has another report every day under one address is none of them.
    """
    if abs((old.published.first_day - new.published.first_day).days) > _DAYS and not (old.undated or new.undated):
        return False
    first, second = old.body or old.highlights, new.body or new.highlights
    if first and second:
        return shares_text(first, second)
    return fuzz.token_set_ratio(" ".join(words(old.title)), " ".join(words(new.title))) >= _TITLES_ALIKE
