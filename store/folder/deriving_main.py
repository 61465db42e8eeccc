"""The process that understands a share of many stories: `python -m store.folder.deriving_main`."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Sequence

from store.engine.entry import Stored
from store.folder import rules
from store.formats.helper import help_with


def packed_part(stored: Sequence[Stored], *, sort_anew: bool) -> bytes:
    """Return stories as they are given to the process."""
    return marshal.dumps(([tuple(one) for one in stored], sort_anew))


def _begin(sources: tuple[str, str]) -> Callable[[bytes], bytes]:
    rules.begin_beside(*sources)
    return _answer


def _answer(part: bytes) -> bytes:
    stored, sort_anew = marshal.loads(part)  # noqa: S302 - from the process that began this
    return rules.derive([Stored(*one) for one in stored], sort_anew=sort_anew)


if __name__ == "__main__":
    help_with(_begin)
