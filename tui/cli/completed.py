"""Arguments that the shell completes by what the help calls them; what is offered is looked up only when it is asked for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from tui.cli.completing import Offer

COMPLETED = frozenset(("ID", "THEME", "INTO", "THREAD", "FEED", "LIST", "TAG", "LINE", "FILE"))
"""What the help may call an argument so that it is completed."""


class Completed(click.ParamType):  # type: ignore[type-arg]  # click's older releases are not generic
    """Text that may be typed as one likes, and is completed."""

    name = "text"

    def __init__(self, words: Iterable[str]) -> None:
        self._words = tuple(words)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Offer]:
        """Return what may be put there."""
        from tui.cli.completing import offers

        before = " ".join(ctx.params.get(param.name or "") or ()) if param.nargs == -1 else ""
        return offers(self._words, ctx, before, incomplete)


def completed_by(metavar: str | None) -> Completed | None:
    """Return how an argument is completed that the help calls so, as in `[ID|FILE.zip]`; None if it is not."""
    words = [word.split(".")[0].split("=")[0] for word in (metavar or "").strip("[]").split("|")]
    known = [word for word in words if word in COMPLETED]
    return Completed(known) if known else None


def completing(made: click.Command) -> click.Command:
    """Let the shell complete a command's arguments by what its help calls them."""
    for parameter in made.params:
        if parameter.type is click.STRING:
            parameter.type = completed_by(parameter.metavar) or parameter.type
    return made
