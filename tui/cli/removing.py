"""The commands that take stories out and bring them back."""

from __future__ import annotations

from collections.abc import Sequence

from store.api.archive import Archive
from store.api.errors import UnknownStoryError
from store.api.story import StoryId
from tui.cli.output import complain, print_json, refreshed, say, styled


def remove_stories(archive: Archive, story_ids: Sequence[StoryId], *, as_json: bool) -> int:
    """Take stories out; those that are there go even if others are not."""
    refreshed(archive)
    removed, unknown = [], []
    for story_id in story_ids:
        try:
            removed.append(archive.remove(story_id))
        except UnknownStoryError as error:
            unknown.append(str(error))
    refreshed(archive)
    if as_json:
        print_json({"removed": [{"id": story.id, "title": story.title} for story in removed], "unknown": unknown})
    else:
        for story in removed:
            say(f"Removed {styled(story.title, bold=True)} (dateline restore {story.id} brings it back)")
        for sentence in unknown:
            complain(sentence)
    return 1 if unknown else 0


def restore_story(archive: Archive, story_id: StoryId | None, text: int, *, apart: bool, as_json: bool) -> int:
    """Bring a story back, or a text that it had before. Raises UnknownStoryError."""
    refreshed(archive)
    story = archive.restore(story_id, text=text, apart=apart)
    refreshed(archive)
    if as_json:
        print_json({"restored": {"id": story.id, "title": story.title}})
    else:
        say(f"Back again: {styled(story.title, bold=True)}")
    return 0
