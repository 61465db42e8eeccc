"""What workers bring back about threads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from store.model import StoryId
from store.views import StoryRow

if TYPE_CHECKING:
    from store.running import ThreadTold


@dataclass
class ThreadStepped(Message):
    """The story that a step along the thread led to; None if there is none that way."""

    row: StoryRow | None
    otherwise: str
    """What to say if there is none."""

    bubble = False


@dataclass
class ThreadDrawn(Message):
    """All that is told of a story's thread; None if it stands alone."""

    story_id: StoryId
    told: ThreadTold | None
    drawn: str
    """As what it is to be drawn: `line` or `map`."""

    bubble = False


@dataclass
class ThreadPutRight(Message):
    """What the person said about a story's thread is done."""

    story_id: StoryId

    bubble = False
