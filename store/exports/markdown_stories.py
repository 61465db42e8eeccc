"""Stories as one file of Markdown, one after another, each with its front matter; they come in again unchanged."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, BinaryIO

import yaml

from store.api.views import MarkedStory
from store.exports.about import About
from store.exports.plain_story import flat_story

_SIGNS = re.compile(r"([\\`*_\[\]<>&~|])")
"""What means something in Markdown wherever it stands."""
_OPENING = re.compile(r"(?:[#+\-=]|\d+(?=[.)]))")
"""What means something in Markdown where a line begins: a heading, a list, a line across."""
_WIDEST = 1 << 30
_Dumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def write(stories: Iterable[MarkedStory], about: About, out: BinaryIO) -> None:  # noqa: ARG001 - a story tells of itself alone
    """Write stories one after another."""
    between = b""
    for one in stories:
        out.write(between + story_in_markdown(one))
        between = b"\n"


def story_in_markdown(one: MarkedStory) -> bytes:
    """Return a story as Markdown: all of its fields and marks as front matter, then its title as a heading, and its text."""
    fields = flat_story(one)
    body = fields.pop("body", [])
    front = yaml.dump(fields, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDEST)
    heading = _SIGNS.sub(r"\\\1", one.story.title).replace("#", "\\#")
    paragraphs = [f"\n{_paragraph(text)}\n" for text in body]
    return f"---\n{front}---\n\n# {heading}\n{''.join(paragraphs)}".encode()


def _paragraph(text: str) -> str:
    """Return a paragraph, which is one line, with a backslash before whatever Markdown would take for a sign."""
    if not text:
        return "<!-- -->"
    escaped = _SIGNS.sub(r"\\\1", text)
    opening = _OPENING.match(escaped)
    if opening is None:
        return escaped
    end = opening.end()
    return f"\\{escaped}" if not opening[0].isdigit() else f"{escaped[:end]}\\{escaped[end:]}"
