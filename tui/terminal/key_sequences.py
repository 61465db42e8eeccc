"""Keys that are typed one after another (`y t`), and a number typed before a key (`5j`), as in vim."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.actions import ActionParseResult, parse
from textual.keys import format_key

if TYPE_CHECKING:
    from textual.binding import ActiveBinding
    from textual.dom import DOMNode

_UNTYPED = "escape", "ctrl+c"
"""What takes back the keys that were typed and wait for another."""
_MOST = 9_999
"""The largest number that is taken before a key."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What a key comes to, with those that were typed before it."""

    taken: bool = True
    """False if it is to be handled as if there were no sequences."""
    action: ActionParseResult | None = None
    """What is to be done now."""
    node: DOMNode | None = None
    """Whose action it is."""
    countless: str = ""
    """The keys, as they are printed, if a number was typed before them and what they do takes none."""


_AS_USUAL, _TAKEN = Typed(taken=False), Typed()


class KeySequences:
    """Remembers what was typed of a sequence, and says what comes of the next key."""

    def __init__(self, bound: Iterable[str]) -> None:
        """Know the keys that are bound anywhere, as bindings have them: those of a sequence spaced."""
        self._begins = frozenset(keys.split(" ", 1)[0] for keys in bound if " " in keys)
        self._keys: tuple[str, ...] = ()
        self._number = ""

    @property
    def typed(self) -> str:
        """What was typed and waits for its next key, as it is printed; empty if nothing waits."""
        return " ".join(filter(None, (self._number, *map(format_key, self._keys))))

    def forget(self) -> None:
        """Forget what was typed."""
        self._keys, self._number = (), ""

    def press(self, key: str, active: Callable[[], Mapping[str, ActiveBinding]]) -> Typed:
        """Take a key; `active` gives the bindings that hold where the person is, by their keys."""
        waited = bool(self._keys or self._number)
        return self._press(key, active()) if waited or key.isdigit() or key in self._begins else _AS_USUAL

    def _press(self, key: str, active: Mapping[str, ActiveBinding]) -> Typed:
        waited = bool(self._keys or self._number)
        if waited and key in _UNTYPED:
            self.forget()
            return _TAKEN
        if not self._keys and key.isdigit() and key not in active and (self._number or key != "0"):
            self._number = str(min(int(self._number + key), _MOST))
            return _TAKEN
        keys = (*self._keys, key)
        together = " ".join(keys)
        if any(bound.startswith(f"{together} ") for bound in active):
            self._keys = keys
            return _TAKEN
        number, was_sequence = int(self._number or 1), bool(self._keys)
        self.forget()
        if not waited:
            return _AS_USUAL
        bound = active.get(together)
        if bound is None or not bound.enabled:
            return _TAKEN if was_sequence else _AS_USUAL
        action = parse(bound.binding.action)
        countless = "" if number == 1 or _takes_number(action) else " ".join(map(format_key, keys))
        return Typed(action=_times(action, number), node=bound.node, countless=countless)

    def continuations(self, active: Mapping[str, ActiveBinding]) -> list[tuple[str, str]]:
        """Return the keys that may come next in the sequence that was begun, each with what it does."""
        begun = " ".join(self._keys) + " "
        return [
            (format_key(key.removeprefix(begun)), bound.binding.tooltip or bound.binding.description)
            for key, bound in active.items()
            if self._keys and key.startswith(begun)
        ]


def _takes_number(action: ActionParseResult) -> bool:
    """Return whether an action goes a number of steps."""
    _, _, parameters = action
    return bool(parameters) and isinstance(parameters[-1], int)


def _times(action: ActionParseResult, number: int) -> ActionParseResult:
    """Return an action done so many times: the number of steps it goes, its last parameter, is multiplied; others stay."""
    namespace, name, parameters = action
    if parameters and isinstance(parameters[-1], int):
        parameters = (*parameters[:-1], parameters[-1] * number)
    return namespace, name, parameters
