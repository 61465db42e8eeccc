"""Styles that follow at once: what was found for a part of the screen is kept, and what was parsed for a suit of colours.

Textual parses all styles anew for each change of colours, looks through all rules for each part of the screen whenever one above it
changes, and has every part note each of its colours for itself, with all the parts within it. Together that takes half of the time
from the key to the paint.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field

from textual.app import App
from textual.cache import LRUCache
from textual.css._style_properties import ColorProperty
from textual.css.model import RuleSet
from textual.css.styles import RulesMap, StylesBase
from textual.css.stylesheet import CssSource, Stylesheet
from textual.css.types import CSSLocation
from textual.dom import DOMNode
from textual.widget import Widget

_SUITS, _PARTS = 6, 1_000
_COLOURS = frozenset(name for name, rule in vars(StylesBase).items() if isinstance(rule, ColorProperty))
"""The rules of which nothing but a paint follows."""
_TOLD = "_has_hover_style", "_has_focus_within", "_has_order_style", "_has_odd_or_even"
"""What a part of the screen is told of the rules that may be its own."""
Way = tuple[Hashable, ...]
"""A part of the screen and all that it stands in, as far as rules ask for it."""


@dataclass(frozen=True, slots=True)
class _Found:
    """The rules of a part of the screen, and what it is told of them."""

    rules: RulesMap
    told: Sequence[bool]


@dataclass(frozen=True, slots=True)
class _Suit:
    """What was parsed for a suit of colours, and found in it."""

    sources: dict[CSSLocation, CssSource]
    rules: list[RuleSet]
    by_name: dict[str, list[RuleSet]]
    found: LRUCache[Way, _Found] = field(default_factory=lambda: LRUCache(_PARTS))


class WornStyles(Stylesheet):
    """A stylesheet that is quick to put on."""

    def __init__(self, *, variables: dict[str, str] | None = None) -> None:
        super().__init__(variables=variables)
        self._suits: LRUCache[frozenset[tuple[str, str]], _Suit] = LRUCache(_SUITS)
        self._found: LRUCache[Way, _Found] = LRUCache(_PARTS)
        self._ways: dict[DOMNode, Way] | None = None
        self._is_changing = False

    def parse(self) -> None:
        """Have the rules be those of the sources and colours of now, parsed only if they never were."""
        name = frozenset(self._variables.items())
        suit = self._suits.get(name)
        if suit is None or suit.sources != self.source:
            super().parse()
            suit = self._suits[name] = _Suit(self.source.copy(), self._rules, self.rules_map)
        self._found, self._rules, self._rules_map, self._require_parse = suit.found, suit.rules, suit.by_name, False

    def reparse(self) -> None:
        """Have the rules be those of the colours of now."""
        self.parse()

    def change(self, variables: dict[str, str], nodes: Sequence[DOMNode]) -> None:
        """Put other colours on parts of the screen."""
        self.set_variables(variables)
        self.parse()
        self._is_changing = True
        try:
            self.update_nodes(nodes)
        finally:
            self._is_changing = False
        for node in nodes:
            if isinstance(node, Widget):
                node.refresh()

    def update_nodes(self, nodes: Iterable[DOMNode], animate: bool = False) -> None:
        """Have parts of the screen follow the rules."""
        self._ways = {}
        try:
            super().update_nodes(nodes, animate=animate)
        finally:
            self._ways = None

    def apply(self, node: DOMNode, *, animate: bool = False, cache: dict[tuple[object, ...], RulesMap] | None = None) -> None:
        """Have a part of the screen follow the rules; what is given as a `cache` would be forgotten, and is not used."""
        del cache
        if self._require_parse:
            self.parse()
        way, found = self._way(node), self._found
        if (known := found.get(way)) is not None:
            for name, told in zip(_TOLD, known.told, strict=True):
                setattr(node, name, told)
            self.replace_rules(node, known.rules, animate)
            self._process_component_classes(node)
            return
        taken: dict[tuple[object, ...], RulesMap] = {}
        super().apply(node, animate=animate, cache=taken)
        for rules in taken.values():  # none where it depends on those beside it
            found[way] = _Found(rules, [getattr(node, name) for name in _TOLD])

    def _way(self, node: DOMNode) -> Way:
        """Return all that a rule may ask of a part of the screen but for what stands beside it."""
        ways = self._ways
        if ways is not None and (known := ways.get(node)) is not None:
            return known
        above = self._way(node._parent) if isinstance(node._parent, DOMNode) else ()
        state = frozenset(node.get_pseudo_classes()) if isinstance(node, App) else node._pseudo_classes_cache_key
        way = (above, type(node), node._id, node.classes, state)
        if ways is not None:
            ways[node] = way
        return way

    def replace_rules(self, node: DOMNode, rules: RulesMap, animate: bool = False) -> None:  # type: ignore[override]
        """Give a part of the screen other rules; of a change of colours it is told once, when all have theirs."""
        if self._is_changing:
            known = node.styles.base
            for name in _COLOURS & (known._rules.keys() | rules.keys()):
                known.set_rule(name, rules.get(name))
        super().replace_rules(node, rules, animate)
