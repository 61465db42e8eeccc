"""Dateline's commands in the shell."""

from __future__ import annotations

import os
from io import StringIO

import click

from store.api.errors import AmbiguousStoryError, DatelineError
from tui.terminal.output_guard import BROKEN_OFF, DONE, FAILED, run_guarded


def run() -> int:
    """Run the command of this process and return its exit status: 0 done, 1 refused or failed, 2 wrong usage."""
    return run_guarded(_run)


def _run() -> int:
    from tui.cli.commands import dateline

    if "_DATELINE_COMPLETE" in os.environ:
        import tui.cli.bash_completion  # noqa: F401 - it takes the place of click's own

    try:
        result = dateline.main(prog_name="dateline", standalone_mode=False)
    except click.exceptions.Abort:
        return BROKEN_OFF
    except click.ClickException as error:
        from tui.cli.output import say

        shown = StringIO()
        error.show(shown)
        say(shown.getvalue(), err=True, nl=False)
        return error.exit_code
    except click.exceptions.Exit as error:
        return error.exit_code
    except SystemExit:
        return DONE  # click's own way out when the reader of a pipe went away
    except DatelineError as error:
        from tui.cli.output import complain

        complain(str(error), *(error.choices if isinstance(error, AmbiguousStoryError) else ()))
        return FAILED
    return result if isinstance(result, int) else DONE
