"""The keys that a person chose for what can be done, laid over those of the tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from textual.binding import Binding

from tui.terminal.key_names import keys_written, printed

NO_KEY = "unbound"
"""What Textual is given for something that the person wants no key for."""


class KeyTable(NamedTuple):
    """Keys that hold in one place."""

    place: str
    """Where they hold."""
    bindings: Sequence[Binding]
    beneath: str = ""
    """The place whose keys hold there too, where these come first; empty if there is none."""


@dataclass(frozen=True, slots=True)
class Keymap:
    """Keys by the ids of what they do, as Textual has them."""

    chosen: Mapping[str, str] = field(default_factory=dict)
    """The keys of what the person chose other ones for."""

    def keys(self, binding: Binding) -> str:
        """Return the keys of a binding, with commas between; empty if it has none."""
        keys = self.chosen.get(binding.id or "", binding.key)
        return "" if keys == NO_KEY else keys

    def first(self, binding_id: str, usual: str) -> str:
        """Return the first key of something as it is printed, where that is not as usual; else what is usually printed."""
        keys = self.chosen.get(binding_id)
        return usual if keys is None else "" if keys == NO_KEY else printed(keys.split(",")[0])


class Refused(NamedTuple):
    """A key that a person can't have."""

    id: str
    """What it was to be for."""
    reason: str
    """Why not, and what holds instead."""


def checked(wanted: Mapping[str, str], tables: Sequence[KeyTable]) -> tuple[Keymap, list[Refused]]:
    """Return the keys that a person can have of those they want, and which they can't."""
    usual = {binding.id: binding.key for table in tables for binding in table.bindings if binding.id}
    chosen: dict[str, str] = {}
    refused: list[Refused] = []
    for name, text in wanted.items():
        if name not in usual:
            from difflib import get_close_matches

            near = get_close_matches(name, list(usual), 1)
            refused.append(Refused(name, f"nothing is called {name}{f' ({near[0]}?)' if near else ''}; no key follows from it"))
            continue
        try:
            chosen[name] = keys_written(text) or NO_KEY
        except ValueError as error:
            refused.append(Refused(name, f"{error}; {name} keeps {_told(usual[name])}"))
    while clash := next(_clashes(chosen, tables), None):
        name, key, other = clash
        del chosen[name]
        refused.append(Refused(name, f"{printed(key)} is the key of {other}; {name} keeps {_told(usual[name])}"))
    return Keymap(chosen), refused


def _told(keys: str) -> str:
    return " and ".join(printed(key) for key in keys.split(","))


def _clashes(chosen: Mapping[str, str], tables: Sequence[KeyTable]) -> Iterator[tuple[str, str, str]]:
    """Yield what can't have a key, the last that was wanted first; the key; and what has it."""
    places = {table.place: table for table in tables}
    for name in reversed(list(chosen)):
        for table in tables:
            if any(binding.id == name for binding in table.bindings):
                near = [table, *(one for one in (places.get(table.beneath), *_over(table.place, tables)) if one)]
                yield from _held_by_others(name, chosen, (binding for one in near for binding in one.bindings))


def _over(place: str, tables: Sequence[KeyTable]) -> Iterator[KeyTable]:
    return (table for table in tables if table.beneath == place)


def _held_by_others(name: str, chosen: Mapping[str, str], bindings: Iterable[Binding]) -> Iterator[tuple[str, str, str]]:
    others = [(binding.id, chosen.get(binding.id, binding.key)) for binding in bindings if binding.id and binding.id != name]
    for key in chosen[name].split(","):
        for other, keys in others:
            if key != NO_KEY and any(_meet(key, one) for one in keys.split(",")):
                yield name, key, other


def _meet(one: str, other: str) -> bool:
    """Return whether two keys can't stand beside each other: they are the same, or the one begins the other."""
    return one == other or f"{one} ".startswith(f"{other} ") or f"{other} ".startswith(f"{one} ")
