"""`dateline themes` and `dateline theme`: the themes there are, and one made from what a search finds."""

from __future__ import annotations

from collections.abc import Mapping

import click

from store.api.archive import Archive
from store.api.themes import OTHER, Theme, commonest_first
from store.api.views import Selection
from store.text.numbers import counted
from tui.cli.command import WRONG_USAGE, Answer, archive_option, command
from tui.cli.output import complained_of_mistakes, say, styled
from tui.cli.tables import Cell, Column, Line, print_table
from tui.cli.themes_changes import colour, hide, merge, rename, show, suggest, use

_COLUMNS = (Column("THEME", gives_way=True), Column("STORIES", right=True), Column("KEY"), Column("STATE", spare=True))
_EXAMPLES = """\b
Examples:
  dateline themes --all                 all there are, used or not
  dateline themes rename water Rivers   call one something else
  dateline themes hide sport            its stories go to the next theme that fits, or to Other
  dateline themes merge digital-finance economy
  dateline themes show sport            use one again that was hidden or merged
  dateline themes use ten               the small set; `newspaper` is the whole
  dateline themes suggest               what stories under Other share
"""


@click.group(invoke_without_command=True, epilog=_EXAMPLES)
@click.option("--all", "whole", is_flag=True, help="List those too that no story has, and those that are hidden or merged.")
@click.option("--json", "as_json", is_flag=True, help="List the themes in JSON, for programs.")
@archive_option
@click.pass_context
def themes(context: click.Context, whole: bool, as_json: bool) -> int | None:
    """List the themes; hide, merge and rename them. Without a command, they are listed with their stories."""
    if context.invoked_subcommand is not None:
        return None
    status: int = context.invoke(list_themes, whole=whole, as_json=as_json)
    return status


@command(click.option("--all", "whole", is_flag=True, help="List all, used or not."))
def list_themes(archive: Archive, whole: bool) -> Answer:
    """List the themes that stories have, the commonest first."""
    counts = archive.counts(Selection()).themes
    every = archive.themes.every()
    names = {theme.key: theme.name for theme in every}
    standing = [theme for theme in every if whole or (counts.get(theme.key) and not theme.hidden and not theme.into)]
    listed = commonest_first(standing, counts)

    def show() -> None:
        print_table(_COLUMNS, [_line(one, counts.get(one.key, 0), names) for one in listed])

    return Answer(lambda: [_plain(one, counts.get(one.key, 0)) for one in listed], show)


def _line(theme: Theme, stories: int, names: Mapping[str, str]) -> Line:
    state = "hidden" if theme.hidden else f"merged into {names.get(theme.into, theme.into)}" if theme.into else ""
    count = Cell(f"{stories:,}", plain=str(stories))
    return Cell(theme.name, colour=theme.colour), count, Cell(theme.key, dim=True), Cell(state, dim=True)


def _plain(theme: Theme, stories: int) -> dict[str, object]:
    about = {"key": theme.key, "name": theme.name, "stories": stories, "colour": theme.colour, "medtop": list(theme.medtop)}
    return {**about, **({"hidden": True} if theme.hidden else {}), **({"into": theme.into} if theme.into else {})}


@command(click.argument("name", metavar="NAME"), click.argument("words", nargs=-1, required=True, metavar="LINE..."))
def theme(archive: Archive, name: str, words: tuple[str, ...]) -> Answer | int:
    """Make a theme from the stories that a search line finds.

    Its telling words are written to your own themes.toml; stories that have them are sorted anew.
    """
    line = " ".join(words)
    if complained_of_mistakes(archive, line):
        return WRONG_USAGE
    found = Selection(words=f"{line} ")
    made = archive.themes.make(name, found)
    archive.understand(threads=False)
    stories = archive.counts(Selection()).themes.get(made.key, 0)
    held = "" if stories else _held(archive, found)

    def show() -> None:
        count = counted(stories, "story", "stories")
        say(f"{styled(made.name, bold=True, colour=made.colour)}  {count}  {styled(made.key, dim=True)}")
        say(f"by its words: {styled(', '.join(made.words))}")
        if held:
            say(held, err=True)

    fields = {"key": made.key, "name": made.name, "colour": made.colour, "words": list(made.words), "stories": stories}
    return Answer(lambda: fields, show)


def _held(archive: Archive, found: Selection) -> str:
    """Return in a sentence which theme has most of the stories that another was made from."""
    counts = archive.counts(found).themes
    most = max(archive.themes.all(), key=lambda theme: counts.get(theme.key, 0))
    whole = counted(sum(counts.values()), "story", "stories")
    remedy = "" if most.key == OTHER else f"; dateline themes hide {most.key} would free them"
    return f"No story stands under it: {most.name} holds {counts.get(most.key, 0):,} of the {whole} found{remedy}"


for _change in (hide, show, merge, rename, colour, use, suggest):
    themes.add_command(_change)
