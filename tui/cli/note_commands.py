"""`dateline note` and `dateline tag`: what a person writes about a story, and the words they put it under."""

from __future__ import annotations

import sys

import click

from store.api.archive import Archive
from store.api.story import StoryId
from store.api.views import Marks, StoryRow
from store.text.fold import fold
from store.text.tags import joined_tags, tags_of, without_tags
from tui.cli.command import WRONG_USAGE, Answer, command
from tui.cli.output import complain, plain_name, print_paragraph, say, styled
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
    click.option("--for-all/--for-me", default=None, help="In a shared archive: let all read it, or you alone."),
    examples=(
        ('dateline note 5f0c "ask the ministry"', ""),
        ('dateline note 5f0c --add "answered on Monday"', ""),
        ('dateline note 5f0c "who asks the ministry?" --for-all', "in an archive that you share"),
        ("dateline find is:noted", "the stories with notes"),
    ),
)
def note(
    archive: Archive, story_id: str, words: tuple[str, ...], add: bool, edit: bool, clear: bool, for_all: bool | None
) -> Answer | int:
    """Write a note on a story, or print the one it has.

    TEXT takes the place of what the note said; - reads it from the standard input. Notes are found by note:WORD and is:noted.
    In a shared archive a note is yours alone unless it is --for-all; those of others that are for all are printed too.
    """
    if bool(words) + edit + clear > 1 or (add and not words):
        complain("a text, --edit and --clear are three ways to change a note, and --add needs a text; choose one")
        return WRONG_USAGE
    if for_all is not None and _is_unshared(archive):
        return WRONG_USAGE
    key = archive.id_of(story_id)
    row, marks = archive.row(key), archive.marks(key)
    before = marks.note
    if not (words or edit or clear):
        return _shown(archive, key, marks) if for_all is None else _turned(archive, key, marks, row, for_all)
    text = "" if clear else _edited(before) if edit else sys.stdin.read() if words == ("-",) else " ".join(words)
    if text is None:
        complain("the editor was left without saving, or could not be started (see $EDITOR); the note stays as it was")
        return FAILED
    text = text.strip()
    if not (text or clear or edit):
        complain("the text is empty, so the note stays as it was; --clear takes it away")
        return WRONG_USAGE
    whole = "\n\n".join(filter(None, (before, text))) if add else text
    now = archive.mark(key, note=whole, note_for_all=for_all)
    told = _saved(now) if now.note else "Note taken away from"
    return Answer(lambda: {"id": key, **_plain_note(archive, now)}, lambda: _told(told, row))


def _turned(archive: Archive, key: StoryId, marks: Marks, row: StoryRow | None, for_all: bool) -> Answer | int:
    """Let a note that stands be for others, or no longer so."""
    if not marks.note:
        complain("this story has no note yet; dateline note ID TEXT --for-all writes one")
        return FAILED
    now = archive.mark(key, note_for_all=for_all)
    return Answer(lambda: {"id": key, **_plain_note(archive, now)}, lambda: _told(_saved(now), row))


def _saved(now: Marks) -> str:
    return "Note for all saved on" if now.note_for_all else "Note saved on"


def _is_unshared(archive: Archive) -> bool:
    """Return whether nobody shares an archive, and complain if so."""
    if not archive.name:
        complain("nobody else reads this archive; --for-all and --for-me are for one that is shared in a database")
    return not archive.name


def _plain_note(archive: Archive, marks: Marks) -> dict[str, object]:
    return {"note": marks.note, **({"for_all": marks.note_for_all} if archive.name else {})}


def _shown(archive: Archive, key: StoryId, marks: Marks) -> Answer:
    """Answer with a story's note, and what others say of it to all."""
    told = [one for one in archive.told(key) if one.note]

    def show() -> None:
        if marks.note or not told:
            _print(marks.note)
        for one in told:
            print_paragraph(f"{one.person}, {one.at[:16].replace('T', ' ')}:")
            say(one.note)

    others = [{"person": one.person, "at": one.at, "note": one.note} for one in told]
    plain = {"id": key, **_plain_note(archive, marks), **({"others": others} if archive.name else {})}
    return Answer(lambda: plain, show, DONE if marks.note or told else FAILED)


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
    click.option("--for-all/--for-me", default=None, help="In a shared archive: let all see them, or you alone."),
    examples=(
        ("dateline tag", "the tags in use"),
        ('dateline tag 5f0c exports "to read"', ""),
        ('dateline tag 5f0c "to read" --remove', ""),
        ("dateline find tag:exports", ""),
    ),
)
def tag(archive: Archive, story_id: str | None, tags: tuple[str, ...], remove: bool, for_all: bool | None) -> Answer | int:
    """Put a story under tags, or list the tags in use.

    With a story alone, its tags are listed; without one, all that are in use. A tag may have several words: quote it. Tags are
    found by tag:WORD. In a shared archive they are yours alone unless they are --for-all; those of others that are for all are
    listed too.
    """
    if story_id is None:
        if remove:
            complain("it is not said which story is meant; put its id after tag, as in dateline tag ID TAG --remove")
            return WRONG_USAGE
        return _in_use(archive)
    if for_all is not None and _is_unshared(archive):
        return WRONG_USAGE
    key = archive.id_of(story_id)
    row, marks = archive.row(key), archive.marks(key)
    before = marks.tags
    if not (tags or remove):
        return _listed(archive, key, marks)
    typed = tags_of(",".join(tags))
    after = () if remove and not tags else without_tags(before, typed) if remove else joined_tags(before, typed)
    meant = {fold(one) for one in typed}
    told = [one for one in after if for_all and fold(one) in meant]
    told += [one for one in after if one in marks.tags_for_all and (for_all is not False or fold(one) not in meant)]
    now = archive.mark(key, tags=after, tags_for_all=None if for_all is None else tuple(dict.fromkeys(told)))
    said = f"Tags are now {', '.join(_written(archive, now))}:" if now.tags else "No tags any more:"
    named = plain_name(row) if row else {"id": key}
    return Answer(lambda: {**named, **_plain_tags(archive, now)}, lambda: _told(said, row))


def _plain_tags(archive: Archive, marks: Marks) -> dict[str, object]:
    return {"tags": marks.tags, **({"for_all": marks.tags_for_all} if archive.name else {})}


def _written(archive: Archive, marks: Marks) -> tuple[str, ...]:
    """Return tags as they are listed, with what is for all."""
    return tuple(f"{one} (for all)" if archive.name and one in marks.tags_for_all else one for one in marks.tags)


def _listed(archive: Archive, key: StoryId, marks: Marks) -> Answer:
    """Answer with a story's tags, and those that others put it under for all."""
    told = [one for one in archive.told(key) if one.tags]

    def show() -> None:
        if marks.tags or not told:
            _list(_written(archive, marks))
        for one in told:
            for name in one.tags:
                say(f"{name} ({one.person})")

    others = [{"person": one.person, "at": one.at, "tags": one.tags} for one in told]
    plain = {"id": key, **_plain_tags(archive, marks), **({"others": others} if archive.name else {})}
    return Answer(lambda: plain, show, DONE if marks.tags or told else FAILED)


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
