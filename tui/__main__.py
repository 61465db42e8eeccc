"""The command `dateline`: without a subcommand it opens the screen, by the shortest way."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path


def main() -> None:
    """Run `dateline` with the arguments of the process, and leave with its exit status."""
    folder = _only_archive(sys.argv[1:])
    if folder is not None and "_DATELINE_COMPLETE" not in os.environ:
        from tui.leaving import guarded

        sys.exit(guarded(lambda: open_screen(Path(folder) if folder else None)))
    from tui.cli import run

    sys.exit(run())


def open_screen(folder: Path | None) -> int:
    """Open the screen on an archive and return the exit status when it is left."""
    from store.api.errors import DatelineError

    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        print("dateline: the screen needs a terminal; in a pipe use a command, see dateline --help", file=sys.stderr)  # noqa: T201
        return 2
    gc.disable()  # nothing made on the way to the first painted screen is garbage; the app turns it on again
    try:
        from tui.start import run_app

        return run_app(folder)
    except DatelineError as error:
        from store.text.clean import clean_line

        print(f"dateline: {clean_line(str(error))}", file=sys.stderr)  # noqa: T201 - the screen is not up
        return 1


def _only_archive(arguments: list[str]) -> str | None:
    """Return the archive's folder ("" for the usual one) if nothing else is asked for, else None."""
    if not arguments:
        return ""
    if len(arguments) == 2 and arguments[0] == "--archive" and not arguments[1].startswith("-"):
        return arguments[1]
    if len(arguments) == 1 and arguments[0].startswith("--archive="):
        return arguments[0].removeprefix("--archive=") or None
    return None


if __name__ == "__main__":
    main()
