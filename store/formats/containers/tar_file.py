"""Tar files."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from io import BytesIO
from typing import IO, TYPE_CHECKING

from store.formats.source import OpenSource, Read, Source, Sureness
from store.formats.unreadable import UnreadableError
from store.text.clean import clean_line

if TYPE_CHECKING:
    from tarfile import TarFile, TarInfo

_SIGNATURE = slice(257, 262)


class _Tar:
    """Tar files, which are not packed themselves; links, devices and the like in them are left alone."""

    name = "tar file"
    suffixes = (".tar",)

    def sniff(self, beginning: bytes) -> Sureness:
        """Return whether the signature of tar files stands at its place."""
        return Sureness.CERTAIN if beginning[_SIGNATURE] == b"ustar" else Sureness.NO

    def read(self, source: OpenSource) -> Iterator[Read | Source]:
        """Yield the files it holds, in their order. Raises UnreadableError where it is damaged."""
        from tarfile import open as open_tar

        from store.formats.containers.unpacking import FAULTS, MOST_FILES, Unpacking, is_hidden, reason

        empty = True
        unpacking = Unpacking(source)
        try:
            with open_tar(fileobj=source.stream, mode="r:") as archive:
                for number, member in enumerate(archive):
                    if number >= MOST_FILES:
                        raise UnreadableError(
                            f"it holds more than {MOST_FILES:,} files; unpack it and add what you want to keep"
                        )
                    if member.isreg() and not is_hidden(member.name):
                        empty = False
                        name = f"{source.name}/{clean_line(member.name)}"
                        opened = partial(unpacking.unpacked, partial(_opened, archive, member))
                        yield Source(name, opened, source.kept, named=False)
                    archive.members = []  # type: ignore[attr-defined]
        except FAULTS as error:
            raise UnreadableError(f"it is no whole tar file ({reason(error)}); fetch or pack it again") from error
        if empty:
            raise UnreadableError("there is no file in it; pack it again, or add its files themselves")


def _opened(archive: TarFile, member: TarInfo) -> IO[bytes]:
    return archive.extractfile(member) or BytesIO()


TAR = _Tar()
"""Tar files."""
