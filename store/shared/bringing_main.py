"""The process that brings in a share of an archive's months: `python -m store.shared.bringing_main`."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from pathlib import Path

from store.api.errors import DatelineError
from store.formats.helper import help_with
from store.paths import Paths
from store.shared.archive import SharedArchive


def _begin(given: tuple[str, str]) -> Callable[[bytes], bytes]:
    address, folder = given
    bringer = SharedArchive(address, Paths.find(address)).month_bringer(Path(folder))

    def answer(part: bytes) -> bytes:
        try:
            return pickle.dumps(bringer.bring(pickle.loads(part)))  # noqa: S301 - from the process that began this
        except DatelineError as error:
            return pickle.dumps(str(error))

    return answer


if __name__ == "__main__":
    help_with(_begin)
