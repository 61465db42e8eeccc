"""`dateline serve`: the screen in a browser of this machine."""

from __future__ import annotations

import socket
from contextlib import ExitStack
from secrets import token_urlsafe

import click

from store.api.errors import DatelineError
from store.opening import open_archive
from store.paths import Paths, Place
from tui.cli.command import WRONG_USAGE, archive_place, command
from tui.cli.output import complain, refreshed, say, styled
from tui.terminal.output_guard import DONE

_PORT = 8127
_TOKEN_BYTES = 18


class _CannotServeError(DatelineError):
    """The server can't be started; the text says why and what to do."""


@command(
    click.option(
        "--port",
        default=_PORT,
        show_default=True,
        type=click.IntRange(0, 65_535),
        metavar="N",
        help="The port to listen at; 0 takes a free one.",
    ),
    click.option("--host", default="127.0.0.1", show_default=True, metavar="NAME", help="The address to listen at."),
    click.option("--no-token", is_flag=True, help="Leave the token out of the address: all programs here can open it."),
    click.option("--open", "opens", is_flag=True, help="Open it in your browser."),
    archive=None,
    as_json=False,
    examples=(
        ("dateline serve --open", ""),
        ("dateline serve --port 9000", ""),
        ("ssh -t -L 8127:localhost:8127 desk dateline serve", "from another machine, through ssh"),
    ),
)
def serve(port: int, host: str, no_token: bool, opens: bool) -> int:
    """Show Dateline in a browser, until Ctrl+C.

    It is the same screen on the same archive, with the same keys; each page is a session of its own. Only this machine can
    reach it, and only who knows the address, in which there is a token that is new each time.

    What is done in a browser stays within the archive: no other program is started there, no files are read or saved, and no
    place in a private network is opened to feeds.
    """
    from tui.cli.serving.guard import Guard, is_loopback

    if no_token and not is_loopback(host):
        complain(f"without a token, all who reach {host} could read and change your archive; leave --no-token or --host out")
        return WRONG_USAGE
    guard = Guard("" if no_token else token_urlsafe(_TOKEN_BYTES), host)
    archive = _looked_through()
    try:
        from tui.cli.serving.opening import opened_in_browser
        from tui.cli.serving.server import DatelineServer
    except ModuleNotFoundError as error:
        raise _CannotServeError(
            f"{error.name} is not installed, which a browser needs; pip install 'dateline[serve]' brings it"
        ) from error
    listening = _listening(host, port)
    address = _address(host, listening.getsockname()[1], guard.token)
    say(f"Dateline is at {styled(address, bold=True)} until Ctrl+C.")
    if not is_loopback(host):
        complain("the way there is not encrypted: who listens on it learns the address, and can read and change your archive")
    with ExitStack() as until_it_ends:
        if opens:
            try:
                until_it_ends.enter_context(opened_in_browser(address, Paths.find().index.parent))
            except OSError as error:
                complain(f"the browser can't be told the address ({error.strerror or error}); open it there yourself")
        DatelineServer(archive, guard).serve_at(listening)
    return DONE


def _looked_through() -> Place:
    """Bring the archive up to date, so that what is wrong with it is told here, and return where it is."""
    place = archive_place()
    archive = open_archive(place)
    refreshed(archive)
    archive.close()
    paths = Paths.find(place)
    return paths.address or paths.archive.absolute()


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except (OSError, TypeError, ValueError) as error:  # the latter two for what is no name of a machine
        reason = getattr(error, "strerror", None) or error
        told = f"nothing can be served at {host[:80]}, port {port} ({reason}); choose another with --port or --host"
        raise _CannotServeError(told) from error


def _address(host: str, port: int, token: str) -> str:
    name = f"[{host}]" if ":" in host else host
    return f"http://{name}:{port}/{f'{token}/' if token else ''}"
