"""Regular expressions that are compiled when they are first needed: most stand behind a quick look, and many runs never come to them."""

from __future__ import annotations

import re
from functools import cached_property


class LatePattern:
    """A regular expression that is not compiled before it is used."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self._pattern, self._flags = pattern, flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern, compiled once."""
        return re.compile(self._pattern, self._flags)
