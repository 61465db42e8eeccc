"""Choosing what to filter by: themes, places and sources, each with its number of stories."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from store.api.themes import Theme
from store.api.views import Facets
from tui.dialogs.dialog import Dialog
from tui.widgets.facet_list import Facet, FacetList

GROUPS = ("Themes", "Places", "Sources")
_FIELDS = ("theme", "place", "source")
_WIDE = 84
"""Columns from which on the groups stand side by side."""


class FilterPicker(Dialog[tuple[str, str] | None]):
    """Three groups of values; answers with the field and the value that were chosen, or with None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("l,right,tab", "group(1)", "Next group", id="filters.next-group", tooltip="Go to the next group"),
        Binding(
            "h,left,shift+tab", "group(-1)", "Previous group", id="filters.previous-group", tooltip="Go to the previous group"
        ),
        Binding("escape,q,b", "dismiss", "Close", id="filters.close", tooltip="Close without choosing"),
    ]

    def __init__(self, themes: Sequence[Theme]) -> None:
        super().__init__()
        self._themes = {theme.key: theme for theme in themes}
        self._facets: Facets | None = None
        self._here = 0
        self._ready = False

    def compose(self) -> ComposeResult:
        """Lay out the groups."""
        with Horizontal(id="dialog", classes="facets") as dialog:
            dialog.border_title = "Add a filter: choose a theme, a place or a source"
            dialog.border_subtitle = "h l group · ↵ filter · Esc close"
            for _ in GROUPS:
                with Vertical(classes="facet"):
                    yield Static(markup=False)
                    yield FacetList()

    def on_mount(self) -> None:
        """Show what is known by then."""
        self._ready = True
        self._show()
        self._go_to(0)

    def on_resize(self, event: events.Resize) -> None:
        """One group at a time where there is no room for three."""
        self.set_class(event.size.width < _WIDE, "narrow")
        if self._ready:
            self._name_groups()

    def fill(self, facets: Facets) -> None:
        """Show what can be filtered by."""
        self._facets = facets
        if self._ready:
            self._show()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Follow the mouse into another group."""
        if isinstance(event.widget, FacetList):
            self._here = self._lists.index(event.widget)
            self._name_groups()

    def on_facet_list_chosen(self, event: FacetList.Chosen) -> None:
        """Answer with what was chosen."""
        self.dismiss((_FIELDS[self._lists.index(event.facets)], event.value))

    def action_group(self, by: int) -> None:
        """Go to another group, going round."""
        self._go_to((self._here + by) % len(GROUPS))

    @property
    def _lists(self) -> list[FacetList]:
        return list(self.query(FacetList))

    def _show(self) -> None:
        if self._facets:
            for shown, lines in zip(self._lists, self._lines(self._facets), strict=True):
                shown.show(lines)
        self._name_groups()

    def _lines(self, facets: Facets) -> tuple[list[Facet], ...]:
        """Return the lines of each group."""
        themes = [(self._themes[key], number) for key, number in facets.themes if key in self._themes]
        values = [[Facet(value, value, number) for value, number in group] for group in (facets.places, facets.sources)]
        return [Facet(theme.key, theme.name, number, theme.colour) for theme, number in themes], *values

    def _go_to(self, group: int) -> None:
        self._here = group
        for at, each in enumerate(self.query(".facet")):
            each.set_class(at == group, "here")
        self._lists[group].focus()
        self._name_groups()

    def _name_groups(self) -> None:
        """Name each group above its lines, or all of them where one is shown at a time."""
        names = [self._named(at) for at in range(len(GROUPS))]
        for at, name in enumerate(self.query("#dialog Static").results(Static)):
            name.update(Content("   ").join(names) if self.has_class("narrow") else names[at])

    def _named(self, at: int) -> Content:
        number = f"  {len(self._lists[at].facets):,} in all" if self._facets else "  …"
        return Content.assemble((GROUPS[at], "bold $accent" if at == self._here else "bold"), (number, "$muted"))
