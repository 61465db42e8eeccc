"""What a person likes: kept in one TOML file in the config folder, where their own comments and order stay."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Self

from store.api.errors import SettingsError
from tui.state.setting_table import BY_NAME, Value, wrong

FILE = "settings.toml"
_TOLD = 2
KEYS = "keys"
"""The table of the file that has keys by the ids of what they do."""


@dataclass(frozen=True, slots=True)
class Settings:
    """A person's likes; `setting_table.py` says what each does and may be."""

    colours: str = "dateline-dark"
    """The name of the screen's colour theme."""
    density: str = "comfortable"
    """Whether a long headline may take two lines."""
    newest_first: bool = False
    """True for the newest stories at the top."""
    story_columns: int = 0
    """Columns of the story beside the timeline; 0 if the window decides."""
    date_format: str = "2 Jun 2025"
    """How days are written, by an example."""
    week_begins: str = "monday"
    """The day a week begins on."""
    zoom: str = "stories"
    """How closely the timeline is looked at when Dateline opens."""
    signs: str = "auto"
    """Which signs are painted: "unicode", "plain" (what a console's font has), "ascii", or "auto" for what the terminal can show."""
    colour_depth: str = "auto"
    """How many colours are painted: "none", "16", or "auto" for as many as the terminal has."""
    since: bool = True
    """True to be told at the start how many stories came since the last sitting."""
    update_every: int = 0
    """Minutes between two updates of the feeds that are due, while the screen is open; 0 for updates on a key alone."""
    notices: bool = False
    """True to be told by a notice of the desktop what an update brought for watch lists."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """Keys that the person chose, by the ids of what they do, as they were written."""
    wrong: Sequence[str] = field(default=(), compare=False)
    """What is wrong in the file, each with its line and what holds instead."""

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Return the settings kept in a folder; what is missing or wrong is as usual."""
        file = folder / FILE
        if not os.path.lexists(file):
            return cls()
        import tomllib

        from store.themes.toml_file import parsed, text_of

        try:
            text = text_of(file)
            kept = parsed(file, text, tomllib.loads)
        except SettingsError as error:
            return cls(wrong=(f"{FILE} can't be read, so all settings are the usual ones: {error}",))
        return cls().with_kept(kept, text)

    def with_kept(self, kept: Mapping[str, Any], text: str) -> Self:
        """Return these settings with what a file keeps of others, and what is wrong in it, by its lines."""
        known: dict[str, Any] = {}
        amiss: list[tuple[str, str]] = []
        for name, value in kept.items():
            if name == KEYS and not isinstance(value, dict):
                amiss.append((name, f"{KEYS} is a table, [{KEYS}], with keys by what they do; all keep their own"))
            elif name == KEYS:
                chosen = {key: keys for key, keys in value.items() if isinstance(keys, str)}
                amiss += [(key, f"keys are a text in quotes; {key} keeps its own") for key in value if key not in chosen]
                known[KEYS] = chosen
            elif name not in BY_NAME:
                amiss.append((name, f"no setting is called {name}{nearest(name, BY_NAME)}; it is ignored"))
            elif reason := wrong(BY_NAME[name], value, usual := usual_value(name)):
                amiss.append((name, f"{reason}; it stays {str(usual).lower() if isinstance(usual, bool) else usual}"))
            else:
                known[name] = value
        return replace(self, **known, wrong=tuple(at_line(text, name, reason) for name, reason in amiss))

    def with_known_colours(self, folder: Path, known: Iterable[str]) -> Self:
        """Return these settings with the usual colours if nothing is called as they are, and a word about that."""
        known = tuple(known)
        if self.colours in known:
            return self
        text = text_as_it_stands(folder)
        reason = f"no colours are called {self.colours}{nearest(self.colours, known)}; they stay {_USUAL.colours}"
        return replace(self, colours=_USUAL.colours, wrong=(*self.wrong, at_line(text, "colours", reason)))

    @property
    def told(self) -> Sequence[str]:
        """What is said at the start of what is wrong: the first of it, and how to see the rest."""
        more = len(self.wrong) - _TOLD
        return self.wrong if more <= 0 else (*self.wrong[:_TOLD], f"and {more} more in {FILE}: dateline config names them")

    def value(self, name: str) -> Value:
        """Return what a setting is."""
        value: Value = getattr(self, name)
        return value


_USUAL = Settings()
_ELSEWHERE = {
    "theme": "colours", "color_scheme": "colours", "colorscheme": "colours", "palette": "colours",
    "first_day": "week_begins", "week_start": "week_begins", "week_starts": "week_begins", "first_weekday": "week_begins",
    "dates": "date_format", "order": "newest_first", "sort": "newest_first", "unicode": "signs", "ascii": "signs",
    "refresh": "update_every", "update_interval": "update_every", "notifications": "notices",
}  # fmt: skip
"""Names that other programs have for what is set here."""


def text_as_it_stands(folder: Path) -> str:
    """Return the text of the file of settings; nothing if there is none, or none that can be read."""
    from store.themes.toml_file import text_of

    try:
        return text_of(folder / FILE, missing="")
    except SettingsError:
        return ""


def usual_value(name: str) -> Value:
    """Return what a setting is if nobody sets it."""
    return _USUAL.value(name)


def at_line(text: str, name: str, reason: str) -> str:
    """Return a sentence on what is wrong in the file, with the line in which a name is set."""
    line = line_of(text, name)
    return f"{FILE}, line {line}: {reason}" if line else f"{FILE}: {reason}"


def line_of(text: str, name: str) -> int:
    """Return the line in which a name is set, the first being 1; 0 if it is in none."""
    for at, line in enumerate(text.splitlines(), 1):
        left = line.partition("=")[0].strip().strip("\"'")
        if left == name or line.strip() == f"[{name}]":
            return at
    return 0


def nearest(name: str, known: Iterable[str]) -> str:
    """Return, for the end of a sentence, what may have been meant by a name; empty if nothing comes near."""
    from difflib import get_close_matches

    known = list(known)
    near = [_ELSEWHERE[name]] if _ELSEWHERE.get(name) in known else get_close_matches(name, known, 1)
    return f" ({near[0]}?)" if near else ""


NAMES = tuple(each.name for each in fields(Settings) if each.name in BY_NAME)
"""The names of all settings."""
