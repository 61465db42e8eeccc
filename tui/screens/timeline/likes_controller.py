"""Settings that are changed on the screen: applied at once where that can be, and kept for good."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.screens.timeline.browse_controller import BrowseController
from tui.screens.timeline.controller import Controller, Room
from tui.screens.timeline.runnables import Runnable
from tui.screens.timeline.theme_controller import ThemeController
from tui.state.setting_table import BY_NAME, SETTINGS, Setting, Value, written, wrong
from tui.state.settings import nearest, usual_value

if TYPE_CHECKING:
    from collections.abc import Callable

_LATER = "zoom", "signs", "colour_depth", "update_every", "notices"
"""What holds from the next start on."""


class LikesController(Controller):
    """Changes settings."""

    def __init__(self, room: Room, browse: BrowseController, themes: ThemeController) -> None:
        super().__init__(room)
        self.browse, self.dressing = browse, themes
        self.on_reverse: Callable[[], object] = lambda: None
        """Called when the timeline is to be put the other way round."""

    def all_values(self) -> list[Runnable]:
        """Return everything that settings can be set to, of those that have a choice."""
        offered = [(setting, value) for setting in SETTINGS for value in setting.choices]
        offered += [(BY_NAME["colours"], name) for name in self.window.colours]
        return [
            Runnable(
                f"set {setting.name} {value if isinstance(value, str) else written(value)}",
                f"{setting.name.replace('_', ' ')}: {value if isinstance(value, str) else written(value)}",
                "setting",
                lambda setting=setting, value=value: self.set(setting, value),  # type: ignore[misc]
                about=setting.does,
            )
            for setting, value in offered
        ]

    def set_line(self, line: str) -> None:
        """Change a setting as it was typed: its name, then what it is to be."""
        name, _, text = line.partition(" ")
        setting = BY_NAME.get(name)
        if setting is None:
            self.window.notify(f"No setting is called {name}{nearest(name, BY_NAME)}", 6)
            return
        value = _chosen(setting, _value(text.strip(' ="'), usual_value(name)))
        if reason := wrong(setting, value, usual_value(name)) if text else setting.about:
            self.window.notify(reason, 8)
        elif name == "colours":
            self.wear(str(value))
        else:
            self.set(setting, value)

    def wear(self, name: str) -> None:
        """Change the colours of the screen."""
        known = self.window.colours
        if found := self.colours_named(name):
            self.set(BY_NAME["colours"], found)
        else:
            self.window.notify(f"No colours are called {name}{nearest(name, known)}; there are {', '.join(sorted(known))}", 10)

    def colours_named(self, name: str) -> str:
        """Return which colours have a name, or alone have a part of it; empty if that is open."""
        known, wanted = self.window.colours, name.lower()
        found = [one for one in known if wanted in (one, one.removeprefix("dateline-"))] or [
            one for one in known if wanted in one
        ]
        return found[0] if len(found) == 1 else ""

    def set(self, setting: Setting, value: Value) -> None:
        """Change a setting for good, say so, and how to take it back."""
        before = self.window.liked(setting.name)
        self.window.like(**{setting.name: value})
        self._apply(setting.name, value)
        since = " from the next start on" if setting.name in _LATER else ""
        shown, old = (value if isinstance(value, str) else written(value) for value in (value, before))
        back = f" · :set {setting.name} {old} takes it back" if old != shown else ""
        self.window.notify(f"{setting.name} is {shown}{since}{back}", 6)

    def _apply(self, name: str, value: Value) -> None:
        """Have a setting hold at once."""
        if name == "newest_first" and value != self.session.newest_first:
            self.on_reverse()
        elif name == "density":
            self.panes.timeline.set_density("compact" if value == "compact" else "comfortable")
        elif name == "story_columns" and isinstance(value, int):
            self.session = replace(self.session, split=value)
        elif name in ("date_format", "week_begins"):
            self.browse.count(self.story_id)


def _chosen(setting: Setting, value: Value) -> Value:
    """Return which of a setting's choices is meant by a part of it that no other has; the value itself if that is open."""
    if value in setting.choices or not isinstance(value, str) or not value:
        return value
    meant = [one for one in setting.choices if isinstance(one, str) and value.lower() in one.lower()]
    return meant[0] if len(meant) == 1 else value


def _value(text: str, usual: Value) -> Value:
    """Return a value as it was typed, of the kind that a setting has; the text itself where it is none."""
    if isinstance(usual, bool):
        return {"true": True, "on": True, "yes": True, "false": False, "off": False, "no": False}.get(text.lower(), text)
    return int(text) if isinstance(usual, int) and text.isdigit() else text
