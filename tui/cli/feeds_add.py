"""`dateline feeds add` and `import`: addresses, pages and lists of feeds that are to be followed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import click

from store.api.archive import Archive
from store.api.changes import Refused
from store.api.errors import DatelineError
from store.api.feeds import FeedChanges, Subscribed
from store.text.numbers import counted
from tui.cli.command import WRONG_USAGE, Answer, command, opened_archive
from tui.cli.feeds_output import plain_feed, plain_update, update_line
from tui.cli.feeds_settings import given_settings, settings_options
from tui.cli.output import complain, say, styled
from tui.terminal.output_guard import DONE, FAILED


@command(
    click.argument("what", nargs=-1, required=True, metavar="ADDRESS|FILE..."),
    click.option("--no-fetch", is_flag=True, help="Take addresses as they are; the next update fetches them."),
    *settings_options(),
    archive=lambda: opened_archive(seeded=False),
)
def add(archive: Archive, what: tuple[str, ...], no_fetch: bool, **asked: Any) -> Answer | int:
    """Follow feeds: by address, by a page that names them, by a list.

    A list is OPML of any program, or newsboat's urls. Leaves with 1 if one could not be followed; the others are all the same.
    """
    settings = given_settings(asked)
    if len(what) > 1 and "name" in settings:
        complain("one name can't be given to several feeds; add them one by one")
        return WRONG_USAGE
    done: list[Subscribed] = []
    refused: list[Refused] = []
    for one in what:
        if one == "-" or Path(one).expanduser().is_file():
            _add_list(archive, str(Path(one).expanduser()), settings, done, refused)
            continue
        try:
            done.append(archive.feeds.add(one, fetch=not no_fetch, **settings))
        except DatelineError as error:
            refused.append(Refused(one, 0, str(error)))
    return _answer(done, refused)


@command(
    click.argument("files", nargs=-1, required=True, metavar="FILE..."),
    click.option("--tag", "tags", multiple=True, metavar="TAG", help="Put them under a tag too; may be repeated."),
    archive=lambda: opened_archive(seeded=False),
)
def import_feeds(archive: Archive, files: tuple[str, ...], tags: tuple[str, ...]) -> Answer:
    """Follow all feeds of lists: OPML, or newsboat's urls.

    - is what comes in a pipe. Nothing is fetched yet.
    """
    done: list[Subscribed] = []
    refused: list[Refused] = []
    for file in files:
        _add_list(archive, file, FeedChanges(tags=tags) if tags else FeedChanges(), done, refused)
    return _answer(done, refused)


def _add_list(archive: Archive, file: str, settings: FeedChanges, done: list[Subscribed], refused: list[Refused]) -> None:
    """Follow the feeds that a file names; those that are new get the settings too."""
    from store.formats import ReadFeed
    from store.formats.lanes import read_files
    from store.formats.reading import Reading

    tags = tuple(settings.get("tags") or ())
    named = []
    for one in read_files([file], Reading()):
        if isinstance(one, ReadFeed):
            named.append(replace(one.found, tags=(*one.tags, *tags)))
        elif isinstance(one, Refused):
            refused.append(one)
    if not named and not any(one.file == file for one in refused):
        refused.append(Refused(file, 0, "no feed is named in it; dateline add keeps the stories of files"))
    more = cast("FeedChanges", {name: value for name, value in settings.items() if name not in ("name", "tags", "address")})
    for became in archive.feeds.add_all(named):
        if isinstance(became, Refused):
            refused.append(Refused(file, 0, became.reason))
            continue
        if more and became.is_new:
            archive.feeds.change(became.feed.id, **more)
        done.append(became)


def _answer(done: Sequence[Subscribed], refused: Sequence[Refused]) -> Answer:
    new = [one for one in done if one.is_new]
    broken = bool(refused) or any(one.update is not None and one.update.failed for one in done)

    def show() -> None:
        for gone in refused:
            complain(f"{gone.file}{f':{gone.line}' if gone.line else ''}: {gone.reason}")
        for one in done:
            _show(one)
        unfetched = sum(one.update is None for one in new)
        later = "; dateline feeds update fetches them" if unfetched else ""
        known = f", {len(done) - len(new):,} were followed already" if len(new) < len(done) else ""
        say(styled(f"{counted(len(new), 'feed', 'feeds')} added{known}{later}.", bold=True))

    def plain() -> object:
        return {
            "added": [_plain(one) for one in new],
            "known": [_plain(one) for one in done if not one.is_new],
            "refused": [{"file": gone.file, "line": gone.line, "reason": gone.reason} for gone in refused],
        }

    return Answer(plain, show, FAILED if broken else DONE)


def _show(one: Subscribed) -> None:
    if one.update is not None:
        say(update_line(one.update))
    else:
        say(
            f"{'added' if one.is_new else 'known':<12} {styled(one.feed.name, bold=True)}  {styled(one.feed.address, dim=True)}"
        )
    for other in one.others:
        say(f"{'':<12} its page names also {styled(other.title or 'a feed')}: {styled(other.address)}")


def _plain(one: Subscribed) -> dict[str, object]:
    update = plain_update(one.update) if one.update else None
    others = [{"address": other.address, "title": other.title} for other in one.others]
    return {**plain_feed(one.feed), "update": update, "others": others}
