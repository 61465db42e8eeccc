"""Naming: a thread is called by what is in most of its stories and in few others, and keeps its name until another is clearly better."""

from __future__ import annotations

from math import log2

from store.fold import words
from store.threads.features import Kind, kind_of
from store.threads.matter import Matter
from store.threads.rarity import Share

_WORTH = {Kind.NAME: 1.0, Kind.PAIR: 0.9, Kind.WORD: 0.6, Kind.COMMON: 0.3}
"""How well each kind of feature serves as a name."""
_LONGER = 1.5
"""A name of several words tells more than one of a single word."""
_CLEARLY = 1.4
"""A thread is renamed when another name is so much better."""
_GROWN = 1.25
"""A thread's name is considered again when it has grown by a quarter."""
_NAMES = 24
_JOINED = 8
_LONGEST = 60


def renamed(matter: Matter, share: Share) -> str:
    """Return what a matter is to be called: what it is called now, unless another name has become clearly better."""
    if matter.given or (matter.name and matter.number < _GROWN * matter.named):
        return matter.name
    matter.named = matter.number
    candidates = _candidates(matter, share)
    if not candidates:
        return matter.name
    best, name = max(candidates)
    now = max((worth for worth, text in candidates if text in matter.name), default=0.0)
    return name if not matter.name or best > _CLEARLY * now else matter.name


def _candidates(matter: Matter, share: Share) -> list[tuple[float, str]]:
    """Return what a matter may be called, with how well it tells it apart."""
    likely = sorted(matter.printed, key=lambda number: (-matter.counts.get(number, 0), number))[:_NAMES]
    found: dict[str, float] = {}
    for number in likely:
        text = _spoken(matter.printed[number])
        within = min(1.0, matter.counts.get(number, 0) / max(1, matter.number))
        worth = _WORTH[kind_of(number)] * (_LONGER if " " in text else 1.0)
        if text:
            found[text] = max(found.get(text, 0.0), worth * within * -log2(share(number)))
    return [(worth, text) for text, worth in _lengthened(found).items()]


def _lengthened(found: dict[str, float]) -> dict[str, float]:
    """Return names with those put together that overlap and tell about as much: `Alder River` and `River Compact`."""
    longer = {}
    several = [(text.split(), worth) for text, worth in sorted(found.items(), key=lambda one: -one[1]) if " " in text][:_JOINED]
    for begin, worth in several:
        for end, weight in several:
            joins = begin[-1].lower() == end[0].lower() and begin != end
            if joins and min(worth, weight) > 0.6 * max(worth, weight):
                longer[" ".join((*begin, *end[1:]))] = 1.05 * max(worth, weight)
    return {**found, **longer}


def _spoken(text: str) -> str:
    """Return a print as a name begins, without what surrounds it; nothing if it is too long for a name."""
    text = " ".join(text.split()).removesuffix("'s").removesuffix("’s")
    spoken = text[:1].upper() + text[1:] if text.islower() else text
    return spoken if words(text) and len(text) <= _LONGEST else ""
