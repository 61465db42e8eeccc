"""Kinds of names: people, organisations, agreements and places, told apart by how a story speaks of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from store.api.story import Story
from store.names.gazetteer import is_place
from store.names.name_finder import Name, Occurrence, find_names, occurrences, printed_place
from store.names.variants import full_names, may_be_person
from store.names.word_lists import AGREEMENT_WORDS, CONNECTORS, ORGANISATION_WORDS, TITLES
from store.text.fold import words
from store.text.reading_limits import beginning_of


class NameKind(StrEnum):
    """What a name names."""

    PERSON = "person"
    ORGANISATION = "organisation"
    AGREEMENT = "agreement"
    """A treaty, a law, a plan."""
    PLACE = "place"
    OTHER = "other"
    """Anything else, or nothing in the story tells."""


@dataclass(frozen=True, slots=True)
class ClassifiedName:
    """A name a story gives, and what it names."""

    name: Name
    kind: NameKind


_SAYING = frozenset(
    "said says told tells added adds warned warns wrote called urged insisted argued resigned visited who".split()
)
_INSIDE = frozenset("in at near from around across outside inside".split())
_NEARLY_SURE, _HINT = 3, 1


def classified_names(story: Story) -> list[ClassifiedName]:
    """Return a story's names in order of appearance, each with its kind."""
    names = find_names(story)
    seen = _evidence(story)
    dateline = " ".join(words(printed_place(story.place)))
    return [ClassifiedName(name, _kind(name, seen.get(name.key, ()), dateline)) for name in names]


def names_by_kind(story: Story) -> Mapping[NameKind, Sequence[Name]]:
    """Return a story's people, organisations, agreements, places and other names, each in order of appearance."""
    found: dict[NameKind, list[Name]] = {kind: [] for kind in NameKind}
    for known in classified_names(story):
        found[known.kind].append(known.name)
    return found


def _evidence(story: Story) -> dict[str, list[Occurrence]]:
    """Return where each name stands; a family name alone speaks for its full name."""
    seen: dict[str, list[Occurrence]] = defaultdict(list)
    story = beginning_of(story)
    for sighting in occurrences((story.title, *story.highlights, story.caption, *story.body)):
        seen[sighting.name.key].append(sighting)
    for alone, full in full_names(list(seen)).items():
        seen[full] += seen.pop(alone) if full in seen else []
    return seen


def _kind(name: Name, seen: Sequence[Occurrence], dateline: str) -> NameKind:
    """Return the kind most of the evidence speaks for: the name's own words first, then the words around it."""
    parts = name.key.split()
    own = _by_own_words(name, parts)
    if own is not None:
        return own
    votes = {NameKind.PERSON: 0.0, NameKind.ORGANISATION: 0.0, NameKind.PLACE: float(_NEARLY_SURE * (name.key == dateline))}
    for sighting in seen[:20]:
        kind, weight = _by_surroundings(sighting, parts)
        if kind is not NameKind.OTHER:
            votes[kind] += weight
    if may_be_person(parts) and not any(part.isupper() and len(part) > 2 for part in name.text.split()):
        articled = any(sighting.before[-1:] == ("the",) for sighting in seen)
        votes[NameKind.PERSON] += 0 if articled else _HINT
    best = max(votes, key=lambda kind: votes[kind])
    return best if votes[best] > 0 else NameKind.OTHER


def _by_own_words(name: Name, parts: Sequence[str]) -> NameKind | None:
    """Return the kind a name tells by its own words: a known place, a ministry, a treaty, letters such as `OECD`."""
    if is_place(name.key):
        return NameKind.PLACE
    head = parts[: parts.index("of")] if "of" in parts[1:] else parts
    if len(parts) > 1 and head[-1] in AGREEMENT_WORDS:
        return NameKind.AGREEMENT
    if head[-1] in ORGANISATION_WORDS or head[0] in ORGANISATION_WORDS:
        return NameKind.ORGANISATION
    letters = name.text.replace("-", "").replace(".", "")
    if len(parts) == 1 and letters.isupper() and letters.isalpha() and 2 < len(letters) <= 8:
        return NameKind.ORGANISATION
    return None


def _by_surroundings(sighting: Occurrence, parts: Sequence[str]) -> tuple[NameKind, int]:
    """Return the kind that the words around one sighting hint at, and how strongly."""
    before, after = sighting.before[-1:], sighting.after[:1]
    if before and before[0] in TITLES:
        return NameKind.PERSON, _NEARLY_SURE
    if sighting.short:
        return NameKind.ORGANISATION, _NEARLY_SURE
    if before == ("the",) and len(parts) > 1:
        return NameKind.ORGANISATION, _HINT
    if after and after[0] in _SAYING and before != ("the",) and not sighting.owns:
        return NameKind.PERSON, 2 if len(parts) > 1 else _HINT
    if before and before[0] in _INSIDE and not CONNECTORS.intersection(parts):
        return NameKind.PLACE, 2 if before[0] in ("in", "near") else _HINT
    return NameKind.OTHER, 0
