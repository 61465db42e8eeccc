"""Files that were packed one by one: gzip, bzip2, xz and zstandard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import PurePath
from typing import IO, cast

from store.formats.source import OpenSource, Read, Source, Sureness
from store.formats.unreadable import UnreadableError

_SHORT = {".tgz": ".tar", ".tbz": ".tar", ".txz": ".tar"}
"""Endings that stand for two."""


@dataclass(frozen=True, slots=True)
class _Packed:
    """One way of packing a file."""

    name: str
    """What it is called in messages."""
    signature: bytes
    """The first bytes of its files."""
    suffixes: tuple[str, ...]
    """The endings of its files."""
    open_stream: Callable[[IO[bytes]], IO[bytes]]
    """Opens what is packed in a stream."""

    def sniff(self, beginning: bytes) -> Sureness:
        """Return whether its signature stands first."""
        return Sureness.CERTAIN if beginning.startswith(self.signature) else Sureness.NO

    def read(self, source: OpenSource) -> Iterator[Read | Source]:
        """Yield the one file it holds."""
        from store.formats.containers.unpacking import Unpacking

        path = PurePath(source.name)
        ending = path.suffix.lower()
        inner = path.stem + _SHORT.get(ending, "") if ending in self.suffixes else path.name
        opened = partial(Unpacking(source).unpacked, partial(self.open_stream, source.stream))
        yield Source(f"{source.name}/{inner}", opened, source.kept)


def _gzip(stream: IO[bytes]) -> IO[bytes]:
    from gzip import GzipFile

    return cast("IO[bytes]", GzipFile(fileobj=stream, mode="rb"))


def _bzip2(stream: IO[bytes]) -> IO[bytes]:
    from bz2 import BZ2File

    return BZ2File(stream)


def _xz(stream: IO[bytes]) -> IO[bytes]:
    from lzma import LZMAFile

    return LZMAFile(stream)


def _zstandard(stream: IO[bytes]) -> IO[bytes]:
    from zstandard import ZstdDecompressor, ZstdError

    class Told:
        """A stream whose library's own error is told as ours."""

        def __init__(self) -> None:
            self._reader = ZstdDecompressor(max_window_size=2**27).stream_reader(stream, read_across_frames=True)

        def __enter__(self) -> Told:
            return self

        def __exit__(self, *_error: object) -> None:
            self._reader.close()  # type: ignore[no-untyped-call]

        def read(self, size: int = -1) -> bytes:
            try:
                return self._reader.read(size)
            except ZstdError as error:
                raise UnreadableError(f"it is damaged ({error}); fetch or pack it again") from error

    return cast("IO[bytes]", Told())


COMPRESSED = (
    _Packed("gzip file", b"\x1f\x8b\x08", (".gz", ".tgz"), _gzip),
    _Packed("bzip2 file", b"BZh", (".bz2", ".tbz"), _bzip2),
    _Packed("xz file", b"\xfd7zXZ\x00", (".xz", ".txz"), _xz),
    _Packed("zstandard file", b"\x28\xb5\x2f\xfd", (".zst",), _zstandard),
)
"""The ways of packing that are known."""
