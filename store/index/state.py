"""What of the record an index holds, kept beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Self, TypeVar

from store.files import Stamp

_T = TypeVar("_T")

_MONTH = len("2025-06")


@dataclass(slots=True)
class State:
    """What of the record the index holds."""

    fingerprint: str
    """Version of the index and of its engine."""
    stories: dict[str, list[int]] = field(default_factory=dict)
    """Part of a month to the stamp it had: `2025-06`, and `2025-06.2` where the month has more than one."""
    marks: dict[str, list[int]] = field(default_factory=dict)
    """Month to the stamp its marks had."""
    amiss: list[str] = field(default_factory=list)
    """Months whose files hold a story that stands elsewhere too, or should, or marks of one."""
    orphans: dict[str, str] = field(default_factory=dict)
    """Id to the month that has marks of it, of stories that stand nowhere: they were taken out and may come again."""
    months: dict[str, list[int]] = field(default_factory=dict)
    """Month to a stamp of all its stories, which stays as it is when parts are only joined."""
    joining: dict[str, list[int]] = field(default_factory=dict)
    """Part that is about to take in others to the stamp that it has then."""
    joined: dict[str, dict[str, list[int]]] = field(default_factory=dict)
    """Part that is about to take in others to those, with the stamps they have until then."""

    held: dict[str, list[int | str]] = field(default_factory=dict)
    """Name of a file of the record to how it looked beyond its stamp when it was taken in, and what tells its content."""
    aside: dict[str, list[str]] = field(default_factory=dict)
    """File of the record to sentences on what of it is set aside, as it can't be read."""
    far: dict[str, str] = field(default_factory=dict)
    """File that could not be read at all when it was looked at last to the sentence that says so."""
    left_out: dict[str, list[str]] = field(default_factory=dict)
    """File to sentences on rows of it that can't be what they should be."""

    @classmethod
    def from_json(cls, plain: Mapping[str, Any]) -> Self:
        """Return what was kept. Raises LookupError, TypeError or ValueError if it can't have been."""
        state = cls(
            _text(plain["fingerprint"]),
            _each(plain["stories"], _stamp),
            _each(plain["marks"], _stamp),
            _texts(plain["amiss"]),
            _each(plain["orphans"], _text),
            _each(plain["months"], _stamp),
            _each(plain["joining"], _stamp),
            _each(plain["joined"], lambda parts: _each(parts, _stamp)),
            _each(plain["held"], _numbers_and_texts),
            _each(plain["aside"], _texts),
            _each(plain["far"], _text),
            _each(plain["left_out"], _texts),
        )
        if state.joining.keys() != state.joined.keys():
            raise ValueError("joined")
        return state

    def parts(self, month: str) -> dict[str, Stamp]:
        """Return the parts of a month that are held, with the stamps they had."""
        return {part: (stamp[0], stamp[1]) for part, stamp in self.stories.items() if part[:_MONTH] == month}

    def note(self, months: Mapping[str, Mapping[str, Stamp]]) -> None:
        """Note that the stories of some months are held as they stand in these parts, which are all that each has."""
        now = {part: list(stamp) for parts in months.values() for part, stamp in parts.items()}
        changed = {part[:_MONTH] for part, stamp in now.items() if self.stories.get(part) != stamp}
        changed |= {part[:_MONTH] for part in self.stories if part not in now}
        changed &= months.keys()
        self.stories = {part: stamp for part, stamp in self.stories.items() if part[:_MONTH] not in months} | now
        for month in changed:
            if stamps := months[month].values():
                self.months[month] = [sum(size for size, _ in stamps), max(time for _, time in stamps)]
            else:
                self.months.pop(month, None)

    def note_joining(self, into: str, after: Stamp, others: Iterable[str]) -> None:
        """Note that a part is about to take in others, and the stamp it has then: whatever comes between, no story is new."""
        self.joining[into] = list(after)
        self.joined[into] = {part: self.stories[part] for part in others}

    def settle_joins(self, standing: Mapping[str, Stamp]) -> list[str]:
        """Take what was about to be joined for joined where it was; return the parts that still stand beside what took them in."""
        left = []
        for into, after in self.joining.items():
            if list(standing.get(into, ())) == after:
                self.stories[into] = after
                for part, stamp in self.joined[into].items():
                    self.stories.pop(part, None)
                    if list(standing.get(part, ())) == stamp:
                        left.append(part)
        self.joining, self.joined = {}, {}
        return left


def _each(plain: Any, read: Callable[[Any], _T]) -> dict[str, _T]:
    return {name: read(one) for name, one in plain.items()}


def _stamp(plain: Any) -> list[int]:
    size, changed = plain
    if type(size) is not int or type(changed) is not int:
        raise TypeError(plain)
    return [size, changed]


def _text(plain: Any) -> str:
    if not isinstance(plain, str):
        raise TypeError(plain)
    return plain


def _texts(plain: Any) -> list[str]:
    if not isinstance(plain, list):
        raise TypeError(plain)
    return list(map(_text, plain))


def _numbers_and_texts(plain: Any) -> list[int | str]:
    if not isinstance(plain, list) or not all(type(one) in (int, str) for one in plain):
        raise TypeError(plain)
    return plain
