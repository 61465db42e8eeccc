"""How a line is answered: what is looked for where, and what ranks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.api.search import Matched
from store.api.views import Selection, StoryRow
from store.api.when import When
from store.engine.terms import Begins, Clause, Combined, Has, Scored, SideBySide, Worth
from store.folder.archive import FolderArchive
from store.search.ranking import scores, snippet
from store.search.theme_keys import theme_keys
from store.search.typed_words import pieces, spellings_of
from store.search.word_queries import begun, phrase, word
from tests.conftest import story, titles

THEMES = {"digital-finance": "Digital finance", "water": "Water and dams", "diplomacy": "Diplomacy"}


def leaves(query: Clause) -> Iterator[Clause]:
    """Yield what a query is made of, down to the words."""
    match query:
        case Worth(inner, _) | Scored(inner, _):
            yield from leaves(inner)
        case Combined(every, some, none):
            for one in (*every, *some, *none):
                yield from leaves(one)
        case _:
            yield query


def test_a_word_counts_most_in_a_title() -> None:
    query = word("dam", ("title", "deck", "body"))

    assert isinstance(query, Combined)
    assert [one.weight for one in query.some if isinstance(one, Worth)] == [4.0, 2.0, 1.0]
    assert set(leaves(query)) == {Has("title", "dam"), Has("deck", "dam"), Has("body", "dam")}


def test_one_or_two_letters_are_looked_for_at_the_beginnings_of_titles_words_alone() -> None:
    assert begun("da", ("title", "body")) == Has("starts", "da")
    assert set(leaves(begun("dam", ("title", "body")))) == {Begins("title", "dam"), Begins("body", "dam")}
    assert set(leaves(begun("ха", ("title",)))) == {Begins("title", "ха")}


def test_a_phrase_of_one_word_is_that_word() -> None:
    assert phrase(["dam"], ("title",)) == word("dam", ("title",))
    assert list(leaves(phrase(["tarbela", "dam"], ("title",), 1))) == [SideBySide("title", ["tarbela", "dam"], 1)]


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("water", ("water",)),
        ("digital finance", ("digital-finance",)),
        ("digital-finance", ("digital-finance",)),
        ("di", ("digital-finance", "diplomacy")),
        ("dams", ("water",)),
        ("fin", ("digital-finance",)),
        ("", ()),
        ("sport", ()),
    ],
)
def test_a_theme_is_meant_by_its_key_its_name_or_a_beginning(typed: str, keys: tuple[str, ...]) -> None:
    assert theme_keys(typed, THEMES) == keys


def test_a_word_with_a_hyphen_is_one_word_and_its_parts() -> None:
    (email,) = pieces("e-mail")

    assert (email.word, email.parts) == ("email", ("e", "mail"))
    ways = spellings_of([email], lambda _: (), lambda _: False)
    assert ways == [("e", "mail"), ("email",)]
    assert [piece.word for piece in pieces("state bank")] == ["state", "bank"]


@given(st.text(max_size=40))
def test_any_text_is_cut_into_words_that_are_not_empty(text: str) -> None:
    for piece in pieces(text):
        assert piece.word
        assert all(piece.all)
        assert not any(char.isspace() for char in piece.word)


def row(title: str, day: str) -> StoryRow:
    """Return a line with a title and a day."""
    kept = story(title, day)
    return StoryRow(kept.id, title, When(day), "", "", ("other",))


def test_a_whole_title_ranks_first_then_what_the_engine_finds_best_then_the_newer() -> None:
    rows = [
        row("Dam opens", "2025-01-01"),
        row("Dam opens in the north of the country", "2025-01-01"),
        row("Dam", "2020-01-01"),
    ]

    whole, longer, _ = scores("dam opens", rows, [1.0, 5.0, 5.0])
    newer, older = scores("flood", [row("A flood a", "2025-01-01"), row("A flood b", "2015-01-01")], [2.0, 2.0])

    assert whole > 0.9 >= longer
    assert newer > older
    assert scores("", [], []) == []


@given(st.lists(st.floats(0, 100), min_size=1, max_size=5), st.text(max_size=20))
def test_points_are_between_nothing_and_one(relevances: list[float], typed: str) -> None:
    rows = [row(f"Dam {nth} opens", "2025-01-01") for nth in range(len(relevances))]

    assert all(0 <= point <= 1 for point in scores(typed, rows, relevances))


def test_the_sentence_with_the_most_of_the_words_is_shown() -> None:
    told = story("Talks", "2025-06-02", "Ministers met at noon. They spoke of the dam and of the river. The dam is old.")

    assert snippet(told, Matched(frozenset(("dam", "river")))) == "They spoke of the dam and of the river."
    assert snippet(told, Matched(frozenset(("bridge",)))) == ""


def test_a_long_sentence_is_cut_around_the_word() -> None:
    told = story("Talks", "2025-06-02", f"{'Words and words ' * 30}before the dam{' and more words' * 30}.")

    shown = snippet(told, Matched(frozenset(("dam",))))

    assert "dam" in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert len(shown) < 240


def test_a_hidden_theme_of_a_kept_line_has_no_stories_and_is_no_word(archive: FolderArchive) -> None:
    river = story("Treaty on the water of a river", "2025-06-02", "The dam, the reservoir and the canals share its water.")
    archive.add([river, story("Envoys sign a treaty", "2025-06-03", "The foreign ministers and their ambassadors held talks.")])
    archive.understand()
    assert titles(archive, "theme:water ") == ["Treaty on the water of a river"]
    archive.themes.change("water", hidden=True)
    archive.understand()

    told = ("Water is hidden; ctrl+t or dateline themes show water uses it again",)
    assert titles(archive, "theme:water ") == titles(archive, "theme:wat ") == []
    assert archive.counts(Selection(words="theme:water ")).total == 0
    assert len(titles(archive, "treaty !theme:water ")) == 2
    assert titles(archive, "theme:(water | diplomacy) ") == titles(archive, "theme:diplomacy ") == ["Envoys sign a treaty"]
    assert archive.search.mistakes("theme:water ") == archive.search.mistakes("treaty !theme:water ") == told
    assert archive.search.find(Selection(words="theme:water ")).mistakes == told
    archive.themes.change("water", hidden=False, into="energy")
    archive.understand()
    assert titles(archive, "theme:water ") == ["Treaty on the water of a river"]
    assert archive.search.mistakes("theme:water ") == ()


def test_where_no_story_has_all_words_those_with_most_of_them_are_found(archive: FolderArchive) -> None:
    archive.add([story("Dam opens in the north", "2025-06-02", "Water came."), story("Bank lends", "2025-06-03", "A loan.")])

    assert titles(archive, "dam north zebra") == ["Dam opens in the north"]
    assert titles(archive, "dam !north ") == []
