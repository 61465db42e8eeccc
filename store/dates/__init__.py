"""Dates as people write them: in what they type (`spans`), and in the stories they read (`find_dates`).

`lexer` cuts a text into classed tokens, over which `grammar` says how a rule is written; `rules` hold one family of times a file,
`anchoring` finds the day that is meant, `gregorian` knows the calendar and its TIMEX3 values. `matcher` applies the rules, `filters`
refuse what only looks like a time, `modifiers` and `ranges` add the words and times beside it. `tagger` finds times as words
(`word_mention`), which is all that an import needs, and makes `mention`s of them where somebody asks for their letters.
`story_dates` does so for all parts of a story, `index_terms` for the index.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.dates.mention import DateMention, Kind, Mod, Side
    from store.dates.tagger import find_dates

VERSION = 4
"""The version of the rules: raised with every change of what is found, so that what was derived by older ones is derived anew."""
__all__ = ["VERSION", "DateMention", "Kind", "Mod", "Side", "find_dates"]


def __getattr__(name: str) -> object:
    """Load the rules when they are first asked for: they are not needed on the way to the first painted screen."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from store.dates import mention, tagger

    return getattr(tagger if name == "find_dates" else mention, name)
