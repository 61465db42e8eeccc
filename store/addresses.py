"""Addresses of databases that several people share an archive in: what is one, and how one is shown, without its password."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

_SCHEMES = "postgresql://", "postgres://"
_SETTINGS = re.compile(
    r"\s*(host|hostaddr|port|dbname|user|password|passfile|service|sslmode|sslrootcert|connect_timeout|options|target_session_attrs)\s*="
)
"""How an address begins that is written as settings: `service=newsroom`, `host=db dbname=newsroom`."""
_IN_SETTINGS = re.compile(r"(?<![^\s])password\s*=\s*('(?:[^'\\]|\\.)*'?|(?:[^\s\\]|\\.)*)\s*")
_IN_QUERY = re.compile(r"(?<=[?&])password=([^&#]*)&?")
_NAMED = re.compile(r"(?<=://)([^/?#@:]*):([^/?#@]*)(?=@)")
"""A name and a password where nothing in them is taken for an end."""
_SIGNS = re.compile(r"[/?#@]")
_QUOTED = re.compile(r"""(["'])(.*?)\1""")
HIDDEN = "…"
"""What stands for what is not shown."""


def is_address(typed: str) -> bool:
    """Return whether what was typed is a database's address and no folder: `postgresql://…`, or settings as libpq takes them."""
    return typed.startswith(_SCHEMES) or (bool(_SETTINGS.match(typed)) and not Path(typed).is_dir())


def parted(address: str) -> tuple[str, str]:
    """Return an address without its password, and the password; empty if there is none, or none that can be told from the rest."""
    if not address.startswith(_SCHEMES):
        found = _IN_SETTINGS.search(address)
        return (_IN_SETTINGS.sub("", address).strip(), _plain(found[1])) if found else (address, "")
    if is_unclear(address):
        return address, ""
    named, asked = _NAMED.search(address), _IN_QUERY.search(address)
    secret = asked[1] if asked else named[2] if named else ""
    return _IN_QUERY.sub("", _NAMED.sub(r"\1", address)).rstrip("?&"), unquote(secret)


def shown(address: str) -> str:
    """Return an address as it may be shown to anybody, also where its password is written so that it can't be told from the rest."""
    clear, _ = parted(address)
    if not is_unclear(clear):
        return clear
    scheme, _, rest = clear.partition("://")
    named, _, place = rest.rpartition("@")
    return f"{scheme}://{named.partition(':')[0]}@{place}"


def without_secrets(told: str, address: str) -> str:
    """Return what was told of an address that could not be used, without what may be a part of its password."""
    secret = _unclear(address) if address.startswith(_SCHEMES) else address
    return _QUOTED.sub(lambda quoted: f'"{HIDDEN}"' if secret and _overlaps(quoted[2], secret) else quoted[0], told)


def is_unclear(address: str) -> bool:
    """Return whether an address may have a password with signs that end it, so that it can't be read."""
    return address.startswith(_SCHEMES) and bool(_unclear(address))


def _unclear(address: str) -> str:
    """Return what may be a password with signs that end it; empty if there is none."""
    rest = address.partition("://")[2]
    secret = rest.rpartition("@")[0].partition(":")[2]
    return secret if _SIGNS.search(secret) else ""


def _overlaps(part: str, secret: str) -> bool:
    return any(piece and (piece in secret or secret in piece) for piece in (part, *_SIGNS.split(part)))


def _plain(written: str) -> str:
    """Return what a value of a setting means."""
    return re.sub(r"\\(.)", r"\1", written.removeprefix("'").removesuffix("'") if written.startswith("'") else written)
