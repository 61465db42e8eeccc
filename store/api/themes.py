"""Themes: the subjects that group stories, why a story has its own, and how one is made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypedDict, Unpack

from store.api.said import Deed
from store.api.story import StoryId
from store.api.views import Selection

OTHER = "other"
"""The key of the theme of what fits nowhere."""


@dataclass(frozen=True, slots=True)
class Theme:
    """A subject that groups stories."""

    key: str
    """Its name in files and JSON, such as `digital-finance`."""
    name: str
    """Its name on the screen, such as `Digital finance`."""
    colour: str
    """Its colour, as `#rrggbb`."""
    words: tuple[str, ...] = ()
    """The words that tell its stories, the most telling first, where it was made just now."""
    medtop: tuple[str, ...] = ()
    """The IPTC Media Topics it stands for, as `medtop:15000000`."""
    hidden: bool = False
    """True if the person wants it not to be used: its stories go to the next theme that fits, or stay in `other`."""
    into: str = ""
    """The key of the theme that the person merged it into, under which its stories stand."""

    @property
    def in_use(self) -> bool:
        """True if stories can stand under it: it is neither hidden nor merged."""
        return not self.hidden and not self.into


def commonest_first(themes: Iterable[Theme], stories: Mapping[str, int]) -> list[Theme]:
    """Return themes with those of most stories first; Other, hidden and merged ones stand at the end."""
    return sorted(themes, key=lambda one: (not one.in_use, one.key == OTHER, -stories.get(one.key, 0)))


def where_standing(themes: Iterable[Theme]) -> dict[str, str]:
    """Return for each theme's key that of the one in use under which its stories stand: its own, or that of what it was merged into.

    Nothing stands for none: one that is hidden, merged into such a one, or into each other round and round.
    """
    by_key = {theme.key: theme for theme in themes}
    found: dict[str, str] = {"": ""}
    for key in by_key:
        way: dict[str, None] = {}
        here = key
        while here not in found and here not in way:
            way[here] = None
            theme = by_key.get(here)
            here = here if theme and theme.in_use else theme.into if theme and not theme.hidden else ""
        in_use = here in by_key and by_key[here].in_use
        found.update(dict.fromkeys(way, here if in_use else found.get(here, "")))
    return found


@dataclass(frozen=True, slots=True)
class SuggestedTheme:
    """A theme that could be made of stories that no theme fits, by what they share."""

    name: str
    """What it could be called."""
    words: tuple[str, ...]
    """What its stories share and others lack, the most telling first."""
    stories: tuple[StoryId, ...]
    """Those stories, the newest first."""


class ThemeChanges(TypedDict, total=False):
    """What may be changed of a theme; None is as Dateline comes with it."""

    name: str | None
    colour: str | None
    hidden: bool | None
    into: str | None
    """The key of the theme that it is merged into; None to part it again."""


@dataclass(frozen=True, slots=True)
class LearnedFrom:
    """What corrections say of a story."""

    corrections: int
    """How many stories the person gave the theme."""
    words: tuple[str, ...]
    """What the story has in common with them, strongest first."""

    @property
    def summary(self) -> str:
        """It in one line: `learned from 4 corrections: reservoir, canal`."""
        return f"learned from {self.corrections:,} corrections: {', '.join(self.words)}"


@dataclass(frozen=True, slots=True)
class ThemeChoice:
    """Why a story has the themes it has."""

    themes: tuple[str, ...]
    """Keys, the first one first; never empty."""
    words: Mapping[str, tuple[str, ...]]
    """Theme key to the words of the story that spoke for it, strongest first."""
    corrected: bool = False
    """True if the person chose the first theme."""
    learned: Mapping[str, LearnedFrom] = field(default_factory=dict)
    """Theme key to what corrections say for it, where the story is like the corrected ones."""
    filed: Mapping[str, str] = field(default_factory=dict)
    """Theme key to the section that its source filed it under, as printed there."""
    chosen: Deed | None = None
    """Who chose the first theme for all who share the archive, and when; None if nobody did, or it is the person's own archive."""

    @property
    def summary(self) -> str:
        """Why the first theme is the first, in one line."""
        if self.corrected:
            return "you chose it" if self.chosen is None or self.chosen.mine else f"{self.chosen.person} chose it"
        learned = self.learned.get(self.themes[0])
        reasons = [learned.summary] if learned else []
        if section := self.filed.get(self.themes[0]):
            reasons.append(f"filed under “{section}”")
        reasons += [", ".join(self.words.get(self.themes[0], ())[:8])]
        return "; ".join(reason for reason in reasons if reason) or "nothing in it speaks for another theme"


class Themes(Protocol):
    """The themes of an archive. Every method may be called from any thread."""

    def all(self) -> Sequence[Theme]:
        """Return the themes in use, in the order they are listed; `other` is the last."""

    def every(self) -> Sequence[Theme]:
        """Return all themes, those too that the person hid or merged into others."""

    def why(self, story_id: StoryId) -> ThemeChoice:
        """Return why a story has its themes. Raises UnknownStoryError."""

    def make(self, name: str, stories: Selection | Sequence[StoryId]) -> Theme:
        """Make a theme from the stories of a selection, or from those with some ids, and return it with its telling words.

        It is written to the person's own `themes.toml`, with those words; stories that have them are sorted anew by `understand`.
        Raises ThemeError if the name or the stories won't do, SettingsError if it can't be written, ArchiveLockedError.
        """

    def change(self, key: str, **changes: Unpack[ThemeChanges]) -> None:
        """Rename a theme, hide it, merge it into another, give it another colour; all that is kept in the person's own `themes.toml`.

        Stories that stood under it are sorted anew by `understand`. Raises ThemeError if that can't be, SettingsError, ArchiveLockedError.
        """

    def use(self, themes: str) -> None:
        """Use another set of themes: `newspaper` for all, `ten` for the small one. Raises as `change` does."""

    def suggested(self, limit: int = 6) -> Sequence[SuggestedTheme]:
        """Return themes that could be made of stories under `other`, those of most stories first."""
