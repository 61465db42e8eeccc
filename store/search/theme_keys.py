"""Which themes a person means by a text: by key, by name, or by what either begins with."""

from __future__ import annotations

from collections.abc import Mapping

from store.text.fold import words


def theme_keys(typed: str, themes: Mapping[str, str]) -> tuple[str, ...]:
    """Return the keys of the themes that a text is, or is a beginning of; by key, by name, or by a word of the name."""
    low = " ".join(words(typed))
    if not low:
        return ()
    spoken = {key: " ".join(words(name)) for key, name in themes.items()}
    whole = tuple(key for key, name in spoken.items() if low in (name, " ".join(words(key))))
    begun = tuple(key for key, name in spoken.items() if name.startswith(low) or " ".join(words(key)).startswith(low))
    inside = tuple(key for key, name in spoken.items() if any(part.startswith(low) for part in name.split()))
    return whole or begun or inside
