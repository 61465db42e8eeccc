"""Theming in a shared archive: a theme that one person makes is there for all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from store.folder.theme_maker import ThemeMaker
from store.themes.lexicon import ThemeLexicon


@dataclass(frozen=True, slots=True)
class SharedThemeMaker(ThemeMaker):
    """Makes themes for all who share an archive."""

    push: Callable[[], None]
    """Lets the others have the themes as they are here."""

    def take(self, lexicon: ThemeLexicon) -> None:
        """Sort by another lexicon of themes from now on, and let the others do so."""
        super(SharedThemeMaker, self).take(lexicon)
        self.push()
