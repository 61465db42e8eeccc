"""Joining: the mentions of one event, told by several stories, become one event with their number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from math import log2

from store.api.story import StoryId
from store.api.times import Event, EventMention
from store.events.mention_weight import PRECISE, telling
from store.events.sentence_similarity import Gist, Rarity, gist_of, likeness

_ALIKE = 0.42
"""From this likeness on two sentences of one time tell one event."""
_FAR = 0.3
"""The same for two that both look back or ahead: of a day far off, stories mostly speak because of one thing."""
_SAME_STORY = 0.25
"""The same for two sentences of one story."""
_ROUGH = 0.5
"""The same for a sentence that tells the time only roughly, and one that tells it to the day."""
_NAMED = 0.45
"""How alike two sentences are at least if they have the same beside the date, such as "the ceasefire of May 10"."""
_BOTH = 2
"""How many words beside a rough date an exact telling must have, to be of the same."""
_COMPARED = 4
"""How many of an event's tellings a further one is compared with."""
_CENTRAL = 0.6
"""How much it counts for the sentence that is shown that others tell the same."""


@dataclass(slots=True)
class _Group:
    """MentionReader of one event."""

    mentions: list[EventMention]
    gists: list[Gist] = field(default_factory=list)


def events_of(mentions: Iterable[EventMention], rarity: Rarity) -> list[Event]:
    """Return the events that mentions tell, in time order; times are joined if they are the same, or one tells the other roughly."""
    times: dict[tuple[date, date], list[EventMention]] = defaultdict(list)
    for mention in _once(mentions):
        first, last = mention.date.first, mention.date.last
        if first and last:
            times[first, last].append(mention)
    groups: dict[tuple[date, date], list[_Group]] = {}
    for (first, last), said in sorted(times.items(), key=lambda one: (one[0][1] - one[0][0], one[0])):
        found = _grouped(said, rarity)
        if first != last:
            found = [group for group in found if not _taken_in(group, first, last, groups)]
        groups[first, last] = found
    events = [_event(group) for found in groups.values() for group in found]
    return sorted(events, key=lambda event: (event.first, event.last, -weight_of(event)))


def weight_of(event: Event) -> float:
    """Return how much an event matters by itself: how well it is told, and by how many stories that are not only its own day's."""
    others = sum(0.4 if mention.own else 1.0 for mention in event.mentions)
    return max(mention.worth for mention in event.mentions[:_COMPARED]) * (1 + log2(1 + others))


def matter_of(event: Event) -> float:
    """Return how much an event matters to the stories that tell it: what a story is about matters though it is its own day's."""
    return max(telling(mention) for mention in event.mentions[:_COMPARED]) * (1 + log2(event.count))


def _once(mentions: Iterable[EventMention]) -> list[EventMention]:
    """Return mentions, the weightiest first; of its own day a story tells once, as well as it can."""
    own: set[tuple[StoryId, date | None, date | None]] = set()
    answer = []
    for mention in sorted(mentions, key=lambda one: -one.worth):
        key = mention.row.id, mention.date.first, mention.date.last
        if not mention.own or key not in own:
            answer.append(mention)
        if mention.own:
            own.add(key)
    return answer


def _grouped(mentions: Sequence[EventMention], rarity: Rarity) -> list[_Group]:
    """Return the mentions of one time in groups that tell the same; each joins the group it is most like."""
    groups: list[_Group] = []
    for mention in mentions:
        gist = gist_of(
            mention.sentence,
            rarity,
            mention.date.text,
            f"{mention.row.title}. {mention.row.place.title()}" if mention.own else "",
        )
        best, most = None, 0.0
        for group in groups:
            like = max(_nearness(mention, gist, *each) for each in zip(group.mentions[:_COMPARED], group.gists, strict=False))
            if like > most:
                best, most = group, like
        if best is None:
            groups.append(_Group([mention], [gist]))
        else:
            best.mentions.append(mention)
            best.gists.append(gist)
    return groups


def _nearness(mention: EventMention, gist: Gist, other: EventMention, theirs: Gist) -> float:
    """Return the likeness of two mentions of one time; 0 if they tell different things."""
    if mention.sentence == other.sentence:
        return 1.0
    like = likeness(gist, theirs)
    if not (mention.own and other.own) and (_named_by(gist, mention, theirs, other) or _named_by(theirs, other, gist, mention)):
        like = max(like, _NAMED)
    if mention.row.id == other.row.id:
        enough = _SAME_STORY
    elif not (mention.own or other.own) and gist.names & theirs.names:
        enough = _FAR
    else:
        enough = _ALIKE
    return like if like >= enough else 0.0


def _named_by(gist: Gist, mention: EventMention, theirs: Gist, other: EventMention) -> bool:
    """Return whether a sentence that looks at a day from afar says at its date what the other is about."""
    return not mention.own and bool(gist.near & (theirs.weights.keys() if other.own else theirs.near))


def _taken_in(group: _Group, first: date, last: date, groups: dict[tuple[date, date], list[_Group]]) -> bool:
    """Let a group that tells its time roughly join one that tells the same to the day, within that time; say whether it did."""
    if group.mentions[0].own and len(group.mentions) == 1:
        return False
    best, most = None, _ROUGH
    for (begin, end), found in groups.items():
        if first <= begin and end <= last:
            for other in found:
                like = max(_roughly(one, two) for one in group.gists[:_COMPARED] for two in other.gists[:2])
                if like >= most:
                    best, most = other, like
    if best is None:
        return False
    best.mentions += group.mentions
    best.gists += group.gists
    return True


def _roughly(rough: Gist, exact: Gist) -> float:
    """Return how alike two sentences are of which the first tells the time only roughly, as in "the river treaty of 1960"."""
    like = likeness(rough, exact)
    return max(like, _ROUGH) if len(rough.near & exact.weights.keys()) >= _BOTH else like


def _event(group: _Group) -> Event:
    """Return the event a group tells: each story once, the best telling first, and most like the others."""
    central = [0.0] * len(group.mentions)
    for one, other in combinations(range(min(len(group.gists), 2 * _COMPARED)), 2):
        like = likeness(group.gists[one], group.gists[other])
        central[one] += like
        central[other] += like
    most = max(central) or 1.0
    order = sorted(range(len(central)), key=lambda at: -telling(group.mentions[at]) * (1 + _CENTRAL * central[at] / most))
    told: dict[StoryId, EventMention] = {}
    for at in order:
        told.setdefault(group.mentions[at].row.id, group.mentions[at])
    mentions = tuple(told.values())
    precise = max(mentions, key=lambda one: PRECISE.get(one.date.precision, 0.0) - _length(one) / 10_000).date
    newest = max(mention.row.published.first_day for mention in mentions)
    first = precise.first or newest
    return Event(first, precise.last or first, mentions[0].sentence, mentions, first > newest, precise.precision)


def _length(mention: EventMention) -> int:
    first, last = mention.date.first, mention.date.last
    return (last - first).days if first and last else 0
