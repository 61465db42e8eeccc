"""Works in quotation marks: films, books and songs are named by all that stands between the marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from store.names.word_lists import ORDINARY_WORDS, PARTICLES

_OPENING = frozenset('"“„«')
CLOSING = frozenset('"”“»')
"""Signs that close a title."""
SMALL_IN_TITLES = ORDINARY_WORDS | PARTICLES
"""Words that a title may have in small letters."""
_LONGEST, _SHORTEST = 8, 2
"""Words and signs that a work's title has, at most and at least."""
LONGEST_TITLE = _LONGEST + 2
"""Words and signs among which one is looked for that closes a title."""
_WITHIN = frozenset("'’&:-.,!?")
"""Signs that a title may have within it."""


def quoted(tokens: Sequence[str]) -> Iterator[tuple[int, int, bool]]:
    """Yield from where to where titles stand in quotation marks, and whether each is a work's; else it is a nickname."""
    at = 0
    while at < len(tokens):
        end = _title_end(tokens, at + 1) if tokens[at] in _OPENING else 0
        if end:
            yield at + 1, end - (tokens[end - 1] == ","), not _is_nickname(tokens, at, end)
            at = end
        at += 1


def _title_end(tokens: Sequence[str], start: int) -> int:
    """Return where the mark stands that closes a title which begins at a place; 0 if what begins there is no title."""
    for at in range(start, min(start + LONGEST_TITLE, len(tokens))):
        token = tokens[at]
        if token in CLOSING:
            many = sum(one[0].isalnum() for one in tokens[start:at])
            last = tokens[at - 2] if tokens[at - 1] == "," else tokens[at - 1]
            return at if _SHORTEST <= many <= _LONGEST and last[0].isupper() and tokens[start][0].isupper() else 0
        if not (token[0].isupper() or token in SMALL_IN_TITLES or token in _WITHIN or token[0].isdigit()):
            return 0
    return 0


def _is_nickname(tokens: Sequence[str], opens: int, closes: int) -> bool:
    """Return whether what is quoted stands within a person's name: `Roberto "Hands of Stone" Vell`."""
    before, after = tokens[opens - 1 : opens], tokens[closes + 1 : closes + 2]
    return bool(before and after) and before[0][0].isupper() and after[0][0].isupper()
