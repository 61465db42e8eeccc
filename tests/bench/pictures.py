"""Makes the pictures of the README and of `.github/pictures`: the real command in a real terminal (tmux), key by key.

python -m tests.bench.pictures                            all of them
python -m tests.bench.pictures NAME …                     some of them
python -m tests.bench.pictures OUT.svg 120x36 KEYS …      any state; keys as tmux names them, `=text` is typed
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

from tests.bench.cells_svg import svg
from tests.bench.terminal_cells import TerminalError, shown_after

_FOLDER = Path(__file__).parents[2] / ".github" / "pictures"


class Picture(NamedTuple):
    """A state that is worth a picture."""

    title: str
    size: tuple[int, int]
    keys: tuple[str, ...] = ()
    surroundings: tuple[tuple[str, str], ...] = ()


PICTURES = {
    "stream": Picture("Dateline: the timeline beside a story", (120, 36), ("=g2 june 2025", "Enter", ";", "Escape")),
    "search": Picture("A search with a misspelled word", (120, 36), ("=/remitances",)),
    "years": Picture("Years and what mattered in them", (120, 36), ("-", "-", "-")),
    "lanes": Picture("Themes side by side", (120, 36), ("v",)),
    "across": Picture("Time across the screen", (120, 36), ("V",)),
    "wide": Picture("Three columns in a wide window", (200, 50), ("=g2 june 2025", "Enter")),
    "narrow": Picture("One column in a narrow window", (60, 16)),
    "reading": Picture("A story alone", (80, 24), ("=g2 june 2025", "Enter", "Enter")),
}
"""Each picture by the name of its file."""


def main() -> int:
    """Make the pictures that the command line asks for."""
    asked = sys.argv[1:]
    try:
        if asked and asked[0].endswith(".svg"):
            columns, lines = (asked[1] if len(asked) > 1 else "120x36").split("x")
            cells = shown_after((int(columns), int(lines)), asked[2:])
            Path(asked[0]).write_text(svg(cells, "Dateline"), encoding="utf-8")
            return 0
        _FOLDER.mkdir(parents=True, exist_ok=True)
        for name in asked or PICTURES:
            picture = PICTURES[name]
            cells = shown_after(picture.size, picture.keys, dict(picture.surroundings))
            (_FOLDER / f"{name}.svg").write_text(svg(cells, picture.title), encoding="utf-8")
            print(name)
    except TerminalError as error:
        print(f"pictures: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
