"""Bylines: the names of people and newsrooms above a text, and the roles beneath names."""

from __future__ import annotations

import re

from store.fold import words

_NEWS = frozenset(
    "news press times post agency agencies reuters afp ap bbc desk report dawn guardian journal tribune media wire".split()
)
"""Words that newsrooms have in their names."""
_TRADES = frozenset(
    """correspondent correspondents reporter reporters editor journalist columnist analyst producer writer contributor
    korrespondent korrespondentin redakteur redakteurin reporterin journaliste corresponsal correspondente correspondant
    redactor redactora redattore redattrice wartawan muhabiri editoru""".split()
)
"""What people are beneath their names."""
_SMALL = frozenset(
    "and de al bin van von of in the for der den del el da do dos di la le ten ter ibn y e und et & with".split()
)
_NAME_WORD = re.compile(r"(?:[^\W\d_]\.)+|[^\W\d_][^\W\d_.]*(?:['’ʼ\-][^\W\d_]+)*\.?")
_DESK = re.compile(r"\b(?:desk|newsroom|staff|bureau)$", re.IGNORECASE)


def is_person(name: str) -> bool:
    """Return whether what stands after "By" can be names: capitalised words, no sentence."""
    parts = name.replace(",", " ").replace("|", " ").replace("/", " ").replace(";", " ").split()
    return (
        bool(parts)
        and len(parts) <= 18
        and not name.endswith(("!", "?", ":"))
        and not (name.endswith(".") and len(parts[-1]) > 3)
        and all(not word[0].islower() or word in _SMALL for word in parts)
        and (len(parts) <= 10 or "," in name or " and " in name)
    )


def is_name(text: str) -> bool:
    """Return whether a short line is nothing but a person's name, or several."""
    if len(text) > 80 or not text or text[0].islower() or any(char.isdigit() for char in text):
        return False
    for name in re.split(r",\s*|\s+(?:and|&|und|et|y|e)\s+", text):
        parts = name.split()
        if not 2 <= len(parts) <= 5 or parts[-1] in _SMALL:
            return False
        if not all(word in _SMALL or (word[0].isupper() and _NAME_WORD.fullmatch(word)) for word in parts):
            return False
    return True


def is_role(text: str) -> bool:
    """Return whether a short line is what someone does at a paper, such as `South Asia correspondent`."""
    if len(text) > 70 or text.endswith((".", "!", "?", ":")):
        return False
    key = words(text)
    return 0 < len(key) <= 9 and (bool(_TRADES & set(key)) or bool(_DESK.search(text)))


def is_newsroom(name: str) -> bool:
    """Return whether a name sounds like a newsroom's rather than a person's."""
    return bool(_NEWS & set(words(name))) or bool(_DESK.search(name))
