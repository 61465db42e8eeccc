"""Where an index stands: opened in a moment, and begun anew where what stands there is damaged or of another version."""

from __future__ import annotations

from pathlib import Path
from shutil import disk_usage
from time import monotonic

import orjson
import tantivy

from store.api.errors import RecordError, UnwritableIndexError
from store.engine.terms import EVERYTHING
from store.files import kept, summed, write_whole
from store.index import soundness
from store.index.counts import extent
from store.index.engine_errors import is_of_engine
from store.index.query_compiler import compiled
from store.index.schema import VERSION, register_tokenizer, schema
from store.index.soundness import COMMIT
from store.index.state import State
from store.private import close_to_others, make_folder

FINGERPRINT = f"{VERSION}|{getattr(tantivy, '__version__', '')}"
"""The version of the index and of its engine."""
_STATE = "dateline.json"
_PATIENCE = 10.0
"""Seconds that another program is waited for which writes to an index that is to be made anew."""
_MORE, _AGAIN = 1_000_000, 60.0
"""More bytes than there were with which it is tried again to write, and seconds after which it is tried again in any case."""
_NEW, _OTHER = "nothing stands here", "it is of another version"


class IndexPlace:
    """The folder of an index."""

    def __init__(self, folder: Path, notices: list[str]) -> None:
        """Know a folder; what the person should know of it is added to `notices`."""
        self.folder = folder
        self.unwritable = ""
        """Why what was last to be taken in was not; empty if it was."""
        self._notices = notices
        self._free, self._again_at = 0, 0.0

    def state(self) -> State:
        """Return what of the record the index holds."""
        return kept(self.folder / _STATE, State.from_json) or State("")

    def keep(self, state: State) -> bool:
        """Note what of the record the index holds; after the commit, so that a crash between means doing it again.

        Returns whether it was noted: nothing is while the last commit is missing, nor where there is no room.
        """
        if self.unwritable:
            return False
        try:
            write_whole(self.folder / _STATE, summed(orjson.dumps(state)), durable=False)
        except OSError as error:
            self.cant_be_written(error.strerror or str(error))
            return False
        return True

    def open(self) -> tantivy.Index:
        """Return the index that stands here, or one that holds nothing yet. Raises UnwritableIndexError, ArchiveLockedError."""
        try:
            make_folder(self.folder)
            close_to_others(self.folder)
            soundness.free(self.folder)
        except OSError as error:
            raise UnwritableIndexError.of(self.folder, error.strerror or str(error)) from error
        known = soundness.is_noted(self.folder)
        wrong = self.wrong()
        if not wrong:
            index, wrong = self._opened(count=not known)
            if index is not None:
                return index
        return self._anew(wrong)

    def wrong(self) -> str:
        """Return what is wrong with what stands in the folder, in a few words; nothing if it can be answered from."""
        state = self.state()
        stands = (self.folder / COMMIT).exists()
        if not state.fingerprint:
            return f"{_STATE} can't be read" if stands else _NEW
        if state.fingerprint != FINGERPRINT:
            return _OTHER
        if not stands and not state.stories:
            return ""  # it is just being made
        return soundness.damage(self.folder)

    def _anew(self, wrong: str) -> tantivy.Index:
        """Return an index that holds nothing yet, in the place of what stands, unless another program has made it meanwhile.

        Raises UnwritableIndexError, ArchiveLockedError.
        """
        if wrong == _NEW:
            return self._emptied(wrong)
        from store.record.lock import WriterLock

        try:
            with WriterLock(self.folder, _PATIENCE).held():
                index = self._opened(count=True)[0] if not self.wrong() else None
                if index is not None:
                    return index
                index = self._emptied(wrong)
        except RecordError as error:
            raise UnwritableIndexError.of(self.folder, soundness.why_unwritable(self.folder) or str(error)) from error
        if wrong != _OTHER:
            self._notices.append(f"the index was damaged ({wrong}) and is made anew from the archive")
        return index

    def _emptied(self, wrong: str) -> tantivy.Index:
        """Return an index that holds nothing, in an emptied folder: of threads and lessons nothing is lost with the index alone.

        Of which version it is is said at once: else others would take what is then written for an index of before, and clear it.
        """
        try:
            soundness.clear(self.folder, everything=wrong in (_NEW, _OTHER))
            self.unwritable = ""
            kept = self.keep(State(FINGERPRINT))
            index, failed = self._opened()
        except OSError as error:
            raise UnwritableIndexError.of(self.folder, error.strerror or str(error)) from error
        if index is None or not kept:
            raise UnwritableIndexError.of(self.folder, soundness.why_unwritable(self.folder) or failed)
        return index

    def _opened(self, *, count: bool = False) -> tuple[tantivy.Index | None, str]:
        """Return the index that stands, or why it can't be opened; its stories are counted if nobody noted that it was written whole."""
        try:
            index = tantivy.Index(schema(), path=str(self.folder))
            register_tokenizer(index)
            index.config_reader("manual")
            index.reload()
            searcher = index.searcher()
            if count and extent(searcher, compiled(EVERYTHING)).count != searcher.num_docs:
                return None, f"{COMMIT} is not what was written"
        except BaseException as error:
            if not is_of_engine(error):
                raise
            return None, str(error)
        return index, ""

    def waits_for_room(self) -> bool:
        """Return whether the index could not be written, and nothing tells that it could be now."""
        return bool(self.unwritable) and _free(self.folder) <= self._free + _MORE and monotonic() < self._again_at

    def cant_be_written(self, why: str) -> None:
        """Note that what was to be taken in was not, for a reason that is the system's where it has one."""
        why = soundness.why_unwritable(self.folder) or why
        if not self.unwritable:
            told = f"the index in {self.folder} can't be written ({why})"
            self._notices.append(f"{told}; the archive has all that is new, which is found once there is room")
        self.unwritable, self._free, self._again_at = why, _free(self.folder), monotonic() + _AGAIN
        soundness.forget(self.folder)


def _free(folder: Path) -> int:
    """Return how many bytes a folder's disk has free; none where nobody says."""
    try:
        return disk_usage(folder).free
    except OSError:
        return 0
