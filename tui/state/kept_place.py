"""Where a person left off: kept in a small file beside the index, so that the next sitting begins there."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import orjson

from store.api.story import StoryId
from store.api.views import Selection
from store.files import sweep, write_whole
from store.paths import Paths, Place
from store.private import make_folder

_FORM = 1
"""Which form the file has; one of another is as good as none."""


@dataclass(frozen=True, slots=True)
class KeptStop:
    """A story on the trail."""

    story: StoryId
    """Which story."""
    title: str
    """Its headline."""
    selection: Selection
    """What the timeline showed there."""


@dataclass(frozen=True, slots=True)
class KeptPlace:
    """Where a person left off, and how the timeline was shown."""

    left: float = 0.0
    """When, in seconds since 1970."""
    story: StoryId | None = None
    """The story they stood on; None for the newest."""
    day: int = 0
    """The day it stands on, as an ordinal, for when it is gone; 0 for the newest."""
    selection: Selection = field(default_factory=Selection)
    """What was shown."""
    home: Selection | None = None
    """What was shown before a search; None if none was on."""
    home_story: StoryId | None = None
    """The story they stood on before it; None for the newest."""
    view: str = "stream"
    """How the stories were laid out, by its word in `View`."""
    lanes_by: str = "theme"
    """What lanes were by."""
    zoom: int | None = None
    """How closely the timeline was looked at; None for as usual."""
    belongs: bool = True
    """Whether what belongs to a story was shown beside it."""
    behind: tuple[KeptStop, ...] = ()
    """The trail gone, oldest first."""
    ahead: tuple[KeptStop, ...] = ()
    """The trail gone back, the nearest last."""

    @property
    def is_newest(self) -> bool:
        """Whether that is where any sitting begins."""
        return not self.day and self.selection == Selection()


def place_file(place: Place | None) -> Path:
    """Return the file that the place in an archive is kept in."""
    index = Paths.find(place).index
    return index.with_name(f"left-{index.name.removeprefix('index-')}.json")


def load_place(file: Path) -> KeptPlace | None:
    """Return what a file keeps; None if there is none, or if it can't be understood."""
    try:
        kept: dict[str, Any] = orjson.loads(file.read_bytes())
        return _read(kept) if kept.pop("form") == _FORM else None
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


def save_place(file: Path, place: KeptPlace) -> None:
    """Keep a place; where nothing can be written, the next sitting begins as any other."""
    kept = {"form": _FORM, **asdict(place)}
    with suppress(OSError, ValueError):
        make_folder(file.parent)
        sweep(file)
        write_whole(file, orjson.dumps(kept, default=_plain), durable=False)


def _plain(value: object) -> object:
    if isinstance(value, frozenset):
        return sorted(value)
    raise TypeError


def _read(kept: dict[str, Any]) -> KeptPlace:
    home = kept.pop("home")
    kept |= {side: tuple(map(_stop, kept[side])) for side in ("behind", "ahead")}
    kept |= {"selection": _selection(kept["selection"]), "home": home and _selection(home)}
    place = KeptPlace(**kept)
    _check(place, left=float, day=int, view=str, lanes_by=str, belongs=bool)
    some = {"story": str, "home_story": str, "zoom": int}
    _check(place, **{name: kind for name, kind in some.items() if getattr(place, name) is not None})
    return place


def _stop(kept: dict[str, Any]) -> KeptStop:
    stop = KeptStop(kept["story"], kept["title"], _selection(kept["selection"]))
    _check(stop, story=str, title=str)
    return stop


def _selection(kept: dict[str, Any]) -> Selection:
    field, value = map(_text, kept.pop("having", ("", "")))
    themes = frozenset(map(_text, _list(kept.pop("themes"))))
    selection = Selection(themes=themes, having=(field, value), **kept)
    _check(selection, words=str, unread=bool, starred=bool, thread=int, feed=str, unfolded=bool)
    return selection


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise TypeError
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _check(thing: object, **kinds: type) -> None:
    """Raise TypeError if anything of what was read is of another kind."""
    if any(type(getattr(thing, name)) is not kind for name, kind in kinds.items()):
        raise TypeError
