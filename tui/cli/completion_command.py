"""`dateline completion`: the script that completes Dateline's commands in a shell."""

from __future__ import annotations

import click

from tui.cli.command import command
from tui.cli.output import say
from tui.terminal.output_guard import DONE

SHELLS = ("bash", "zsh", "fish")


@command(
    click.argument("shell", type=click.Choice(SHELLS)),
    archive=None,
    as_json=False,
    examples=(
        ('eval "$(dateline completion bash)"', "a line for ~/.bashrc"),
        ('eval "$(dateline completion zsh)"', "a line for ~/.zshrc"),
        ("dateline completion fish | source", "a line for ~/.config/fish/config.fish"),
    ),
)
def completion(shell: str) -> int:
    """Let the Tab key complete commands, ids and names.

    What is printed tells your shell how; themes, threads, feeds, tags and files are completed too.
    """
    from click.shell_completion import get_completion_class

    import tui.cli.bash_completion  # noqa: F401 - it takes the place of click's own
    from tui.cli.commands import dateline

    kind = get_completion_class(shell)
    assert kind is not None  # noqa: S101 - all that may be chosen are click's
    say(kind(dateline, {}, "dateline", "_DATELINE_COMPLETE").source(), nl=False)
    return DONE
