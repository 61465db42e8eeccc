"""`dateline man`: the manual page, made of the commands' own help."""

from __future__ import annotations

from tui.cli.command import command
from tui.cli.output import say
from tui.terminal.output_guard import DONE


@command(
    archive=None,
    as_json=False,
    examples=(
        ("dateline man | man -l -", "read it"),
        ("dateline man > ~/.local/share/man/man1/dateline.1", "from then on, man dateline finds it"),
    ),
)
def man() -> int:
    """Print the manual page."""
    from tui.cli.commands import dateline
    from tui.cli.man_page import man_page

    say(man_page(dateline), nl=False)
    return DONE
