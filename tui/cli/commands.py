"""The table of commands: what each takes, and which module answers it."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import click

from store.api.archive import Archive
from store.api.story import StoryId
from store.exports.export_table import EXPORTS
from store.opening import open_archive

_FOLDER = click.Path(file_okay=False, path_type=Path)
_EXAMPLES = """\b
Examples:
  dateline                            open the timeline
  dateline add story.txt clippings/   keep the stories of a file and a folder
  pbpaste | dateline add -            keep the stories copied from a page
  dateline find remitances            spelled right or not
  dateline find "indus treaty" --json
  dateline watch Rivers theme:water after:2024
  dateline theme Chenab chenab        a theme of your own, from what a search finds
  dateline watch                      the lists you keep, and what is unread of each
  dateline brief --thread indus -o indus.ics
  dateline show 5f0c…                 read a story in the shell
  dateline rm 5f0c… && dateline restore

\b
Completion of commands and options in your shell:
  eval "$(_DATELINE_COMPLETE=bash_source dateline)"    bash (zsh_source: zsh)
  _DATELINE_COMPLETE=fish_source dateline | source     fish
"""


def _remember(context: click.Context, _option: click.Parameter, folder: Path | None) -> Path | None:
    """Let `--archive` stand before or after the command's name."""
    if folder is not None:
        context.ensure_object(dict)["archive"] = folder
    return folder


def _archive_option(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.option(
        "--archive",
        type=_FOLDER,
        metavar="DIR",
        callback=_remember,
        expose_value=False,
        help="The archive's folder (or set DATELINE_ARCHIVE).",
    )(command)


def _json_option(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.option("--json", "as_json", is_flag=True, help="Answer in JSON, for programs.")(command)


def _open(context: click.Context, *, seeded: bool = True) -> Archive:
    archive = open_archive(context.ensure_object(dict).get("archive"), seeded=seeded)
    context.call_on_close(archive.close)
    return archive


@click.group(invoke_without_command=True, epilog=_EXAMPLES, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(version("dateline"), message="%(prog)s %(version)s")
@_archive_option
@click.pass_context
def dateline(context: click.Context) -> int | None:
    """Keep the news you follow and see it on a timeline. Without a command, the timeline opens."""
    if context.invoked_subcommand is not None:
        return None
    from tui.launch import open_screen

    return open_screen(context.ensure_object(dict).get("archive"))


@dateline.command()
@click.argument("paths", nargs=-1, required=True, metavar="FILE|FOLDER|-...")
@click.option("--preview", is_flag=True, help="Show where stories are cut and what each part became; keep nothing.")
@_json_option
@_archive_option
@click.pass_context
def add(context: click.Context, paths: tuple[str, ...], preview: bool, as_json: bool) -> int:
    """Keep the stories of files, folders, or standard input (-).

    Leaves with 1 if anything was refused; everything else is kept all the same.
    """
    if preview:
        from tui.cli.previewing import preview_stories

        return preview_stories(paths, as_json=as_json)
    from tui.cli.adding import add_stories

    return add_stories(_open(context, seeded=False), paths, as_json=as_json)


@dateline.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1, 10_000), help="How many stories at most.")
@_json_option
@_archive_option
@click.pass_context
def find(context: click.Context, words: tuple[str, ...], limit: int, as_json: bool) -> int:
    """Find stories by words, spelled right or not; the best come first.

    Leaves with 1 if there are none, with 2 if the line names a field, theme or date that there is none of.
    """
    from tui.cli.asking import find_stories

    return find_stories(_open(context), " ".join(words), limit, as_json=as_json)


@dateline.command()
@click.argument("story_id", metavar="ID")
@click.option("--earlier", is_flag=True, help="Print the texts it had before it was updated, the last one first.")
@_json_option
@_archive_option
@click.pass_context
def show(context: click.Context, story_id: str, earlier: bool, as_json: bool) -> int:
    """Print one story whole."""
    from tui.cli.asking import show_earlier, show_story

    if earlier:
        return show_earlier(_open(context), StoryId(story_id), as_json=as_json)
    return show_story(_open(context), StoryId(story_id), as_json=as_json)


@dateline.command()
@click.argument("story_id", metavar="ID")
@_json_option
@_archive_option
@click.pass_context
def related(context: click.Context, story_id: str, as_json: bool) -> int:
    """List the stories that belong with one, and why."""
    from tui.cli.asking import show_related

    return show_related(_open(context), StoryId(story_id), as_json=as_json)


@dateline.command()
@click.option("--limit", default=100, show_default=True, type=click.IntRange(1, 100_000), help="How many threads at most.")
@_json_option
@_archive_option
@click.pass_context
def threads(context: click.Context, limit: int, as_json: bool) -> int:
    """List the running matters that stories make, the newest first."""
    from tui.cli.following import show_threads

    return show_threads(_open(context), limit, as_json=as_json)


@dateline.command()
@click.argument("name", nargs=-1, required=True)
@_json_option
@_archive_option
@click.pass_context
def thread(context: click.Context, name: tuple[str, ...], as_json: bool) -> int:
    """Print one running matter from its first story to its last, by words of its NAME or by its number.

    Leaves with 1 if there is none.
    """
    from tui.cli.following import show_thread

    return show_thread(_open(context), " ".join(name), as_json=as_json)


@dateline.command()
@click.argument("line", nargs=-1, metavar="[LINE...]")
@click.option("--thread", default="", metavar="NAME", help="The dates of a thread, by words of its name or by its number.")
@click.option("--theme", default="", metavar="KEY", help="The dates of a theme.")
@click.option("--story", "story_id", default="", metavar="ID", help="The dates of one story.")
@click.option("--from", "begin", default="", metavar="DATE", help="From when on: 2025-06-02, june 2025, last month.")
@click.option("--to", "end", default="", metavar="DATE", help="Until when.")
@click.option("--limit", default=12, show_default=True, type=click.IntRange(1, 1_000), help="How many dates at most.")
@click.option("--format", "form", type=click.Choice(list(EXPORTS)), help="As what; else as the file's ending says.")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write a file instead of printing.")
@_archive_option
@click.pass_context
def brief(context: click.Context, /, line: tuple[str, ...], form: str | None, **wishes: Any) -> int:
    """Tell the key dates of a search, a thread, a theme, a span of time or a story: what happened, and what is announced."""
    from tui.cli.briefing import Wish, print_brief

    return print_brief(_open(context), Wish(" ".join(line), form=form or "", **wishes))


@dateline.command()
@_json_option
@_archive_option
@click.pass_context
def themes(context: click.Context, as_json: bool) -> int:
    """List the themes and how many stories each has."""
    from tui.cli.asking import show_themes

    return show_themes(_open(context), as_json=as_json)


@dateline.command()
@click.argument("name", metavar="NAME")
@click.argument("words", nargs=-1, required=True, metavar="LINE...")
@_json_option
@_archive_option
@click.pass_context
def theme(context: click.Context, name: str, words: tuple[str, ...], as_json: bool) -> int:
    """Make a theme from the stories that a search line finds.

    Its telling words are written to your own themes.toml; stories that have them are sorted anew.
    """
    from tui.cli.theming import new_theme

    return new_theme(_open(context), name, " ".join(words), as_json=as_json)


@dateline.command()
@click.argument("story_ids", nargs=-1, required=True, metavar="ID...")
@_json_option
@_archive_option
@click.pass_context
def rm(context: click.Context, story_ids: tuple[str, ...], as_json: bool) -> int:
    """Take stories out of the archive; `dateline restore` brings them back."""
    from tui.cli.removing import remove_stories

    return remove_stories(_open(context), [StoryId(one) for one in story_ids], as_json=as_json)


@dateline.command()
@click.argument("story_id", required=False, metavar="[ID]")
@click.option(
    "--text", default=1, metavar="N", type=click.IntRange(1), help="Which replaced text: 1 is the last, 2 the one before."
)
@click.option("--apart", is_flag=True, help="Make the replaced text a story of its own, beside the other.")
@_json_option
@_archive_option
@click.pass_context
def restore(context: click.Context, story_id: str | None, text: int, apart: bool, as_json: bool) -> int:
    """Bring back the story that was removed last, or the one with this id.

    Of a story that is there, bring back the text that an update replaced (show --earlier lists them); what stands now is
    kept in its stead.
    """
    from tui.cli.removing import restore_story

    return restore_story(_open(context), StoryId(story_id) if story_id else None, text, apart=apart, as_json=as_json)


@dateline.command()
@click.argument("name", required=False, metavar="[NAME]")
@click.argument("words", nargs=-1, metavar="[LINE...]")
@click.option("--rename", "new_name", metavar="NEW", help="Call the list something else.")
@click.option("--move", "place", type=click.IntRange(1), metavar="N", help="Make it the first (1), second (2) … of the lists.")
@click.option("--first", is_flag=True, help="Make it the first of the lists.")
@click.option("--remove", is_flag=True, help="Take the list away; the stories stay.")
@_json_option
@_archive_option
@click.pass_context
def watch(context: click.Context, /, name: str | None, words: tuple[str, ...], as_json: bool, **edits: Any) -> int:
    """List your watch lists, or keep a search line under a name.

    NAME alone prints the newest stories of that list; it leaves with 1 if there is none of that name.
    """
    from tui.cli.watching import Wish, watch_lists

    return watch_lists(_open(context), Wish(name, " ".join(words) if words else None, **edits), as_json=as_json)
