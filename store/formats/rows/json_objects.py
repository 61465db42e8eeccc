"""The objects of a JSON text that may be stories: those of its lists, wherever they stand, one after another."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping
from dataclasses import dataclass, field

from store.formats.rows.json_text import JsonText
from store.formats.rows.values import Row
from store.formats.unreadable import UnreadableError

_DEEPEST = 8
"""How deep lists are looked for; what stands deeper is part of a value."""
_MOST_KEPT = 10_000
"""Items of a list that are looked at where they are part of a story."""
_MOST_IN_VAIN = 500_000
"""Items of a list, or names of an object, without a story among them, after which they are given up."""
_MOST_LONE = 100_000
"""Objects by themselves, such as those that stand under their ids, that are held until it is clear whether they are stories."""

Found = tuple[int, Row]
"""An object, and the line it begins on."""


@dataclass(slots=True)
class JsonObjects:
    """Goes through a text once and yields what may be stories."""

    json: JsonText
    """The text."""
    can_be_story: Callable[[Row], bool]
    """Says whether an object has a headline."""
    has_text: Callable[[Row], bool]
    """Says whether an object has a text of its own beneath its headline."""
    sample: Row = field(default_factory=dict)
    """An object that was met, to say what names there are."""
    _lone: list[Found] = field(default_factory=list)

    def all(self) -> Iterator[Found]:
        """Yield the objects of the text's lists, else the objects that stand by themselves. Raises UnreadableError."""
        found = False
        while self.json.peek():
            line = self.json.line
            if self.json.peek() == "{":
                head, within = yield from self._object(0)
                found = found or within
                if not within:
                    self._keep(line, head)
                elif self.has_text(head):  # a story that lists others beside it
                    yield line, head
            elif self.json.peek() == "[":
                found = (yield from self._list(0))[1] or found
            else:
                self.json.value()
        if not found:
            yield from self._alone()

    def _alone(self) -> Iterator[Found]:
        """Yield the objects that stand by themselves; of one in another the outer one, if that can be a story."""
        outer = [(line, row) for line, row in self._lone if line >= 0]
        chosen = (
            outer if any(self.can_be_story(row) for _, row in outer) else [(-line, row) for line, row in self._lone if line < 0]
        )
        yield from ((line, row) for line, row in chosen if self.can_be_story(row))

    def _keep(self, line: int, row: Row) -> None:
        """Hold an object that stands by itself; the line of one within another is held negative."""
        if len(self._lone) >= _MOST_LONE:
            raise UnreadableError("it has too many objects outside of lists; save it as a list, or as JSON Lines", abs(line))
        self._lone.append((line, row))
        self.sample = self.sample or row

    def _object(self, depth: int) -> Generator[Found, None, tuple[dict[str, object], bool]]:
        """Take an object; yields what lists in it hold, and returns the object without those, and whether there were any."""
        head: dict[str, object] = {}
        within = False
        self.json.take("{")
        while self.json.peek() != "}":
            name = self.json.value()
            self.json.take(":")
            line, sign = self.json.line, self.json.peek()
            value: object
            if sign == "[" and depth < _DEEPEST:
                value, found = yield from self._list(depth + 1)
            elif sign == "{" and depth < _DEEPEST:
                value, found = inner, within_it = yield from self._object(depth + 1)
                if not within_it and self.can_be_story(inner):
                    self._keep(-line, inner)
            else:
                value, found = self.json.value(), False
            within = within or found
            if not found:
                head[str(name)] = value
                if len(head) > _MOST_IN_VAIN:
                    raise UnreadableError(f"an object in it has more than {_MOST_IN_VAIN:,} names and no story", line)
            if self.json.peek() != "}":
                self.json.take(",}")
        self.json.take("}")
        return head, within

    def _list(self, depth: int) -> Generator[Found, None, tuple[list[object], bool]]:
        """Take a list; yields its objects once one can be a story, else returns what it holds; and whether any were yielded."""
        kept: list[object] = []
        found, number = False, 0
        value: object
        self.json.take("[")
        while self.json.peek() != "]":
            line = self.json.line
            if self.json.peek() == "[" and depth < _DEEPEST:
                value, within = yield from self._list(depth + 1)
                found = found or within
            else:
                value = self.json.value()
            if isinstance(value, dict):
                if found or self.can_be_story(value):
                    found = True
                    yield line, value
                elif inner := list(self._within(value, 0)):
                    yield from ((line, row) for row in inner)
                self.sample = self.sample or value
            number += 1
            if not found and number > _MOST_IN_VAIN:
                raise UnreadableError(f"a list in it holds more than {_MOST_IN_VAIN:,} things and no story", line)
            if not found and len(kept) < _MOST_KEPT:
                kept.append(value)
            if self.json.peek() != "]":
                self.json.take(",]")
        self.json.take("]")
        return kept, found

    def _within(self, value: Mapping[str, object], depth: int) -> Iterator[Row]:
        """Yield the objects of the lists in an object that is no story itself."""
        for inner in value.values():
            if isinstance(inner, dict) and depth < _DEEPEST:
                yield from self._within(inner, depth + 1)
            elif isinstance(inner, list):
                yield from (row for row in inner if isinstance(row, dict) and self.can_be_story(row))
