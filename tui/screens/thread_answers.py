"""What workers bring back about threads, names and jump marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from store.api.story import StoryId
from store.api.themes import ThemeChoice
from store.api.views import StoryRow

if TYPE_CHECKING:
    from store.api.threads import NearThread, StoryNames, ThreadPosition, ThreadSummary, WhyThread


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
    told: ThreadSummary | None
    drawn: str
    """As what it is to be drawn: `line` or `map`."""

    bubble = False


@dataclass
class ThreadPutRight(Message):
    """What the person said about a story's thread is done."""

    story_id: StoryId
    place: ThreadPosition | None
    """Where the story stands in its thread now."""

    bubble = False


@dataclass
class ThreadNamed(Message):
    """What a thread is called."""

    number: int
    name: str

    bubble = False


@dataclass
class ThreadPlaced(Message):
    """Where a story stands in its thread, asked for so that the thread can be shown alone."""

    story_id: StoryId
    place: ThreadPosition | None

    bubble = False


@dataclass
class ThreadTurned(Message):
    """The thread that comes to the middle of the map."""

    told: ThreadSummary | None

    bubble = False


@dataclass
class CorrectionsFound(Message):
    """What can be put right about a story's thread."""

    row: StoryRow
    told: ThreadSummary | None
    near: Sequence[NearThread]

    bubble = False


@dataclass
class NamesFound(Message):
    """The names a story gives."""

    story_id: StoryId
    names: StoryNames

    bubble = False


@dataclass
class WhyFound(Message):
    """Why a story has its theme, and why it is in its thread."""

    story_id: StoryId
    theme: ThemeChoice
    thread: WhyThread | None

    bubble = False


@dataclass
class JumpsFound(Message):
    """The stories that are marked with letters."""

    rows: Mapping[str, StoryRow]

    bubble = False


@dataclass
class JumpFound(Message):
    """The story that is marked with a letter; None if none is."""

    letter: str
    story_id: StoryId | None

    bubble = False
