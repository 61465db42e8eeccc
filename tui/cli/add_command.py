"""`dateline add`: the stories of files, folders, addresses and standard input are kept, or shown as they would be kept."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext

import click

from store.api.archive import Archive
from store.api.changes import Added
from store.api.prepared import Prepared
from store.api.views import MarkedStory
from store.text.numbers import counted
from tui.cli.add_input import LISTED, AddInput, columns_of, plain_input, tell_files
from tui.cli.add_preview import preview as shown_preview
from tui.cli.command import Answer, command, opened_archive
from tui.cli.output import complain, plain_name, print_row, say, styled
from tui.cli.progress import tell_waiting, told_progress, understood_behind
from tui.terminal.output_guard import DONE, FAILED

_MANY = 5_000
"""New stories for whose names and dates nobody has to wait."""
_WORDS = {"added": "added", "updated": "updated", "unchanged": "already there"}
"""What can become of stories, and how it is told."""


@command(
    click.argument("named", nargs=-1, required=True, metavar="FILE|FOLDER|ADDRESS|-..."),
    click.option("--preview", is_flag=True, help="Show what would be added and why it is read so; add nothing."),
    click.option(
        "--map",
        "mapped",
        multiple=True,
        metavar="NAME=PART",
        help="What a column or name holds, such as headline=title; repeatable.",
    ),
    click.option("--all", "tell_all", is_flag=True, help="Tell every refusal, and show every story of a preview."),
    click.option("--subscribe/--no-subscribe", "wanted", default=None, help="Follow the feeds that are named there, or not."),
    click.option("--allow-private", is_flag=True, help="Let addresses lie on this machine or in a private network."),
    archive=None,
    examples=(
        ("dateline add story.txt clippings/", "a file and a folder"),
        ("pbpaste | dateline add -", "what was copied from a page"),
        ("dateline add https://example.org/a", "a page, or the feed it names"),
        ("dateline add mail.mbox --preview", "what would be added, and why"),
    ),
)
def add(
    named: tuple[str, ...], preview: bool, mapped: tuple[str, ...], tell_all: bool, wanted: bool | None, allow_private: bool
) -> Answer:
    """Add the stories of files, folders, web addresses or a pipe.

    - is what comes in a pipe. News text, web pages, feeds, Markdown, mail, JSON, tables, exports of other programs, and all of
    them packed: what it is is found out. Leaves with 1 if anything was refused; everything else is added all the same.
    """
    from store.formats.reading import Reading

    as_json = bool(click.get_current_context().params.get("as_json"))
    given = AddInput(named, Reading(columns_of(mapped)), as_json, tell_all, allow_private)
    return shown_preview(given) if preview else _add(opened_archive(seeded=False), given, wanted)


def _add(archive: Archive, given: AddInput, wanted: bool | None) -> Answer:
    def stories() -> Iterator[MarkedStory | Prepared]:
        for one in given.ready(archive.preparer):
            yield one if isinstance(one, Prepared) else one.marked

    with nullcontext() if given.tell_all else told_progress() as progress:
        done = archive.add(stories(), progress)
        waiting = understood_behind(archive, progress, _MANY)
    for notice in done.notices:
        complain(notice)

    def plain() -> object:
        failed = _follow(archive, given, wanted)
        kept = {name: [plain_name(one) for one in getattr(done, name)] for name in _WORDS}
        return {**kept, **plain_input(given), **({"feeds_failed": failed} if failed else {})}

    def show() -> int:
        _show_added(done, given)
        tell_waiting(waiting)
        failed = _follow(archive, given, wanted)
        return FAILED if given.refusals or failed else DONE

    return Answer(plain, show, FAILED if given.refusals else DONE)


def _follow(archive: Archive, given: AddInput, wanted: bool | None) -> int:
    """Follow the feeds that were named, if that is wanted; returns how many failed."""
    if not given.feeds:
        return 0
    from tui.cli.add_feeds import offer_feeds

    return offer_feeds(archive, given, wanted)


def _show_added(done: Added, given: AddInput) -> None:
    given.tell_refusals()
    for word, stories in (("added", done.added), ("updated", done.updated)):
        for story in stories[:LISTED]:
            print_row(story, lead=f"{word:<9} ", bold=False)
        if len(stories) > LISTED:
            say(f"{word:<9} … and {len(stories) - LISTED:,} more")
    tell_files(given.reading)
    say(styled(_summary(done, given.refusals), bold=True))


def _summary(done: Added, refusals: int) -> str:
    """Return in one line what became of everything."""
    counts = {word: len(getattr(done, name)) for name, word in _WORDS.items()}
    became = ", ".join(f"{count:,} {word}" for word, count in counts.items() if count)
    stories = f"{counted(sum(counts.values()), 'story', 'stories')}: {became}" if became else ""
    refused = f"{refusals:,} refused" if refusals else ""
    return "; ".join(filter(None, (stories, refused))) or "Nothing to add."
