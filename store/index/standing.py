"""An index as it stands, opened to be looked at: nothing is made anew, cleared or noted by that."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import tantivy

from store.engine.entry import Stored
from store.engine.terms import Has
from store.files import kept
from store.index import soundness
from store.index.engine_errors import is_of_engine
from store.index.place import FINGERPRINT
from store.index.query_compiler import compiled
from store.index.schema import register_tokenizer, schema, stored_of
from store.index.state import State

_STATE, _COMMIT = "dateline.json", "meta.json"


class StandingIndex:
    """What an index holds now."""

    def __init__(self, state: State, searcher: tantivy.Searcher) -> None:
        self.state = state
        """What of the record it holds."""
        self._searcher = searcher

    @property
    def total(self) -> int:
        """How many stories it has."""
        return self._searcher.num_docs

    def stories(self, month: str) -> Iterator[Stored]:
        """Yield what it has of the stories in the files of a month; nothing more once it proves damaged."""
        try:
            hits = self._searcher.search(compiled(Has("month", month)), max(1, self.total)).hits
        except BaseException as error:
            if not is_of_engine(error):
                raise
            return
        for _, address in hits:
            try:
                yield stored_of(self._searcher.doc(address))
            except BaseException as error:
                if not is_of_engine(error):
                    raise


def opened_as_it_stands(folder: Path) -> tuple[StandingIndex | None, str]:
    """Return the index in a folder, if it can be looked into, and what is wrong with it, in a few words; nothing if nothing is."""
    if not (folder / _COMMIT).exists():
        return None, "there is none"
    state = kept(folder / _STATE, State.from_json)
    if state is None:
        return None, f"{_STATE} beside it can't be read"
    if state.fingerprint != FINGERPRINT:
        return None, "it is of another version"
    wrong = soundness.damage(folder, thoroughly=True)
    told = f"it is damaged ({wrong})" if wrong else ""
    try:
        index = tantivy.Index(schema(), path=str(folder))
        register_tokenizer(index)
        index.config_reader("manual")
        index.reload()
        return StandingIndex(state, index.searcher()), told
    except BaseException as error:
        if not is_of_engine(error):
            raise
        return None, told or f"it is damaged ({' '.join(str(error).split())[:120]})"
