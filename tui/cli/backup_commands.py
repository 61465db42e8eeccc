"""`dateline backup`, and `dateline restore` of a backup: an archive and the person's settings in one checked file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import click

from store.api.errors import BackupError, DatelineError
from store.api.views import Selection
from store.backup.backup import Backup, opened_backup
from store.backup.comparing import differences
from store.backup.making import back_up, rows_in
from store.backup.manifest import Manifest
from store.backup.merging import merge
from store.backup.restoring import Restored, is_free, put_settings, restore, restore_into, unpacked_beside
from store.outputs import is_passed_through
from store.paths import Paths
from store.text.numbers import counted
from tui.cli.command import WRONG_USAGE, Answer, command, folder_paths, opened_archive
from tui.cli.output import complain, refreshed, say, styled
from tui.cli.progress import told_progress
from tui.cli.typed_arguments import NamedPath
from tui.terminal.output_guard import DONE, FAILED


@dataclass(frozen=True, slots=True)
class Way:
    """Where a backup is to be restored, as it was typed."""

    into: Path | None = None
    """A folder for the archive of the backup, beside the one that stands."""
    replace: bool = False
    """True to set the archive that stands aside."""
    merge: bool = False
    """True to add to the archive that stands."""

    @property
    def count(self) -> int:
        """How many ways were named."""
        return bool(self.into) + self.replace + self.merge


@command(
    click.argument("file", type=NamedPath(path_type=Path), metavar="FILE.zip"),
    click.option("--check", is_flag=True, help="Only look whether a backup is whole."),
    click.option("--force", is_flag=True, help="Write over a file that is there."),
    archive=None,
)
def backup(file: Path, check: bool, force: bool) -> Answer:
    """Put all that you have into one file.

    The archive with your marks, notes, watch lists and feeds, your settings and themes. `dateline restore FILE.zip` brings it
    back. Every file in it has its hash, which --check and restore compare first.
    """
    if check:
        return _checked(file)
    paths = folder_paths(
        "dateline shared export FOLDER writes it to files with your marks; PostgreSQL's pg_dump keeps everybody's"
    )
    if not paths.archive.is_dir():
        raise BackupError(
            f"there is no archive in {paths.archive}, so there is nothing to back up; name another with --archive"
        )
    with told_progress() as progress:
        manifest = back_up(paths, file, stories=_count(paths), force=force, progress=progress)

    def show() -> None:
        if is_passed_through(file):  # whoever reads there wants the backup alone
            return
        size = file.stat().st_size
        say(f"{_contents(manifest)} are in {styled(str(file), bold=True)}, {size / 1_000_000:,.1f} MB; keep it somewhere else")

    return Answer(lambda: {"file": str(file), **_plain(manifest)}, show)


def _count(paths: Paths) -> int:
    """Return how many stories there are; a backup is made even where the index can't be."""
    try:
        archive = opened_archive(seeded=False)
        refreshed(archive)
        return archive.counts(Selection(unfolded=True)).total
    except DatelineError:
        return rows_in(paths.archive)


def _checked(file: Path) -> Answer:
    with told_progress() as progress, opened_backup(file) as opened:
        opened.check(progress)
        manifest = opened.manifest

    def show() -> None:
        made = f"made on {manifest.made:%Y-%m-%d at %H:%M} UTC by Dateline {manifest.version}"
        say(f"{styled(str(file), bold=True)} is whole: {_contents(manifest)}, {made}")

    return Answer(lambda: {"file": str(file), "whole": True, **_plain(manifest)}, show)


def restore_backup(file: Path, way: Way) -> Answer | int:
    """Bring back a backup: into a place where nothing stands, or in the way that was named."""
    if way.count > 1:
        complain("only one of --into, --replace and --merge can be done at a time; choose one")
        return WRONG_USAGE
    if way.into:
        with told_progress() as progress, opened_backup(file) as opened:
            opened.check(progress)
            return _restored(opened.manifest, restore_into(opened, way.into.expanduser().absolute(), progress))
    paths = folder_paths("dateline restore FILE.zip --into FOLDER unpacks it, and dateline shared import FOLDER brings that in")
    with told_progress() as progress, opened_backup(file) as opened:
        opened.check(progress)
        if way.replace or is_free(paths.archive):
            return _restored(opened.manifest, restore(opened, paths, progress=progress))
        return _merged(opened, paths) if way.merge else _compared(opened, paths)


def _restored(manifest: Manifest, done: Restored) -> Answer:
    def show() -> None:
        for notice in done.notices:
            complain(notice)
        say(f"{_contents(manifest)} stand in {styled(str(done.archive), bold=True)} again")
        if done.set_aside:
            say(f"what stood there before is in {styled(str(done.set_aside), bold=True)}")

    aside = str(done.set_aside) if done.set_aside else None
    plain = {"restored": str(done.archive), "set_aside": aside, "notices": list(done.notices), **_plain(manifest)}
    return Answer(lambda: plain, show)


def _merged(opened: Backup, paths: Paths) -> Answer:
    archive = opened_archive(seeded=False)
    refreshed(archive)
    with told_progress() as progress, unpacked_beside(opened, paths.archive, progress) as unpacked:
        done = merge(archive, paths.archive, unpacked, progress)
    notices = [*done.added.notices, *done.notices, *put_settings(opened, paths.config)]
    refreshed(archive)
    counts = {word: len(getattr(done.added, word)) for word in ("added", "updated", "unchanged")}

    def show() -> None:
        for notice in notices:
            complain(notice)
        say(styled(", ".join(f"{number:,} {word}" for word, number in counts.items()), bold=True))
        if done.stay_out:
            stories = counted(done.stay_out, "story that you have taken out stays", "stories that you have taken out stay")
            say(f"{stories} out; dateline restore ID brings one back")

    return Answer(lambda: {"merged": counts, "stay_out": done.stay_out, "notices": notices}, show)


def _compared(opened: Backup, paths: Paths) -> Answer:
    with unpacked_beside(opened, paths.archive) as unpacked:
        found = differences(opened, unpacked, paths.archive)
    if found.none:
        return Answer(
            lambda: {"restored": None, "differs": False},
            lambda: say("The archive is as in the backup; nothing to restore."),
            DONE,
        )
    told = f"in {paths.archive} stand {found.told}; nothing was changed"
    ways = "--merge adds what is missing, --replace sets that archive aside first, --into DIR restores beside it"
    plain = {"here": found.here, "only_here": found.only_here, "only_there": found.only_there, "other": found.other}

    def show() -> None:
        complain(f"{told}: {ways}")

    return Answer(lambda: {"restored": None, "differs": True, **plain}, show, FAILED)


def _contents(manifest: Manifest) -> str:
    return f"{counted(manifest.stories, 'story', 'stories')} in {counted(len(manifest.files), 'file', 'files')}"


def _plain(manifest: Manifest) -> dict[str, object]:
    return {
        "stories": manifest.stories,
        "files": len(manifest.files),
        "bytes": manifest.size,
        "made": manifest.made.isoformat(),
        "version": manifest.version,
    }
