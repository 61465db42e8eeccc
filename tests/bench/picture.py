"""Makes the README's picture from the app itself: the starting archive at 120 by 36.

python -m tests.bench.picture [OUT.svg] [COLUMNSxLINES] [KEYS ...]
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from pathlib import Path

from tui.app import DatelineApp
from tui.state.opened_archive import open_at_newest
from tui.widgets.status_bar import StatusBar

_KEYS = ("g", *"2 june 2025".replace(" ", "_"), "enter")


async def picture(out: Path, size: tuple[int, int], keys: list[str]) -> None:
    """Open the starting archive, press keys, and keep what is on the screen."""
    with tempfile.TemporaryDirectory() as folder:
        app = DatelineApp(open_at_newest(Path(folder) / "archive"), Path(folder) / "config")
        async with app.run_test(size=size) as pilot:
            await settle(app, pilot)
            for key in keys:
                await pilot.press("space" if key == "_" else key)
                await settle(app, pilot)
            await pilot.pause(0.3)
            await settle(app, pilot)
            app.screen.query_one(StatusBar).hush()
            await pilot.pause()
            out.write_text(app.export_screenshot(title="Dateline"), encoding="utf-8")


async def settle(app: DatelineApp, pilot: object) -> None:
    """Wait until the screen has answered."""
    for _ in range(3):
        await app.workers.wait_for_complete()
        await pilot.pause(0.02)  # type: ignore[attr-defined]


def main() -> None:
    """Make the picture the command line asks for."""
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(".github/screen.svg")
    columns, lines = (sys.argv[2] if len(sys.argv) > 2 else "120x36").split("x")
    os.environ |= {"DATELINE_COLOURS": "full", "DATELINE_SIGNS": "unicode"}
    asyncio.run(picture(out, (int(columns), int(lines)), list(sys.argv[3:]) or list(_KEYS)))


if __name__ == "__main__":
    main()
