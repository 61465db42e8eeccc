"""The command `dateline`: without a subcommand it opens the screen, by the shortest way."""

from __future__ import annotations

import gc
import os
import sys
from itertools import pairwise
from typing import NoReturn

_MADE = 100_000
"""Things that are made before Python looks for garbage among them: what is loaded for a command is none, and is less than that."""
_BROKEN_OFF = 130
"""The exit status where the person broke it off before anything had begun."""


def main() -> None:
    """Run `dateline` with the arguments of the process, and leave with its exit status."""
    try:
        status = _run()
    except SystemExit:
        raise
    except KeyboardInterrupt:
        status = _BROKEN_OFF
    except BaseException as error:  # noqa: BLE001 - whatever nobody expected is told in a sentence, and written down
        from tui.terminal.last_net import last_words

        status = last_words(error)
    _leave(status)


def _run() -> int:
    _hide_password()
    folder = _only_archive(sys.argv[1:])
    from tui.terminal.output_guard import has_screen, run_guarded

    if folder is not None and "_DATELINE_COMPLETE" not in os.environ and has_screen():
        from store.paths import place_of
        from tui.launch import open_screen

        return run_guarded(lambda: open_screen(place_of(folder) if folder else None))
    gc.set_threshold(_MADE)
    from tui.cli import run

    return run()


def _hide_password() -> None:
    """Begin anew without a password that stands in the command, where every user of the machine could read it among the processes."""
    if not any("://" in one or "password" in one for one in sys.argv[1:]):
        return
    from store.addresses import is_address, parted

    words, secret = list(sys.orig_argv), ""
    for nth, (before, word) in enumerate(pairwise(words), 1):
        option, sign, value = word.partition("=") if word.startswith("--archive=") else ("", "", word)
        if (option or before == "--archive") and is_address(value):
            clear, found = parted(value)
            words[nth], secret = f"{option}{sign}{clear}", found or secret
    if secret:
        os.environ["PGPASSWORD"] = secret
        sys.stdout.flush()
        os.execv(sys.executable, [sys.executable, *words[1:]])  # noqa: S606 - this very program


def _leave(status: int) -> NoReturn:
    """Leave with an exit status. What is left is not looked through for garbage, which takes longer than many commands: all of it goes."""
    gc.freeze()
    sys.exit(status)


def _only_archive(arguments: list[str]) -> str | None:
    """Return the archive's folder ("" for the usual one) if nothing else is asked for, else None."""
    if not arguments:
        return ""
    if len(arguments) == 2 and arguments[0] == "--archive" and arguments[1] and not arguments[1].startswith("-"):
        return arguments[1]
    if len(arguments) == 1 and arguments[0].startswith("--archive="):
        return arguments[0].removeprefix("--archive=") or None
    return None


if __name__ == "__main__":
    main()
