"""Whatever a person does, in whatever order: once all of it is taken back, everything stands as at the start."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as some

from store.api.errors import DatelineError
from store.api.views import MarkedStory, Marks, Selection
from store.folder.archive import FolderArchive
from store.paths import Paths
from tests.conftest import examples, story

TITLES = ("Harbour opens", "Ferry comes back", "Bridge to close", "Tolls to rise")
STORIES = [story(title, f"2025-0{6 + nth % 2}-1{nth}") for nth, title in enumerate(TITLES)]
IDS = [one.id for one in STORIES]
NAMES = ("Ports", "Roads")
Deed = tuple[str, int, int]
DEEDS: dict[str, Callable[[FolderArchive, int, int], Any]] = {
    "star": lambda archive, one, other: archive.mark(IDS[one], starred=bool(other % 2)),
    "note": lambda archive, one, other: archive.mark(IDS[one], note=f"Note {other}.", tags=("sea",) * (other % 2)),
    "theme": lambda archive, one, other: archive.mark(IDS[one], theme=("sport", "water", "", "economy")[other]),
    "read": lambda archive, one, other: archive.mark_all([IDS[one], IDS[other]], read=True),
    "remove": lambda archive, one, _: archive.remove(IDS[one]),
    "restore": lambda archive, one, _: archive.restore(IDS[one]),
    "apart": lambda archive, one, _: archive.restore(IDS[one], apart=True),
    "update": lambda archive, one, other: archive.add(
        [story(TITLES[one], STORIES[one].published.iso, *STORIES[one].body, f"More, said {other} people.")]
    ),
    "marked": lambda archive, one, other: archive.add([MarkedStory(STORIES[one], Marks(starred=True, tags=(f"t{other}",)))]),
    "new": lambda archive, one, other: archive.add([story(f"Rain on day {one}", f"2025-07-0{other + 1}")]),
    "join": lambda archive, one, other: archive.threads.join(IDS[one], IDS[other]),
    "name": lambda archive, one, other: archive.threads.rename(IDS[one], f"Matter {other}"),
    "move": lambda archive, one, other: archive.threads.move(IDS[one], IDS[other] if other > 1 else None),
    "split": lambda archive, one, _: archive.threads.split(IDS[one]),
    "watch": lambda archive, one, other: archive.watches.put(NAMES[one % 2], f"word{other}"),
    "rename": lambda archive, one, other: archive.watches.rename(NAMES[one % 2], f"List {other}"),
    "unwatch": lambda archive, one, _: archive.watches.remove(NAMES[one % 2]),
    "jump": lambda archive, one, other: archive.set_jump("ab"[other % 2], IDS[one]),
}


def state(archive: FolderArchive) -> Any:
    """Return all that can be changed, as the archive answers."""
    stories = [(one.story, one.marks, one.themes) for one in archive.stories(Selection(unfolded=True))]
    threads = archive._writer().thread_sync.corrections()
    return stories, threads, archive.watches.all(), dict(archive.jumps()), archive.counts(Selection(unfolded=True))


@settings(max_examples=examples(2))
@given(
    some.lists(
        some.tuples(some.sampled_from([*DEEDS, "undo"]), some.integers(0, 3), some.integers(0, 3)), min_size=1, max_size=9
    )
)
def test_after_all_is_taken_back_everything_stands_as_at_the_start(deeds: list[Deed]) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        archive = FolderArchive(Paths(folder / "archive", folder / "index", folder / "config"), seeded=False)
        with archive._writer().record.steps.unnoted():
            archive.add(STORIES)
        archive.refresh()
        start = state(archive)
        for deed, one, other in deeds:
            with suppress(DatelineError):  # what can't be done just now is not done
                if deed == "undo":
                    archive.undo()
                else:
                    DEEDS[deed](archive, one, other)

        while undone := archive.undo():
            assert undone.passed == ()
            assert undone.kept == ""

        assert state(archive) == start
        archive.close()
