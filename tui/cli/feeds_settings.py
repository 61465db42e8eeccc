"""The options by which it is said how a feed is to be treated, the same where it is added and where it is changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, cast

import click

from store.api.feeds import Feed, FeedChanges

_MINUTES = {"m": 1, "h": 60, "d": 60 * 24}


class Minutes(click.ParamType):  # type: ignore[type-arg]
    """A stretch of time such as `30m`, `2h` or `1d`, as minutes; a bare number counts minutes."""

    name = "time"

    def convert(self, value: Any, param: click.Parameter | None, context: click.Context | None) -> int:
        """Return the minutes that are meant."""
        if isinstance(value, int):
            return value
        text = str(value).strip().lower()
        number, unit = (text[:-1], text[-1]) if text and text[-1] in _MINUTES else (text, "m")
        if not (number.isascii() and number.isdigit()) or len(number) > 6:
            self.fail("a time is a number with m, h or d behind it, such as 30m", param, context)
        return int(number) * _MINUTES[unit]


def settings_options(*, changing: bool = False) -> list[Callable[[Any], Any]]:
    """Return the options of a feed's settings; where a feed is changed, each can be taken back too."""
    untag = click.option("--untag", multiple=True, metavar="TAG", help="Take it out of a tag; may be repeated.")
    return [
        click.option("--name", "called", metavar="NAME", help="What it is called, if not what it calls itself."),
        click.option("--tag", "tags", multiple=True, metavar="TAG", help="Put it under a tag; may be repeated."),
        *([untag] if changing else []),
        click.option("--full-text/--no-full-text", default=None, help="Fetch the pages of its stories too."),
        click.option("--notify/--no-notify", default=None, help="Show a desktop notice for its new stories."),
        click.option(
            "--every", type=Minutes(), metavar="TIME", help="Ask it no more often than this, as in 2h; 0: as it wishes."
        ),
        click.option(
            "--allow-private/--no-allow-private", default=None, help="Allow an address on this machine or in your network."
        ),
        click.option(
            "--most-megabytes",
            type=click.IntRange(0, 4_000),
            metavar="N",
            help="What an answer of it may have, if more than the usual 10; 0: as usual.",
        ),
        click.option("--user-agent", metavar="TEXT", help="What it is told of who asks; empty for Dateline's own word."),
        click.option("--user", metavar="USER", help="Who logs in. With a secret and no user, the secret is a token."),
        click.option("--ask-password", is_flag=True, help="Ask for its password or token, and keep that in the keyring."),
        click.option(
            "--password-command", metavar="COMMAND", help="A command that prints its password or token; empty for none."
        ),
    ]


def given_settings(asked: Mapping[str, Any], feed: Feed | None = None) -> FeedChanges:
    """Return the settings that were given, for a feed that stands or for a new one; a password is asked for at the terminal."""
    known = (
        "address",
        "full_text",
        "notify",
        "every",
        "allow_private",
        "user_agent",
        "user",
        "password_command",
        "most_megabytes",
    )
    settings: dict[str, Any] = {name: asked[name] for name in known if asked.get(name) is not None}
    if asked.get("called"):
        settings["name"] = asked["called"]
    more, less = asked.get("tags") or (), set(asked.get("untag") or ())
    if more or less:
        settings["tags"] = [tag for tag in (*(feed.tags if feed else ()), *more) if tag not in less]
    if asked.get("ask_password"):
        from tui.terminal.keeper import unseen

        with unseen():
            settings["password"] = click.prompt("Password or token", hide_input=True, err=True)
    return cast("FeedChanges", settings)
