"""Secrets: how a person proves who asks; they stand in the keyring or come from a command, and are never kept here."""

from __future__ import annotations

import base64
import shlex
from dataclasses import dataclass, field
from typing import Literal

from store.fetch.addresses import origin_of
from store.fetch.errors import AccessError
from store.fetch.programs import first_output

SERVICE = "dateline"
"""What Dateline's secrets are filed under in the keyring."""
_PATIENCE = 30.0
"""Seconds for a command to give a secret: long enough to type the password of a password store."""
_LONGEST = 8192
Kind = Literal["basic", "bearer"]


@dataclass(frozen=True, slots=True)
class Access:
    """How to prove who asks at one server. There is no secret in it: it may be written down."""

    kind: Kind = "basic"
    """`basic` for a name and a password, `bearer` for a token."""
    user: str = ""
    """The name, or empty for a token."""
    command: str = ""
    """A command whose first line of output is the secret; empty where it stands in the keyring."""


@dataclass(frozen=True, slots=True)
class Secret:
    """A secret that can be used and is shown nowhere."""

    value: str = field(repr=False)
    """The secret itself."""


def keep_secret(address: str, user: str, secret: str) -> None:
    """Keep the secret for the server of an address in the keyring, or forget it if it is empty. Raises AccessError."""
    import keyring
    from keyring.errors import KeyringError, PasswordDeleteError

    try:
        if secret:
            keyring.set_password(SERVICE, _entry(address, user), secret)
        else:
            keyring.delete_password(SERVICE, _entry(address, user))
    except PasswordDeleteError:
        return
    except (KeyringError, RuntimeError, OSError) as error:
        raise AccessError(_no_keyring(address)) from error


def authorization(access: Access, address: str) -> Secret:
    """Return what to answer to the question who asks, as the header has it. May take a while. Raises AccessError."""
    secret = _from_command(access, address) if access.command else _from_keyring(access, address)
    if access.kind == "bearer":
        return Secret(f"Bearer {secret}")
    return basic(access.user, secret)


def basic(user: str, password: str) -> Secret:
    """Return a name and a password as the header has them."""
    return Secret("Basic " + base64.b64encode(f"{user}:{password}".encode()).decode("ascii"))


def _from_keyring(access: Access, address: str) -> str:
    import keyring
    from keyring.errors import KeyringError

    try:
        found = keyring.get_password(SERVICE, _entry(address, access.user))
    except (KeyringError, RuntimeError, OSError) as error:
        raise AccessError(_no_keyring(address)) from error
    if not found:
        raise AccessError(
            f"the keyring has no {_called(access)} for {_host(address)}; keep one there, or set a command that prints it"
        )
    return _usable(found, f"what the keyring has for {_host(address)}")


def _from_command(access: Access, address: str) -> str:
    """Return the first line that a command prints; it is run as it stands, by no shell, and gets nothing to read."""
    where = f"the command for the {_called(access)} of {_host(address)}"
    try:
        printed, ended = first_output(shlex.split(access.command), _LONGEST + 1, _PATIENCE)
    except PermissionError as error:
        raise AccessError(f"{where} can't be run: {error.strerror or error}") from error
    except (OSError, ValueError, IndexError) as error:
        raise AccessError(
            f"{where} can't be run; give the program's whole path and its words as in a shell, but no pipes"
        ) from error
    if ended is None:
        raise AccessError(f"{where} took longer than {_PATIENCE:.0f} seconds; run it once in a terminal to see why")
    if ended:
        raise AccessError(f"{where} ended with {ended}; run it in a terminal to see why")
    return _usable(printed.decode("utf-8", "replace").partition("\n")[0].rstrip("\r"), f"what {where} printed")


def _usable(secret: str, what: str) -> str:
    if not secret or len(secret) > _LONGEST or not secret.isprintable():
        raise AccessError(f"{what} can't be a password or a token; it must be one line")
    return secret


def _entry(address: str, user: str) -> str:
    return f"{user or 'token'}@{_host(address)}"


def _host(address: str) -> str:
    _, host, port = origin_of(address)
    return host if port in (80, 443) else f"{host}:{port}"


def _called(access: Access) -> str:
    return f"password of {access.user}" if access.kind == "basic" else "token"


def _no_keyring(address: str) -> str:
    return f"the keyring can't be used for {_host(address)}; unlock it, or set a command that prints the secret"
