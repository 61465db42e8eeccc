"""What is said where no story is shown: why that is, and what to do next."""

from __future__ import annotations

from store.api.views import Selection
from tui.screens.timeline.session import Purpose, Session
from tui.terminal.keymap import Keymap


def nothing_words(now: Session, shown: str, keymap: Keymap) -> str:
    """Return what stands in the place of stories, a line each; `shown` is what would be shown, in words."""
    selection = now.selection
    if selection == Selection():
        return "\n".join(
            [
                "No stories yet",
                f"{keymap.first('story.add', 'P')} adds some: paste a story, name a file or a folder, or give a web address",
                f"{keymap.first('feeds.show', 'F')} follows feeds, whose stories then come in by themselves",
            ]
        )
    typing = now.purpose is not Purpose.NOTHING
    lines = [f"No story matches {shown}" if selection.words.strip() else f"No stories here: {shown}"]
    lines += ["Try fewer words, or other ones; misspelled ones are found too"] * bool(selection.words.strip())
    if selection.unread and not typing:
        lines.append(f"All of them are read; {keymap.first('filter.state', 'f')} shows the starred ones, then all again")
    if selection.starred and not typing:
        lines.append(f"{keymap.first('story.star', 's')} stars a story; {keymap.first('filter.state', 'f')} shows all again")
    if not typing:
        lines.append("Esc goes back to what was shown before")
    return "\n".join(lines)
