"""Suggestions: themes that could be made of the stories under `other`, found by what some of them share and the rest lack."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log2

from store.api.story import StoryId
from store.api.themes import OTHER, SuggestedTheme
from store.engine.entry import Entry
from store.engine.protocol import NEWEST, Engine
from store.engine.terms import Has
from store.folder.suggested_name import means_something, suggested_name
from store.themes.naive_bayes import LEAST_CORRECTIONS
from store.themes.theme_features import features_of

_LOOKED_AT = 600
"""The newest stories under `other` that are looked at."""
_LEAST = max(4, LEAST_CORRECTIONS)
"""Stories that a theme is suggested for at least."""
_LARGEST = 0.5
"""A word in a larger share of them tells none apart."""
_SEEDS = 400
"""Words around which stories are gathered to see what else they share."""
_SHARED = 0.4
"""In so many of the gathered stories a word stands that they share."""
_SHARED_BY = 3
"""In so many at least: of few stories, two easily have a word in common."""
_LIFT = 2.0
"""It stands so much oftener there than among the rest."""
_FEWEST, _MOST = 2, 6
"""Words that are shared beside the first: so many at least; more do not count."""
_TOLD = 6
_CLEAR = 2
"""So many words speak for a theme at least that a story is known for."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A story under `other`."""

    id: StoryId
    features: Mapping[str, str]
    """Stems and names, each with the form it has there."""


def suggested(engine: Engine, limit: int, hidden: Collection[str] = ()) -> list[SuggestedTheme]:
    """Return themes that could be made of the newest stories under `other`, those of most stories first.

    Stories that are known to be of a theme that the person has hidden are left out: that theme is not wanted.
    """
    found, _ = engine.search(Has("theme", OTHER), _LOOKED_AT, NEWEST)
    entries = [entry for _, address in found if not _is_known(entry := engine.stored(address).entry, hidden)]
    told = [_Told(entry.story.id, _telling(features_of(entry.story, entry.names))) for entry in entries]
    groups: list[SuggestedTheme] = []
    while len(groups) < limit and (group := _best(told)):
        groups.append(_suggestion(*group))
        taken = {one.id for one in group[1]}
        told = [one for one in told if one.id not in taken]
    return sorted(groups, key=lambda one: -len(one.stories))


def _is_known(entry: Entry, hidden: Collection[str]) -> bool:
    """Return whether a story speaks for a theme that is not in use, and for that most."""
    theme, words = next(iter(entry.choice.words.items()), ("", ()))
    return theme in hidden and len(words) >= _CLEAR


def _telling(features: Mapping[str, str]) -> dict[str, str]:
    return {feature: form for feature, form in features.items() if means_something(form)}


def _best(told: Sequence[_Told]) -> tuple[list[str], list[_Told]] | None:
    """Return what the best group of stories shares, the most telling first, and its stories; None if there is no such group."""
    having = Counter(feature for one in told for feature in one.features)
    most = max(_LEAST, _LARGEST * len(told)) if len(told) >= 2 * _LEAST else len(told)
    seeds = sorted((word for word, many in having.items() if _LEAST <= many <= most), key=lambda word: (-having[word], word))
    best: tuple[float, list[str], list[_Told]] | None = None
    for seed in seeds[:_SEEDS]:
        gathered = [one for one in told if seed in one.features]
        shared = list(_shared(seed, gathered, having, len(told)))
        if len(shared) < _FEWEST:
            continue
        mine = [one for one in gathered if sum(word in one.features for word in shared) >= _FEWEST]
        worth = len(mine) * min(len(shared), _MOST) * log2(1 + len(told) / having[seed])
        if len(mine) >= _LEAST and (best is None or worth > best[0]):
            best = worth, [seed, *shared], mine
    return best[1:] if best else None


def _shared(seed: str, gathered: Sequence[_Told], having: Counter[str], all_told: int) -> Iterator[str]:
    """Yield what stories that have a word share beside it and others lack, the commonest among them first."""
    here = Counter(feature for one in gathered for feature in one.features)
    rest = max(1, all_told - len(gathered))
    for word, many in here.most_common():
        if many < max(_SHARED_BY, _SHARED * len(gathered)):
            return
        elsewhere = (having[word] - many + 0.5) / rest
        if word != seed and many / len(gathered) >= _LIFT * elsewhere:
            yield word


def _suggestion(shared: Sequence[str], stories: Sequence[_Told]) -> SuggestedTheme:
    shares = {_form(word, stories): sum(word in one.features for one in stories) / len(stories) for word in shared[:_TOLD]}
    return SuggestedTheme(suggested_name(shares), tuple(shares), tuple(one.id for one in stories))


def _form(word: str, stories: Sequence[_Told]) -> str:
    """Return the form in which stories have a stem most."""
    return Counter(one.features[word] for one in stories if word in one.features).most_common(1)[0][0]
