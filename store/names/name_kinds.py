"""What names name: people, organisations, agreements and places, told apart by how a story speaks of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from store.api.story import Story
from store.names.gazetteer import is_place
from store.names.name_finder import dateline_name, distinct_names, texts_of
from store.names.occurrences import Name, Occurrence, occurrences
from store.names.variants import full_names, may_be_person
from store.names.word_lists import AGREEMENT_WORDS, CONNECTORS, ORGANISATION_WORDS, TITLES


class NameKind(StrEnum):
    """What a name names."""

    PERSON = "person"
    ORGANISATION = "organisation"
    AGREEMENT = "agreement"
    """A treaty, a law, a plan."""
    PLACE = "place"
    OTHER = "other"
    """Anything else, or nothing in the story tells."""


_SAYING = frozenset(
    "said says told tells added adds warned warns wrote called urged insisted argued resigned visited who".split()
)
"""What follows a person's name: `Osei said`."""
_INSIDE = frozenset("in at near from around across outside inside".split())
"""What stands before a place: `in Vellberg`."""
_NEARLY_SURE, _LIKELY, _HINT = 3, 2, 1
"""How much one occurrence of a name says for a kind."""
_MAX_LOOKED_AT = 20
"""Occurrences of a name that are looked at."""


def names_by_kind(story: Story) -> Mapping[NameKind, Sequence[Name]]:
    """Return a story's people, organisations, agreements, places and other names, each in order of appearance."""
    everywhere = list(occurrences(texts_of(story)))
    seen, dateline = _by_name(everywhere), dateline_name(story.place).key
    found: dict[NameKind, list[Name]] = {kind: [] for kind in NameKind}
    for name in distinct_names(everywhere, story.place):
        found[_kind(name, seen.get(name.key, ()), dateline)].append(name)
    return found


def _by_name(everywhere: Iterable[Occurrence]) -> dict[str, list[Occurrence]]:
    """Return where each name stands, by its key; a family name alone speaks for its full name."""
    seen: dict[str, list[Occurrence]] = defaultdict(list)
    for occurrence in everywhere:
        seen[occurrence.name.key].append(occurrence)
    for alone, full in full_names(list(seen)).items():
        seen[full] += seen.pop(alone) if full in seen else []
    return seen


def _kind(name: Name, seen: Sequence[Occurrence], dateline: str) -> NameKind:
    """Return the kind most of the evidence speaks for: the name's own words first, then the words around it."""
    parts = name.key.split()
    if own := _by_own_words(name, parts):
        return own
    votes = dict.fromkeys(NameKind, 0)
    votes[NameKind.PLACE] = _NEARLY_SURE * (name.key == dateline)
    for occurrence in seen[:_MAX_LOOKED_AT]:
        kind, weight = _by_surroundings(occurrence, parts)
        votes[kind] += weight
    if may_be_person(parts) and not any(part.isupper() and len(part) > 2 for part in name.text.split()):
        votes[NameKind.PERSON] += 0 if any(occurrence.before == "the" for occurrence in seen) else _HINT
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


def _by_surroundings(occurrence: Occurrence, parts: Sequence[str]) -> tuple[NameKind, int]:
    """Return the kind that the words around one occurrence hint at, and how strongly."""
    before, after = occurrence.before, occurrence.after
    if before in TITLES:
        return NameKind.PERSON, _NEARLY_SURE
    if occurrence.short:
        return NameKind.ORGANISATION, _NEARLY_SURE
    if before == "the" and len(parts) > 1:
        return NameKind.ORGANISATION, _HINT
    if after in _SAYING and before != "the" and not occurrence.owns:
        return NameKind.PERSON, _LIKELY if len(parts) > 1 else _HINT
    if before in _INSIDE and not CONNECTORS.intersection(parts):
        return NameKind.PLACE, _LIKELY if before in ("in", "near") else _HINT
    return NameKind.OTHER, 0
