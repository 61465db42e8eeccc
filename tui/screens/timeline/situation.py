"""Which of the keys' actions do something where the person is: only those are offered by the bottom line and the palette."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.screens.browsing_screen import BrowsingScreen


@dataclass(frozen=True, slots=True)
class Situation:
    """What there is where the person is."""

    story: bool
    """Whether they are on a story."""
    link: bool
    """Whether the story that is shown has a link."""
    thread: bool
    """Whether it is part of a thread, or a thread is shown alone."""
    search: bool
    """Whether a search is on."""
    narrowed: bool
    """Whether anything narrows what is shown."""
    behind: bool
    """Whether the trail leads back."""
    ahead: bool
    """Whether it leads forward."""

    @classmethod
    def of(cls, screen: BrowsingScreen) -> Situation:
        """Return what there is on a screen as it is now."""
        story, now = screen.reading.story, screen.selection
        return cls(
            story=screen.row is not None,
            link=bool(story and story.link),
            thread=bool(screen.place or now.thread),
            search=screen.hunt is not None,
            narrowed=bool(now.words.strip() or now.themes),
            behind=bool(screen.trail.behind),
            ahead=bool(screen.trail.ahead),
        )

    def offers(self, action: str) -> bool:
        """Return whether an action, as a binding has it, does something here."""
        needed = _NEEDED.get(action.partition("(")[0])
        return needed is None or bool(getattr(self, needed))


_NEEDED = {
    **dict.fromkeys(("open_link", "copy_link"), "link"),
    **dict.fromkeys(("thread_step", "thread_alone", "draw_thread"), "thread"),
    **dict.fromkeys(("match", "among", "keep_watch"), "search"),
    **dict.fromkeys(("star", "toggle_read", "correct_theme", "why", "names", "mark_jump", "correct_thread"), "story"),
    "widen": "narrowed",
    "back": "behind",
    "forward": "ahead",
}
"""Actions that do nothing without something, by the name of what they need."""
