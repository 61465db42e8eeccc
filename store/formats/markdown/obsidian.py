"""What Obsidian and its like write in notes beyond Markdown: links between notes, tags, embeds, comments and callouts."""

from __future__ import annotations

import re
from collections.abc import Iterator

_FENCE = re.compile(r" {0,3}(```|~~~)")
_COMMENT = re.compile(r"%%[^%\n]*%%")
_EMBED = re.compile(r"!\[\[[^\[\]\n]*\]\]")
_WIKI_LINK = re.compile(r"\[\[([^\[\]|\n]*)(?:\|([^\[\]\n]*))?\]\]")
_BLOCK_ID = re.compile(r"(?:^|\s)\^[\w-]+\s*$")
_HIGHLIGHT = re.compile(r"==([^=\n]+)==")
_FOOTNOTE = re.compile(r"^\[\^[^\]\s]{1,60}\]:\s*|\[\^[^\]\s]{1,60}\]")
_TAG = re.compile(r"(?<![\w#&/])#([\d/-]*+[^\W\d][\w/-]*+)")
_ONLY_TAGS = re.compile(r"\s*(?:[-*]\s+)?(?:tags?:\s*)?(?:#[\d/-]*+[^\W\d][\w/-]*+[\s,]*+)++", re.IGNORECASE)
_CALLOUT = re.compile(r"\[![\w -]{1,40}\][+-]?\s*")
_LINK = re.compile(r"!?\[([^\[\]\n]{0,500})\]\((?:[^()\n]|\([^()\n]*\)){0,2000}\)")
_EMPHASIS = re.compile(r"(?<!\w)(\*\*|__)(?=\S)([^*_\n]+?)(?<=\S)\1(?!\w)")


def plain_markdown(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a note in Markdown alone, and the tags that stand in it: links by their words, without embeds and comments."""
    tags: dict[str, None] = {}
    lines = list(_lines(_COMMENT.sub("", text), tags))
    return "\n".join(lines), tuple(tags)


def linked_text(text: str) -> str:
    """Return a line with the words of its links between notes."""
    return _WIKI_LINK.sub(lambda match: match[2] or match[1].partition("#")[0] or match[1].strip("#"), text)


def without_callout(text: str) -> str:
    """Return the first line of a quotation without the sign that makes it a callout."""
    return _CALLOUT.sub("", text, count=1) if text.startswith("[!") else text


def plain_links(text: str) -> str:
    """Return a text with links by their words, without pictures and without signs of emphasis; its lines stay."""
    return _EMPHASIS.sub(r"\2", _LINK.sub(lambda match: "" if match[0][0] == "!" else match[1], text))


def _lines(text: str, tags: dict[str, None]) -> Iterator[str]:
    fence, hidden = "", False
    for line in text.split("\n"):
        if line.startswith("%%") and not fence:
            hidden = not hidden
            continue
        if hidden:
            hidden = not line.rstrip().endswith("%%")
            continue
        if match := _FENCE.match(line):
            fence = "" if match[1] == fence else fence or match[1]
        if fence:
            yield line
            continue
        line = linked_text(_EMBED.sub("", line))
        tags.update(dict.fromkeys(_TAG.findall(line)))
        line = _HIGHLIGHT.sub(r"\1", _FOOTNOTE.sub("", _BLOCK_ID.sub("", line)))
        yield "" if _ONLY_TAGS.fullmatch(line) else line
