"""`dateline feeds update` and `check`: what is fetched, and what would be."""

from __future__ import annotations

import click

from store.api.archive import Archive
from store.api.feeds import FeedCheck, FeedUpdate, Outcome, Updated
from store.text.numbers import counted
from tui.cli.command import Answer, command, opened_archive
from tui.cli.feeds_notices import tell_of_new
from tui.cli.feeds_output import plain_update, update_line
from tui.cli.output import complain, joined, say, styled
from tui.cli.progress import tell_waiting, told_progress, understood_behind
from tui.state.arrivals import watched
from tui.terminal.output_guard import DONE, FAILED

_MANY = 1_000
"""New stories for whose themes nobody has to wait."""


@command(
    click.argument("names", nargs=-1, metavar="[FEED...]"),
    click.option("--quiet", "-q", is_flag=True, help="Say only what is wrong, as suits cron and systemd."),
    click.option("--notify", is_flag=True, help="Show a desktop notice for new stories on watch lists."),
    archive=lambda: opened_archive(seeded=False),
)
def update(archive: Archive, names: tuple[str, ...], quiet: bool, notify: bool) -> Answer:
    """Fetch the feeds that are due, and add what is new.

    Those that are named are fetched at once. One line tells of each. Leaves with 1 if something is wrong with a feed; what
    others bring is added all the same.
    """
    as_json = click.get_current_context().params.get("as_json")

    def told(one: FeedUpdate) -> None:
        if not as_json and not (quiet and not one.failed):
            say(update_line(one), err=quiet)

    before = watched(archive) if notify else {}
    with told_progress() as progress:
        done = archive.feeds.update(names, told, progress)
        waiting = understood_behind(archive, progress, 0 if notify else _MANY)  # a watch list may ask for themes
    for notice in done.notices:
        complain(notice)
    tell_of_new(archive, before, done, lists=notify)

    def show() -> None:
        if not quiet:
            say(styled(_summary(done), bold=True))
            tell_waiting(waiting)

    return Answer(lambda: _plain(done), show, FAILED if done.failed else DONE)


@command(click.argument("names", nargs=-1, metavar="[FEED|ADDRESS...]"), archive=opened_archive)
def check(archive: Archive, names: tuple[str, ...]) -> Answer:
    """Look at feeds and at what they would bring; change nothing.

    Whether they can be reached, are feeds, have moved; also of an address that is not followed.
    """
    found = archive.feeds.check(names)

    def show() -> None:
        for one in found:
            _show_check(one)
        if not found:
            say("No feed is followed yet; dateline feeds check ADDRESS looks at one.", err=True)

    return Answer(lambda: [_plain_check(one) for one in found], show, FAILED if any(one.problem for one in found) else DONE)


def _summary(done: Updated) -> str:
    early = sum(one.outcome is Outcome.NOT_DUE for one in done.feeds)
    parts = (
        f"{done.new:,} new",
        f"{counted(early, 'feed is', 'feeds are')} not due yet" if early else "",
        f"{counted(done.failed, 'feed', 'feeds')} failed" if done.failed else "",
    )
    return f"{joined(parts)}." if done.feeds else "No feed is followed yet; dateline feeds add ADDRESS follows one."


def _show_check(one: FeedCheck) -> None:
    say(f"{styled(one.name, bold=True)}  {styled(one.address, dim=True)}")
    if one.problem:
        say(f"  {styled(one.problem)}")
    if one.moved:
        say(f"  it has moved for good to {styled(one.moved)}")
    if one.title or one.entries:
        newest = f"the newest of {one.newest}" if one.newest else ""
        refused = f"{one.refused:,} can't be stories" if one.refused else ""
        what = joined(
            (f"answers with {one.status}", counted(one.entries, "entry", "entries"), f"{one.new:,} new", newest, refused)
        )
        say(f"  {styled(one.title)}: {what}" if one.title else f"  {what}")
    for other in one.others:
        say(f"  the page names {styled(other.title or 'a feed')}: {styled(other.address)}")


def _plain(done: Updated) -> dict[str, object]:
    return {
        "new": done.new,
        "failed": done.failed,
        "feeds": [plain_update(one) for one in done.feeds],
        "notices": list(done.notices),
    }


def _plain_check(one: FeedCheck) -> dict[str, object]:
    names = ("name", "address", "problem", "status", "moved", "title", "entries", "new", "refused", "newest")
    return {
        **{name: getattr(one, name) for name in names},
        "others": [{"address": each.address, "title": each.title} for each in one.others],
    }
