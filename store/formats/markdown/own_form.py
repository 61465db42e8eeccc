"""Stories as Dateline writes them in Markdown: what went out comes back unchanged, marks included, also after edits by hand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from store.api.changes import Refused
from store.api.errors import StoryError
from store.api.story import Story
from store.api.views import Marks
from store.formats.markdown.blocks import Block, BlockKind, blocks, html_text
from store.formats.markdown.front_matter import split, yaml_table
from store.formats.source import Read, ReadStory, UnreadableError
from store.identity.ids import base_id
from store.text.clean import clean_line, clean_text

_RULE = re.compile(r"---[ \t]*")
_VERSION = re.compile(r"dateline: *['\"]?1['\"]?[ \t]*")
"""How each story of a file begins: a rule and this line; in a body they can't stand, as Markdown's signs are escaped there."""
_LONGEST, _LINE = 16_000_000, 40
"""Characters of the longest story, and how many of them a line counts for beside its own: lines too take memory."""
_EMPTY = "<!-- -->"
"""Stands for a paragraph without text."""
_FLAGS = ("undated", "derived")
_WHY = "Dateline wrote it"


def is_own_form(text: str) -> bool:
    """Return whether a text, which may be cut anywhere behind its first lines, holds stories as Dateline writes them."""
    first, _, rest = text.lstrip().partition("\n")
    second, ended, _ = rest.partition("\n")
    return bool(ended and _RULE.fullmatch(first) and _VERSION.fullmatch(second))


def read_own_form(lines: Iterable[str], file: str) -> Iterator[Read]:
    """Yield the stories of a file that Dateline wrote, one by one; one that can't be a story any more is refused with its line.

    The lines are cleaned here. Raises UnreadableError where a story does not end.
    """
    for line, text in _parts(lines):
        yield _read(text, file, line)


def _parts(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Yield the text of each story as its last line has come, with the line it begins on."""
    held, length, begun = list[str](), 0, 0
    for number, raw in enumerate(lines, 1):
        line = raw if raw.isprintable() else clean_text(raw)
        if held and _VERSION.fullmatch(line) and _RULE.fullmatch(held[-1]):
            rule = held.pop()
            if held:
                yield begun, "\n".join([*held, ""])
            held, length, begun = [rule], 0, number - 1
        elif not held:
            line = line.lstrip()  # nothing but blanks stands above the first story
        if line or held:
            held.append(line)
            length += len(line) + _LINE
        if length > _LONGEST:
            raise UnreadableError("from here on it is one story that does not end; split it and add the parts", begun)
    if held:
        yield begun, "\n".join(held)


def _read(text: str, file: str, line: int) -> Read:
    _, head, body, _ = split(text, len(text))
    try:
        table = yaml_table(head)
    except ValueError as error:
        return Refused(file, line, f"its front matter can't be read: {error}; mend it there")
    values: dict[str, Any] = {str(name): _cleaned(value) for name, value in table.items()}
    values |= {name: values.get(name) == "true" for name in _FLAGS}
    values["body"] = _paragraphs(body)
    try:
        values.setdefault("id", base_id(values["title"]) if isinstance(values.get("title"), str) else "-")
        return ReadStory(Story.from_json(values), line, file, _WHY, _marks(values, table), kept="id" in table)
    except StoryError as error:
        return Refused(file, line, f"its {error.field} can't be read: {error.reason}")


def _paragraphs(body: str) -> list[str]:
    """Return the paragraphs beneath the title, which stands in the front matter too."""
    found = list(blocks(body))
    if found and found[0].level:
        del found[0]
    return ["" if block.text == _EMPTY else _words(block) for block in found]


def _words(block: Block) -> str:
    return html_text(block.text) if block.kind is BlockKind.HTML else block.text


def _marks(values: Mapping[str, Any], table: Mapping[Any, object]) -> Marks:
    tags, note = values.get("tags"), table.get("note")
    return Marks(
        read=values.get("read") == "true",
        starred=values.get("starred") == "true",
        theme=text if isinstance(text := values.get("theme"), str) else "",
        tags=tuple(tag for tag in tags if isinstance(tag, str)) if isinstance(tags, list) else (),
        note=clean_text(note) if isinstance(note, str) else "",
    )


def _cleaned(value: object) -> object:
    if isinstance(value, list):
        return [_cleaned(item) for item in value if not isinstance(item, list)]
    if isinstance(value, dict):
        return {str(name): clean_line(text) for name, text in value.items() if isinstance(text, str)}
    return clean_line(value) if isinstance(value, str) else value
