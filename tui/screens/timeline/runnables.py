"""Everything that can be run by its name: keys, settings, themes; found by words of it, the wanted ones first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple


class Runnable(NamedTuple):
    """Something that can be done or gone to."""

    name: str
    """What is typed for it in the command line."""
    words: str
    """What it is or does, in plain words."""
    kind: str
    """What sort of thing it is, in a word."""
    run: Callable[[], object]
    """Does it."""
    key: str = ""
    """The key that does it, as it is printed."""
    about: str = ""
    """More about it, whose words find it too."""


def matching(typed: str, offered: Sequence[Runnable], most: int) -> list[Runnable]:
    """Return what has all typed words, those in which they begin a word or the whole first; if nothing has, what nearly does."""
    wanted = typed.lower().split()
    if not wanted:
        return list(offered[:most])
    scored = [(score, -at, one) for at, one in enumerate(offered) if (score := _score(wanted, one))]
    scored = scored or [(score, -at, one) for at, one in enumerate(offered) if (score := _near(typed, one))]
    return [one for _, _, one in sorted(scored, key=lambda each: each[:2], reverse=True)[:most]]


def _score(wanted: Sequence[str], one: Runnable) -> float:
    """Return how well something has all words, from 1 on; 0 if it lacks one."""
    text = f" {one.words.lower()} {one.name.lower().replace('.', ' ')} {one.about.lower()}"
    if not all(word in text for word in wanted):
        return 0.0
    begun = sum(f" {word}" in text for word in wanted) / len(wanted)
    return 1 + begun + 2 * one.words.lower().startswith(wanted[0]) + (one.words.lower() == " ".join(wanted))


def _near(typed: str, one: Runnable) -> float:
    """Return how well what is typed stands scattered in something's words, less than 1."""
    from textual.fuzzy import Matcher

    score = Matcher(typed).match(one.words)
    return score / (score + 10)
