"""From what a line asks for to how it is answered: a plan is built for its tree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeGuard

from store.api.search import Matched
from store.api.views import Marks
from store.engine.field_names import TEXT
from store.engine.protocol import Engine
from store.engine.terms import EVERYTHING, NOTHING, Begins, Clause, Combined, HasAny, Scored, all_of, any_of, quietly, without
from store.query.tree import All, During, Either, How, Is, Node, Not, Query, Term, Time, terms_of, times_of
from store.search.boosts import lifted
from store.search.note_words import has_words
from store.search.plan import CANDIDATES, Plan, at_most, look_for
from store.search.theme_keys import theme_keys
from store.search.typed_word_query import plainly, worded
from store.search.typed_words import Piece, pieces, spellings_of
from store.search.word_meanings import Meaning, Meanings
from store.search.word_queries import phrase, word
from store.text.fold import fold, words
from store.timeline.marks_overlay import Overlay
from store.timeline.selection_query import days_query, marked, state_query, tag_query

Fields = tuple[str, ...]
PLACES: Mapping[str, Fields] = {
    "": TEXT,
    "title": ("title",),
    "body": ("body",),
    "place": ("where",),
    "source": ("outlet",),
    "person": ("people",),
    "name": ("named",),
    "note": ("note",),
}
"""Field of the search language to the fields of the index."""
_PUBLISHED, _SPOKEN_OF = 12.0, 2.0
"""What it counts that a story was published at a time, or speaks of it, where the words say the time."""
_USUAL_SHARE = 0.1
"""The share of the archive that is taken to have a word of which only the beginning is known."""


@dataclass(slots=True)
class PlanBuilder:
    """Turns one line's tree into a query, noting what it took the words for."""

    engine: Engine
    meanings: Mapping[tuple[str, ...], Meanings]
    """Fields of the index to what words mean in them."""
    themes: Mapping[str, str]
    """Theme key to name, of those that are hidden too."""
    overlay: Overlay
    """Marks that the index has not taken in."""
    standing: Mapping[str, str]
    """Keys of themes, with the key of the one under which their stories stand; nothing for one that is hidden."""
    loosely: frozenset[str] = frozenset()
    """Words that are taken for whole and misspelled, though they may exist, once nothing was found with them as they are."""
    terms: set[str] = field(default_factory=set)
    inside: set[str] = field(default_factory=set)
    corrected: dict[str, tuple[str, ...]] = field(default_factory=dict)
    unfinished: Term | None = None
    prefix: str = ""
    alone: bool = False
    """True if one word is all that is asked for."""
    likely: float = 1.0

    def plan(self, asked: Query) -> Plan:
        """Return how a line is answered: with all it asks for if any story has that, else more loosely, else most of it."""
        tree, self.unfinished = asked.tree, asked.unfinished
        text = [term.text for term in terms_of(tree) if term.field in ("", "title")] + [time.text for time in times_of(tree)]
        vague = asked.unfinished is not None and tree == asked.unfinished and not self._is_word(asked.unfinished)
        self.alone = isinstance(tree, Term)
        query = self.node(tree) if tree is not None else EVERYTHING
        plan = Plan(
            query,
            (query,),
            bool(text) and not (vague and not self.corrected),
            asked.sort,
            " ".join(text),
            corrected=self.corrected,
        )
        if plan.ranked and tree is not None:
            self._look(plan, tree)
        plan.likely = self.likely
        plan.matched = Matched(frozenset(self.terms), self.prefix, frozenset(self.inside))
        return plan

    def _look(self, plan: Plan, tree: Node) -> None:
        """Look for the best stories: first in titles, which is fast and where the best are, then everywhere, then loosely."""
        plan.ranking = (*self._in_titles(tree), lifted(plan.query, self._heads(tree), self.engine))
        if self._found(plan) or not any(_plain(term) for term in terms_of(tree)):
            return
        for loosely in self._looser(tree):
            self.loosely = loosely
            plan.query = self.node(tree)
            plan.ranking = (plan.query,)
            if self._found(plan):
                return
        plan.query = self._most(tree, plan.query)
        plan.ranking = (plan.query,)
        self._found(plan)

    def _looser(self, tree: Node) -> Iterator[frozenset[str]]:
        """Yield which words may be misspelled: those the archive does not have, then the rarest that it has too, then all."""
        typed = {each for term in terms_of(tree) if _plain(term) for piece in pieces(term.text) for each in _loose(piece)}
        times = {each: self.meanings[TEXT].vocabulary.frequency(each) for each in typed}
        unknown, known = (
            [each for each in typed if not times[each]],
            sorted(filter(times.get, typed), key=lambda each: times[each]),
        )
        yield from dict.fromkeys(frozenset(each) for each in (unknown, [*unknown, *known[:1]], typed) if each)

    def _found(self, plan: Plan) -> bool:
        plan.best, plan.total = look_for(self.engine, plan.ranking, CANDIDATES)
        return bool(plan.best)

    def _in_titles(self, tree: Node) -> list[Clause]:
        """Return the query that looks for a line's words in titles alone, if it has any and titles may have them."""
        nodes = tree.nodes if isinstance(tree, All) else (tree,)
        if not all(_plain(node) or isinstance(node, During | Time | Is) for node in nodes) or not any(map(_plain, nodes)):
            return []
        typed = [(node, pieces(node.text) if _plain(node) else ()) for node in nodes]
        if not all(len(each) == 1 or not _plain(node) for node, each in typed):
            return []
        query = all_of(
            self._in_title(each[0], last=node is self.unfinished) if each else self.node(node) for node, each in typed
        )
        return [query] if at_most(query, self.engine) >= CANDIDATES else []

    def _in_title(self, piece: Piece, *, last: bool) -> Clause:
        """Return the query for a word in titles, noting how common the word is in texts."""
        times = 0
        if not (piece.run or piece.parts):
            meaning = self._meaning(piece.word, TEXT, last=last)
            times = sum(self.meanings[TEXT].vocabulary.frequency(term) for term in meaning.terms)
        self.likely *= min(1.0, times / max(1, self.engine.total)) if times else _USUAL_SHARE
        return self._piece(piece, TEXT, ("title",), last=last)

    def node(self, node: Node, *, negated: bool = False) -> Clause:
        """Return the query for a part of the tree."""
        match node:
            case Term():
                return self._term(node, negated=negated)
            case During():
                return quietly(days_query(node.side, node.first, node.last))
            case Time():
                return self._time(node)
            case Is():
                return quietly(state_query(node.state, self.overlay))
            case Not():
                return without(quietly(EVERYTHING), self.node(node.node, negated=True))
            case All():
                joined = {} if negated else self._run_together(node)
                return all_of(
                    any_of([self.node(one, negated=negated), *joined.get(at, ())]) for at, one in enumerate(node.nodes)
                )
            case Either():
                return any_of(self.node(one, negated=negated) for one in node.nodes)

    def _term(self, term: Term, *, negated: bool) -> Clause:
        if term.field == "theme":
            return self._theme(term, negated=negated)
        if term.field == "tag":
            return tag_query(fold(term.text), self.overlay, unfinished=term is self.unfinished)
        if term.field == "note":
            return self._note(term, negated=negated)
        if term.how is How.START:
            return Begins("key", " ".join(words(term.text)))
        return self._worded(term, negated=negated)

    def _worded(self, term: Term, *, negated: bool) -> Clause:
        """Return the query for a term's words where its field has them."""
        fields, typed = PLACES[term.field], pieces(term.text)
        if not typed:
            return EVERYTHING
        if term.field == "person" and self._is_nobody(typed):
            fields = PLACES["name"]
        if not negated:
            self.terms.update(piece.word for piece in typed if not piece.run)
            self.inside.update(piece.word for piece in typed if piece.run)
        vocabulary = self.meanings[fields].vocabulary
        if term.how is not How.FORGIVING:
            ways = spellings_of(typed, vocabulary.splits, lambda joined: vocabulary.frequency(joined) > 0)
            return any_of(phrase(way, fields) for way in ways)
        if negated:
            return all_of(plainly(piece, self.meanings[fields], fields) for piece in typed)
        return all_of(
            self._piece(piece, fields, fields, last=term is self.unfinished and at == len(typed) - 1)
            for at, piece in enumerate(typed)
        )

    def _note(self, term: Term, *, negated: bool) -> Clause:
        """Return the query for words of the person's notes, those of this sitting among them."""
        forgiving, unfinished = term.how is How.FORGIVING and not negated, term is self.unfinished
        typed, together = words(term.text), term.how is How.PHRASE
        kept = self._worded(term, negated=negated)

        def holds(marks: Marks) -> bool:
            return has_words(typed, marks.note, forgiving=forgiving, unfinished=unfinished, together=together)

        return marked(kept, holds, self.overlay)

    def _is_nobody(self, typed: Sequence[Piece]) -> bool:
        """Return whether names have a word that no person's has: then it is looked for among all of them, such as a bank's."""
        people, all_names = (self.meanings[PLACES[name]].vocabulary for name in ("person", "name"))
        return any(all_names.frequency(each.word) and not people.frequency(each.word) for each in typed)

    def _piece(self, piece: Piece, known: Fields, fields: Fields, *, last: bool) -> Clause:
        """Return the query for one word in some fields, which means what it means in those where it is `known`."""
        return worded(
            piece,
            self.meanings[known].vocabulary,
            fields,
            lambda each, end: self._meaning(each, known, last=last and end),
            last=last,
            loosely=not self.loosely.isdisjoint(piece.all),
        )

    def _meaning(self, typed: str, fields: tuple[str, ...], *, last: bool) -> Meaning:
        meanings = self.meanings[fields]
        meaning = meanings.of(typed, unfinished=last and typed not in self.loosely, loosely=typed in self.loosely)
        if self.alone and meaning.corrected:
            meaning = meanings.alone(meaning)
        self.terms.update(meaning.terms, meaning.parts)
        self.prefix = meaning.prefix or self.prefix
        if meaning.corrected and meaning.heads:
            heads = tuple(head for head in meaning.heads if head != typed)
            self.corrected[typed] = heads or tuple(term for term in meaning.terms if term != typed)[:2]
        return meaning

    def _time(self, time: Time) -> Clause:
        """Return the query for a time among the words: best what has them in its title, then what was published then."""
        typed = pieces(time.text)
        if len(typed) == 1:
            self.terms.add(typed[0].word)
        of = (("on", _PUBLISHED), ("about", _SPOKEN_OF))
        published = [Scored(days_query(side, time.first, time.last), worth) for side, worth in of]
        return any_of([*(phrase(way, TEXT) for way in spellings_of(typed, lambda _: (), lambda _: False)), *published])

    def _theme(self, term: Term, *, negated: bool) -> Clause:
        keys = theme_keys(term.text, self.themes)
        if not keys:
            return self._term(Term(term.text, term.how), negated=negated)
        standing = list(dict.fromkeys(filter(None, (self.standing.get(key, key) for key in keys))))
        return quietly(HasAny("theme", standing)) if standing else NOTHING

    def _run_together(self, node: All) -> dict[int, list[Clause]]:
        """Return, by place, queries for neighbours that the archive writes as one word: `block chain`."""
        found: dict[int, list[Clause]] = {}
        for at, (one, other) in enumerate(pairwise(node.nodes)):
            if _plain(one) and _plain(other):
                joined = self.meanings[TEXT].pair("".join(words(one.text)), "".join(words(other.text)))
                if joined:
                    self.terms.add(joined)
                    for place in (at, at + 1):
                        found.setdefault(place, []).append(word(joined, TEXT, 0.8))
        return found

    def _heads(self, tree: Node | None) -> list[tuple[str, ...]]:
        """Return for each plain word of a line what it was most likely meant to be; nothing for what is several words."""
        nodes = tree.nodes if isinstance(tree, All) else ()
        typed = [(node, pieces(node.text)) for node in nodes if _plain(node)]
        return [
            self._meaning(each[0].word, TEXT, last=node is self.unfinished).heads
            if len(each) == 1 and not (each[0].run or each[0].parts)
            else ()
            for node, each in typed
        ]

    def _most(self, tree: Node | None, query: Clause) -> Clause:
        """Return a query for most of the words where no story has them all; what is no word must still be so."""
        if not isinstance(tree, All):
            return query
        wanted = [self.node(node) for node in tree.nodes if _plain(node)]
        must = [self.node(node) for node in tree.nodes if not _plain(node)]
        if len(wanted) < 2:
            return query
        most = Combined(some=wanted, at_least=max(1, 2 * len(wanted) // 3))
        return all_of([most, *must])

    def _is_word(self, term: Term) -> bool:
        typed = pieces(term.text)
        if len(typed) != 1 or typed[0].parts:
            return True
        return bool(self.meanings[TEXT].vocabulary.frequency(typed[0].word)) and len(typed[0].word) > 2


def _loose(piece: Piece) -> tuple[str, ...]:
    """Return what of a word may be misspelled."""
    return () if piece.run else piece.parts or (piece.word,)


def _plain(node: Node) -> TypeGuard[Term]:
    return isinstance(node, Term) and node.how is How.FORGIVING and not node.field
