"""The themes of an archive in a folder: listed, explained, and made from stories."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from store.api.story import StoryId
from store.api.themes import Theme, ThemeChoice
from store.api.views import Selection
from store.index.index import StoryIndex
from store.index.schema import stored_of
from store.search.searcher import Searcher
from store.themes.book import Book

if TYPE_CHECKING:
    from store.folder.writer import Writer


class FolderThemes:
    """Themes as they are in the index and in the person's own `themes.toml`; `take` puts another table of them in use."""

    def __init__(
        self,
        index: StoryIndex,
        book: Book,
        searcher: Searcher,
        writer: Callable[[], Writer],
        take: Callable[[Book], None],
    ) -> None:
        self._index = index
        self._book = book
        self._searcher = searcher
        self._writer = writer
        self._take = take

    def all(self) -> Sequence[Theme]:
        """Return every theme, in the order they are shown."""
        return self._book.themes

    def why(self, story_id: StoryId) -> ThemeChoice:
        """Return why a story has its themes."""
        return self._index.entry(story_id).choice

    def make(self, name: str, stories: Selection | Sequence[StoryId]) -> Theme:
        """Make a theme from stories and return it with its telling words."""
        from store.folder.theme_maker import MOST

        if isinstance(stories, Selection):
            docs = self._index.matching(self._searcher.query(stories), MOST)
        else:
            docs = [doc for story_id in stories[:MOST] if (doc := self._index.doc(story_id))]
        book, theme = self._writer().themes.make(name, [stored_of(doc) for doc in docs])
        self._take(book)
        return theme
