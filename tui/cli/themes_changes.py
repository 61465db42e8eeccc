"""What `dateline themes` changes: which are in use, which are merged, what they are called; and what could become one."""

from __future__ import annotations

import click

from store.api.archive import Archive
from store.text.numbers import counted
from tui.cli.command import Answer, command
from tui.cli.output import say, styled
from tui.cli.progress import tell_waiting, told_progress, understood_behind
from tui.cli.selecting import theme_called

_MANY = 20_000
"""Of more stories, another process sorts them anew."""
_theme = click.argument("name", metavar="THEME")


@command(_theme)
def hide(archive: Archive, name: str) -> Answer:
    """Stop using a theme.

    Its stories go to the next theme that fits, or to Other.
    """
    theme = theme_called(archive, name)
    archive.themes.change(theme.key, hidden=True)
    return _sorted_anew(archive, theme.key, f"Hidden    {styled(theme.name, bold=True)}")


@command(_theme)
def show(archive: Archive, name: str) -> Answer:
    """Use a theme again that was hidden, or merged into another."""
    theme = theme_called(archive, name)
    archive.themes.change(theme.key, hidden=False, into=None)
    return _sorted_anew(archive, theme.key, f"In use    {styled(theme.name, bold=True)}")


@command(_theme, click.argument("into", metavar="INTO"))
def merge(archive: Archive, name: str, into: str) -> Answer:
    """Have the stories of a theme stand under another."""
    theme, other = theme_called(archive, name), theme_called(archive, into)
    archive.themes.change(theme.key, hidden=False, into=other.key)
    return _sorted_anew(archive, theme.key, f"Merged    {styled(theme.name, bold=True)} into {styled(other.name, bold=True)}")


@command(_theme, click.argument("new", metavar="NEW"))
def rename(archive: Archive, name: str, new: str) -> Answer:
    """Call a theme something else."""
    theme = theme_called(archive, name)
    archive.themes.change(theme.key, name=new)
    return _told(archive, theme.key, f"Renamed   {theme.name} to {styled(new, bold=True)}")


@command(_theme, click.argument("colour", metavar="COLOUR"))
def colour(archive: Archive, name: str, colour: str) -> Answer:
    """Give a theme another colour, such as #7fa7cf."""
    theme = theme_called(archive, name)
    archive.themes.change(theme.key, colour=colour)
    return _told(archive, theme.key, f"Coloured  {styled(theme.name, bold=True, colour=colour)}")


@command(click.argument("themes", metavar="SET", type=click.Choice(("newspaper", "ten"))))
def use(archive: Archive, themes: str) -> Answer:
    """Use the whole set of themes (newspaper), or the small one (ten)."""
    archive.themes.use(themes)
    many = len(archive.themes.all())
    return _sorted_anew(archive, "", f"In use    {counted(many, 'theme', 'themes')}, Other among them")


@command(
    click.option("-n", "--limit", default=6, show_default=True, type=click.IntRange(1, 30), help="How many themes at most.")
)
def suggest(archive: Archive, limit: int) -> Answer:
    """Tell what stories under Other share.

    dateline theme makes a theme of it.
    """
    found = archive.themes.suggested(limit)

    def tell() -> None:
        for one in found:
            say(f"{styled(one.name, bold=True)}  {counted(len(one.stories), 'story', 'stories')}")
            say(f"  {styled(', '.join(one.words), dim=True)}")
        if found:
            say("dateline theme NAME LINE makes a theme of what a search line finds.", err=True)
        else:
            aside = ", those of hidden themes aside" if any(theme.hidden for theme in archive.themes.every()) else ""
            say(f"The stories under Other share too little to make a theme of{aside}.", err=True)

    return Answer(lambda: [{"name": one.name, "words": list(one.words), "stories": list(one.stories)} for one in found], tell)


def _sorted_anew(archive: Archive, key: str, told: str) -> Answer:
    """Sort the stories by what was changed; many are left to another process."""
    with told_progress() as progress:
        behind = understood_behind(archive, progress, _MANY)
    return _told(archive, key, told, behind)


def _told(archive: Archive, key: str, told: str, behind: int = 0) -> Answer:
    theme = next((one for one in archive.themes.every() if one.key == key), None)

    def tell() -> None:
        say(told)
        tell_waiting(behind)

    about = {"key": key, "name": theme.name, "hidden": theme.hidden, "into": theme.into} if theme else {}
    return Answer(lambda: {"theme": about, "sorting": behind}, tell)
