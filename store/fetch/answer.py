"""Answers: what became of a request, in plain data, a sentence and the bytes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from tempfile import SpooledTemporaryFile
from typing import IO, cast

from store.fetch.pauses import after_failure
from store.fetch.request import Request
from store.fetch.state import FetchState

_IN_MEMORY = 1024 * 1024
"""Bytes of a body that are held in memory; a longer one lies in a temporary file that is gone with it."""


class Outcome(Enum):
    """What became of a request."""

    NEW = "new"
    """It gave something that was not there before; the body is to be read."""
    NOT_MODIFIED = "not modified"
    """It answered that nothing has changed, or gave the same bytes as before: all is well, there is no body."""
    TOO_EARLY = "too early"
    """It was not asked, because it is not yet time; the state says when it is."""
    GONE = "gone"
    """This feed no longer exists, as it said now or earlier; it is asked no more."""
    FAILED = "failed"
    """It could not be had; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What became of a request."""

    request: Request
    """What was asked."""
    outcome: Outcome
    """What became of it."""
    state: FetchState
    """What is to be kept of it, once the body was taken in; else `untaken` is."""
    sentence: str = ""
    """What there is to say of it to a person; empty if all is well."""
    address: str = ""
    """Where the answer came from, after all redirects, without credentials; empty if none came."""
    status: int = 0
    """The number of the last answer; 0 if none came."""
    charset: str = ""
    """How its letters are written, as the answer says; empty if it doesn't."""
    is_private: bool = False
    """Whether it was not asked because it lies on this machine or in a private network, which the person may allow."""
    body: IO[bytes] | None = None
    """The bytes, unpacked, from the first; to be closed by whoever takes it (`close`)."""

    @property
    def permanent(self) -> str:
        """Where the address has moved for good, to be kept instead of it; empty if it hasn't."""
        return self.state.permanent

    def whole(self) -> bytes:
        """Return all bytes; nothing if there is no body."""
        if self.body is None:
            return b""
        self.body.seek(0)
        return self.body.read()

    def close(self) -> None:
        """Let go of the body."""
        if self.body is not None:
            self.body.close()

    def untaken(self, sentence: str) -> FetchState:
        """Return what is to be kept if the body could not be taken in ("it is no feed"): it counts as a failure, and is asked for whole."""
        before = self.request.known()
        state = replace(self.state, etag="", last_modified="", validated="", digest="", last_success=before.last_success)
        return after_failure(state, before.failures, sentence)


def new_body() -> IO[bytes]:
    """Return an empty body to write to."""
    return cast("IO[bytes]", SpooledTemporaryFile(_IN_MEMORY))
