"""Names of charsets as strangers give them: in headers of servers and letters, in pages and feeds."""

from __future__ import annotations

import codecs

_LONGEST = 40
_NEVER = frozenset(("idna", "mbcs", "oem", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7"))
"""What Python can decode though no text is written in it, or none that browsers read: some take their time, some hide what is said."""


def codec_of(charset: str) -> str:
    """Return what Python calls a charset that somebody names; empty if it is none that texts are written in."""
    name = charset.strip().casefold().removeprefix("x-")
    if not name or len(name) > _LONGEST:
        return ""
    try:
        found = codecs.lookup(name).name
        "".encode(found)  # some make bytes of bytes
    except (LookupError, ValueError):
        return ""
    return "" if found in _NEVER else found
