"""What is raised where a source can't be read."""

from __future__ import annotations


class UnreadableError(Exception):
    """A source, or the rest of it, can't be read; the message says why and what to do, and is given as a refusal."""

    def __init__(self, reason: str, line: int = 0) -> None:
        self.line = line
        """Where in the source, from 1; 0 if the whole of it is meant."""
        self.reason = reason
        """What is wrong and what to do, in one sentence."""
        super().__init__(reason)


class NoStoriesError(UnreadableError):
    """A source is whole, but not for stories, such as the settings of a program; in a folder it is passed over."""
