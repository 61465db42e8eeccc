"""What is done to an archive while it is killed: a table of deeds, each with what must hold of those that were acknowledged."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree, rmtree

from store.api.errors import DatelineError
from store.api.story import Story
from store.api.views import Selection
from store.backup.backup import opened_backup
from store.backup.making import back_up
from store.backup.merging import merge
from store.backup.restoring import restore, unpacked_beside
from store.folder.archive import FolderArchive
from store.paths import Paths
from store.record.feeds import FeedRows
from store.record.notebook import Notebook
from store.record.record import Record
from store.record.watches import Watches
from tests.conftest import story

STANDING = [story(f"Standing report {nth}", f"2025-{5 + nth % 3:02}-{1 + nth:02}") for nth in range(12)]
"""The stories that every archive has before it is done anything to."""
NEW = [story(f"Fresh report {nth}", f"2025-{5 + nth % 3:02}-{1 + nth:02}") for nth in range(12)]
_OLD = Path(__file__).parent.parent / "store" / "record" / "versions" / "3"
"""A record as an older Dateline wrote it."""
MANY = [story(f"One of many, number {nth}", f"2025-{1 + nth % 9:02}-{1 + nth % 27:02}") for nth in range(300)]


@dataclass(frozen=True, slots=True)
class Room:
    """A folder with an archive in it."""

    folder: Path

    @property
    def paths(self) -> Paths:
        """Return where the archive lives."""
        return Paths(self.folder / "archive", self.folder / "cache", self.folder / "config")

    @property
    def backup(self) -> Path:
        """Return where its backup is made."""
        return self.folder / "backup.zip"

    def opened(self) -> FolderArchive:
        """Open the archive as a program does that is started anew."""
        archive = FolderArchive(self.paths, seeded=False)
        archive.refresh()
        return archive

    def copied(self, to: Path) -> Room:
        """Return another room that is like this one."""
        rmtree(to, ignore_errors=True)
        copytree(self.folder, to)
        return Room(to)


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that is done a few times in a row."""

    name: str
    """What it is, as in `killed while adding`."""
    times: int
    do: Callable[[Room, FolderArchive, int], object]
    """Does it for the so-manieth time."""
    lost: Callable[[FolderArchive, Room, int], Iterable[str]]
    """Yields what is not as it must be once so many were acknowledged; looked at by a program that is started anew."""
    prepare: Callable[[Room, FolderArchive], object] = lambda _room, _archive: None
    """What is done before, to the template of all rooms."""
    opens: bool = True
    """Whether it is done to an open archive."""


def standing(archive: FolderArchive, but: Iterable[Story] = ()) -> Iterable[str]:
    """Yield what is missing of the stories that stood before, or stands twice."""
    away = {one.id for one in but}
    kept = [one.story.id for one in archive.stories(Selection(unfolded=True))]
    for one in STANDING:
        if one.id not in away and kept.count(one.id) != 1:
            yield f"“{one.title}” is there {kept.count(one.id)} times"


def _missing(archive: FolderArchive, stories: Iterable[Story]) -> Iterable[str]:
    for one in stories:
        if archive.row(one.id) is None:
            yield f"“{one.title}” is gone"


def _added(archive: FolderArchive, _room: Room, acknowledged: int) -> Iterable[str]:
    yield from standing(archive)
    yield from _missing(archive, NEW[:acknowledged])


def _imported(archive: FolderArchive, _room: Room, acknowledged: int) -> Iterable[str]:
    yield from standing(archive)
    yield from _missing(archive, MANY if acknowledged else ())


def _marked(archive: FolderArchive, _room: Room, acknowledged: int) -> Iterable[str]:
    yield from standing(archive)
    for nth in range(acknowledged):
        marks = archive.marks(STANDING[nth].id)
        if (marks.note, marks.starred, marks.tags) != (f"Note {nth}.", True, ("kept",)):
            yield f"the note on “{STANDING[nth].title}” is {marks.note!r}"


def _corrected(archive: FolderArchive, _room: Room, acknowledged: int) -> Iterable[str]:
    yield from standing(archive)
    for nth in range(acknowledged):
        row = archive.row(STANDING[nth].id)
        if archive.marks(STANDING[nth].id).theme != "water" or row is None or row.theme != "water":
            yield f"the theme of “{STANDING[nth].title}” is not the corrected one"


def _removed(archive: FolderArchive, room: Room, acknowledged: int) -> Iterable[str]:
    yield from standing(archive, STANDING[: acknowledged + 1])
    record = Record(room.paths.archive)
    kept = {row["id"] for month in record.stamps().months for row in record.removed_rows(month)}
    for nth, one in enumerate(STANDING[: acknowledged + 1]):
        there = archive.row(one.id) is not None
        if there and nth < acknowledged:
            yield f"“{one.title}” was removed and is there"
        if not there and one.id not in kept:
            yield f"“{one.title}” is neither there nor to be brought back"


def _brought_back(archive: FolderArchive, _room: Room, acknowledged: int) -> Iterable[str]:
    yield from _missing(archive, STANDING[6 - acknowledged : 6])
    yield from standing(archive, STANDING[:6])


def _taken_back(archive: FolderArchive, _room: Room, acknowledged: int) -> Iterable[str]:
    yield from standing(archive)
    for nth in range(6):
        note = archive.marks(STANDING[nth].id).note
        if nth >= 6 - acknowledged and note:
            yield f"the note on “{STANDING[nth].title}” was taken back and is there"
        if nth < 5 - acknowledged and not note:
            yield f"the note on “{STANDING[nth].title}” was not taken back and is gone"


def _backed_up(archive: FolderArchive, room: Room, acknowledged: int) -> Iterable[str]:
    yield from standing(archive)
    try:
        with opened_backup(room.backup) as backup:
            for one in backup.manifest.files:
                for _ in backup.pieces(one):
                    pass
    except DatelineError as error:
        if acknowledged or room.backup.exists():
            yield str(error)


def _restore(room: Room, _archive: FolderArchive, _nth: int) -> None:
    with opened_backup(room.backup) as backup:
        restore(backup, room.paths)


def _merge(room: Room, archive: FolderArchive, _nth: int) -> None:
    with opened_backup(room.backup) as backup, unpacked_beside(backup, room.paths.archive) as there:
        merge(archive, room.paths.archive, there)


def _merged(archive: FolderArchive, _room: Room, acknowledged: int) -> Iterable[str]:
    yield from standing(archive)
    if acknowledged:
        yield from _missing(archive, NEW)


def _back_up_more(room: Room, archive: FolderArchive) -> None:
    """Leave a backup with more in it than the archive has."""
    archive.add(NEW)
    archive.mark(NEW[0].id, note="From the backup.")
    back_up(room.paths, room.backup, stories=1)
    for one in NEW:
        archive.remove(one.id)
    record = Record(room.paths.archive)
    for month in record.stamps().months:
        with record.changing_month(month) as db:
            db.table("removed").truncate()


def _misplace(room: Room, _archive: FolderArchive) -> None:
    """Put the stories of one month into the file of another one, as a person may."""
    record = Record(room.paths.archive)
    for one in record.stories("2025-05"):
        record.write("2025-06", [one])
    with record.changing_month("2025-05") as db:
        db.table("stories").truncate()


def _note(archive: FolderArchive, nth: int) -> None:
    archive.mark(STANDING[nth].id, note=f"Note {nth}.", starred=True, tags=("kept",))


def _some_removed(_room: Room, archive: FolderArchive) -> None:
    for one in STANDING[:6]:
        archive.remove(one.id)


def _some_noted(_room: Room, archive: FolderArchive) -> None:
    for nth in range(6):
        _note(archive, nth)


def _just_standing(archive: FolderArchive, _room: Room, _acknowledged: int) -> Iterable[str]:
    return standing(archive)


def _age(part: str) -> Callable[[Room, FolderArchive], None]:
    """Let a part of an archive be as it was before the last changes: the index is older than the record, or newer."""

    def prepare(room: Room, archive: FolderArchive) -> None:
        copytree(room.folder / part, room.folder / "older")
        archive.add(NEW)
        archive.mark(STANDING[0].id, note="Newer.")
        archive.remove(STANDING[1].id)
        archive.close()
        rmtree(room.folder / part)
        (room.folder / "older").rename(room.folder / part)

    return prepare


def _of_old(room: Room, _archive: FolderArchive) -> None:
    """Put a record of an older version in the archive's place, which the first change brings forward."""
    rmtree(room.paths.archive)
    copytree(_OLD, room.paths.archive)
    rmtree(room.paths.index)


def _of_old_indexed(room: Room, archive: FolderArchive) -> None:
    """Put a record of an older version in the archive's place that the index has taken in already."""
    archive.close()
    _of_old(room, archive)
    room.opened().close()


def _brought_forward(archive: FolderArchive, room: Room, acknowledged: int) -> Iterable[str]:
    """Yield what is lost of an older record: stories, marks and watch lists."""
    before, after = Record(_OLD), Record(room.paths.archive)
    for month in before.stamps().months:
        yield from _missing(archive, before.stories(month))
        for one, marks in before.marks(month).items():
            if archive.row(one) is not None and archive.marks(one) != marks:
                yield f"the marks of {one} are others"
    if acknowledged and after.version.is_old:
        yield "the record was brought forward and is old"


def _copies_left(room: Room, _archive: FolderArchive) -> None:
    """Leave copies of every kind of file as a program that syncs files does, with what another machine has."""
    there = Record(room.folder / "there")
    for month in ("2025-05", "2025-06", "2025-07"):
        there.write(month, [one for one in NEW if one.published.month == month])
        there.mark(
            month, {one.id: {"note": "From there.", "starred": True} for one in STANDING if one.published.month == month}
        )
    Watches(there).put("Theirs", "theme:water")
    FeedRows(there).put([{"name": "Theirs", "address": "https://there.example/feed"}])
    Notebook(there).set_jump("t", STANDING[3].id)
    for path in there.folder.glob("*.json"):
        path.rename(room.paths.archive / f"{path.stem}.sync-conflict-20250602-101112-ABCDEFG.json")


def _copies_joined(archive: FolderArchive, _room: Room, _acknowledged: int) -> Iterable[str]:
    """Yield what is lost of both sides: whoever opens the archive anew goes on with what a kill left."""
    yield from standing(archive)
    yield from _missing(archive, NEW)
    for one in STANDING:
        marks = archive.marks(one.id)
        if (marks.note, marks.starred) != ("From there.", True):
            yield f"the marks of “{one.title}” are {marks}"
    if [(one.name, one.line) for one in archive.watches.all()] != [("Theirs", "theme:water")]:
        yield "the watch list is not there, or twice"
    if [feed.name for feed in archive.feeds.all()] != ["Theirs"] or archive.jumps() != {"t": STANDING[3].id}:
        yield "the feed or the jump mark is not there"


def _as_recorded(archive: FolderArchive, room: Room, _acknowledged: int) -> Iterable[str]:
    """Yield where answers are others than the record says."""
    record = Record(room.paths.archive)
    stories = {one.id for month in record.stamps().months for one in record.stories(month)}
    found = [one.story.id for one in archive.stories(Selection(unfolded=True))]
    if sorted(found) != sorted(stories):
        yield f"{len(found)} stories are found, {len(stories)} stand in the record"
    marks = {one: theirs for month in record.stamps().marks for one, theirs in record.marks(month).items() if one in stories}
    for one, theirs in marks.items():
        if archive.marks(one) != theirs:
            yield f"the marks of {one} are not those of the record"


DEEDS = (
    Deed("adding", 12, lambda _room, archive, nth: archive.add([NEW[nth]]), _added),
    Deed("adding many", 1, lambda _room, archive, _nth: archive.add(MANY), _imported),
    Deed("marking", 12, lambda _room, archive, nth: _note(archive, nth), _marked),
    Deed("correcting", 4, lambda _room, archive, nth: archive.mark(STANDING[nth].id, theme="water"), _corrected),
    Deed("removing", 6, lambda _room, archive, nth: archive.remove(STANDING[nth].id), _removed),
    Deed("bringing back", 6, lambda _room, archive, _nth: archive.restore(), _brought_back, _some_removed),
    Deed("taking back", 6, lambda _room, archive, _nth: archive.undo(), _taken_back, _some_noted),
    Deed(
        "backing up",
        3,
        lambda room, _archive, nth: back_up(room.paths, room.backup, stories=nth, force=True),
        _backed_up,
        opens=False,
    ),
    Deed("restoring a backup", 1, _restore, _merged, _back_up_more, opens=False),
    Deed("merging a backup", 1, _merge, _merged, _back_up_more),
    Deed(
        "bringing an older record forward",
        1,
        lambda room, _archive, _nth: room.opened().add([NEW[0]]),
        _brought_forward,
        _of_old,
        opens=False,
    ),
    Deed(
        "bringing a record forward that is indexed",
        1,
        lambda room, _archive, _nth: room.opened().add([NEW[0]]),
        _brought_forward,
        _of_old_indexed,
        opens=False,
    ),
    Deed("joining copies", 1, lambda room, _archive, _nth: room.opened(), _copies_joined, _copies_left, opens=False),
    Deed("repairing", 1, lambda room, _archive, _nth: room.opened(), _just_standing, _misplace, opens=False),
    Deed("following, the index older", 1, lambda room, _archive, _nth: room.opened(), _as_recorded, _age("cache"), opens=False),
    Deed(
        "following, the index newer", 1, lambda room, _archive, _nth: room.opened(), _as_recorded, _age("archive"), opens=False
    ),
)
