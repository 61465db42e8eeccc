"""Which of the keys' actions do something where the person is: only those are offered by the bottom line and the palette."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.screens.timeline.bindings import NEEDS

if TYPE_CHECKING:
    from store.api.story import Story
    from store.api.views import StoryRow
    from tui.screens.timeline.session import Session


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
    def of(cls, now: Session, row: StoryRow | None, shown: Story | None) -> Situation:
        """Return what there is in a session, on a story's line, with a story shown beside it."""
        return cls(
            story=row is not None,
            link=bool(shown and shown.link),
            thread=bool(now.position or now.selection.thread),
            search=now.search is not None,
            narrowed=bool(now.selection.words.strip() or now.selection.themes),
            behind=bool(now.trail.behind),
            ahead=bool(now.trail.ahead),
        )

    def offers(self, action: str) -> bool:
        """Return whether an action, as a binding has it, does something here."""
        return action not in NEEDS or bool(getattr(self, NEEDS[action]))
