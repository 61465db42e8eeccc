"""JSON read as a stream: values are taken one after another, however long the text around them is."""

from __future__ import annotations

import re
from json import JSONDecodeError, JSONDecoder
from typing import TextIO

from store.formats.unreadable import UnreadableError

_PIECE = 1024 * 1024
_LONGEST_VALUE = 16 * 1024 * 1024
"""Characters of one value that is taken whole."""
_OF_A_NUMBER = 4
"""Characters behind a value that may still belong to it, as in `1.5e+` where `1` is whole already."""
_SPACE = re.compile(r"[ \t\n\r\ufeff]*")


class JsonText:
    """A text of JSON, and where in it one stands."""

    def __init__(self, text: TextIO) -> None:
        self._text = text
        self._decoder = JSONDecoder(strict=False)
        self._held = ""
        self._at = 0
        self._ended = False
        self._line = 1
        self._counted = 0

    @property
    def line(self) -> int:
        """The line one stands in, from 1."""
        self._line += self._held.count("\n", self._counted, self._at)
        self._counted = self._at
        return self._line

    def peek(self) -> str:
        """Return the next character that is no space, without going past it; nothing at the end."""
        while True:
            match = _SPACE.match(self._held, self._at)
            self._at = match.end() if match else self._at
            if self._at < len(self._held):
                return self._held[self._at]
            if self._ended:
                return ""
            self._hold_more(_PIECE)

    def take(self, signs: str) -> str:
        """Go past the next character, which must be one of some signs, and return it. Raises UnreadableError."""
        sign = self.peek()
        if not sign or sign not in signs:
            wanted = " or ".join(signs)
            raise self._fault(f"{wanted} is missing" if sign else "it ends too early")
        self._at += 1
        return sign

    def value(self) -> object:
        """Take the next value whole. Raises UnreadableError."""
        self.peek()
        while True:
            try:
                value, end = self._decoder.raw_decode(self._held, self._at)
            except RecursionError as error:
                raise self._fault("it is nested too deep") from error
            except JSONDecodeError as error:
                fault, place = error.msg, error.pos
            except ValueError:
                fault, place = "a number is too long", self._at
            else:
                if end + _OF_A_NUMBER < len(self._held) or self._ended:
                    self._at = end
                    return value
                fault, place = "", self._at
            held = len(self._held) - self._at
            if self._ended or held > _LONGEST_VALUE:
                self._at = min(place, len(self._held))
                raise self._fault(fault if self._ended else f"one value is longer than {_LONGEST_VALUE // 1024**2} MB")
            self._hold_more(max(_PIECE, held))

    def _hold_more(self, size: int) -> None:
        """Hold more of the text, and let go what was taken."""
        self._line, rest = self.line, self._held[self._at :]
        self._at = self._counted = 0
        more = self._text.read(size)
        self._ended = not more
        self._held = rest + more

    def _fault(self, what: str) -> UnreadableError:
        return UnreadableError(f"it is no whole JSON from here on ({what}); save it again", self.line)
