"""`dateline rm`, `dateline restore` and `dateline part`: stories taken out, brought back, and taken apart."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from store.api.archive import Archive
from store.api.errors import AmbiguousStoryError, UnknownStoryError
from store.api.story import StoryId
from tui.cli.command import WRONG_USAGE, Answer, command, opened_archive
from tui.cli.output import complain, joined, plain_name, refreshed, say, styled
from tui.cli.typed_arguments import NamedPath, is_text
from tui.terminal.output_guard import DONE, FAILED


@command(click.argument("story_ids", nargs=-1, required=True, metavar="ID..."))
def rm(archive: Archive, story_ids: tuple[str, ...]) -> Answer:
    """Take stories out of the archive.

    `dateline undo` takes that back, and `dateline restore ID` later on.
    """
    removed, unknown = [], []
    for typed in story_ids:  # those that are there go even if others are not
        try:
            removed.append(archive.remove(archive.id_of(typed)))
        except (UnknownStoryError, AmbiguousStoryError) as error:
            unknown.append(error)
    refreshed(archive)

    def show() -> None:
        for story in removed:
            say(f"Removed {styled(story.title, bold=True)} (dateline restore {story.id} brings it back)")
        for error in unknown:
            complain(str(error), *(error.choices if isinstance(error, AmbiguousStoryError) else ()))

    plain = {"removed": [plain_name(story) for story in removed], "unknown": [str(error) for error in unknown]}
    return Answer(lambda: plain, show, FAILED if unknown else DONE)


@command(
    click.argument("story_id", required=False, metavar="[ID|FILE.zip]"),
    click.option(
        "--text", default=1, metavar="N", type=click.IntRange(1), help="Which replaced text: 1 is the last, 2 the one before."
    ),
    click.option("--apart", is_flag=True, help="Make the replaced text a story of its own, beside the other."),
    click.option(
        "--into", type=NamedPath(path_type=Path), metavar="DIR", help="Of a backup: put its archive into an empty folder."
    ),
    click.option("--replace", is_flag=True, help="Of a backup: set the archive that stands aside, and say where."),
    click.option("--merge", is_flag=True, help="Of a backup: add what is missing; marks are joined, nothing is lost."),
    archive=None,
    examples=(
        ("dateline restore", "the story that was removed last"),
        ("dateline restore 5f0c --text 1", "what it said before the last update"),
        ("dateline restore ~/dateline.zip --into ~/archive", ""),
    ),
)
def restore(story_id: str | None, text: int, apart: bool, **way: Any) -> Answer | int:
    """Bring back a removed story, an earlier text, or a backup.

    Without an id it is the story that was removed last. Of a story that is there, bring back the text that an update replaced
    (show --earlier lists them); what stands now is kept in its stead. A backup is checked first, and never put over what
    stands: then it is said what differs.
    """
    from store.backup.backup import looks_like_a_backup

    if story_id and looks_like_a_backup(story_id):
        from tui.cli.backup_commands import Way, restore_backup

        return restore_backup(Path(story_id), Way(**way))
    if any(way.values()):
        complain("--into, --replace and --merge are for backups; name the file, as in dateline restore FILE.zip")
        return WRONG_USAGE
    archive = opened_archive()
    refreshed(archive)
    story = archive.restore(_meant(archive, story_id), text=text, apart=apart)
    refreshed(archive)
    return Answer(lambda: {"restored": plain_name(story)}, lambda: say(f"Restored: {styled(story.title, bold=True)}"))


def _meant(archive: Archive, typed: str | None) -> StoryId | None:
    """Return the id of the story that is there and is meant, or how the id begins of one that was taken out."""
    if not typed:
        return None
    if not is_text(typed):
        raise UnknownStoryError.of(typed)
    try:
        return archive.id_of(typed)
    except UnknownStoryError:
        return StoryId(typed)


@command(click.argument("story_id", metavar="ID"), click.argument("source", required=False, metavar="[SOURCE]"))
def part(archive: Archive, story_id: str, source: str | None) -> Answer:
    """Part stories that were taken for the same.

    Of a story that is also in other sources, what SOURCE published becomes a story of its own; a report that folds with
    others is a story of its own now.
    """
    story = archive.part(archive.id_of(story_id), source or "")
    refreshed(archive)
    told = f"A story of its own now: {styled(story.title, bold=True)} ({joined((story.source, story.id))})"
    return Answer(lambda: {"parted": plain_name(story)}, lambda: say(told))
