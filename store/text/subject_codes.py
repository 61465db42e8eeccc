"""The codes by which agencies say what news is about: the IPTC's Media Topics, and the Subject Codes before them."""

from __future__ import annotations

import re

_LONGEST = 200
_CODE = re.compile(
    r"(?:(?:https?://)?cv\.iptc\.org/newscodes/\w{5,20}/|(?:[A-Za-z]{2,12}\s?[:/#-]?\s?)?)((?:0[1-9]|1[0-7])\d{6}|2000\d{4})"
)


def subject_code(text: str) -> str:
    """Return the eight digits of a code, written as `medtop:20000344`, `IPTC 15054000`, an address or bare; nothing if it is none."""
    found = _CODE.fullmatch(text.strip()) if 8 <= len(text) <= _LONGEST else None
    return found[1] if found else ""
