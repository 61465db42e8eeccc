"""`dateline feeds`: what one follows, and the commands of it that fetch nothing."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import click

from store.api.archive import Archive
from store.api.feeds import FeedSummary
from tui.cli.command import Answer, archive_option, command, opened_archive
from tui.cli.feeds_add import add, import_feeds
from tui.cli.feeds_export import export
from tui.cli.feeds_output import FEED_COLUMNS, line_of, plain_feed, plain_time
from tui.cli.feeds_schedule import schedule
from tui.cli.feeds_settings import given_settings, settings_options
from tui.cli.feeds_update import check, update
from tui.cli.output import refreshed, say, styled
from tui.cli.tables import print_table

_EXAMPLES = """\b
Examples:
  dateline feeds add https://example.org/news      the feed of a page, or a feed itself
  dateline feeds add subscriptions.opml            all feeds of a list
  dateline feeds update                            fetch what is due
  dateline feeds set dawn --full-text --tag south-asia
  dateline feeds schedule --every 30m              what systemd and cron want to be told
"""


@click.group(invoke_without_command=True, epilog=_EXAMPLES)
@click.option("--json", "as_json", is_flag=True, help="List the feeds in JSON, for programs.")
@archive_option
@click.pass_context
def feeds(context: click.Context, as_json: bool) -> int | None:
    """Follow feeds, so that stories come by themselves. Without a command, the feeds are listed."""
    if context.invoked_subcommand is not None:
        return None
    status: int = context.invoke(list_feeds, as_json=as_json)
    return status


@command(archive=opened_archive)
def list_feeds(archive: Archive) -> Answer:
    """List the feeds, and how each fares.

    What came by it, what is unread, when it answered last, what is wrong.
    """
    archive.feeds.all()  # before refreshing, which tells what of them could not be read
    refreshed(archive)
    summaries = archive.feeds.summaries()

    def show() -> None:
        print_table(FEED_COLUMNS, [line_of(one, datetime.now(UTC)) for one in summaries])
        if not summaries:
            say("No feed is followed yet; dateline feeds add ADDRESS follows one.", err=True)

    return Answer(lambda: [_plain(one) for one in summaries], show)


@command(click.argument("names", nargs=-1, required=True, metavar="FEED..."), archive=opened_archive)
def remove(archive: Archive, names: tuple[str, ...]) -> Answer:
    """Stop following feeds. Their stories stay."""
    wanted = {feed.id: feed for feed in map(archive.feeds.named, names)}  # all of them are there, or nothing is done
    gone = [archive.feeds.remove(feed_id) for feed_id in wanted]

    def show() -> None:
        for feed in gone:
            say(f"Removed   {styled(feed.name, bold=True)}  {styled(feed.address, dim=True)}")

    return Answer(lambda: {"removed": [plain_feed(feed) for feed in gone]}, show)


@command(click.argument("name", metavar="FEED"), click.argument("new", metavar="NEW"), archive=opened_archive)
def rename(archive: Archive, name: str, new: str) -> Answer:
    """Call a feed something else."""
    feed = archive.feeds.change(name, name=new)
    return Answer(lambda: {"renamed": plain_feed(feed)}, lambda: say(f"Renamed   {styled(feed.name, bold=True)}"))


@command(
    click.argument("name", metavar="FEED"),
    click.option("--address", metavar="ADDRESS", help="Where it is fetched from."),
    *settings_options(changing=True),
    archive=opened_archive,
)
def change(archive: Archive, name: str, **asked: Any) -> Answer:
    """Change how a feed is treated, or show its settings."""
    settings = given_settings(asked, archive.feeds.named(name))
    feed = archive.feeds.change(name, **settings) if settings else archive.feeds.named(name)

    def show() -> None:
        for field, value in plain_feed(feed).items():
            told = (
                ", ".join(value)
                if isinstance(value, list)
                else {True: "yes", False: "no"}[value]
                if isinstance(value, bool)
                else value
            )
            say(f"{field.replace('_', ' '):<14} {styled(str(told))}")

    return Answer(lambda: plain_feed(feed), show)


def _plain(one: FeedSummary) -> dict[str, object]:
    state = one.state
    return {
        **plain_feed(one.feed),
        "stories": one.stories,
        "unread": one.unread,
        "weekly": round(one.weekly, 1),
        "theme": one.theme,
        "last_success": plain_time(state.last_success),
        "last_try": plain_time(state.last_try),
        "next_try": plain_time(state.next_try),
        "gone": state.gone,
        "error": state.error,
    }


for _name, _command in {
    "add": add,
    "list": list_feeds,
    "update": update,
    "set": change,
    "rename": rename,
    "remove": remove,
    "import": import_feeds,
    "export": export,
    "check": check,
    "schedule": schedule,
}.items():
    feeds.add_command(_command, _name)
