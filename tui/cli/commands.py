"""The table of commands: which module of this folder has each; it is loaded when its command is used."""

from __future__ import annotations

import click

from tui.cli.command import archive_option, archive_place, examples_of
from tui.cli.help_pages import TableGroup
from tui.terminal.output_guard import has_screen

GROUPS = {
    "Find and read": {
        "find": "find_command",
        "show": "show_commands",
        "related": "show_commands",
        "thread": "thread_commands",
        "threads": "thread_commands",
        "brief": "brief_command",
    },
    "Add stories": {"add": "add_command", "feeds": "feeds_command"},
    "Sort and follow": {
        "note": "note_commands",
        "tag": "note_commands",
        "theme": "theme_commands",
        "themes": "theme_commands",
        "watch": "watch_command",
    },
    "Undo and correct": {
        "undo": "undo_command",
        "rm": "removal_commands",
        "restore": "removal_commands",
        "part": "removal_commands",
    },
    "Export and back up": {"export": "export_command", "backup": "backup_commands"},
    "Share": {"shared": "shared_command"},
    "Dateline itself": {
        "doctor": "doctor_command",
        "serve": "serve_command",
        "config": "config_command",
        "completion": "completion_command",
        "man": "man_command",
    },
}
"""The commands by what they are for, as help lists them: each with the module that has it as a function of that name."""
COMMANDS = {name: module for names in GROUPS.values() for name, module in names.items()}
"""All of them."""
_EXAMPLES = (
    ("dateline", "open the timeline"),
    ("dateline add story.txt clippings/", "add the stories of a file and a folder"),
    ("pbpaste | dateline add -", "add what was copied from a page"),
    ("dateline find remitances", "spelled right or not"),
    ("dateline show 5f0c", "read it; the first letters of an id are enough"),
    ("dateline | head -5", "in a pipe: the newest stories"),
    ("dateline watch Rivers theme:water", "follow a search; dateline watch lists them"),
    ("dateline export theme:water -o w.csv", "for other programs"),
    ("dateline COMMAND --help", "what a command can do"),
)


class _DatelineGroup(TableGroup):
    table = GROUPS


@click.group(
    cls=_DatelineGroup,
    invoke_without_command=True,
    epilog=examples_of(_EXAMPLES),
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

        return open_plain(archive_place())
    if not has_screen():
        from tui.cli.newest import print_newest

        return print_newest()
    from tui.launch import open_screen

    return open_screen(archive_place(), fresh=fresh)
