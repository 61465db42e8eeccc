"""Looking for garbage now and then, in looks so short that no key waits for one, and giving back what is free."""

from __future__ import annotations

import gc
from time import monotonic, thread_time

from tui.screens.timeline.questions import Questions

TIDY = 3.0
"""Seconds between two looks."""
_OF_LATE = 2_000, 5, 1_000
"""How much is made before Python looks for garbage among the newest: to look through all takes 10 ms, for which no key should wait."""
_LONG = 0.03
"""Seconds of processor time that a look may take before the next ones pass over what outlived it."""
_AT_REST, _AT_LAST = 60.0, 900.0
"""Seconds after which everything is looked through where nobody is at the keys, and after which it is whoever is there."""


class Tidying:
    """Looks for garbage among what was made of late; among everything while nobody is at the keys.

    A look through all that a sitting holds takes a tenth of a second, in which no key is answered. What outlived a long look is
    therefore passed over by the next ones; most of what goes later needs no look, as it goes with the last that knows it.
    """

    def __init__(self, questions: Questions) -> None:
        self._questions, self._whole_at = questions, monotonic()

    def begin(self) -> None:
        """Let what was loaded until now be, and have Python look at the newest alone by itself."""
        gc.enable()
        gc.freeze()
        gc.set_threshold(*_OF_LATE)
        self._whole_at = monotonic()

    def tidy(self) -> None:
        """Look for garbage if much was made since, unless the person waits for an answer; give back what is free."""
        if self._questions.is_open("search"):
            return
        if gc.get_count()[2]:
            since = monotonic() - self._whole_at
            if since > _AT_LAST or (since > _AT_REST and not self._questions.is_typing):
                gc.unfreeze()
                self._whole_at = monotonic()
            begun = thread_time()
            gc.collect()
            if thread_time() - begun > _LONG:
                gc.freeze()
        self._questions.ask(lambda archive: archive.give_back(), lambda _: None, "free")
