"""The command that makes a theme from what a search finds."""

from __future__ import annotations

from store.api.archive import Archive
from store.api.views import Selection
from tui.cli.asking import told_mistakes
from tui.cli.output import print_json, refreshed, say, styled


def new_theme(archive: Archive, name: str, line: str, *, as_json: bool) -> int:
    """Make a theme from the stories that answer a search line, and sort stories by it.

    Raises ThemeError, SettingsError.
    """
    refreshed(archive)
    if told_mistakes(archive, line):
        return 2
    theme = archive.themes.make(name, Selection(words=f"{line} "))
    archive.understand(threads=False)
    stories = archive.counts(Selection()).themes.get(theme.key, 0)
    if as_json:
        print_json(
            {"key": theme.key, "name": theme.name, "colour": theme.colour, "words": list(theme.words), "stories": stories}
        )
        return 0
    number = f"{stories:,} {'story' if stories == 1 else 'stories'}"
    say(f"{styled(theme.name, bold=True, colour=theme.colour)}  {number}  {styled(theme.key, dim=True)}")
    say(f"by its words: {styled(', '.join(theme.words))}")
    return 0
