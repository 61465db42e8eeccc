"""Zip files."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import IO, TYPE_CHECKING

from store.api.changes import Refused
from store.api.when import When
from store.formats.source import OpenSource, Read, Source, Sureness
from store.formats.unreadable import UnreadableError
from store.text.clean import clean_line

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

    from store.formats.containers.unpacking import Unpacking

_LOCKED = 1


class _Zip:
    """Zip files: members are taken out one after another, each when it is read."""

    name = "zip file"
    suffixes = (".zip",)

    def sniff(self, beginning: bytes) -> Sureness:
        """Return whether a signature of zip files stands first."""
        return Sureness.CERTAIN if beginning[:4] in (b"PK\x03\x04", b"PK\x05\x06") else Sureness.NO

    def read(self, source: OpenSource) -> Iterator[Read | Source]:
        """Yield the files it holds, in the order of their names; locked ones are refused. Raises UnreadableError."""
        from zipfile import ZipFile

        from store.formats.containers.unpacking import FAULTS, MOST_FILES, Unpacking, is_hidden

        unpacking = Unpacking(source)
        try:
            archive = ZipFile(source.stream)
        except FAULTS as error:
            raise UnreadableError("it is no whole zip file; fetch or pack it again") from error
        with archive:
            members = archive.infolist()
            if len(members) > MOST_FILES:
                raise UnreadableError(f"it holds more than {MOST_FILES:,} files; unpack it and add what you want to keep")
            files = [one for one in members if one.filename and not one.is_dir() and not is_hidden(one.filename)]
            if not files:
                raise UnreadableError("there is no file in it; pack it again, or add its files themselves")
            for member in sorted(files, key=lambda one: one.filename):
                yield _member(unpacking, archive, member)


def _member(unpacking: Unpacking, archive: ZipFile, member: ZipInfo) -> Source | Refused:
    source = unpacking.container
    name = f"{source.name}/{clean_line(member.filename)}"
    if member.flag_bits & _LOCKED:
        return Refused(name, 0, "it is locked with a password; unpack it yourself and add what comes out")
    opened = partial(unpacking.unpacked, partial(_opened, archive, member))
    return Source(name, opened, _kept(member, source.kept), named=False)


def _opened(archive: ZipFile, member: ZipInfo) -> IO[bytes]:
    try:
        return archive.open(member)
    except (NotImplementedError, RuntimeError) as error:
        raise UnreadableError("it is packed or locked in a way that can't be read here; unpack it yourself") from error


def _kept(member: ZipInfo, otherwise: When) -> When:
    """Return when a member was kept, as the container says; the container's own time where that is no date."""
    try:
        when = datetime(*member.date_time)
    except ValueError:
        return otherwise
    return When.of_minute(when) if when.year > 1980 else otherwise


ZIP = _Zip()
"""Zip files."""
