"""How a lane's head and its cells look, as text in a number of columns and without any markup."""

from __future__ import annotations

from rich.style import Style
from rich.text import Text

from store.api.views import StoryRow
from tui.widgets.line_text import HERE, STARRED, fit


def lane_heading(name: str, counts: str, width: int) -> str:
    """Return a lane's name and its counts; the name is cut where there is no room for both."""
    return f"{fit(name, max(4, width - len(counts) - 1)).rstrip()} {counts}"


def lanes_outside(left: int, right: int) -> str:
    """Return how many lanes lie beyond the two edges: ` ‹ 2   3 ›`."""
    return f" {f'‹ {left}' if left else '   '} {f'{right} ›' if right > 0 else ''}" if left or right > 0 else ""


def folded_cell(hidden: int, width: int, colour: Style, *, here: bool) -> Text:
    """Return a cell behind which so many stories stand."""
    return Text((HERE if here else " ") + fit(f"■■■ {hidden:,} more", width - 1), colour, end="")


def story_cell(story: StoryRow | None, width: int, colour: Style, strong: Style, *, here: bool) -> Text:
    """Return a story's cell; None is a story that is still being fetched."""
    text = Text(end="").append(HERE if here else " ", colour)
    if story is None:
        return text.append(fit("…", width - 1))
    text.append(f"{STARRED} " if story.starred else "□ " if story.read else "■ ", colour)
    return text.append(fit(story.title, width - 3), Style() if story.read else strong)
