"""Texts that make careless reading take for ever: each a short thing over and over, made to a length.

`python -m tests.store.hostile_texts LENGTH` reads every one of them by all that understands stories.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from store.api.search import Matched
from store.api.story import Story
from store.api.views import Marks
from store.engine.fields import fields_of
from store.folder.deriver import Deriver
from store.names.name_kinds import names_by_kind
from store.related.profile import opening
from store.related.reprints import report_of
from store.related.text_changes import changed_words
from store.search.ranking import snippet
from store.themes.lexicon import load_lexicon
from store.threads.cluster.features import features_of
from tests.conftest import story

REPEATED: Mapping[str, str] = {
    "a month": "Dec ",
    "days": "on 3 May 2025 ",
    "ranges": "May to June and ",
    "weekdays": "last Monday and ",
    "numbers": "12,5:3/4.7-",
    "years": "2020-",
    "number words": "twenty two hundred and ",
    "one letter": "a",
    "one capital": "A",
    "capitals": "MAY JUNE ",
    "initials": "A.",
    "joined names": "Aa-of the A ",
    "offices": "Mr Dr President ",
    "apostrophes": "a'",
    "quotes": '."',
    "brackets": "((«“",
    "Han": "大学",
    "Hangul": "국회의원들은",
    "accents": "e\u0301\u0301\u0301\u0301",
    "verbs": "said late will be to ",
    "lines": "x\n",
    "escapes": "\x1b]",
    "digits": "1",
    "blanks": "  ",
}


def text_of(kind: str, length: int) -> str:
    """Return a text of so many characters."""
    part = REPEATED[kind]
    return (part * (length // len(part) + 1))[:length]


def names_text(length: int) -> str:
    """Return a text of thousands of different names."""
    return "".join(f"Ab{nth:x} Cd{nth:x} said. Q{nth:x}x Smith met him. " for nth in range(length // 40))


def readers() -> Mapping[str, Callable[[Story], object]]:
    """Return all that reads a story to understand or show it."""
    deriver = Deriver(load_lexicon(Path("nowhere")))
    return {
        "themes, names, dates": lambda told: fields_of(deriver.entry(told, Marks())),
        "kinds of names": names_by_kind,
        "reports": report_of,
        "features": features_of,
        "opening": opening,
        "changes": lambda told: changed_words(told, told),
        "snippet": lambda told: snippet(told, Matched(frozenset(["smith"]), "qu")),
    }


def main(length: int) -> None:
    """Read every text by every reader."""
    texts = [*(text_of(kind, length) for kind in REPEATED), names_text(length)]
    for read in readers().values():
        for text in texts:
            read(story("A text that is hard to read", "2025-05-03", text))


if __name__ == "__main__":
    main(int(sys.argv[1]))
