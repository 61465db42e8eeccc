"""What a sitting that died had still to change is changed, and told."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from store.api.errors import ArchiveLockedError, DatelineError
from store.api.story import StoryId
from store.api.views import MarkChanges
from store.record.intents import Intent, left_behind
from store.text.clean import clean_line
from store.text.numbers import counted

if TYPE_CHECKING:
    from store.api.archive import Archive

_UNREADABLE = LookupError, TypeError, ValueError, AttributeError
"""What an intent raises that was written by other hands."""
_MARKS = frozenset(MarkChanges.__annotations__)
_TOLD = 3


def take_up(archive: Archive, folder: Path) -> tuple[list[str], bool]:
    """Make what sittings that died had still to make; return sentences on it, and whether nothing is left for the next time."""
    made: list[str] = []
    told: list[str] = []
    try:
        for intents in left_behind(folder):
            for intent in intents:
                try:
                    made += _make(archive, intent)
                except ArchiveLockedError:
                    raise
                except DatelineError as error:
                    told.append(f"a change of a sitting that ended unexpectedly could not be made: {error}")
                except _UNREADABLE:
                    continue
        is_done = True
    except ArchiveLockedError:
        is_done = False
    if made:
        number = f"{counted(len(made), 'change', 'changes')} of a sitting that ended unexpectedly"
        told.append(f"{number} {'was' if len(made) == 1 else 'were'} made now: {'; '.join(made[-_TOLD:])}")
    return told, is_done


def _make(archive: Archive, intent: Intent) -> list[str]:
    """Make what was intended, and return what it is in a few words; nothing where it stands so already."""
    kind, told = intent["kind"], clean_line(str(intent.get("told", "a change")))
    if kind == "marks":
        changes: Any = {name: tuple(value) if isinstance(value, list) else value for name, value in intent["changes"].items()}
        if not changes.keys() <= _MARKS:
            return []
        wanted = [StoryId(str(one)) for one in intent["stories"]]
        others = [one for one in wanted if any(getattr(archive.marks(one), name) != value for name, value in changes.items())]
        if not others:
            return []
        if len(others) == 1:
            archive.mark(others[0], **changes)
        else:
            archive.mark_all(others, **changes)
        return [told]
    if kind == "note":
        return [told] if _note(archive, StoryId(str(intent["story"])), str(intent["text"]), str(intent["before"])) else []
    if kind == "remove":
        if archive.row(StoryId(str(intent["story"]))) is None:
            return []
        archive.remove(StoryId(str(intent["story"])))
        return [told]
    if kind == "jump":
        archive.set_jump(str(intent["letter"]), StoryId(str(intent["story"])))
        return [told]
    return []


def _note(archive: Archive, story: StoryId, text: str, before: str) -> bool:
    """Let a note say what was typed; where it says something else by now than when that began, both."""
    now = archive.marks(story).note
    if now == text:
        return False
    archive.mark(story, note=text if now.rstrip() == before.rstrip() else f"{now}\n{text}")
    return True
