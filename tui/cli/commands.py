"""The table of commands: which module of this folder has each; it is loaded when its command is used."""

from __future__ import annotations

from importlib import import_module

import click

from tui.cli.command import archive_folder, archive_option
from tui.terminal.output_guard import has_screen

COMMANDS = {
    "add": "add_command",
    "backup": "backup_commands",
    "brief": "brief_command",
    "completion": "completion_command",
    "config": "config_command",
    "export": "export_command",
    "feeds": "feeds_command",
    "find": "find_command",
    "note": "note_commands",
    "part": "removal_commands",
    "related": "show_commands",
    "restore": "removal_commands",
    "rm": "removal_commands",
    "serve": "serve_command",
    "show": "show_commands",
    "tag": "note_commands",
    "theme": "theme_commands",
    "themes": "theme_commands",
    "thread": "thread_commands",
    "threads": "thread_commands",
    "undo": "undo_command",
    "watch": "watch_command",
}
"""Each command by its name, with the module that has it as a function of that name."""
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
  dateline export theme:water --to csv -o water.csv
  dateline show 5f0c…                 read a story in the shell
  dateline rm 5f0c… && dateline undo
  eval "$(dateline completion bash)"  the Tab key completes commands, ids, themes …; zsh, fish
  dateline backup ~/dateline.zip      and dateline restore ~/dateline.zip
"""


class _TableGroup(click.Group):
    """The commands of the table."""

    def list_commands(self, _context: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"tui.cli.{COMMANDS[name]}"), name)
        return command


@click.group(
    cls=_TableGroup,
    invoke_without_command=True,
    epilog=_EXAMPLES,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(package_name="dateline", message="%(prog)s %(version)s")
@click.option("--plain", is_flag=True, help="Line by line, for screen readers and pipes: sentences, and typed commands.")
@click.option("--fresh", is_flag=True, help="Open the timeline as new, not where you left it.")
@archive_option
@click.pass_context
def dateline(context: click.Context, plain: bool, fresh: bool) -> int | None:
    """Keep the news you follow and see it on a timeline. Without a command, the timeline opens."""
    if context.invoked_subcommand is not None:
        return None
    if plain:
        from tui.plain.loop import open_plain

        return open_plain(archive_folder())
    if not has_screen():
        from tui.cli.newest import print_newest

        return print_newest()
    from tui.launch import open_screen

    return open_screen(archive_folder(), fresh=fresh)
