"""Listed names: the people, organisations, places and other things of the world that are known by name, read on use."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from store.paths import seeds_folder
from store.text.entries import entries_in
from store.text.fold import words


@dataclass(frozen=True, slots=True)
class ListedNames:
    """The lists of `seeds/names`, as folded keys."""

    given: frozenset[str]
    """Given names."""
    family: frozenset[str]
    """Family names."""
    family_endings: tuple[str, ...]
    """How family names end."""
    organisations: frozenset[str]
    """Companies, papers, institutions, parties, armed groups."""
    organisation_endings: frozenset[str]
    """Last words of an organisation's name."""
    organisation_beginnings: frozenset[str]
    """First words of one."""
    clubs: frozenset[str]
    """Clubs and sides."""
    nicknames: frozenset[str]
    """Words that name a side after `the`, or in a report of a match."""
    club_endings: frozenset[str]
    """Last words of a club's name."""
    regions: frozenset[str]
    """Parts of countries and of the world, and short forms of countries."""
    sites: frozenset[str]
    """Streets, quarters, seas, rivers, ranges."""
    towns: frozenset[str]
    """Towns and cities."""
    place_endings: frozenset[str]
    """Last words of a place's name."""
    place_suffixes: tuple[str, ...]
    """How places end."""
    place_beginnings: frozenset[str]
    """First words of a place's name."""
    peoples: frozenset[str]
    """Peoples, their languages, and believers."""
    things: frozenset[str]
    """Events, prizes, currencies, products, letters that stand for things."""


@cache
def peoples() -> frozenset[str]:
    """Return the folded names of peoples, their languages and believers, read when first asked for."""
    others = _others()
    return others["peoples"] | others["beliefs"]


@cache
def _others() -> Mapping[str, frozenset[str]]:
    return _lists("others")


@cache
def listed() -> ListedNames:
    """Return the lists; they are read when first asked for."""
    people, organisations, clubs, places = map(_lists, ("people", "organisations", "clubs", "places"))
    others = _others()
    return ListedNames(
        given=people["given"],
        family=people["family"],
        family_endings=tuple(people["family_endings"]),
        organisations=frozenset().union(*(organisations[part] for part in ("companies", "media", "institutions", "unions"))),
        organisation_endings=organisations["endings"],
        organisation_beginnings=organisations["beginnings"],
        clubs=clubs["clubs"],
        nicknames=clubs["nicknames"],
        club_endings=organisations["club_endings"],
        regions=places["short"] | places["regions"],
        sites=places["sites"],
        towns=places["towns"] | _lists("cities")["cities"],
        place_endings=places["endings"],
        place_suffixes=tuple(places["suffixes"]),
        place_beginnings=places["beginnings"],
        peoples=peoples(),
        things=others["events"] | others["things"],
    )


def _lists(name: str) -> Mapping[str, frozenset[str]]:
    """Return the lists of a file, each the names between its commas, folded."""
    read = tomllib.loads((seeds_folder() / "names" / f"{name}.toml").read_text(encoding="utf-8"))
    return {key: names_listed(text) for key, text in read.items()}


def names_listed(text: str) -> frozenset[str]:
    """Return the folded keys of the names in a list with commas between them."""
    return frozenset(name if name.isascii() and name.isalpha() else " ".join(words(name)) for name in entries_in(text))
