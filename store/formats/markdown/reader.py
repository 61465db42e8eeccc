"""Markdown: stories that Dateline wrote, notes with or without front matter, and news text in a file of that name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date

from store.api.changes import Refused
from store.api.errors import StoryError
from store.formats.decode import decode, glance, may_be_text
from store.formats.source import OpenSource, Read, ReadStory, Sureness, UnreadableError
from store.text.clean import clean_text

name = "Markdown"
suffixes = (".md", ".markdown", ".mdown")

_OWN = re.compile(rb"(?:\xef\xbb\xbf)?\s*---[ \t]*\r?\ndateline: *['\"]?1\b")
_HEAD = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:---[ \t]*\r?\n(?:#[^\n]*\n)*[\w\"'][\w .\"'-]*:(?:\s|$)|\+\+\+[ \t]*\r?\n[\w\"'][\w .\"'-]*\s*=)"
)
_TITLED = re.compile(rb"(?:\xef\xbb\xbf)?\s*# [^\n]{3,300}\r?\n\s*\n")
"""A heading that stands first."""
_PARTS = re.compile(r"^# ", re.MULTILINE)
_BENEATH = 2_000
"""Characters beneath a heading among which a story says when or where it was published."""
_MOST_LINES = 80_000
"""Lines of a note that are read: each may be a paragraph of its own, and takes time and memory."""
_HEADING = re.compile(r"^ {0,3}#{1,6} +\S", re.MULTILINE)
_NOTE_SIGNS = re.compile(r"\[\[[^\[\]\n]+\]\]|^ {0,3}(?:```|~~~)|^> ?\[!|^[ \t]*[-*] \[[ xX]\] ", re.MULTILINE)
"""What stands in notes, and in no text that was copied from a page: wiki links, code, callouts, tasks."""


def sniff(beginning: bytes) -> Sureness:
    """Return that front matter is a sign of Markdown, and that any text may be Markdown."""
    if not may_be_text(beginning):
        return Sureness.NO
    if _OWN.match(beginning):
        return Sureness.CERTAIN
    return Sureness.LIKELY if _HEAD.match(beginning) or _TITLED.match(beginning) else Sureness.POSSIBLE


def read(source: OpenSource) -> Iterator[Read]:
    """Yield the stories of a Markdown file: those that Dateline wrote, or the one that a note is. Raises UnreadableError."""
    from store.formats.markdown.front_matter import split  # what reads notes is not loaded to see that something is none
    from store.formats.markdown.note import read_note
    from store.formats.markdown.obsidian import plain_links
    from store.formats.markdown.own_form import is_own_form, read_own_form
    from store.formats.news_text.file_lines import lines_of
    from store.formats.news_text.reader import read_text

    if is_own_form(clean_text(glance(source.beginning()))):
        with closing(lines_of(source)) as lines:
            yield from read_own_form(lines, source.name)
        return
    text = decode(source.whole())
    if not text.strip():
        raise UnreadableError("it is empty; a story is a headline and its text")
    if is_own_form(text):
        yield from read_own_form(text.split("\n"), source.name)
        return
    kind, *_ = split(text)
    if not kind and not _HEADING.search(text) and not _NOTE_SIGNS.search(text):
        copied = list(read_text(plain_links(text), source.name, source.kept))
        if source.name == "-" or any(isinstance(one, ReadStory) for one in copied):
            yield from copied
            return
    for line, part in _parts(text, source.kept.first_day) if not kind else [(1, text)]:
        if part.count("\n") > _MOST_LINES:
            told = f"it has more than {_MOST_LINES:,} lines, which is no note; split it and add the parts"
            yield Refused(source.name, line if line > 1 else 0, told)
            continue
        try:
            yield replace(read_note(part, source), line=line)
        except StoryError as error:
            yield Refused(source.name, line if line > 1 else 0, error.reason)


def _parts(text: str, latest: date) -> list[tuple[int, str]]:
    """Return the stories of a note with their lines: one, or each beneath its own heading if each says when or where it was published."""
    starts = [match.start() for match in _PARTS.finditer(text)]
    if len(starts) < 2 or text[: starts[0]].strip():
        return [(1, text)]
    parts = [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    if not all(_is_news(part, latest) for part in parts):
        return [(1, text)]
    return [(text.count("\n", 0, start) + 1, part) for start, part in zip(starts, parts, strict=True)]


def _is_news(part: str, latest: date) -> bool:
    """Return whether a day or a dateline stands right beneath a heading."""
    from store.formats.news_text.datelines import dateline
    from store.formats.news_text.publication_lines import publication

    lines = [line.strip() for line in part[:_BENEATH].split("\n")[1:] if line.strip()]
    return any(publication(line, latest) or dateline(line) for line in lines[:3])
