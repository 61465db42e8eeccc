"""Searching an archive: a line in, the best stories out, and what a screen shows of them first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import tantivy

from store.index.around import all_around, next_around
from store.index.counts import summed_up
from store.index.index import StoryIndex
from store.index.schema import entry_of
from store.index.selecting import Overlay, filtered
from store.model import StoryId
from store.search.planner import Planner
from store.views import Answer, Counts, Cursor, Found, Hit, Selection

if TYPE_CHECKING:
    from store.search.plan import Plan

Wanted = Callable[[], bool]
"""Asked between steps: whether anybody still waits for the answer."""
_LISTED = 3_000
"""Where so few stories match, all of them are looked at in time order, which counts them too."""
_TYPED = 80
"""How many of the best are ranked again while a person types."""
_SHOWN = 60
"""How many hits one can go through where the words say nothing of which is better."""


def always() -> bool:
    """Say that an answer is waited for."""
    return True


class Seeker:
    """Answers search lines from the index."""

    def __init__(
        self, index: StoryIndex, themes: Mapping[str, str], overlay: Overlay, thread: Callable[[int], Sequence[StoryId]]
    ) -> None:
        self._index = index
        self._themes = themes
        self._overlay = overlay
        self._thread = thread
        self._planner = Planner(index, themes, overlay)

    def query(self, selection: Selection) -> tantivy.Query:
        """Return which stories a selection means, in the index's terms."""
        words = self._planner.plan(selection.words).query if selection.words.strip() else None
        return filtered(selection, words, self._overlay, self._thread)

    def find(self, selection: Selection, limit: int, snippets: int) -> Found:
        """Return the stories that answer the selection's line best; the total is None if it was not counted on the way."""
        from store.search.finding import best_hits

        plan = self._planner.plan(selection.words)
        narrowed = self._narrowed(selection, plan)
        hits, total = best_hits(self._index, plan, narrowed, self._overlay, limit, snippets=snippets)
        return self._found(selection, plan, hits, total)

    def answer(self, selection: Selection, lines: int, extent: tuple[int, int], wanted: Wanted) -> Answer | None:
        """Return what a screen shows first of a search; None if nobody waits for it any more.

        `extent` is the archive's first and last day, as ordinals.
        """
        from store.search.finding import best_hits

        plan = self._planner.plan(selection.words)
        if not wanted():
            return None
        narrowed, limit = self._narrowed(selection, plan), _TYPED if plan.ranked else _SHOWN
        hits, total = best_hits(self._index, plan, narrowed, self._overlay, limit, snippets=0, candidates=limit)
        found = self._found(selection, plan, hits, total)
        if not hits:
            return Answer(found, Counts(), counted=True, place=None, start=Cursor(1, 0), rows=())
        if not wanted():
            return None
        query, best = self.query(selection), hits[0].story
        if total is not None and total <= _LISTED:
            near = all_around(self._index, query, best, lines, _LISTED)
            counts = self._overlay.corrected(self._index, query, summed_up(self._index.searcher, query, near.days))
        else:
            likely = max(1, total or int(plan.likely * self._index.searcher.num_docs))
            reach = max(1, (extent[1] - extent[0]) * lines * 2 // likely)
            near = next_around(self._index, query, best, lines, reach, extent)
            counts = Counts(near.days)
        rows = tuple(self._overlay.over(row) for row in near.rows)
        return Answer(replace(found, total=total), counts, near.whole, near.place, near.start, rows)

    def snippet(self, selection: Selection, story_id: StoryId) -> str:
        """Return the sentence of a story that answers the selection's line best."""
        from store.search.ranking import snippet

        doc = self._index.doc(story_id)
        return snippet(entry_of(doc).story, self._planner.plan(selection.words).matched) if doc else ""

    def told(self, line: str) -> str:
        """Return what a search line is understood to mean."""
        from store.query import parse, told
        from store.search.plan import theme_keys

        names = self._themes
        return told(parse(line, date.today()), lambda typed: [names[key] for key in theme_keys(typed, names)])

    def mistakes(self, line: str, *, typing: bool = False) -> tuple[str, ...]:
        """Return what of a line can't be meant as it is written; of what a person is still typing, only what can't become right."""
        from store.query import parse
        from store.query.mistakes import mistakes, typed_themes
        from store.search.plan import theme_keys

        if ":" not in line:
            return ()
        known = [text for text in typed_themes(parse(line, date.today()).tree) if theme_keys(text, self._themes)]
        return tuple(mistakes(line, date.today(), self._themes, known, typing=typing))

    def _narrowed(self, selection: Selection, plan: Plan) -> Sequence[tantivy.Query]:
        """Return the plan's ranking queries within a selection; empty if it narrows nothing."""
        if replace(selection, words="") == Selection():
            return ()
        return [filtered(selection, query, self._overlay, self._thread) for query in plan.ranking]

    def _found(self, selection: Selection, plan: Plan, hits: tuple[Hit, ...], total: int | None) -> Found:
        return Found(
            selection.words,
            hits,
            total,
            plan.matched,
            plan.corrected,
            self.told(selection.words),
            self.mistakes(selection.words, typing=True),
        )
