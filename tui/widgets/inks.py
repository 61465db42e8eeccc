"""Inks: the styles in which a widget paints its lines, each named for what it is used on and set in the style sheet."""

from __future__ import annotations

from typing import Any, ClassVar

from rich.style import Style
from textual.widget import Widget


def component_classes(widget: str, *inks: str) -> set[str]:
    """Return the names that the style sheet has for a widget's inks: `facets--bar`, `facets--here`."""
    return {f"{widget}--{ink}" for ink in inks}


class Inked(Widget):
    """A widget that paints its lines itself."""

    INKS: ClassVar[str] = ""
    """What stands before the names of its inks in the style sheet."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._known_inks: dict[str, Style] = {}

    def ink(self, name: str) -> Style:
        """Return one of the inks, as far as the style sheet says: what it leaves open comes from the ground.

        It is remembered until the style sheet says something else: to ask takes longer than to paint a line.
        """
        if name not in self._known_inks:
            self._known_inks[name] = self.get_component_rich_style(f"{self.INKS}--{name}", partial=True)
        return self._known_inks[name]

    @property
    def ground(self) -> Style:
        """The style of what has no ink."""
        if "" not in self._known_inks:
            self._known_inks[""] = self.rich_style
        return self._known_inks[""]

    def notify_style_update(self) -> None:
        """Forget the inks, as the style sheet says something else."""
        self._known_inks = {}
        super().notify_style_update()
