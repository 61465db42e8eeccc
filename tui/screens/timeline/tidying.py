"""Looking for garbage now and then, in looks so short that no key waits for one, and giving back what is free."""

from __future__ import annotations

import gc
import sys
from time import monotonic

from tui.screens.timeline.questions import Questions

TIDY = 3.0
"""Seconds between two looks."""
_OF_LATE = 8_000, 8, 1_000
"""How much is made before Python looks for garbage among the newest by itself: most keys bring about less, and wait for no look."""
_MUCH = 1_000
"""Things that were made since, from which on a look through all is worth it."""
_PAUSE, _AT_LAST = 0.5, 9.0
"""Seconds without a key after which all is looked through, and after which it is whoever is at the keys: what waits makes looks longer."""
_LOADED = 20
"""Modules that are loaded before they are passed over: hardly any comes alone, and what lives then is passed over with them."""


class Tidying:
    """Looks for garbage among what a sitting made, while nobody is at the keys.

    How long a look takes goes by how much there is to look through. Most of it is code, which is never garbage: it is passed over, and so
    are modules that are loaded later. Nothing else is, as what goes in a ring would then stay for ever; it is kept small by its bounds.
    """

    def __init__(self, questions: Questions) -> None:
        self._questions, self._looked_at, self._modules = questions, monotonic(), 0

    def begin(self) -> None:
        """Let what was loaded until now be, and have Python look at the newest alone by itself."""
        gc.enable()
        self._pass_over()
        gc.set_threshold(*_OF_LATE)

    def tidy(self) -> None:
        """Look for garbage if much was made since, unless the person waits for an answer; give back what is free."""
        if self._questions.is_open("search"):
            return
        if (gc.get_count()[0] > _MUCH or any(gc.get_count()[1:])) and self._is_time():
            gc.collect()
            self._looked_at = monotonic()
            if len(sys.modules) - self._modules >= _LOADED:
                self._pass_over()
        self._questions.ask(lambda archive: archive.give_back(), lambda _: None, "free")

    def _is_time(self) -> bool:
        return self._questions.since_key > _PAUSE or monotonic() - self._looked_at > _AT_LAST

    def _pass_over(self) -> None:
        gc.freeze()
        self._modules = len(sys.modules)
