"""Many programs at one archive: eight add and four mark at once, and every story and mark that was acknowledged is there."""

from __future__ import annotations

import os
import shutil
import traceback
import warnings
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from time import monotonic, sleep

from store.api.errors import ArchiveLockedError
from store.api.story import Story, StoryId
from store.api.views import MarkChanges, Selection
from store.api.when import When
from store.folder.archive import FolderArchive
from store.identity.ids import base_id
from store.paths import Paths
from store.record.record import Record
from tests.hardening.trial import Scale, Tried

_ADDING, _MARKS = 8, ("read", "starred", "tags", "note")
"""Programs that add; what those that mark do, one each: all of them to the same stories. The usual check has a few of them."""
_ENOUGH = 600.0
"""Seconds after which a program that has not ended is given up."""
Acknowledge = Callable[[str], object]
Work = Callable[[Acknowledge], None]


def attack(scale: Scale, folder: Path) -> Iterator[Tried]:
    """Have all of them work at once, and look for what they were told is kept."""
    paths = Paths(folder / "archive", folder / "index", folder / "config")
    stories = scale.of(2, 60, 600)
    marked = [_story("marked", nth) for nth in range(stories)]
    archive = FolderArchive(paths, seeded=False)
    archive.add(marked)
    archive.close()
    ids = [story.id for story in marked]
    adding, marks = scale.of(3, _ADDING, _ADDING), _MARKS[-scale.of(2, 4, 4) :]
    told = [folder / f"{kind}.told" for kind in (*map(str, range(adding)), *marks)]
    works: list[Work] = [partial(_add, paths, who, stories) for who in range(adding)]
    works += [partial(_mark, paths, ids, kind) for kind in marks]
    failed = _all_at_once(works, told)
    added = [StoryId(line) for path in told[:adding] for line in path.read_text().split()]
    kept = [(line, kind) for path, kind in zip(told[adding:], marks, strict=True) for line in path.read_text().split()]
    yield Tried(
        "programs at one archive at once", len(works), failed, "" if not failed else (folder / "fault").read_text()[-300:]
    )
    for how in ("as it stands", "made anew from the record"):
        if how != "as it stands":
            shutil.rmtree(paths.index)
        archive = FolderArchive(paths, seeded=False)
        archive.refresh()
        lost = [one for one in added if archive.story(one) is None or archive.row(one) is None]
        gone = [(one, kind) for one, kind in kept if not _is_marked(archive, StoryId(one), kind)]
        total = archive.counts(Selection()).total
        archive.close()
        yield Tried(f"stories they added, {how}", len(added), len(lost) + abs(total - len(added) - stories), f"{total} stories")
        yield Tried(f"marks they made, {how}", len(kept), len(gone), str(gone[:3]) if gone else "")
    record = Record(paths.archive)
    on_disk = [story.id for month in record.stamps().months for story in record.stories(month)]
    yield Tried("rows of the record", len(on_disk), len(set(added) - set(on_disk)) + len(on_disk) - len(set(on_disk)))


def _story(who: str, nth: int) -> Story:
    words = [f"{who}{step}x{nth * step}" for step in (7, 11, 13, 17)]  # no two stories share a word that tells
    title = f"{words[0]} {words[1]}"
    return Story(base_id(title), title, When(f"2025-0{1 + nth % 3}-{1 + nth % 28:02}"), body=(" ".join(words),))


def _add(paths: Paths, who: int, number: int, say: Acknowledge) -> None:
    archive = FolderArchive(paths, seeded=False)
    for nth in range(number):
        story = _story(f"desk{who}", nth)
        _until_free(lambda story=story: archive.add([story]))  # type: ignore[misc]
        say(story.id)
    archive.close()


def _mark(paths: Paths, ids: list[StoryId], kind: str, say: Acknowledge) -> None:
    archive = FolderArchive(paths, seeded=False)
    for one in ids:
        _until_free(lambda one=one: archive.mark(one, **_given(kind, one)))  # type: ignore[misc]
        say(one)
    archive.close()


def _given(kind: str, story_id: StoryId) -> MarkChanges:
    every: dict[str, MarkChanges] = {
        "read": {"read": True},
        "starred": {"starred": True},
        "tags": {"tags": ("kept", story_id[:6])},
        "note": {"note": f"Ask about {story_id}"},
    }
    return every[kind]


def _is_marked(archive: FolderArchive, story_id: StoryId, kind: str) -> bool:
    marks = archive.marks(story_id)
    return all(getattr(marks, name) == value for name, value in _given(kind, story_id).items())


def _until_free(do: Callable[[], object]) -> None:
    """Do something, again where another program wrote for too long: nothing was acknowledged then."""
    while True:
        try:
            do()
        except ArchiveLockedError:
            continue
        return


def _all_at_once(works: Sequence[Work], told: list[Path]) -> int:
    """Do all works at once, each in a process that notes durably what it was told; return how many failed."""
    processes = []
    for work, path in zip(works, told, strict=True):
        path.touch()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # of processes with threads; none of them is needed here
            process = os.fork()
        if not process:
            _work(work, path)
        processes.append(process)
    end, failed = monotonic() + _ENOUGH, 0
    for process in processes:
        while not (done := os.waitpid(process, os.WNOHANG))[0] and monotonic() < end:
            sleep(0.01)
        failed += not done[0] or done[1] != 0
        if not done[0]:
            os.kill(process, 9)
            os.waitpid(process, 0)
    return failed


def _work(work: Work, path: Path) -> None:
    code = 1
    try:
        with path.open("a", buffering=1) as file:
            work(lambda line: file.write(f"{line}\n"))
        code = 0
    except BaseException:  # noqa: BLE001 - whatever it is is told by the process that waits
        path.with_name("fault").write_text(traceback.format_exc())
    finally:
        os._exit(code)
