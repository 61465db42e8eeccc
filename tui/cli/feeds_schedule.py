"""`dateline feeds schedule`: what a system is told so that feeds are updated by themselves."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from pathlib import Path

import click

from store.addresses import shown
from store.paths import Place, place_of
from tui.cli.command import Answer, archive_place, command
from tui.cli.feeds_settings import Minutes
from tui.cli.output import say, styled

_STEPS = (5, 6, 10, 12, 15, 20, 30, 60, 120, 180, 240, 360, 480, 720, 1440)
"""Minutes that fit into an hour or a day a whole number of times, as cron wants it."""
_HALF_HOUR = 30
_VARIABLES = ("DATELINE_ARCHIVE", "DATELINE_CACHE", "DATELINE_CONFIG")


@command(
    click.option("--every", type=Minutes(), default=_HALF_HOUR, metavar="TIME", help="How often, as in 30m or 2h (30m)."),
    click.option("--notify", is_flag=True, help="Show a desktop notice for new stories on watch lists."),
    archive=None,
)
def schedule(every: int, notify: bool) -> Answer:
    """Print what makes systemd or cron update the feeds.

    A unit and a timer of systemd, and a line for crontab; nothing is installed. A feed that wants to be asked less often than
    that is asked less often all the same.
    """
    minutes = min(_STEPS, key=lambda step: abs(step - every))
    words = [*_program(), "feeds", "update", "--quiet", *(["--notify"] if notify else [])]
    if place := archive_place():
        words += ["--archive", _written(place)]
    service, timer, line = _service(words), _timer(minutes), _crontab(words, minutes)

    def show() -> None:
        say(styled("# For systemd: save as ~/.config/systemd/user/dateline-feeds.service", dim=True))
        say(service)
        say(styled("# and as ~/.config/systemd/user/dateline-feeds.timer", dim=True))
        say(timer)
        say(styled("# then: systemctl --user enable --now dateline-feeds.timer", dim=True))
        say()
        say(styled("# For cron instead: a line of crontab -e", dim=True))
        say(line)

    return Answer(lambda: {"minutes": minutes, "command": words, "service": service, "timer": timer, "crontab": line}, show)


def _program() -> list[str]:
    """Return by which words this very program is run, with its whole path."""
    run = Path(sys.argv[0])
    if run.name == "dateline" and (found := shutil.which(run if run.parent != Path() else "dateline")):
        return [str(Path(found).absolute())]
    return [sys.executable, "-m", "tui"]


def _variables() -> list[str]:
    given = {name: place_of(os.environ[name]) for name in _VARIABLES if os.environ.get(name)}
    return [f"{name}={_written(place)}" for name, place in given.items()]


def _written(place: Place) -> str:
    """Return a place as it is written where others may read it: an address without its password."""
    return shown(place) if isinstance(place, str) else str(place.expanduser().absolute())


def _service(words: list[str]) -> str:
    settings = "".join(f"Environment={_quoted(setting)}\n".replace("$$", "$") for setting in _variables())
    return (
        "[Unit]\nDescription=Fetch the feeds that Dateline follows\nWants=network-online.target\nAfter=network-online.target\n\n"
        f"[Service]\nType=oneshot\n{settings}ExecStart={' '.join(map(_quoted, words))}\n"
    )


def _timer(minutes: int) -> str:
    return (
        "[Unit]\nDescription=Fetch the feeds that Dateline follows, now and then\n\n"
        f"[Timer]\nOnBootSec=3min\nOnUnitInactiveSec={minutes}min\nRandomizedDelaySec=1min\n\n[Install]\nWantedBy=timers.target\n"
    )


def _quoted(word: str) -> str:
    """Return a word as systemd reads it back."""
    plain = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return f'"{plain}"' if any(char in plain for char in " \"'\\;") else plain


def _crontab(words: list[str], minutes: int) -> str:
    """Return a line of crontab: at a minute of its own, so that not everybody's feeds are asked at the full hour."""
    first = os.getuid() % 5 if hasattr(os, "getuid") else 0
    if minutes < 60:
        when = f"{first}-59/{minutes} * * * *" if first else f"*/{minutes} * * * *"
    elif minutes < 24 * 60:
        when = f"{first} {'*' if minutes == 60 else f'*/{minutes // 60}'} * * *"
    else:
        when = f"{first} 7 * * *"
    settings = [f"{name}={shlex.quote(value)}" for name, _, value in (one.partition("=") for one in _variables())]
    return f"{when} {' '.join([*settings, *map(shlex.quote, words)])}".replace("%", "\\%")
