"""The values that fields have in an archive, most stories first: what a search line is completed with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from store.engine.field_names import PERSON_KIND
from store.engine.protocol import Engine
from store.engine.terms import EVERYTHING
from store.query.completion import Value, value_of
from store.text.fold import fold

_SIZE = 2_000
"""How many values of a field are known at most."""
_LETTERS = 2
"""How many letters of a name are typed before names are looked up: there are too many to list them all."""
_NAMES = 64


@dataclass(slots=True)
class KnownValues:
    """The values of one state of the engine; each field's are read when first asked for, then kept."""

    engine: Engine
    generation: int
    """Which state of the engine they are of."""
    themes: Mapping[str, str]
    """Theme key to name."""
    counts: Mapping[str, int]
    """Theme key to number of stories."""
    _kept: dict[str, Sequence[Value]] = field(default_factory=dict)

    def of(self, name: str, typed: str) -> Sequence[Value]:
        """Return the values of a field that may continue what is typed, the commonest first."""
        if name in ("person", "name"):
            return self._names(" ".join(fold(typed).split()), people=name == "person")
        if name not in self._kept:
            self._kept[name] = self._read(name)
        return self._kept[name]

    def _read(self, name: str) -> Sequence[Value]:
        if name == "theme":
            used = sorted(self.themes, key=lambda key: -self.counts.get(key, 0))
            return [value_of(key, self.counts[key], self.themes[key]) for key in used if self.counts.get(key)]
        if name == "tag":
            return [value_of(tag, number) for tag, number in self.engine.vocabulary("tags", "", _SIZE)]
        values = self.engine.values(EVERYTHING, name, _SIZE)
        return [value_of(value, number) for value, number in values.items()]

    def _names(self, typed: str, *, people: bool) -> Sequence[Value]:
        """Return names that begin so; of people those of two words and more: a family name alone may be anybody's."""
        typed = typed.encode("utf-8", "ignore").decode()  # half of a pair, which broken input may have, is in no name
        if len(typed) < _LETTERS:
            return ()
        field, before = ("kinds", f"{PERSON_KIND}:") if people else ("names", "")
        found = [
            (value.removeprefix(before), number) for value, number in self.engine.vocabulary(field, before + typed, _NAMES)
        ]
        told = [(name, number) for name, number in found if not people or " " in name]
        return [value_of(" ".join(part.capitalize() for part in name.split()), number) for name, number in told]
