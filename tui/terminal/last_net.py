"""The last net: what nobody expected to go wrong is told in a sentence, and what happened is written where it can be found."""

from __future__ import annotations

import os
import sys
import traceback

from tui.terminal.output_guard import FAILED, complain

RAISE = "DATELINE_RAISE"
"""The variable of the environment that takes the net away, so that a test or an engineer sees what went wrong, and where."""


def last_words(error: BaseException) -> int:
    """Tell a person that something went wrong inside Dateline, and return the exit status. Raises it where that is wanted."""
    if os.environ.get(RAISE):
        raise error
    if isinstance(error, MemoryError):
        complain("there is not enough memory for this; close other programs, or ask for less at a time")
        return FAILED
    trace = "".join(traceback.format_exception(error))
    try:
        from tui.terminal.installation import crash_sentence
    except ImportError:  # a part of the program is gone
        sentence = "a part of Dateline is missing; install it anew"
    else:
        sentence = crash_sentence(f"{sys.argv!r}\n{trace}")
    complain(sentence)
    return FAILED
