"""What a paste is, where it is no text: a web address, or the path of a file that was dropped on the terminal."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

_LONGEST = 4_096
"""Characters of an address or a path."""
_LINK = re.compile(r"https?://\S+", re.IGNORECASE)


def is_link(text: str) -> bool:
    """Return whether a text is a web address and nothing else."""
    return len(text) <= _LONGEST and _LINK.fullmatch(text.strip()) is not None


def path_in(text: str) -> str:
    """Return the path of a file or folder that a text is, quoted or not; empty if it is none. Looks at the disk."""
    line = text.strip()
    if len(line) > _LONGEST or "\n" in line or not line.startswith(("/", "~/", "'/", '"/', "file:///")):
        return ""
    try:
        words = shlex.split(line)
    except ValueError:
        words = []
    for written in (line, words[0] if len(words) == 1 else ""):
        path = Path(written.removeprefix("file://"))
        try:
            if written and path.expanduser().exists():
                return str(path)
        except (OSError, ValueError, RuntimeError):
            continue
    return ""
