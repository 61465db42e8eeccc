"""Consoles are asked nothing: some print what they don't understand, and none of them answers."""

from __future__ import annotations

import re

from textual.driver import Driver

_ASKED = re.compile(r"\x1b\[\?[0-9;]+\$p|\x1b\[[<>=][0-9;]*u")
"""Whether frames can be told whole, whether the size is told within the line, and how keys are to be told apart."""


def unasking_driver(kind: type[Driver]) -> type[Driver]:
    """Return a way to a terminal that is like another, and asks nothing."""

    class Unasking(kind):  # type: ignore[misc, valid-type]
        """Sends what is painted, and no questions."""

        def write(self, data: str) -> None:
            """Send what is painted."""
            if told := _ASKED.sub("", data):
                super().write(told)

    return Unasking
