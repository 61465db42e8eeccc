"""What can go wrong in the store, each told as one sentence a person can act on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path


class DatelineError(Exception):
    """Something went wrong that a person can mend; the message says what, where and what to do."""


class StoryError(DatelineError):
    """A story's field holds what it may not hold."""

    def __init__(self, field: str, reason: str) -> None:
        self.field = field
        self.reason = reason
        super().__init__(f"{field}: {reason}")


class UnreadableFileError(DatelineError):
    """A file or folder could not be read."""


class DamagedIndexError(DatelineError):
    """The index's files are not what was written; nothing of it is the only copy, and it is made anew by whatever opens or refreshes it."""

    @classmethod
    def of(cls, folder: Path, wrong: str) -> DamagedIndexError:
        """Return the error for an index in a folder, of which something is wrong."""
        return cls(f"the index in {folder} is damaged ({wrong}); it is made anew from the archive, try again")


class MendedMeanwhileError(DatelineError):
    """The index proved damaged while something was changed, after a part of it was done."""

    @classmethod
    def of(cls, error: DamagedIndexError) -> MendedMeanwhileError:
        """Return the error for a change that came upon a damaged index."""
        return cls(
            f"{error.args[0].removesuffix(', try again')}; a part of what was to be done is done, look before you do it again"
        )


class DamagedThreadsError(UnreadableFileError):
    """The file of threads is not what was written; nothing of it is the only copy, and it is made anew by whatever writes to it next."""

    @classmethod
    def of(cls, path: Path, wrong: str) -> DamagedThreadsError:
        """Return the error for a file of threads, of which something is wrong."""
        return cls(f"the file of threads {path} is damaged ({wrong}); it is made anew from the archive, try again")


class UnwritableIndexError(DatelineError):
    """There is no place for the index, or the engine can't answer from it."""

    @classmethod
    def of(cls, folder: Path, why: str) -> UnwritableIndexError:
        """Return the error for an index that can't be made in a folder."""
        return cls(f"the index can't be made in {folder} ({why}); make room, or set DATELINE_CACHE to another folder")


class OutOfReachError(UnreadableFileError):
    """An archive's folder can't be read, perhaps only now."""


class MissingExtraError(DatelineError):
    """What is asked for needs a part of Dateline that is not installed."""

    def __init__(self, extra: str, what: str) -> None:
        super().__init__(f"{what} needs a part of Dateline that is not installed; pip install 'dateline[{extra}]' brings it")


class NotSharedError(DatelineError):
    """A command is for archives in a database, and this one is in a folder."""


class NotInAFolderError(DatelineError):
    """A command looks after files, and the archive is in a database."""


class ArchiveLockedError(DatelineError):
    """Another program has been writing to the archive for too long."""

    who = "Another program is writing"
    """What a change waits for, at the foot of the screen."""
    meanwhile = "its stories show once it is done"
    """What holds until then."""


class ArchiveGoneError(ArchiveLockedError):
    """The folder of an open archive is not there any more; what is to be changed can wait until it is back."""

    who = "The archive's folder is gone"
    meanwhile = "what was read of it stays"

    @classmethod
    def of(cls, folder: Path) -> ArchiveGoneError:
        """Return the error for an archive's folder."""
        return cls(
            f"the archive's folder {folder} is gone, or empty; what was read of it stays, bring it back to change anything"
        )


class LostConnectionError(ArchiveLockedError):
    """The database of an open archive can't be reached just now; what is to be changed can wait until it can."""

    who = "The database can't be reached"
    meanwhile = "what was read of it stays"


class RecordError(DatelineError):
    """The record could not be written; nothing of it was changed."""


class UnknownStoryError(DatelineError):
    """No story has this id."""

    @classmethod
    def of(cls, story_id: str) -> UnknownStoryError:
        """Return the error for an id that no story has."""
        return cls(f"no story has the id “{story_id}”; dateline find WORDS prints ids")


class AmbiguousStoryError(DatelineError):
    """The letters that were typed begin the ids of several stories."""

    def __init__(self, letters: str, choices: Sequence[str]) -> None:
        self.choices = tuple(choices)
        """Some of these stories, a line each: what is to be typed for it, its day and its headline."""
        super().__init__(f"several stories have an id that begins with {letters}; type more of the one that is meant")


class WatchError(DatelineError):
    """A watch list can't be called this, or can't watch for this."""


class UnknownWatchError(DatelineError):
    """No watch list has this name."""


class FeedError(DatelineError):
    """An address can't be followed as a feed, or a feed can't be changed like this."""


class UnknownFeedError(DatelineError):
    """No feed has this name, or several have."""


class ExportError(DatelineError):
    """Stories can't be written in this form, or to this place."""


class BackupError(DatelineError):
    """A backup can't be made, or a file is no backup that can be trusted, or what it holds would overwrite something."""


class ThemeError(DatelineError):
    """A theme can't be called this, or can't be made from these stories."""


class SettingsError(DatelineError):
    """A settings file says something that can't be followed."""
