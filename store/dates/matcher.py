"""All rules in the order they are tried, and where along a text they apply."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import lru_cache

from store.dates.grammar.first_tokens import LENGTH, MayBegin, beginnings
from store.dates.grammar.phrases import compiled, spelled_out
from store.dates.grammar.rule import Groups, PhraseMatch, Rule, named_groups
from store.dates.grammar.timex import Context, ReadAt, Timex, no_time, unresolved
from store.dates.lexer.token_classes import LETTERS
from store.dates.lexer.tokenizer import Tokens
from store.dates.rules import (
    calendar_days,
    clock_times,
    durations,
    eras,
    iso_forms,
    months_and_years,
    offsets,
    parts_of_spans,
    quarters,
    recurring_times,
    relative_spans,
    vague_times,
)

RULES: tuple[Rule, ...] = (
    *eras.RULES, *parts_of_spans.RULES, *offsets.RULES, *clock_times.RULES, *calendar_days.RULES, *recurring_times.NAMED,
    *iso_forms.RULES, *quarters.RULES, *months_and_years.RULES, *relative_spans.RULES, *recurring_times.COUNTED,
    *durations.RULES, *vague_times.RULES,
)  # fmt: skip
"""Every rule; where two could begin at the same word, the earlier one is asked first."""

_Trial = tuple[Callable[[str, int], "re.Match[str] | None"], Groups, Rule]
"""What tries a rule at a word, the rule's named parts, and the rule."""


@lru_cache(None)
def _trial(index: int) -> _Trial:
    """Return a rule as it is tried: compiled when a text first has words that it may begin with, as most texts need few rules."""
    pattern = compiled(RULES[index].phrase)
    return pattern.match, named_groups(pattern), RULES[index]


@lru_cache(None)
def _may_begin(index: int) -> MayBegin:
    """Return what tells whether a rule can begin with some words, asked of the rules whose first two words a text has."""
    return MayBegin(RULES[index].phrase)


class _Dispatch(dict[str, tuple[_Trial, ...]]):
    """The next words, as classes, to the rules that can begin so: most have none, and the text goes by in one look-up each."""

    def __init__(self) -> None:
        self.starts: dict[str, list[int]] = defaultdict(list)
        for index, rule in enumerate(RULES):
            for start in beginnings(spelled_out(rule.phrase), _TOLD_APART_BY):
                self.starts[start].append(index)

    def __missing__(self, words: str) -> tuple[_Trial, ...]:
        first = {index for length in range(1, _TOLD_APART_BY + 1) for index in self.starts.get(words[:length], ())}
        fitting = [index for index in sorted(first) if _may_begin(index)[words]]
        if len(self) >= _REMEMBERED:
            self.clear()
        self[words] = tuple(map(_trial, fitting))
        return self[words]


_TOLD_APART_BY = 2
"""By so many words rules are told apart at first; the others count where these fit, as few rules do in a text."""
_REMEMBERED = 20_000
"""So many rows of next words are remembered; news has a few thousand."""
_RULES_FOR = _Dispatch()


def _candidate() -> re.Pattern[str]:
    """Return the pattern of places worth a look: a word that can be a time, or the first of two that can begin one.

    Words such as "on" begin times with few others behind them, and are common: they have their own alternative.
    """
    alone = {start for start in _RULES_FOR.starts if len(start) == 1}
    behind: dict[str, set[str]] = defaultdict(set)
    for start in _RULES_FOR.starts:
        if start[0] not in alone:
            behind[start[0]].add(start[1])
    choices = [f"(?<=[{''.join(sorted(alone))}])"]
    for few in (True, False):
        firsts = {first: seconds for first, seconds in behind.items() if (len(seconds) <= _FEW) is few}
        choices.append(f"(?<=[{''.join(sorted(firsts))}])(?=[{''.join(sorted(set().union(*firsts.values())))}])")
    return re.compile(f"[{''.join(sorted(alone | set(behind)))}](?:{'|'.join(choices)})")


_FEW = 2
_CANDIDATE = _candidate()
_DEEPEST = 2
"""How deep a rule may ask for the time behind its own words, or a text of nothing else would be read over and over."""
_OF = LETTERS["of"]

Occurrence = tuple[Rule, PhraseMatch, Timex, int]
"""A rule that applies, the phrase it found, what it means, and the word after the mention."""


def _first_of(trials: tuple[_Trial, ...], tokens: Tokens, at: int, context: Context) -> Occurrence | None:
    """Return the first of some rules that applies at a word."""
    classes = tokens.classes
    for matched, groups, rule in trials:
        match = matched(classes, at)
        if match is None:
            continue
        found = PhraseMatch(tokens, match, groups)
        try:
            timex = rule.resolve(found, context)
        except (ValueError, OverflowError):  # a day beyond the years the calendar has
            continue
        if timex is not None:
            return rule, found, timex, timex.until or (found.span(timex.part)[1] if timex.part else found.end)
    return None


def _reader(tokens: Tokens, context: Context) -> ReadAt:
    """Return what reads the time that begins at a word of a text."""
    depth = 0

    def read_at(at: int) -> Timex | None:
        nonlocal depth
        if depth >= _DEEPEST or at >= len(tokens.classes):
            return None
        depth += 1
        try:
            occurrence = _first_of(_RULES_FOR[tokens.classes[at : at + LENGTH]], tokens, at, context)
        finally:
            depth -= 1
        return occurrence[2]._replace(until=occurrence[3]) if occurrence and not occurrence[2].part else None

    return read_at


def occurrences(tokens: Tokens, context: Context) -> Iterator[Occurrence]:
    """Yield the rules that apply along a text, none overlapping, with what was found and what it means."""
    classes, past = tokens.classes, 0
    context.read_at = _reader(tokens, context)
    for start in _CANDIDATE.finditer(classes):
        at = start.start()
        if at < past or not (trials := _RULES_FOR[classes[at : at + LENGTH]]):
            continue
        if occurrence := _first_of(trials, tokens, at, context):
            rule, found, timex, past = occurrence
            if classes[past : past + 1] == _OF and (whole := _torn_from(timex, past, context)):
                timex, past = unresolved("it is a part of another time in a way that is not understood"), whole.until
            yield rule, found, timex, past
    context.read_at = no_time  # or it and the text would hold each other, and stay until they are looked for


def _torn_from(timex: Timex, end: int, context: Context) -> Timex | None:
    """Return the time that a day or a longer one is said to be a part of, in a way no rule knows; None if there is none."""
    whole = context.read_at(end + 1) if timex.has_place else None
    return whole if whole and whole.has_place else None
