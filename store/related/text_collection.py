"""Likeness of plain texts, beside which other texts of their kind are known: the same measure that relates an archive's stories."""

from __future__ import annotations

from collections.abc import Sequence

from store.names import canonical_names, names_in
from store.related.profile import Weigher
from store.related.story_similarity import Likeness
from store.related.term_rarity import TextRarities


def likeness_of_texts(texts: Sequence[str], background: Sequence[str] = ()) -> Likeness:
    """Return how alike texts are, by their places in the list; rarities and neighbours come from them and the background together."""
    known = (*texts, *background)
    names = [[name.key for name in names_in((text,))] for text in known]
    stands = canonical_names(key for keys in names for key in keys)
    names = [list({stands[key]: 0 for key in keys}) for keys in names]
    weigher = Weigher(TextRarities(known, names))
    return Likeness([weigher.profile(text, keys) for text, keys in zip(known, names, strict=True)])
