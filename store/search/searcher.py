"""Searching an archive: a line in, the best stories out, and what a screen shows of them first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from store.api.search import Answer, Found, Hit
from store.api.story import StoryId
from store.api.views import Counts, Cursor, Selection, StoryRow
from store.engine.protocol import Engine
from store.engine.terms import EVERYTHING, Clause
from store.search.plan_cache import PlanCache
from store.timeline.marks_overlay import Overlay
from store.timeline.selection_query import filtered

if TYPE_CHECKING:
    from concurrent.futures import Future

    from store.api.search import Completion
    from store.search.known_values import KnownValues
    from store.search.plan import Plan

Wanted = Callable[[], bool]
"""Asked between steps: whether anybody still waits for the answer."""
_SOON_COUNTED = 100_000
"""Up to so many matches are counted before the first of them are shown: that takes a few milliseconds."""
_TYPED = 80
"""How many of the best are ranked again while a person types."""
_SHOWN = 60
"""How many hits one can go through where the words say nothing of which is better."""


def always() -> bool:
    """Say that an answer is waited for."""
    return True


class Searcher:
    """Answers search lines from an engine."""

    def __init__(
        self,
        engine: Engine,
        themes: Mapping[str, str],
        overlay: Overlay,
        thread: Callable[[int], Sequence[StoryId]],
        counts: Callable[[Selection], Counts],
        standing: Mapping[str, str],
        typed: Callable[[], object] = always,
    ) -> None:
        """`themes` are keys and names of all themes; `standing` has for each that under which its stories stand, if there is one.

        `typed` is told of every key of a search.
        """
        self._typed = typed
        self._engine = engine
        self._every = themes
        self._themes = {key: name for key, name in themes.items() if standing.get(key)}
        self._overlay = overlay
        self._thread = thread
        self._counts = counts
        self._planner = PlanCache(engine, themes, overlay, standing)
        self._known: KnownValues | None = None
        self._reaches: tuple[int, tuple[int, int]] | None = None

    def query(self, selection: Selection) -> Clause:
        """Return which stories a selection means, as a query."""
        words = self._planner.plan(selection.words).query if selection.words.strip() else None
        return filtered(selection, words, self._overlay, self._thread)

    def find(self, selection: Selection, limit: int = 200, snippets: int = 20) -> Found:
        """Return the stories that answer the selection's line best."""
        from store.search.best_hits import best_hits

        plan = self._planner.plan(selection.words)
        narrowed = self._narrowed(selection, plan)
        hits, total = best_hits(self._engine, plan, narrowed, self._overlay, limit, snippets=snippets)
        return self._found(selection, plan, hits, self._counts(selection).total if total is None else total)

    def answer(self, selection: Selection, lines: int, wanted: Wanted = always, *, daily: bool = False) -> Answer | None:
        """Return what a screen shows of a search; None if nobody waits for it any more."""
        from store.search.best_hits import best_hits
        from store.timeline.around import all_around, next_around

        self._typed()
        plan = self._planner.plan(selection.words)
        if not wanted():
            return None
        months = self._months(selection, plan)
        narrowed, limit = self._narrowed(selection, plan), _TYPED if plan.ranked else _SHOWN
        hits, total = best_hits(self._engine, plan, narrowed, self._overlay, limit, snippets=0, candidates=limit)
        found = self._found(selection, plan, hits, total)
        if not hits:
            return Answer(found, Counts(), counted=True, daily=True, cursor=None, start=Cursor(1, 0), rows=())
        if not wanted():
            return None
        query, best = self.query(selection), hits[0].story
        extent = self._extent()
        if total is not None and total <= self._engine.listed:
            near = all_around(self._engine, query, best, lines, total)
            counts = Counts(near.days, {}, sum(near.days.values()), near.unread)
            counts = self._overlay.corrected(self._engine, query, counts)
            return self._answer(found, counts, near.rows, (near.cursor, near.start), daily=True)
        likely = max(1, total or int(plan.likely * self._engine.total))
        reach = max(1, (extent[1] - extent[0]) * lines * 2 // likely)
        near = next_around(self._engine, query, best, lines, reach, extent)
        rows = tuple(map(self._overlay.over, near.rows))
        answer = Answer(found, Counts(near.days), counted=False, daily=False, cursor=near.cursor, start=near.start, rows=rows)
        if not months or not rows:
            return answer
        return self._counted(selection, answer, months.result, daily=daily) if wanted() else None

    def count(self, selection: Selection, answer: Answer, *, daily: bool = False) -> Answer:
        """Return an answer with all stories counted that match, where so far only those around the best one were looked at."""
        query = self.query(selection)
        return self._counted(selection, answer, lambda: self._engine.counts_by_month(query), daily=daily)

    def _counted(self, selection: Selection, answer: Answer, months: Callable[[], Counts], *, daily: bool) -> Answer:
        from store.timeline.spread import needs_days, spread_around

        query, best, extent = self.query(selection), answer.found.hits[0].story.id, self._extent()
        which = next((nth for nth, row in enumerate(answer.rows) if row.id == best), 0)
        spread = spread_around(self._engine, query, answer.rows, which, extent, months, daily=daily or needs_days(extent))
        counts = self._overlay.corrected(self._engine, query, spread.counts)
        return self._answer(answer.found, counts, answer.rows, (spread.cursor, spread.start), daily=spread.daily)

    def snippet(self, selection: Selection, story_id: StoryId) -> str:
        """Return the sentence of a story that answers the selection's line best."""
        from store.search.ranking import snippet

        stored = self._engine.get(story_id)
        return snippet(stored.story, self._planner.plan(selection.words).matched) if stored else ""

    def describe(self, line: str) -> str:
        """Return what a search line is understood to mean."""
        from store.query import described, parse
        from store.search.theme_keys import theme_keys

        def named(typed: str) -> list[str]:
            meant = theme_keys(typed, self._every)
            return [self._every[key] for key in meant if key in self._themes] or [self._every[key] for key in meant]

        return described(parse(line, date.today()), named)

    def mistakes(self, line: str) -> Sequence[str]:
        """Return what of a search line can't be meant as it is written, each in one sentence."""
        return self._mistakes(line, typing=False)

    def complete(self, line: str, cursor: int) -> Sequence[Completion]:
        """Return what may be put at a place of a search line, the likeliest first."""
        from store.query.completion import completions
        from store.search.known_values import KnownValues

        known = self._known
        if known is None or known.generation != self._engine.generation:
            known = self._known = KnownValues(
                self._engine, self._engine.generation, self._themes, self._counts(Selection()).themes
            )
        return completions(line, cursor, known.of, date.today())

    def _mistakes(self, line: str, *, typing: bool) -> tuple[str, ...]:
        """Return the mistakes of a line; of what a person is still typing, only what can't become right."""
        if ":" not in line:
            return ()
        from store.query import parse
        from store.query.mistakes import mistakes, typed_themes
        from store.search.theme_keys import theme_keys

        meant = {text: theme_keys(text, self._every) for text in typed_themes(parse(line, date.today()).tree)}
        known = [text for text, keys in meant.items() if not self._themes.keys().isdisjoint(keys)]
        hidden = {text: (keys[0], self._every[keys[0]]) for text, keys in meant.items() if keys and text not in known}
        return tuple(mistakes(line, date.today(), self._themes, known, hidden, typing=typing))

    def _answer(
        self, found: Found, counts: Counts, rows: Sequence[StoryRow], places: tuple[Cursor, Cursor], *, daily: bool
    ) -> Answer:
        """Return an answer that tells how many match in all."""
        shown = tuple(map(self._overlay.over, rows))
        found = replace(found, total=counts.total)
        return Answer(found, counts, counted=True, daily=daily, cursor=places[0], start=places[1], rows=shown)

    def _months(self, selection: Selection, plan: Plan) -> Future[Counts] | None:
        """Have all matches of a search counted by month while the best of them are looked at, if they are neither few nor very many."""
        from store.timeline.around import meanwhile

        likely = plan.likely * self._engine.total if plan.total is None else plan.total
        if likely > _SOON_COUNTED or (plan.total is not None and plan.total <= self._engine.listed):
            return None
        query = self.query(selection)
        if not self._engine.counts_soon(query, beside=True):
            return None
        return meanwhile(lambda: self._engine.counts_by_month(query))

    def _extent(self) -> tuple[int, int]:
        """Return the archive's first and last day, those of folded reports among them, for a search finds these too."""
        generation = self._engine.generation
        if self._reaches is None or self._reaches[0] != generation:
            extent = self._engine.extent(EVERYTHING)
            self._reaches = generation, (extent.first, extent.last)
        return self._reaches[1]

    def _narrowed(self, selection: Selection, plan: Plan) -> Sequence[Clause]:
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
            self.describe(selection.words),
            self._mistakes(selection.words, typing=True),
        )
