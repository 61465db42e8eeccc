"""What anybody would do in an afternoon to give stories their themes: naive Bayes from other stories, and the nearest description."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from math import log, sqrt

from store.api.themes import OTHER

_THEME_OF = {
    "business": "economy",
    "tech": "technology",
    "scitech": "technology",
    "politics": "politics",
    "world": "politics",
    "sport": "sport",
    "entertainment": "culture",
}
"""The theme that stands for each section of the sets: `politics` is accepted of the one's politics and of the other's world."""
_DESCRIPTIONS = {
    "diplomacy": "relations between states, foreign ministers, embassies, ambassadors, treaties, summits, sanctions, the United Nations",
    "digital-finance": "digital payments, crypto currencies, bitcoin, stablecoins, wallets, central bank digital currencies",
    "security": "war, armies, troops, weapons, bombs, terrorism, militants, insurgents, killed in attacks, spies, cyber attacks",
    "water": "rivers, dams, reservoirs, water supply, irrigation, canals, drought, groundwater",
    "economy": "business, companies, markets, shares, trade, profits, sales, inflation, interest rates, jobs, budgets, banks, growth",
    "energy": "oil, gas, crude, barrels, electricity, power stations, nuclear plants, solar and wind power, pipelines, coal",
    "technology": "computers, internet, software, phones, mobile, video games, broadband, web, online, chips, artificial intelligence",
    "climate": "climate change, global warming, emissions, environment, pollution, wildlife, forests, conservation",
    "health": "medicine, disease, hospitals, doctors, patients, vaccines, drugs, viruses, cancer, health care",
    "space": "spacecraft, rockets, satellites, orbit, astronauts, planets, moon, Mars, telescopes, launch",
    "politics": "elections, parties, parliament, government, ministers, president, prime minister, votes, campaign, bills, opposition",
    "justice": "crime, police, courts, judges, trials, lawsuits, verdicts, prison, murder, arrested, charged, lawyers",
    "science": "scientists, research, physics, biology, fossils, genes, archaeology, experiments, study, species, laboratory",
    "society": "education, schools, religion, church, families, migration, refugees, minorities, women, charity, unions",
    "disaster": "earthquakes, hurricanes, storms, floods, fires, accidents, crashes, rescue, victims, survivors, tsunami, famine",
    "culture": "film, music, television, books, theatre, art, museums, actors, singers, awards, albums, celebrities, festival",
    "sport": "match, team, players, coach, league, cup, goal, season, championship, win, defeat, tournament, Olympic, game, club",
}


class NaiveBayes:
    """Multinomial naive Bayes over words, with one added to every count."""

    def __init__(self, labelled: Iterable[tuple[str, str]]) -> None:
        """Learn from texts with their sections."""
        self._counts: dict[str, Counter[str]] = {}
        self._stories: Counter[str] = Counter()
        for text, category in labelled:
            self._stories[category] += 1
            self._counts.setdefault(category, Counter()).update(_words(text))
        self._vocabulary = {word for counts in self._counts.values() for word in counts}
        self._totals = {category: counts.total() + len(self._vocabulary) for category, counts in self._counts.items()}

    def theme(self, text: str) -> str:
        """Return the theme that stands for the likeliest section of a text."""
        known = [word for word in _words(text) if word in self._vocabulary]

        def likelihood(category: str) -> float:
            counts, total = self._counts[category], self._totals[category]
            return log(self._stories[category]) + sum(log((counts[word] + 1) / total) for word in known)

        return _THEME_OF[max(sorted(self._counts), key=likelihood)]


def nearest_description(text: str) -> str:
    """Return the theme whose description is nearest to a text, by the cosine of words weighed by their rarity; `other` if none is."""
    descriptions, rarity = _descriptions()
    here = {word: (1 + log(times)) * rarity[word] for word, times in Counter(_words(text)).items() if word in rarity}
    near = {key: sum(here.get(word, 0.0) * weight for word, weight in one.items()) for key, one in descriptions.items()}
    best = max(near, key=lambda key: near[key])
    return best if near[best] > 0 else OTHER


@cache
def _descriptions() -> tuple[dict[str, dict[str, float]], dict[str, float]]:
    """Return the descriptions as vectors of length one, and how rare each of their words is among them."""
    each = {key: set(_words(f"{key} {text}")) for key, text in _DESCRIPTIONS.items()}
    having = Counter(word for one in each.values() for word in one)
    rarity = {word: log((1 + len(each)) / many) for word, many in having.items()}
    lengths = {key: sqrt(sum(rarity[word] ** 2 for word in one)) for key, one in each.items()}
    return {key: {word: rarity[word] / lengths[key] for word in one} for key, one in each.items()}, rarity


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z]{2,}", text.lower())
