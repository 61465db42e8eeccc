"""`dateline find`: stories by words, spelled right or not."""

from __future__ import annotations

from datetime import date

import click

from store.api.archive import Archive
from store.api.search import Found
from store.api.views import Selection
from store.query import parse
from store.query.tree import All, During, Time
from tui.cli.command import WRONG_USAGE, Answer, command, limit_option
from tui.cli.output import complain, complained_of_mistakes, plain_row, say, styled
from tui.cli.story_table import print_with_themes
from tui.terminal.output_guard import FAILED


@command(
    click.argument("words", nargs=-1, required=True, metavar="LINE..."),
    limit_option(20, 10_000, "stories"),
    examples=(
        ("dateline find remitances", "spelled right or not"),
        ("dateline find theme:water after:2024", ""),
        ("dateline find indus --json | jq '.[0].id'", "for programs"),
    ),
)
def find(archive: Archive, words: tuple[str, ...], limit: int) -> Answer:
    """Find stories by words, spelled right or not.

    The best come first. Quotes keep words together; theme:water, place:lahore, after:2024, is:unread and more choose among
    stories, as on the screen. Leaves with 1 if there are none, with 2 if the line names a field, theme or date that there is none of.
    """
    line = " ".join(words)
    if complained_of_mistakes(archive, line):
        return Answer(list, lambda: None, WRONG_USAGE)
    found = archive.search.find(Selection(words=line), limit)

    def show() -> int | None:
        show_found(archive, found)
        if found.hits:
            return None
        advice = "try a wider time, or fewer words" if _asks_for_a_time(line) else "try fewer words"
        complain(f"no story matches “{line}”; {advice}")
        return FAILED

    return Answer(lambda: plain_found(found), show)


def plain_found(found: Found) -> object:
    """Return what programs are told of what a search found, in its order."""
    return [
        plain_row(hit.story, place=hit.story.place, themes=list(hit.story.themes), score=round(hit.score, 4))
        for hit in found.hits
    ]


def show_found(archive: Archive, found: Found) -> None:
    """Print what a search found, in its order, each story with its best sentence."""
    print_with_themes(archive, ((hit.story, hit.snippet) for hit in found.hits))
    if found.also:
        say(styled(f"also: {found.also}", dim=True), err=True)


def _asks_for_a_time(line: str) -> bool:
    nodes = parse(line, date.today()).tree
    return any(isinstance(node, During | Time) for node in (nodes.nodes if isinstance(nodes, All) else (nodes,)))
