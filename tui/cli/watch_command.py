"""`dateline watch`: watch lists, which are searches kept under a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import click

from store.api.archive import Archive
from store.api.errors import UnknownWatchError
from store.api.views import Counts, Selection
from store.api.watches import Watch
from store.query import parse, printed
from store.text.clean import clean_line
from store.text.fold import fold
from tui.cli.command import WRONG_USAGE, Answer, command, opened_archive
from tui.cli.find_command import plain_found, show_found
from tui.cli.output import complain, complained_of_mistakes, iso_day, refreshed, say, styled
from tui.cli.tables import Cell, Column, Line, print_table

_NEWEST = 20
_COLUMNS = (
    Column("LIST", gives_way=True),
    Column("UNREAD", right=True),
    Column("STORIES", right=True),
    Column("NEWEST"),
    Column("SEARCH", gives_way=True),
)


@command(
    click.argument("name", required=False, metavar="[LIST]"),
    click.argument("words", nargs=-1, metavar="[LINE...]"),
    click.option("--rename", "new_name", metavar="NEW", help="Call the list something else."),
    click.option(
        "--move", "place", type=click.IntRange(1), metavar="N", help="Make it the first (1), second (2) … of the lists."
    ),
    click.option("--first", is_flag=True, help="Make it the first of the lists."),
    click.option("--remove", is_flag=True, help="Take the list away; the stories stay."),
    archive=opened_archive,
    examples=(
        ("dateline watch", "the lists, and what is unread of each"),
        ("dateline watch Rivers theme:water after:2024", "save a search"),
        ("dateline watch rivers", "its newest stories"),
        ("dateline watch rivers --remove", ""),
    ),
)
def watch(archive: Archive, name: str | None, words: tuple[str, ...], **edits: Any) -> Answer | int:
    """List your watch lists, or save a search as one.

    LIST alone prints the newest stories of that list; it leaves with 1 if there is no list of that name.
    """
    edits = {edit: value for edit, value in edits.items() if value not in (None, False)}
    if wrong := _wrong(name, words, len(edits)):
        complain(wrong)
        return WRONG_USAGE
    lists = archive.watches.all()  # before refreshing, which tells what of them could not be read
    refreshed(archive)
    if name is None:
        return _lists(archive, lists)
    if words:
        line = " ".join(words)
        if complained_of_mistakes(archive, line):
            return WRONG_USAGE
        return _kept(archive, archive.watches.put(name, line), lists)
    return _edited(archive, name, **edits) if edits else _newest(archive, _named(lists, name))


def _wrong(name: str | None, words: Sequence[str], edits: int) -> str:
    """Return what makes no sense together, given how many edits are asked for; empty if it is all right."""
    if edits > 1:
        return "only one of --rename, --move, --first and --remove can be done at a time; choose one"
    if edits and name is None:
        return "it is not said which watch list is meant; put its name after watch, as in dateline watch NAME --remove"
    if edits and words:
        return "a watch list is given a search or edited, not both at once; leave one out, or quote a name of several words"
    return ""


def _named(lists: Sequence[Watch], name: str) -> Watch:
    clean = clean_line(name)
    found = next((watch for watch in lists if fold(watch.name) == fold(clean)), None)
    if found is None:
        raise UnknownWatchError(f"there is no watch list “{clean[:40]}”; dateline watch NAME LINE makes one")
    return found


def _lists(archive: Archive, lists: Sequence[Watch]) -> Answer:
    def show() -> None:
        print_table(_COLUMNS, [_line(watch, archive.counts(watch.selection)) for watch in lists])
        if not lists:
            say("There is no watch list yet; dateline watch NAME LINE makes one.", err=True)

    return Answer(lambda: [_plain(archive, watch) for watch in lists], show)


def _line(watch: Watch, counts: Counts) -> Line:
    newest = iso_day(max(counts.days)) if counts.days else ""
    unread, total = (Cell(f"{number:,}", plain=str(number)) for number in (counts.unread, counts.total))
    return Cell(watch.name, bold=True), unread, total, newest, Cell(watch.line, dim=True)


def _kept(archive: Archive, watch: Watch, before: Sequence[Watch]) -> Answer:
    label, plain = archive.search.describe(watch.line), _plain(archive, watch)

    def show() -> None:
        say(f"{styled(watch.name, bold=True)} watches for {styled(label)}")
        say(f"{plain['unread']:,} unread of {plain['stories']:,} so far")
        for old in before:
            if old.name == watch.name and old.line != watch.line:
                say(styled(f"before, it watched for: {old.line}", dim=True))

    return Answer(lambda: {**plain, "told": label}, show)


def _newest(archive: Archive, watch: Watch) -> Answer:
    newest_first = printed(replace(parse(watch.selection.words, date.today()), sort="time"))
    found = archive.search.find(Selection(words=newest_first), _NEWEST)

    def show() -> None:
        show_found(archive, found)
        if not found.hits:
            say(f"No story matches {styled(watch.name)} yet.", err=True)

    return Answer(lambda: plain_found(found), show)


def _edited(
    archive: Archive, name: str, new_name: str | None = None, place: int = 1, *, first: bool = False, remove: bool = False
) -> Answer:
    """Do one thing to a list: remove it, rename it, or else move it, with `first` to the first place."""
    if remove:
        done, watch = "removed", archive.watches.remove(name)
    elif new_name is not None:
        done, watch = "renamed", archive.watches.rename(name, new_name)
    else:
        done, watch = "moved", archive.watches.move(name, 0 if first else place - 1)
    return Answer(
        lambda: {done: {"name": watch.name, "line": watch.line}},
        lambda: say(f"{done.capitalize():<9} {styled(watch.name, bold=True)}  {styled(watch.line, dim=True)}"),
    )


def _plain(archive: Archive, watch: Watch) -> dict[str, object]:
    counts = archive.counts(watch.selection)
    return {"name": watch.name, "line": watch.line, "stories": counts.total, "unread": counts.unread}
