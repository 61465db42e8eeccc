"""Choosing: the dates that matter most to a matter, of all that its stories speak of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from store.api.times import Event, EventMention, KeyDate
from store.events.event_clusters import matter_of
from store.events.sentence_similarity import Gist, Rarity, gist_of, likeness

_NEAR = 3
"""Within so many days, the same told again is the same event with its day told wrongly, or its aftermath."""
_AGAIN, _USED = 0.55, 0.6
_LEAST_CLOSE = 0.5
"""What an event weighs that names nothing of the matter."""
_WORTH_READING = 0.12
"""What weighs less than this share of the heaviest is left out."""
_LOOKED_AT = 8
"""How many times as many events as wanted are compared with one another."""


def key_dates(events: Sequence[Event], limit: int, rarity: Rarity) -> list[KeyDate]:
    """Return the events that matter most, in time order.

    They weigh by the stories that speak of them, how surely and precisely, and how much of what the matter is about they name.
    """
    close = _closeness(events, rarity)
    weighty = sorted(((matter_of(event) * near, event) for event, near in zip(events, close, strict=True)), key=_heaviest)
    chosen: list[tuple[float, Event, Gist]] = []
    used: set[str] = set()
    for weight, event in weighty[: limit * _LOOKED_AT]:
        told = _told_anew(event, used)
        gist = gist_of(told.sentence, rarity)
        if any(_same(told, gist, other, theirs) for _, other, theirs in chosen):
            continue
        chosen.append((weight * (_USED if told.sentence in used else 1.0), told, gist))
        used.add(told.sentence)
    heaviest = max((weight for weight, _, _ in chosen), default=1.0) or 1.0
    best = sorted(((weight / heaviest, event) for weight, event, _ in chosen), key=_heaviest)[:limit]
    dates = [KeyDate(event, round(weight, 3)) for weight, event in best if weight >= _WORTH_READING]
    return sorted(dates, key=lambda one: (one.event.first, one.event.last))


def _heaviest(weighed: tuple[float, Event]) -> tuple[float, int, str]:
    return -weighed[0], weighed[1].first.toordinal(), weighed[1].sentence


def _closeness(events: Sequence[Event], rarity: Rarity) -> list[float]:
    """Return for each event how much it names of what most events of the matter name, `_LEAST_CLOSE` to 1."""
    gists = [gist_of(event.sentence, rarity) for event in events]
    often = Counter(name for event, gist in zip(events, gists, strict=True) for name in gist.names for _ in _stories(event))
    most = max(often.values(), default=1)
    raw = [max((often[name] for name in gist.names), default=0) / most for gist in gists]
    return [_LEAST_CLOSE + (1 - _LEAST_CLOSE) * near for near in raw] if len(events) > 2 else [1.0] * len(events)


def _stories(event: Event) -> Iterable[EventMention]:
    return event.mentions[:4]


def _told_anew(event: Event, used: set[str]) -> Event:
    """Return an event told by a sentence that tells no other event, if any of its stories has one."""
    if event.sentence not in used:
        return event
    other = next((mention for mention in event.mentions if mention.sentence not in used), None)
    if other is None:
        return event
    rest = tuple(mention for mention in event.mentions if mention is not other)
    return replace(event, sentence=other.sentence, mentions=(other, *rest))


def _same(event: Event, gist: Gist, other: Event, theirs: Gist) -> bool:
    """Return whether a lighter event says again what a heavier one said, on days close by."""
    apart = max(event.first.toordinal() - other.last.toordinal(), other.first.toordinal() - event.last.toordinal())
    return apart <= _NEAR and event.sentence != other.sentence and likeness(gist, theirs) >= _AGAIN
