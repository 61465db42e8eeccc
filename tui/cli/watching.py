"""The command that keeps watch lists: searches with a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from store.api.archive import Archive
from store.api.errors import UnknownWatchError
from store.api.views import Selection
from store.api.watches import Watch
from store.query import parse, printed
from store.text.clean import clean_line
from store.text.fold import fold
from tui.cli.asking import print_found, told_mistakes
from tui.cli.output import complain, print_json, refreshed, say, styled

_NEWEST = 20


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person asked for, as it was typed."""

    name: str | None
    """Which list is meant; None for all of them."""
    line: str | None
    """What it is to look for; None to leave that as it is."""
    new_name: str | None
    """What to call it instead; None to leave that as it is."""
    place: int | None
    """Where to put it among the others, from 1; None to leave it there."""
    first: bool
    """True to make it the first."""
    remove: bool
    """True to take it away."""

    @property
    def edits(self) -> int:
        """How many things are to be done to a list besides giving it a line."""
        return (self.new_name is not None) + (self.place is not None) + self.first + self.remove


def watch_lists(archive: Archive, wish: Wish, *, as_json: bool) -> int:
    """Do what was asked of the watch lists; leaves with 2 if it makes no sense. Raises UnknownWatchError, WatchError."""
    wrong = _wrong(wish)
    if wrong:
        complain(wrong)
        return 2
    lists = archive.watches.all()  # before refreshing, which tells what of them could not be read
    refreshed(archive)
    if wish.name is None:
        _print_lists(archive, lists, as_json=as_json)
    elif wish.line is not None:
        if told_mistakes(archive, wish.line):
            return 2
        _print_kept(archive, archive.watches.put(wish.name, wish.line), lists, as_json=as_json)
    elif wish.edits:
        _edit(archive, wish.name, wish, as_json=as_json)
    else:
        _print_newest(archive, _named(lists, wish.name), as_json=as_json)
    return 0


def _wrong(wish: Wish) -> str:
    """Return what makes no sense in a wish; empty if it is all right."""
    if wish.edits > 1:
        return "only one of --rename, --move, --first and --remove can be done at a time; choose one"
    if wish.edits and wish.name is None:
        return "it is not said which watch list is meant; put its name after watch, as in dateline watch NAME --remove"
    if wish.edits and wish.line is not None:
        return "a watch list is given a search or edited, not both at once; leave one out, or quote a name of several words"
    return ""


def _named(lists: Sequence[Watch], name: str) -> Watch:
    clean = clean_line(name)
    found = next((watch for watch in lists if fold(watch.name) == fold(clean)), None)
    if found is None:
        raise UnknownWatchError(f"there is no watch list “{clean[:40]}”; dateline watch NAME LINE makes one")
    return found


def _print_lists(archive: Archive, lists: Sequence[Watch], *, as_json: bool) -> None:
    if as_json:
        print_json([_plain(archive, watch) for watch in lists])
        return
    from rich.cells import cell_len

    widest = max((cell_len(watch.name) for watch in lists), default=0)
    for watch in lists:
        counts = archive.counts(watch.selection)
        name = styled(watch.name, bold=True) + " " * (widest - cell_len(watch.name))
        newest = date.fromordinal(max(counts.days)).isoformat() if counts.days else "no story"
        say(f"{name}  {counts.unread:>6,} unread of {counts.total:<6,}  {newest:<10}  {styled(watch.line, dim=True)}")
    if not lists:
        say("There is no watch list yet; dateline watch NAME LINE makes one.", err=True)


def _print_kept(archive: Archive, watch: Watch, before: Sequence[Watch], *, as_json: bool) -> None:
    told, plain = archive.search.describe(watch.line), _plain(archive, watch)
    if as_json:
        print_json({**plain, "told": told})
        return
    say(f"{styled(watch.name, bold=True)} watches for {styled(told)}")
    say(f"{plain['unread']:,} unread of {plain['stories']:,} so far")
    for old in before:
        if old.name == watch.name and old.line != watch.line:
            say(styled(f"before, it watched for: {old.line}", dim=True))


def _print_newest(archive: Archive, watch: Watch, *, as_json: bool) -> None:
    newest_first = printed(replace(parse(watch.selection.words, date.today()), sort="time"))
    found = archive.search.find(Selection(words=newest_first), _NEWEST)
    print_found(archive, found, as_json=as_json)
    if not found.hits and not as_json:
        say(f"No story here answers to {styled(watch.name)} yet.", err=True)


def _edit(archive: Archive, name: str, wish: Wish, *, as_json: bool) -> None:
    if wish.remove:
        done, watch = "removed", archive.watches.remove(name)
    elif wish.new_name is not None:
        done, watch = "renamed", archive.watches.rename(name, wish.new_name)
    else:
        done, watch = "moved", archive.watches.move(name, (wish.place or 1) - 1)
    if as_json:
        print_json({done: {"name": watch.name, "line": watch.line}})
        return
    say(f"{done.capitalize():<9} {styled(watch.name, bold=True)}  {styled(watch.line, dim=True)}")


def _plain(archive: Archive, watch: Watch) -> dict[str, object]:
    counts = archive.counts(watch.selection)
    return {"name": watch.name, "line": watch.line, "stories": counts.total, "unread": counts.unread}
