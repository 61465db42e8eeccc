"""Naming: a thread is called by what is in most of its stories and in few others, and keeps its name until another is clearly better."""

from __future__ import annotations

from math import log2

from store.fold import words
from store.names import is_place
from store.names.lists import AGREEMENT_WORDS, COMMON, JOINING, ORGANISATION_WORDS, PEOPLES
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
_FOR_MANY = 0.4
"""How well the name of a place or an institution serves."""
_IN_OFFICE = frozenset("president minister chancellor secretary governor prime".split())
"""Who holds an office stands in many matters, as the office does."""
_SAYING = frozenset("say says said tell tells told warn warns warned".split())
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
    whole = [f" {' '.join(words(matter.printed[number]))} " for number in likely if kind_of(number) is Kind.NAME]
    for number in likely:
        if kind_of(number) is Kind.PAIR and any(f" {' '.join(words(matter.printed[number]))} " in name for name in whole):
            continue  # a piece of a name
        text = _spoken(matter.printed[number])
        within = min(1.0, matter.counts.get(number, 0) / max(1, matter.number))
        if text:
            worth = _WORTH[kind_of(number)] * _telling(text, kind_of(number))
            found[text] = max(found.get(text, 0.0), worth * within * -log2(share(number)))
    return [(worth * _weight(text), text) for text, worth in _beside(_lengthened(found)).items()]


def _weight(text: str) -> float:
    """Return how much better an agreement's name is than others, and how much worse a country's or an office's, which have many matters."""
    parts = words(text)
    if " · " not in text and _stands_for_many(text):
        return _FOR_MANY
    return _LONGER if len(parts) > 1 and parts[-1] in AGREEMENT_WORDS else 1.0


def _telling(text: str, kind: Kind) -> float:
    """Return how well a text serves as a name by its own words."""
    parts = words(text)
    if kind is Kind.PAIR and any(part in COMMON for part in parts):
        return 1.0
    return _LONGER if len(parts) > 1 else 1.0


def _stands_for_many(text: str) -> bool:
    """Return whether a name is a place's or an institution's, which alone says nothing of what the matter is."""
    parts = words(text)
    return is_place(" ".join(parts)) or parts[0] in PEOPLES or parts[0] in _IN_OFFICE or parts[-1] in ORGANISATION_WORDS


def _beside(found: dict[str, float]) -> dict[str, float]:
    """Return names with the best one that stands for many put beside the best that does not, if it tells more: `White House · Tariffs`."""
    many = {text: worth for text, worth in found.items() if " " in text and _stands_for_many(text)}
    many |= {text: worth for text, worth in found.items() if " " not in text and _stands_for_many(text)}
    plain = [text for text in found if text not in many]
    if not many or not plain:
        return found
    what, where = max(plain, key=lambda text: found[text]), max(many, key=lambda text: many[text])
    named = set(words(what))
    if len(named) > 1 or named & set(words(where)) or len(what) + len(where) + 3 > _LONGEST:
        return found
    return {**found, f"{where} · {what}": found[what] + _FOR_MANY * many[where]}


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
    """Return a print as a name is written, without what surrounds it; nothing if it is too long for a name or runs over a stop."""
    parts = text.split()
    if (
        not words(text)
        or len(text) > _LONGEST
        or _SAYING.intersection(words(text))
        or any(part[-1] in ".,;:!?\"'’”" for part in parts[:-1])
    ):
        return ""
    text = " ".join(part[:1].upper() + part[1:] if part.islower() and part not in JOINING else part for part in parts)
    return text.removesuffix("'s").removesuffix("’s")
