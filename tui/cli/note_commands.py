"""`dateline note` and `dateline tag`: what a person writes about a story, and the words they put it under."""

from __future__ import annotations

import sys

import click

from store.api.archive import Archive
from store.api.story import StoryId
from store.api.views import StoryRow
from store.text.tags import joined_tags, tags_of, without_tags
from tui.cli.command import WRONG_USAGE, Answer, command
from tui.cli.output import complain, plain_name, say, styled
from tui.cli.tables import Cell, Column, print_table
from tui.terminal.output_guard import DONE, FAILED

_COLUMNS = (Column("TAG", gives_way=True), Column("STORIES", right=True))
_BACK = "dateline undo takes it back"


@command(
    click.argument("story_id", metavar="ID"),
    click.argument("words", nargs=-1, metavar="[TEXT...]"),
    click.option("--add", is_flag=True, help="Put the text beneath what the note says already."),
    click.option("--edit", is_flag=True, help="Write the note in your editor ($VISUAL or $EDITOR)."),
    click.option("--clear", is_flag=True, help="Take the note away."),
    examples=(
        ('dateline note 5f0c "ask the ministry"', ""),
        ('dateline note 5f0c --add "answered on Monday"', ""),
        ("dateline find is:noted", "the stories with notes"),
    ),
)
def note(archive: Archive, story_id: str, words: tuple[str, ...], add: bool, edit: bool, clear: bool) -> Answer | int:
    """Write a note on a story, or print the one it has.

    TEXT takes the place of what the note said; - reads it from the standard input. Notes are found by note:WORD and is:noted.
    """
    if bool(words) + edit + clear > 1 or (add and not words):
        complain("a text, --edit and --clear are three ways to change a note, and --add needs a text; choose one")
        return WRONG_USAGE
    key = archive.id_of(story_id)
    row, before = archive.row(key), archive.marks(key).note
    if not (words or edit or clear):
        return Answer(lambda: {"id": key, "note": before}, lambda: _print(before), DONE if before else FAILED)
    text = "" if clear else _edited(before) if edit else sys.stdin.read() if words == ("-",) else " ".join(words)
    if text is None:
        complain("the editor was left without saving, or could not be started (see $EDITOR); the note stays as it was")
        return FAILED
    text = text.strip()
    if not (text or clear or edit):
        complain("the text is empty, so the note stays as it was; --clear takes it away")
        return WRONG_USAGE
    after = archive.mark(key, note="\n\n".join(filter(None, (before, text))) if add else text).note
    told = "Note saved on" if after else "Note taken away from"
    return Answer(lambda: {"id": key, "note": after}, lambda: _told(told, row))


def _edited(before: str) -> str | None:
    """Return what a note says after the person edited it; None if they left without saving, or no editor could be started."""
    try:
        return click.edit(f"{before}\n" if before else "", extension=".txt")
    except click.ClickException:
        return None


def _print(text: str) -> None:
    if text:
        say(text)
    else:
        complain("this story has no note yet; dateline note ID TEXT writes one")


@command(
    click.argument("story_id", required=False, metavar="[ID]"),
    click.argument("tags", nargs=-1, metavar="[TAG...]"),
    click.option("--remove", is_flag=True, help="Take these tags away instead; without a tag, all of them."),
    examples=(
        ("dateline tag", "the tags in use"),
        ('dateline tag 5f0c exports "to read"', ""),
        ('dateline tag 5f0c "to read" --remove', ""),
        ("dateline find tag:exports", ""),
    ),
)
def tag(archive: Archive, story_id: str | None, tags: tuple[str, ...], remove: bool) -> Answer | int:
    """Put a story under tags, or list the tags in use.

    With a story alone, its tags are listed; without one, all that are in use. A tag may have several words: quote it. Tags are
    found by tag:WORD.
    """
    if story_id is None:
        if remove:
            complain("it is not said which story is meant; put its id after tag, as in dateline tag ID TAG --remove")
            return WRONG_USAGE
        return _in_use(archive)
    key = archive.id_of(story_id)
    row, before = archive.row(key), archive.marks(key).tags
    if not (tags or remove):
        return Answer(lambda: {"id": key, "tags": before}, lambda: _list(before), DONE if before else FAILED)
    typed = tags_of(",".join(tags))
    after = () if remove and not tags else without_tags(before, typed) if remove else joined_tags(before, typed)
    return _tagged(archive, key, row, after)


def _tagged(archive: Archive, key: StoryId, row: StoryRow | None, tags: tuple[str, ...]) -> Answer:
    now = archive.mark(key, tags=tags).tags
    told = f"Tags are now {', '.join(now)}:" if now else "No tags any more:"
    return Answer(lambda: {**(plain_name(row) if row else {"id": key}), "tags": now}, lambda: _told(told, row))


def _told(what: str, row: StoryRow | None) -> None:
    say(f"{what} {styled(row.title if row else '', bold=True)} ({_BACK})")


def _list(tags: tuple[str, ...]) -> None:
    for one in tags:
        say(one)
    if not tags:
        complain("this story has no tags yet; dateline tag ID TAG puts it under one")


def _in_use(archive: Archive) -> Answer:
    used = archive.tags()

    def show() -> int:
        print_table(_COLUMNS, [(Cell(one.name, bold=True), str(one.count)) for one in used])
        if not used:
            complain("no tags are in use yet; dateline tag ID TAG puts a story under one")
        return DONE if used else FAILED

    return Answer(lambda: [{"tag": one.name, "stories": one.count} for one in used], show)
