"""Reprints: when two stories are the same report, word for word, shortened or written again, and which stories fold into one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import chain

from rapidfuzz import fuzz

from store.api.story import Story, StoryId
from store.names import name_keys, same_name
from store.names.word_lists import ORDINARY_WORDS, STOP_WORDS
from store.text.fold import words
from store.text.reading_limits import beginning_of
from store.text.stems import stem_of

_DAYS = 2
"""Days by which reports of one event may lie apart."""
_READ = 6_000
"""Characters of a text that are compared."""
_COPIED = 0.5
"""Share of the shorter text's runs of four words that makes the other a reprint, whatever its title, if it gives the same names."""
_TO_THE_LETTER = 0.9
"""The same where the two give other names: what only fills in another name, such as a table of results, is another report."""
_REWRITTEN = 0.35
"""Share of the shorter text's telling words that makes the other the same report written again, where title and names agree."""
_TITLES_ALIKE = 80.0
"""Agreement of two titles' words, 0 to 100, in whatever order."""
_CONTAINED = 95.0
"""The same for the words of the shorter title alone."""
_NAMES_SHARED = 0.5
"""Share of the shorter list of names that the other story gives too."""
_RUN, _FEWEST = 4, 12
_EVERYWHERE = 40
"""Of the stories with one run of words, or one word in their titles, so many are kept in mind, the latest."""
_LOOKED_AT = 8
"""Earlier stories that are compared with one: those that share most."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a story is recognised by when it comes again."""

    id: StoryId
    day: int
    """Its day, as an ordinal."""
    title: str
    """Its title's words, folded."""
    names: tuple[str, ...]
    """Folded keys of its names."""
    runs: frozenset[int]
    """Sums of every four words in a row of its text."""
    telling: frozenset[str]
    """Stems of the words of its text that say something."""


def report_of(story: Story, names: Sequence[str] | None = None) -> Report:
    """Return what a story is recognised by; who has the folded keys of its names at hand gives them as `names`."""
    story = beginning_of(story)
    text = words(" ".join((*story.highlights, *story.body))[:_READ])
    runs = frozenset(map(hash, zip(text, text[1:], text[2:], text[3:], strict=False)))  # compared in one process alone
    telling = frozenset(map(stem_of, set(text) - STOP_WORDS - ORDINARY_WORDS))
    names, day = tuple(name_keys(story) if names is None else names), story.published.first_day.toordinal()
    return Report(story.id, day, " ".join(words(story.title)), names, runs, telling)


def same_report(one: Report, other: Report) -> bool:
    """Return whether two stories of about the same day are one report: a copy, a shorter version, or the same news written again.

    Under the very same title on another day only a copy is: a daily report shares its standing paragraphs.
    Stories with little text of their own are one only if their titles agree and the names they give.
    """
    if abs(one.day - other.day) > _DAYS:
        return False
    copied = _share(one.runs, other.runs) if min(len(one.runs), len(other.runs)) >= _FEWEST else 0.0
    if copied >= _TO_THE_LETTER:
        return True
    if one.title == other.title and one.day != other.day:
        return False
    if not _names_agree(one.names, other.names) or _titles_name_others(one, other):
        return False
    if copied >= _COPIED:
        return True
    if not _titles_agree(one.title, other.title):
        return False
    return _share(one.telling, other.telling) >= _REWRITTEN


def _share(one: frozenset[int] | frozenset[str], other: frozenset[int] | frozenset[str]) -> float:
    """Return which share of the smaller set stands in the other one; all of it if there is none."""
    fewest = min(len(one), len(other))
    return len(one & other) / fewest if fewest else 1.0


def fold_reports(reports: Iterable[Report]) -> list[tuple[StoryId, ...]]:
    """Return the stories that fold into one row each, the earliest of them first; stories that are alone make a row of their own.

    A story joins the row of the story before it that it shares most with, if both are the same report. The time it takes grows
    with the texts, not with their pairs.
    """
    in_order = sorted(reports, key=lambda report: (report.day, report.id))
    having: dict[int | str, tuple[int, ...]] = {}
    row_of: list[int] = []
    rows: dict[int, list[StoryId]] = {}
    begin = 0  # the first story that is not too long ago
    for at, report in enumerate(in_order):
        while in_order[begin].day < report.day - _DAYS:
            begin += 1
        marks: set[int | str] = {*report.runs, *(word for word in report.title.split() if len(word) > _RUN)}
        again = having.keys() & marks  # nearly all are met once alone: those are not looked at one by one
        shared = Counter(chain.from_iterable(having[mark] for mark in again))
        recent = [(many, before) for before, many in shared.items() if before >= begin]
        likely = [before for _, before in nlargest(_LOOKED_AT, recent)]
        same = next((before for before in likely if same_report(in_order[before], report)), None)
        row_of.append(at if same is None else row_of[same])
        rows.setdefault(row_of[at], []).append(report.id)
        having.update(dict.fromkeys(marks.difference(again), (at,)))
        having.update({mark: (*having[mark][1 - _EVERYWHERE :], at) for mark in again})
    return [tuple(ids) for ids in rows.values()]


def _titles_agree(one: str, other: str) -> bool:
    """Return whether two titles have nearly the same words, or one has all words of the other; not if they tell other numbers."""
    numbers, other_numbers = ({word for word in title.split() if word.isdigit()} for title in (one, other))
    if numbers and other_numbers and not numbers & other_numbers:
        return False
    if fuzz.token_sort_ratio(one, other) >= _TITLES_ALIKE:
        return True
    return min(one.count(" "), other.count(" ")) >= _RUN and fuzz.token_set_ratio(one, other) >= _CONTAINED


def _titles_name_others(one: Report, other: Report) -> bool:
    """Return whether each title gives a name that the other story does not give at all."""
    theirs = [
        [
            name
            for name in mine.names
            if f" {name} " in f" {mine.title} " and not any(same_name(name, known) for known in others)
        ]
        for mine, others in ((one, other.names), (other, one.names))
    ]
    return all(theirs)


def _names_agree(one: Sequence[str], other: Sequence[str]) -> bool:
    """Return whether two stories give the same names, in whatever spelling; without names there is nothing against it."""
    fewer, more = sorted((one[:12], other[:12]), key=len)
    if not fewer:
        return True
    return sum(any(same_name(name, known) for known in more) for name in fewer) >= len(fewer) * _NAMES_SHARED
