"""Archives to be backed up: with marks, watch lists, feeds, threads spoken of, and stories taken out and rewritten."""

from __future__ import annotations

from pathlib import Path

from store.api.story import StoryId
from store.api.views import Marks, Selection
from store.folder.archive import FolderArchive
from store.paths import Paths
from store.record.feeds import FeedRows
from store.record.record import Record
from tests.conftest import story

DAM = story(
    "Dam to be raised", "2025-06-02", "The dam is to be raised by two metres, the ministry said.", link="https://a.example/1"
)
FERRY = story("Ferry comes back", "2025-07-03", "The ferry runs again.")
TOLLS = story("Tolls to rise", "2025-07-04", "Tolls rise in autumn.")
SETTINGS = 'theme = "nord"\n'
WORDS = '[sport]\n3 = "straffsparkar"\n'


def paths_of(folder: Path) -> Paths:
    """Return where things of an archive live, all in one folder."""
    return Paths(folder / "archive", folder / "cache", folder / "config")


def opened(paths: Paths) -> FolderArchive:
    """Open an archive without starting stories."""
    archive = FolderArchive(paths, seeded=False)
    archive.refresh()
    return archive


def filled(folder: Path) -> Paths:
    """Make an archive that has something of everything, and settings."""
    paths = paths_of(folder)
    archive = opened(paths)
    archive.add([DAM, FERRY, TOLLS])
    archive.add(
        [
            story(
                "Dam to be raised",
                "2025-06-02",
                "The dam is to be raised by three metres, the ministry said.",
                link="https://a.example/1",
            )
        ]
    )
    archive.mark(DAM.id, starred=True, note="Ask Ada.", tags=("rivers",))
    archive.remove(TOLLS.id)
    archive.watches.put("Rivers", "dam")
    archive.set_jump("d", DAM.id)
    archive.close()
    FeedRows(Record(paths.archive)).put([{"address": "https://a.example/feed", "name": "A", "tags": ["news"]}])
    paths.config.mkdir(parents=True)
    (paths.config / "settings.toml").write_text(SETTINGS)
    (paths.config / "themes.d").mkdir()
    (paths.config / "themes.d" / "sv.toml").write_text(WORDS)
    return paths


def files_of(folder: Path) -> dict[str, bytes]:
    """Return what stands in a folder, by name, but for its lock."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file() and path.name != ".lock"}


def held(paths: Paths) -> tuple[set[StoryId], dict[StoryId, Marks]]:
    """Return the stories of an archive and their marks."""
    archive = opened(paths)
    told = {one.story.id: one.marks for one in archive.stories(Selection(unfolded=True))}
    archive.close()
    return set(told), told
