"""Sittings whose main screens are kept as text: a few keys each, and what the terminal then shows.

python -m tests.tui.terminal.sittings    writes them anew; look at the difference before it is committed
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import NamedTuple

from tests.tui.terminal.seat import Seat, Size
from tests.tui.terminal.walks import started

FOLDER = Path(__file__).parent / "seen"


class Step(NamedTuple):
    """A few keys, and what the person wants with them."""

    wanted: str
    keys: bytes
    """As a terminal sends them; with a null where the person looks before they go on."""
    shows: str
    """A text that is on the screen once it has answered."""


SITTINGS: dict[tuple[str, Size], list[Step]] = {
    ("wide", (120, 36)): [
        Step("goes to a day", b"g2 june 2025\r", "8 of 9"),
        Step("reads the story in the whole window", b"\rz", "% of 1 min"),
        Step("finds by a misspelled word", b"z\0q\0/remitances\r", "“remitances”"),
        Step("sees which filters there are", b"b", "Places"),
        Step("zooms out to years", b"q\0q\0---", "2016"),
        Step("sees themes side by side", b"+++\0v", "by theme"),
        Step("sees time across", b"V", "each mark"),
        Step("looks for help", b"?", "type to find a key"),
        Step("looks for anything by its words", b"q\x10thread", "Merge, split"),
    ],
    ("narrow", (60, 16)): [
        Step("opens Dateline", b"", "Binance"),
        Step("reads the story", b"\r", "% of 1 min"),
        Step("zooms out to months", b"q--", "December 2025"),
        Step("finds by a misspelled word", b"++/remitances", "El Salvador"),
    ],
}


def kept(sitting: tuple[str, Size], wanted: str) -> Path:
    """Return the file of what is kept of a step."""
    return FOLDER / f"{sitting[0]}, {wanted}.txt"


def seen(sitting: tuple[str, Size], *, anew: bool = False) -> Iterator[tuple[str, str]]:
    """Yield what is wanted at each step of a sitting, and what the terminal shows then.

    Unless it is to be kept `anew`, the terminal is given time to show what was kept.
    """
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, started(Path(folder), sitting[1]) as seat:
        for step in SITTINGS[sitting]:
            for keys in step.keys.split(b"\0"):
                seat.press(keys)
                seat.settle(0.4, 6.0)
            seat.wait_for(step.shows)
            if anew:
                seat.settle(0.5, 6.0)
            else:
                with suppress(TimeoutError):
                    seat.wait_until(partial(_shows, seat, kept(sitting, step.wanted).read_text(encoding="utf-8")))
            yield step.wanted, _shown(seat)


def _shows(seat: Seat, text: str) -> bool:
    return _shown(seat) == text


def _shown(seat: Seat) -> str:
    return "\n".join(line.rstrip() for line in seat.screen.display) + "\n"


def main() -> None:
    """Write what is seen anew."""
    for name, size in SITTINGS:
        for wanted, text in seen((name, size), anew=True):
            kept((name, size), wanted).write_text(text, encoding="utf-8")
            print(f"{name}: {wanted}")


if __name__ == "__main__":
    main()
