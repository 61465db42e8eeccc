"""What a person likes: kept in a small TOML file in the config folder."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, Self

import orjson

from store.files import write_whole

_HEAD = "# Dateline's settings; change them here while Dateline is closed, or with its keys.\n"


@dataclass(frozen=True, slots=True)
class Settings:
    """A person's likes."""

    newest_first: bool = False
    """True for the newest stories at the top."""
    colours: str = "dateline-dark"
    """The name of the screen's colour theme."""
    story_columns: int = 0
    """Columns of the story beside the timeline; 0 for as many as the window has room for."""
    signs: str = "auto"
    """Which signs are painted: "unicode", "plain" (what a console's font has), "ascii", or "auto" for what the terminal can show."""
    colour_depth: str = "auto"
    """How many colours are painted: "none", "16", or "auto" for as many as the terminal has."""
    update_every: int = 0
    """Minutes between two updates of the feeds that are due, while the screen is open; 0 for updates on a key alone."""
    notices: bool = False
    """True to be told by a notice of the desktop what an update brought for watch lists."""

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Return the settings kept in a folder; what is missing, unreadable or of a wrong kind is as usual."""
        import tomllib

        try:
            kept: dict[str, Any] = tomllib.loads((folder / "settings.toml").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return cls()
        usual = cls()
        known = {
            field.name: kept[field.name]
            for field in fields(cls)
            if type(kept.get(field.name)) is type(getattr(usual, field.name))
        }
        return replace(usual, **known)

    def save(self, folder: Path) -> None:
        """Keep the settings in a folder; where nothing can be written they last for this sitting only."""
        lines = [f"{field.name} = {orjson.dumps(getattr(self, field.name)).decode()}\n" for field in fields(self)]
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            write_whole(folder / "settings.toml", (_HEAD + "".join(lines)).encode(), durable=False)
