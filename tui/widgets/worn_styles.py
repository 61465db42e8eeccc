"""Styles that follow a change of colours in one go.

Textual reads all styles anew for each change of colours, and has each part of the screen tell all that stands in it of each of its own:
on a screen of a few dozen parts that are thousands of words, of which one would do.
"""

from __future__ import annotations

from typing import Any

from textual.cache import LRUCache
from textual.css.model import RuleSet
from textual.css.styles import RulesMap
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widget import Widget

_SUITS = 4
"""Suits of colours whose styles are kept: those of Dateline's own, which follow one another at a key."""
_COLOURS = frozenset(
    name for name, kind in RulesMap.__annotations__.items() if getattr(kind, "__forward_arg__", kind) == "Color"
)
"""The rules that are a colour and nothing else: nothing but a paint follows from them."""


class WornStyles(Stylesheet):
    """A stylesheet that reads a suit of colours once, and puts it on silently."""

    def __init__(self, *, variables: dict[str, str] | None = None) -> None:
        self._suits: LRUCache[frozenset[tuple[str, str]], Stylesheet] = LRUCache(_SUITS)
        self._worn: Stylesheet | None = None
        self._colours = variables or {}
        self._silently = False
        super().__init__(variables=variables)

    @property
    def rules(self) -> list[RuleSet]:
        """All rules."""
        return super().rules if self._worn is None else self._worn.rules

    @property
    def rules_map(self) -> dict[str, list[RuleSet]]:
        """The rules by what they are about."""
        return super().rules_map if self._worn is None else self._worn.rules_map

    def set_variables(self, variables: dict[str, str]) -> None:
        """Have other colours from the next reading on."""
        super().set_variables(variables)
        self._colours, self._worn = variables, None

    def add_source(self, *source: Any, **more: Any) -> None:
        """Read more styles, if they were not read before."""
        before = len(self.source)
        super().add_source(*source, **more)
        if len(self.source) != before:
            self._worn = None

    def parse(self) -> None:
        """Read all styles."""
        super().parse()
        self._worn = None

    def reparse(self) -> None:
        """Read all styles in the colours of now, unless they were read in them before."""
        colours = frozenset(self._colours.items())
        worn = self._suits.get(colours)
        if worn is None or worn.source != self.source:
            worn = Stylesheet(variables=self._colours)
            worn.source.update(self.source)
            worn.parse()
            self._suits[colours] = worn
        self._worn = worn

    def update(self, root: DOMNode, animate: bool = False) -> None:
        """Have a part of the screen and all that stands in it follow the rules."""
        if animate:  # then each colour is on its way for a while
            super().update(root, animate)
            return
        self._silently = True
        try:
            super().update(root)
        finally:
            self._silently = False
        for node in root.walk_children(with_self=True):
            if isinstance(node, Widget) and not isinstance(node, Screen):  # which would be painted before what stands on it is
                _repaint(node)

    def replace_rules(self, node: DOMNode, rules: RulesMap, animate: bool = False) -> None:  # type: ignore[override]
        """Give a part of the screen other rules."""
        if self._silently:
            styles, colours = node.styles.base, dict[str, object](rules)
            for name in _COLOURS:
                if name in colours or styles.has_rule(name):
                    styles.set_rule(name, colours.get(name))
        super().replace_rules(node, rules, animate)


def _repaint(widget: Widget) -> None:
    widget.refresh()
    if widget.show_vertical_scrollbar:
        widget.vertical_scrollbar.refresh()
    if widget.show_horizontal_scrollbar:
        widget.horizontal_scrollbar.refresh()
