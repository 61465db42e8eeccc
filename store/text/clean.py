"""Cleaning: taking out of a text what could steer a terminal, and nothing that a reader would see."""

from __future__ import annotations

import re

_ESCAPES = re.compile(
    r"\x1b\][^\x07\x1b\x9c\n]*(?:\x07|\x1b\\|\x9c)?"  # OSC: titles, links, clipboards
    r"|\x1b[PX^_][^\x1b\x9c\n]*(?:\x1b\\|\x9c)?"  # DCS, SOS, PM, APC strings
    r"|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?"  # CSI: colours, cursor, modes
    r"|\x1b[ -/]*[0-~]?"  # anything else that starts with ESC
)
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")
"""Single characters that can steer a terminal, or turn the direction of what follows; tabs and line breaks apart."""


def clean_text(text: str) -> str:
    """Return a text without escape sequences, control characters, bidirectional overrides and half characters; line breaks stay."""
    if text.isprintable():
        return text
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join([line if line.isprintable() else _without_steering(line) for line in text.split("\n")])


def clean_line(text: str) -> str:
    """Return a cleaned text as one line: every run of white space is one space."""
    if text.isprintable():  # nothing in it steers, and all its white space is plain blanks
        return text.strip() if "  " not in text else " ".join(text.split())
    return " ".join(clean_text(text).split())


def _without_steering(line: str) -> str:
    """Return a line without what steers a terminal; none of it reaches from one line into the next."""
    if "\x1b" in line or "\x9b" in line:
        line = _ESCAPES.sub("", line)
    return STEERING.sub("", line)
