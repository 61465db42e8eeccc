"""Stories as a folder of Markdown files, one a story, for an Obsidian vault or a repository; they come in again unchanged."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

from store.api.story import Story
from store.api.views import MarkedStory
from store.exports.about import About
from store.exports.markdown_stories import story_in_markdown

_UNFIT = re.compile(r"[\W_]+")
"""What a file's name had better not have."""
_LONGEST = 120
"""Bytes of a title in a file's name."""


def write_folder(stories: Iterable[MarkedStory], about: About, folder: Path) -> None:  # noqa: ARG001 - a file tells of its story alone
    """Write stories into a folder, each under its day and title; a story has the same file each time it is written."""
    for one in stories:
        content = story_in_markdown(one)
        for name in _names(one.story):
            try:
                with (folder / name).open("xb") as file:
                    file.write(content)
                break
            except FileExistsError:
                continue


def _names(story: Story) -> Iterable[str]:
    """Return the names a story's file may have: day, title and the beginning of its id; in full if another has that name."""
    title = unicodedata.normalize("NFC", _UNFIT.sub(" ", story.title)).strip()
    cut = title.encode()[:_LONGEST].decode(errors="ignore").strip()
    id_digits = story.id if story.id.isalnum() and story.id.isascii() else ""
    called = " ".join(part for part in (story.published.iso[:10], cut) if part)
    digest = blake2b(repr(story).encode(), digest_size=8).hexdigest()
    return (f"{called} {part}.md" for part in (id_digits[:8] or digest, f"{id_digits[:40]}{digest}"))
