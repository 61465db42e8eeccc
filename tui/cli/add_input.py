"""What `dateline add` is given, read: files, folders, standard input and addresses; and what of it was refused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

import click

from store.api.changes import Refused
from store.api.story import is_web_address
from store.text.numbers import counted
from tui.cli.output import complain, say

if TYPE_CHECKING:
    from store.api.prepared import Prepared, Preparer
    from store.formats import ReadFeed, ReadStory
    from store.formats.reading import Reading

LISTED = 20
"""Refusals that are told one by one, unless all are asked for; stories likewise."""
_MOST_DOUBTS = 20


@dataclass(slots=True)
class AddInput:
    """What was given, and what became of it but for its stories."""

    named: Sequence[str]
    """Files, folders, addresses, `-`."""
    reading: Reading
    """What holds for all files, and what was read as what."""
    as_json: bool = False
    """True if the answer is for a program: all refusals are kept for it then."""
    tell_all: bool = False
    """True if every refusal is to be told, which is done at once."""
    allow_private: bool = False
    """True if addresses may lie on this machine or in a private network."""
    refused: list[Refused] = field(default_factory=list)
    """What was refused: all of it for a program, else the first."""
    refusals: int = 0
    """How much was refused."""
    feeds: dict[str, ReadFeed] = field(default_factory=dict)
    """Feeds that were named, by their addresses."""
    doubts: dict[tuple[str, str], None] = field(default_factory=dict)
    """Files and sentences on what was taken in them though it could mean something else."""

    def stories(self) -> Iterator[ReadStory]:
        """Yield the stories as they were read; whatever else there is, is kept here."""
        from store.formats import ReadStory

        return (one for one in self.ready(()) if isinstance(one, ReadStory))

    def ready(self, preparer: Preparer) -> Iterator[ReadStory | Prepared]:
        """Yield the stories, one after another, those of large files made ready; whatever else there is, is kept here."""
        from store.api.prepared import Prepared
        from store.formats import ReadStory

        for one in self._all(preparer):
            if isinstance(one, ReadStory | Prepared):
                if one.doubt and len(self.doubts) < _MOST_DOUBTS:
                    self.doubts[one.file, one.doubt] = None
                yield one
            elif isinstance(one, Refused):
                self._refuse(one)
            else:
                self.feeds.setdefault(one.address, one)

    def tell_refusals(self) -> None:
        """Tell what was refused, the first of many, and what was in doubt."""
        if not self.tell_all:
            for gone in self.refused[:LISTED]:
                complain(refusal(gone))
            if self.refusals > LISTED:
                complain(f"… and {self.refusals - LISTED:,} more were refused; --all tells each, --json too")
        for file, doubt in self.doubts:
            complain(f"{file}: {doubt}")

    def _all(self, preparer: Preparer) -> Iterator[ReadStory | Prepared | ReadFeed | Refused]:
        from store.formats.lanes import read_files

        for is_address, named in groupby(self.named, lambda one: is_web_address(one.lower())):
            if not is_address:
                yield from read_files(list(named), self.reading, preparer)
                continue
            from store.feeds.web_reading import read_address

            for one in named:
                yield from read_address(one, self.reading, allow_private=self.allow_private)

    def _refuse(self, gone: Refused) -> None:
        self.refusals += 1
        if self.as_json or (not self.tell_all and self.refusals <= LISTED):
            self.refused.append(gone)
        elif self.tell_all:
            complain(refusal(gone))


def refusal(refused: Refused) -> str:
    """Return in a sentence what was refused, where and why."""
    where = f"{refused.file}:{refused.line}" if refused.line else refused.file
    return f"{where}: {refused.reason}"


def columns_of(mapped: Sequence[str]) -> Mapping[str, str]:
    """Return what columns hold, from words such as `headline=title`. Raises UsageError that says what there is."""
    from store.formats.rows.column_names import MAPPABLE, part_named

    columns: dict[str, str] = {}
    for word in mapped:
        column, sign, name = word.rpartition("=")
        if not sign or not column.strip():
            raise click.UsageError(f"--map {word!r} is not of the form NAME=PART, such as --map headline=title")
        if not (part := part_named(name)):
            raise click.UsageError(f"{name!r} is no part of a story; there are {', '.join(MAPPABLE)}")
        columns[column.strip()] = part
    return columns


def plain_input(given: AddInput) -> dict[str, object]:
    """Return for programs what was read as what, refused, named and in doubt."""
    skipped = [{"ending": ending, "why": why, "count": count} for (ending, why), count in given.reading.skipped.most_common()]
    return {
        "refused": [{"file": gone.file, "line": gone.line, "reason": gone.reason} for gone in given.refused],
        "read": dict(given.reading.files.most_common()),
        "skipped": skipped,
        "feeds": [{"address": one.address, "title": one.title, "file": one.file} for one in given.feeds.values()],
        "doubts": [{"file": file, "doubt": doubt} for file, doubt in given.doubts],
    }


def tell_files(reading: Reading) -> None:
    """Tell which files were read as what and which were passed over, if there is more to say than that texts were read."""
    files, skipped = reading.files, reading.skipped
    if files.keys() <= {"news text"} and not skipped:
        return
    read = ", ".join(f"{count:,} as {name}" for name, count in files.most_common())
    say(f"{counted(files.total(), 'file', 'files')} read: {read}" if read else "No file was read.")
    if skipped:
        passed = ", ".join(
            f"{count:,} {ending or 'without an ending'} ({why})" for (ending, why), count in skipped.most_common(LISTED)
        )
        say(f"{skipped.total():,} skipped: {passed}")
