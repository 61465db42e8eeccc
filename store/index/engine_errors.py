"""What the engine raises when it can't answer, and when that means that its files are not what was written."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from store.api.errors import UnwritableIndexError

_P = ParamSpec("_P")
_R = TypeVar("_R")
_PANIC = "PanicException"
"""What the engine's language raises where it gives up; it is no `Exception`, and nobody can import it."""


class Answering(Protocol):
    """Something that answers from the engine's files."""

    def look(self) -> None:
        """See to it that the files are what they were. Raises DamagedIndexError."""

    def failed(self, error: BaseException) -> None:
        """Find out why the engine could not answer. Raises DamagedIndexError if its files are not what was written."""


_A = TypeVar("_A", bound=Answering)


def is_of_engine(error: BaseException) -> bool:
    """Return whether an error may be the engine's own."""
    return isinstance(error, (ValueError, OSError)) or _is_panic(error)


def answering(ask: Callable[Concatenate[_A, _P], _R]) -> Callable[Concatenate[_A, _P], _R]:
    """Have a method that asks the engine look at its files first, and find out why where the engine fails. Raises DamagedIndexError."""

    @wraps(ask)
    def answered(self: _A, *args: _P.args, **named: _P.kwargs) -> _R:
        self.look()
        try:
            return ask(self, *args, **named)
        except BaseException as error:
            if is_of_engine(error):
                self.failed(error)
            if _is_panic(error):
                raise UnwritableIndexError(f"the index can't answer this ({error}); ask in another way") from error
            raise

    return answered  # type: ignore[return-value]  # mypy takes the name of `self` for a part of it


def _is_panic(error: BaseException) -> bool:
    return type(error).__name__ == _PANIC
