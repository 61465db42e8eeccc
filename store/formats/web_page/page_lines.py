"""Lines within an article that are no part of it: pointers to other stories, and what the page says of itself, its writers and readers."""

# ruff: noqa: E501 - tables of words and patterns read best in long lines
from __future__ import annotations

import re

_LONGEST = 320
_OTHER_STORY = re.compile(
    r"""(?:\W*(?:read|see|watch|listen|also|click)\s+(?:also|more|next|here|this) | related | see\s+also | more\s+from | more\s+on | don['’]?t\s+miss | must\s+read
    | recommended | also\s+read | read | watch | lesen\s+sie\s+auch | lire\s+aussi | lea\s+también | leia\s+também | leggi\s+anche | читайте\s+также)\s*[:|–—-]\s*\S""",
    re.IGNORECASE | re.VERBOSE,
)
_PAGE = re.compile(
    r"""(?:
      follow\s+(?:us|\w+(?:\s\w+){0,3}|@\w+|the\s.{3,40})\s+on\b | follow\s+@
    | e-?mail\s+(?:\w+\s){1,3}at\s | (?:e-?mail|contact|write\s+to|reach)\s+.{3,60}\s(?:at|on)\s+(?:\S+@|@|https?:|twitter)
    | (?:have|got)\s+a\s+(?:news\s+)?(?:tip|story|question)
    | comments?(?:\s+are\s+closed)?\W*$ | \d*\s*comments?$ | leave\s+a\s+(?:reply|comment) | tell\s+us\s+what | (?:loading|view)\s+comments
    | (?:want\s+to\s+)?join\s+the\s+(?:discussion|conversation) | feel\s+free\s+to\s+contribute | you\s+must\s+(?:be\s+)?log
    | (?:source|sources|quelle|fonte|fuente)\s*: .{2,80}$ | filed\s+under\b
    | (?:©|\(c\)|copyright\b) | (?:this|the)\s+copy\s+is\s+for\s+your\s+personal
    | (?:updated|published|posted)\s+(?:at|on)\s.{4,40}$
    | (?:an\s+)?error\s+has\s+occurred | thank\s+you\W*$ | this\s+article\s+has\s+been\s+sent
    | (?:additional\s+)?reporting\s+by | .{3,60}\scontributed\s+to\s+this\s+(?:report|story|article)\.?$
    | (?:more|full)\s+(?:ap\s+)?(?:\w+\s+){0,3}(?:coverage|news|\w{2,4})\s*:\s*https?:
    | (?:\w+\s+){0,2}(?:image|photo|picture|video)\s+credits?\s*: | originally\s+published\b | contributing\s*:\s | with\s+(?:\w+\s+){0,2}wires?\W*$
    | (?:tempo\s+de\s+leitura|tiempo\s+de\s+lectura|temps\s+de\s+lecture|lesezeit|lesedauer|tempo\s+di\s+lettura|время\s+чтения|okuma\s+süresi)\b.{0,40}$
    | click\s+here\b | .{0,40}\bsubscribe\s+(?:to|now|here)\b.{0,80}$
    )""",
    re.IGNORECASE | re.VERBOSE,
)


def names_other_story(line: str) -> bool:
    """Return whether a line begins as pointers to other stories do."""
    return bool(_OTHER_STORY.match(line))


def speaks_of_page(line: str) -> bool:
    """Return whether a line speaks of the page, its writers or its readers, not of the news."""
    return len(line) <= _LONGEST and bool(_PAGE.match(line))
