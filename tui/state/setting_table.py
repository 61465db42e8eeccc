"""The table of settings: what each does, what it may be, and which variable of the environment stands above it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

Value = bool | int | str
"""What a setting may be."""


class Setting(NamedTuple):
    """Something a person may set."""

    name: str
    """What it is called in `settings.toml`, and in `Settings`."""
    does: str
    """What it does, in plain words."""
    choices: Sequence[Value] = ()
    """All that it may be; empty for any value of its kind."""
    least: int = 0
    """The least it may be, if it is a number."""
    variable: str = ""
    """The variable of the environment that stands above it; empty if there is none."""

    @property
    def about(self) -> str:
        """What it does and what it may be, in one line."""
        offered = " or ".join(", ".join(written(one) for one in self.choices).rsplit(", ", 1))
        return f"{self.does}: {offered}" if offered else self.does


DATE_FORMATS = "2 Jun 2025", "Jun 2, 2025", "2025-06-02"
"""The ways a day may be written, each by an example."""
WEEK_DAYS = "monday", "saturday", "sunday"
"""The days a week may begin on."""
ZOOMS = "days", "stories", "weeks", "months", "years", "decades"
"""How closely the timeline may be looked at, the closest first."""
SETTINGS = [
    Setting(
        "colours",
        "Colours of the screen: dateline-dark, dateline-light, dateline-contrast or another; the palette (ctrl+p) lists all",
    ),
    Setting("density", "Long headlines on two lines, or one line for every story", ("comfortable", "compact")),
    Setting("newest_first", "The newest stories at the top", (False, True)),
    Setting("story_columns", "Columns of the story beside the timeline; 0 for as many as suit the window"),
    Setting("date_format", "How days are written", DATE_FORMATS),
    Setting("week_begins", "The day a week begins on", WEEK_DAYS),
    Setting("zoom", "How closely the timeline is looked at when Dateline opens", ZOOMS),
    Setting(
        "signs",
        "Signs on the screen, fewer for fonts that lack them",
        ("auto", "unicode", "plain", "ascii"),
        variable="DATELINE_SIGNS",
    ),
    Setting("colour_depth", "How many colours are painted", ("auto", "none", "16", "256", "full"), variable="DATELINE_COLOURS"),
    Setting("since", "Say at the start how many stories came since you last looked", (True, False)),
    Setting("update_every", "Minutes between updates of feeds while Dateline is open; 0 for updates on a key alone"),
    Setting("notices", "A notice of the desktop when an update brings something for a saved search", (False, True)),
]
"""Every setting, in the order in which they are written down."""
BY_NAME = {setting.name: setting for setting in SETTINGS}


def written(value: Value) -> str:
    """Return a value as it stands in `settings.toml`."""
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return str(value).lower()


def wrong(setting: Setting, value: object, usual: Value) -> str:
    """Return why a setting can't be a value, seen beside what it usually is; empty if it can."""
    if setting.choices and (value not in setting.choices or type(value) is not type(usual)):
        offered = " or ".join(", ".join(written(one) for one in setting.choices).rsplit(", ", 1))
        return f"{setting.name} is {offered}"
    if type(value) is not type(usual):
        return f"{setting.name} is {_KINDS[type(usual)]}"
    if not isinstance(value, int) or setting.least <= value <= _MOST:
        return ""
    return f"{setting.name} is {setting.least} or more" if value < setting.least else f"{setting.name} is {_MOST:,} at most"


_MOST = 1_000_000
"""The most that a number may be."""
_KINDS: dict[type, str] = {bool: "true or false", int: "a whole number", str: "a text in quotes"}
