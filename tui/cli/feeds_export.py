"""`dateline feeds export`: what one follows, as a list that every program takes."""

from __future__ import annotations

from pathlib import Path

import click

from store.api.archive import Archive
from store.text.numbers import counted
from tui.cli.command import Answer, command, opened_archive
from tui.cli.feeds_output import plain_feed
from tui.cli.output import complain, say
from tui.terminal.output_guard import FAILED


@command(
    click.argument("file", default="-", metavar="[FILE]"),
    click.option("--tag", metavar="TAG", help="Only the feeds under this tag."),
    archive=opened_archive,
)
def export(archive: Archive, file: str, tag: str | None) -> Answer | int:
    """Write the feeds you follow as OPML.

    Tags are folders in it, passwords are no part of it. Without a FILE it is printed.
    """
    from store.feeds.opml import opml
    from store.outputs import is_passed_through, write_out

    listed = [feed for feed in archive.feeds.all() if tag is None or tag in feed.tags]
    written = opml(listed)
    if file == "-":
        return Answer(lambda: [plain_feed(feed) for feed in listed], lambda: say(written.decode(), nl=False))
    try:
        write_out(Path(file), written)
    except OSError as error:
        complain(f"{file} can't be written ({error.strerror or error}); choose another place")
        return FAILED
    told = f"Wrote {counted(len(listed), 'feed', 'feeds')} to {file}."
    return Answer(lambda: {"file": file, "feeds": len(listed)}, lambda: None if is_passed_through(Path(file)) else say(told))
