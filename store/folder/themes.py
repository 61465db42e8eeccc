"""The themes of an archive in a folder: listed, explained, and made from stories."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Unpack

from store.api.story import StoryId
from store.api.themes import SuggestedTheme, Theme, ThemeChanges, ThemeChoice
from store.api.views import Selection
from store.engine.protocol import Engine, entry_of
from store.search.searcher import Searcher
from store.themes.lexicon import ThemeLexicon
from store.themes.own_themes import change_theme, use_set

if TYPE_CHECKING:
    from store.folder.deeds import Deeds


class FolderThemes:
    """Themes as they are in the index and in the person's own `themes.toml`; `take` puts another table of them in use."""

    def __init__(
        self,
        engine: Engine,
        lexicon: ThemeLexicon,
        searcher: Searcher,
        writer: Callable[[], Deeds],
        take: Callable[[ThemeLexicon], None],
    ) -> None:
        self._engine = engine
        self._lexicon = lexicon
        self._searcher = searcher
        self._writer = writer
        self._take = take

    def all(self) -> Sequence[Theme]:
        """Return the themes in use, in the order they are listed."""
        return self._lexicon.themes

    def every(self) -> Sequence[Theme]:
        """Return all themes, hidden and merged ones too."""
        return self._lexicon.every

    def why(self, story_id: StoryId) -> ThemeChoice:
        """Return why a story has its themes."""
        return entry_of(self._engine, story_id).choice

    def make(self, name: str, stories: Selection | Sequence[StoryId]) -> Theme:
        """Make a theme from stories and return it with its telling words."""
        from store.folder.theme_maker import MOST

        if isinstance(stories, Selection):
            found = self._engine.stories(self._searcher.query(stories), MOST)
        else:
            found = [stored for story_id in stories[:MOST] if (stored := self._engine.get(story_id))]
        lexicon, theme = self._writer().themes.make(name, found)
        self._take(lexicon)
        return theme

    def change(self, key: str, **changes: Unpack[ThemeChanges]) -> None:
        """Change what is given of a theme."""
        told = _told(next((theme.name for theme in self.every() if theme.key == key), key), changes)
        change = dict[str, Any](changes)
        self._take(self._writer().themes.changed(told, lambda config, note: change_theme(config, key, change, note)))

    def use(self, themes: str) -> None:
        """Use another set of themes."""
        self._take(self._writer().themes.changed("other set of themes", lambda config, note: use_set(config, themes, note)))

    def suggested(self, limit: int = 6) -> Sequence[SuggestedTheme]:
        """Return themes that could be made of stories under `other`."""
        from store.folder.theme_suggestions import suggested

        hidden = [theme.key for theme in self._lexicon.every if not self._lexicon.standing(theme.key)]
        return suggested(self._engine, limit, hidden)


def _told(name: str, changes: ThemeChanges) -> str:
    """Return in a few words what is changed of a theme."""
    if changes.get("into"):
        return f"theme “{name}” merged"
    if "hidden" in changes:
        return f"theme “{name}” {'hidden' if changes['hidden'] else 'shown again'}"
    return f"theme “{name}” renamed" if "name" in changes else f"colour of the theme “{name}”"
