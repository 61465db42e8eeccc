"""Elision: words that some languages write together with an apostrophe, and that are looked for apart."""

from __future__ import annotations

_ELIDING = frozenset(("ca", "fr", "it", "oc"))
"""Languages whose articles and prepositions lose their vowel before another: `l'élection`, `dell'acqua`."""


def opened(text: str, language: str) -> str:
    """Return a text with blanks for the apostrophes that join two words in its language: `l'élection` has `élection` in it.

    As many characters as before, so that places in it are places in the text.
    """
    if language[:2] not in _ELIDING:
        return text
    return text.replace("’", " ").replace("'", " ")
