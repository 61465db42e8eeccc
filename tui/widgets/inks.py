"""Inks: the styles in which a widget paints its lines, each named for what it is used on and set in the style sheet."""

from __future__ import annotations

from typing import ClassVar

from rich.style import Style
from textual.widget import Widget


def component_classes(widget: str, *inks: str) -> set[str]:
    """Return the names that the style sheet has for a widget's inks: `facets--bar`, `facets--here`."""
    return {f"{widget}--{ink}" for ink in inks}


class Inked(Widget):
    """A widget that paints its lines itself."""

    INKS: ClassVar[str] = ""
    """What stands before the names of its inks in the style sheet."""

    def ink(self, name: str) -> Style:
        """Return one of the inks, as far as the style sheet says: what it leaves open comes from the ground."""
        return self.get_component_rich_style(f"{self.INKS}--{name}", partial=True)
