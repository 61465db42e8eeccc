"""What the Tab key offers in a shell for an argument: stories, themes, threads, feeds, lists, tags, words of a search, files."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from store.api.errors import DatelineError

if TYPE_CHECKING:
    from store.api.archive import Archive

Offer = CompletionItem[str]
_MOST = 40
"""Things that are offered at most."""


def offers(words: Iterable[str], ctx: click.Context, before: str, typed: str) -> list[Offer]:
    """Return what may be put in the place of the letters typed, where the help has some words, behind what was typed before.

    Nothing if the archive can't be asked: the person is at a prompt, where nothing may be told.
    """
    found: list[Offer] = []
    try:
        for word in words:
            found += OFFERS[word](ctx, before, typed)
    except (DatelineError, OSError):
        return []
    return found[:_MOST]


def _archive(ctx: click.Context) -> Archive:
    """Return the archive that the line names, as it stands: nothing is brought up to date, and none is made."""
    from store.opening import open_archive
    from store.paths import Paths

    place = ctx.ensure_object(dict).get("archive")
    paths = Paths.find(place)
    if not paths.address and not paths.archive.exists():
        raise DatelineError("there is no archive yet")
    return open_archive(place, seeded=False)


def _stories(ctx: click.Context, _before: str, typed: str) -> list[Offer]:
    from tui.cli.newest import newest_rows

    archive = _archive(ctx)
    rows = archive.rows_called(typed.lower(), _MOST) if typed else newest_rows(archive, _MOST // 2)
    return [CompletionItem(str(row.id), help=f"{row.published.iso[:10]} {row.title}", shown=True) for row in rows]


def _themes(ctx: click.Context, _before: str, typed: str) -> list[Offer]:
    return _beginning(((theme.key, theme.name) for theme in _archive(ctx).themes.every()), typed)


def _threads(ctx: click.Context, before: str, typed: str) -> list[Offer]:
    names = [(thread.name, f"{thread.count} stories") for thread in _archive(ctx).threads.threads(limit=2_000)]
    return _beginning(_going_on(names, before), typed)


def _feeds(ctx: click.Context, before: str, typed: str) -> list[Offer]:
    return _beginning(_going_on([(feed.name, feed.address) for feed in _archive(ctx).feeds.all()], before), typed)


def _lists(ctx: click.Context, _before: str, typed: str) -> list[Offer]:
    return _beginning(((watch.name, watch.line) for watch in _archive(ctx).watches.all()), typed)


def _tags(ctx: click.Context, _before: str, typed: str) -> list[Offer]:
    archive = _archive(ctx)
    stories = [tag.name for tag in archive.tags()]
    feeds = [tag for feed in archive.feeds.all() for tag in feed.tags] if ctx.command_path.startswith("dateline feeds") else []
    return _beginning([(tag, "") for tag in dict.fromkeys([*stories, *feeds])], typed)


def _line(ctx: click.Context, before: str, typed: str) -> list[Offer]:
    """Return what may stand instead of the last word of a search line, which may be a part of the word that the shell sees."""
    line = f"{before} {typed}" if before else typed
    begin = len(line) - len(typed)
    found = [one for one in _archive(ctx).search.complete(line, len(line)) if one.start >= begin]
    return [CompletionItem(line[begin : one.start] + one.text, help=one.shown) for one in found]


def _files(_ctx: click.Context, _before: str, typed: str) -> list[Offer]:
    return [CompletionItem(typed, type="file")]


def _going_on(names: Iterable[tuple[str, str]], before: str) -> list[tuple[str, str]]:
    """Return what is left of the names that begin with the words typed before."""
    if not before:
        return list(names)
    begin = f"{before} ".casefold()
    return [(name[len(begin) :], told) for name, told in names if name.casefold().startswith(begin)]


def _beginning(names: Iterable[tuple[str, str]], typed: str) -> list[Offer]:
    return [CompletionItem(name, help=told or None) for name, told in names if name.casefold().startswith(typed.casefold())]


OFFERS: dict[str, Callable[[click.Context, str, str], list[Offer]]] = {
    "ID": _stories,
    "THEME": _themes,
    "INTO": _themes,
    "THREAD": _threads,
    "FEED": _feeds,
    "LIST": _lists,
    "TAG": _tags,
    "LINE": _line,
    "FILE": _files,
}
"""What the help calls an argument, to what returns what is offered for it, from the words before and the letters typed."""
