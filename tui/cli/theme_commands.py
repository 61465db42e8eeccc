"""`dateline themes` and `dateline theme`: the themes there are, and one made from what a search finds."""

from __future__ import annotations

import click

from store.api.archive import Archive
from store.api.views import Selection
from tui.cli.command import WRONG_USAGE, Answer, command
from tui.cli.output import complained_of_mistakes, counted, say, styled


@command()
def themes(archive: Archive) -> Answer:
    """List the themes and how many stories each has."""
    counts = archive.counts(Selection()).themes
    listed = [(theme, counts.get(theme.key, 0)) for theme in archive.themes.all()]

    def show() -> None:
        for theme, stories in listed:
            name = styled(f"{theme.name:<18}", colour=theme.colour)
            say(f"{name} {stories:>8,}  {styled(theme.key, dim=True)}")

    return Answer(lambda: [{"key": theme.key, "name": theme.name, "stories": stories} for theme, stories in listed], show)


@command(click.argument("name", metavar="NAME"), click.argument("words", nargs=-1, required=True, metavar="LINE..."))
def theme(archive: Archive, name: str, words: tuple[str, ...]) -> Answer | int:
    """Make a theme from the stories that a search line finds.

    Its telling words are written to your own themes.toml; stories that have them are sorted anew.
    """
    line = " ".join(words)
    if complained_of_mistakes(archive, line):
        return WRONG_USAGE
    made = archive.themes.make(name, Selection(words=f"{line} "))
    archive.understand(threads=False)
    stories = archive.counts(Selection()).themes.get(made.key, 0)

    def show() -> None:
        count = counted(stories, "story", "stories")
        say(f"{styled(made.name, bold=True, colour=made.colour)}  {count}  {styled(made.key, dim=True)}")
        say(f"by its words: {styled(', '.join(made.words))}")

    fields = {"key": made.key, "name": made.name, "colour": made.colour, "words": list(made.words), "stories": stories}
    return Answer(lambda: fields, show)
