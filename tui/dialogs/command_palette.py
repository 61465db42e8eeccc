"""The palette: every key's action by name, from the same table as the keys themselves."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterator
from functools import partial
from typing import Any, Protocol, runtime_checkable

from textual.command import DiscoveryHit, Hit, Hits, Provider

from tui.terminal.key_names import printed


@runtime_checkable
class OffersActions(Protocol):
    """A screen that knows which actions do something now."""

    def offers(self, action: str) -> bool:
        """Return whether an action, as a binding has it, does something now."""
        ...


class CommandProvider(Provider):
    """Offers whatever can be done with a key right now."""

    async def discover(self) -> Hits:
        """Offer everything before anything is typed."""
        for words, run in self._commands():
            yield DiscoveryHit(words, run)

    async def search(self, query: str) -> Hits:
        """Offer what matches the typed words."""
        matcher = self.matcher(query)
        for words, run in self._commands():
            score = matcher.match(words)
            if score > 0:
                yield Hit(score, matcher.highlight(words), run, text=words)

    def _commands(self) -> Iterator[tuple[str, Callable[[], Coroutine[Any, Any, object]]]]:
        seen = set()
        for active in self.screen.active_bindings.values():
            binding = active.binding
            works = not isinstance(self.screen, OffersActions) or self.screen.offers(binding.action)
            if binding.tooltip and binding.id not in seen and works:
                seen.add(binding.id)
                run = partial(self.app.run_action, binding.action, active.node)
                yield f"{binding.tooltip}  ({printed(binding.key.split(',')[0])})", run
