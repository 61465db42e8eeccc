"""Two matters and a lone story, as an archive takes them in."""

from __future__ import annotations

from store.api.story import Story
from store.folder.archive import FolderArchive
from tests.conftest import story

RIVER = "The Alder River Compact shares the water of the Alder between Norland and Sudland."
BANK = "The Central Bank of Ostia tests its digital crown with shops and wallets."

MATTERS = [
    story("Norland and Sudland sign the Alder River Compact", "2019-03-04", RIVER, "Ministers signed it in Lindau."),
    story("Sudland says a dam breaks the Alder River Compact", "2021-06-10", RIVER, "The Hask dam holds the river back."),
    story("Arbiters visit the Hask dam on the Alder", "2023-02-01", RIVER, "Arbiters of the compact saw the Hask dam."),
    story("Arbiters rule on the Alder River Compact", "2024-09-20", RIVER, "The Hask dam must let more of the river through."),
    story("Central Bank of Ostia begins its digital crown", "2022-01-15", BANK, "A hundred shops take the digital crown."),
    story("Digital crown reaches every shop in Ostia", "2023-11-03", BANK, "Every shop takes the digital crown now."),
    story("A comet passes", "2023-05-05", "Astronomers watched it with glee for three nights."),
]


def mates(archive: FolderArchive, one: Story) -> list[str]:
    """Return the titles of a story's thread, oldest first."""
    place = archive.threads.position(one.id)
    told = archive.threads.thread(place.thread.id) if place else None
    return [row.title for row in told.rows] if told else [one.title]
