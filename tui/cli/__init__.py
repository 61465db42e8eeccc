"""Dateline's commands in the shell."""

from __future__ import annotations

import sys

import click

from store.errors import DatelineError


def run() -> int:
    """Run the command of this process and return its exit status: 0 done, 1 refused or failed, 2 wrong usage."""
    from tui.cli.commands import dateline

    try:
        result = dateline.main(prog_name="dateline", standalone_mode=False)
    except click.exceptions.Abort:
        return 130
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.exceptions.Exit as error:
        return error.exit_code
    except DatelineError as error:
        from tui.cli.output import complain

        complain(str(error))
        return 1
    except BrokenPipeError:
        sys.stderr.close()  # the reader went away, as `head` does; nothing more can be said
        return 0
    return result if isinstance(result, int) else 0
