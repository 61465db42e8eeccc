"""Stories as Dateline writes them in Markdown: what went out comes back unchanged, marks included, also after edits by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from store.api.changes import Refused
from store.api.errors import StoryError
from store.api.story import Story
from store.api.views import Marks
from store.formats.markdown.blocks import Block, BlockKind, blocks, html_text
from store.formats.markdown.front_matter import split, yaml_table
from store.formats.source import Read, ReadStory
from store.identity.ids import base_id
from store.text.clean import clean_line, clean_text

_BEGINNING = re.compile(r"^---[ \t]*\ndateline: *['\"]?1['\"]?[ \t]*\n", re.MULTILINE)
"""How each story of a file begins; in a body these lines can't stand, as Markdown's signs are escaped there."""
_EMPTY = "<!-- -->"
"""Stands for a paragraph without text."""
_FLAGS = ("undated", "derived")
_WHY = "Dateline wrote it"


def is_own_form(text: str) -> bool:
    """Return whether a text holds stories as Dateline writes them."""
    return _BEGINNING.match(text.lstrip()) is not None


def read_own_form(text: str, file: str) -> Iterator[Read]:
    """Yield the stories of a file that Dateline wrote; one that can't be a story any more is refused with its line."""
    starts = [match.start() for match in _BEGINNING.finditer(text)]
    line, at = 1, 0
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        line, at = line + text.count("\n", at, start), start
        yield _read(text[start:end], file, line)


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
