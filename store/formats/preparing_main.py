"""The process that makes stories ready for a lane which reads alone: `python -m store.formats.preparing_main`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module

from store.api.prepared import Preparer
from store.formats import lane_limits
from store.formats.helper import help_with
from store.formats.transport import Passed, pickled, unpickled

Prepare = Callable[[Sequence[Passed]], list[Passed]]
"""Makes ready what was read: stories become `Prepared`, as far as they can."""


def prepare_of(preparer: Preparer) -> Prepare:
    """Return what makes stories ready in this process."""
    module, *given = preparer
    prepare: Prepare = import_module(module).preparer(*given)
    return prepare


def _begin(preparer: Preparer) -> Callable[[bytes], memoryview]:
    prepare = prepare_of(preparer)
    lane_limits.begin()  # what bounds the lane came along, and nothing would move it on here

    def answer(part: bytes) -> memoryview:
        lane_limits.go_on()
        found = unpickled(part)
        return pickled(prepare(found) if isinstance(found, list) else [])

    return answer


if __name__ == "__main__":
    help_with(_begin)
