"""A story that was made ready for an archive by a process beside the one that keeps it."""

from __future__ import annotations

from typing import NamedTuple

from store.api.story import StoryId

Preparer = tuple[str, ...]
"""What makes stories ready in the process that reads them: a module, and what its function `preparer` is to be given."""


class Prepared(NamedTuple):
    """A story as it is kept if nothing of its title or page is there yet: all that can be known of it without the archive.

    It means something only to the archive that gave the preparer, and only in the program that asked for it.
    """

    key: str
    """What all spellings of its title have in common."""
    id: StoryId
    """The id of the first story under that title."""
    month: str
    """The month of its file."""
    pages: tuple[str, ...]
    """The keys of its links."""
    title: str
    published: str
    """When, in the form of ISO 8601."""
    feeds: tuple[str, ...]
    row: bytes
    """Its row of the record, as JSON."""
    fields: bytes
    """What the index takes in of it, packed."""
    file: str = ""
    """The file it was read from."""
    doubt: str = ""
    """What was taken of its source though it could mean something else, in a sentence; empty if all was clear."""
