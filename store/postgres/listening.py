"""Hearing of what others change: a connection that does nothing else, made anew with growing pauses where it is lost."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress

from psycopg import Error, connect

from store.postgres.intake import CHANNEL

_ROUND = 0.5
"""Seconds after which it is looked whether one still wants to hear."""
_FIRST_PAUSE, _LONGEST_PAUSE = 0.5, 30.0


class Listening:
    """Calls somebody, from a thread of its own, whenever stories were taken in or the person's own marks were changed elsewhere."""

    def __init__(self, address: str, heard: Callable[[], object]) -> None:
        self._address, self._heard = address, heard
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._listen, name="listening", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Hear no more."""
        self._over.set()
        self._thread.join(2 * _ROUND)

    def _listen(self) -> None:
        pause = _FIRST_PAUSE
        while not self._over.is_set():
            with suppress(Error), connect(self._address, autocommit=True, application_name="dateline listens") as connection:
                connection.execute(f"LISTEN {CHANNEL}".encode())
                me, pause = connection.info.user, _FIRST_PAUSE
                self._heard()  # something may have been said before
                while not self._over.is_set():
                    said = [one.payload for one in connection.notifies(timeout=_ROUND, stop_after=1)]
                    if any(payload in ("", me) for payload in said):
                        self._heard()
            self._over.wait(pause)
            pause = min(2 * pause, _LONGEST_PAUSE)
