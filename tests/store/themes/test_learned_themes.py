"""What corrections teach: the words that corrected stories share and others lack, and which stories are like them."""

from __future__ import annotations

from collections import Counter
from itertools import count
from math import isfinite

import pytest
from hypothesis import given
from hypothesis import strategies as some

from store.api.errors import ThemeError
from store.api.story import Story
from store.themes.correction_similarity import CorrectionSimilarity
from store.themes.naive_bayes import LEAST_CORRECTIONS, Corpus, Learned, Lesson, learn
from store.themes.telling_words import telling_words
from store.themes.theme_features import features_of, forms_of, is_telling
from tests.conftest import story

FEATURES = some.frozensets(some.sampled_from(["cabl", "ship", "fibr", "harbour", "amber express", "tax", "vote"]), max_size=6)
LESSONS = some.lists(some.builds(Lesson, some.sampled_from(["sea", "polit", "rail"]), FEATURES, some.booleans()), max_size=14)


def corpus(stories: int = 1_000, **having: int) -> Corpus:
    """Return an archive in which words are rare, but for some."""
    return Corpus(stories, lambda word: having.get(word, 3))


def lessons(theme: str, *features: str, surprising: bool = True) -> list[Lesson]:
    return [Lesson(theme, frozenset(one.split()), surprising) for one in features]


SEA = lessons("sea", "cabl ship said", "cabl fibr said", "cabl ship fibr said", "ship fibr said quay")


def like(learned: Learned, *texts: str) -> dict[str, tuple[str, ...]]:
    found = CorrectionSimilarity(learned).of([f" {'  '.join(text.split())} " for text in texts])
    return {key: one.words for key, one in found.items()}


def test_words_that_corrected_stories_share_and_the_archive_lacks_tell_them() -> None:
    learned = learn(SEA, corpus(said=990))

    assert set(learned["sea"].words) == {"cabl", "ship", "fibr"}
    assert learned["sea"].corrections == 4
    assert learned["sea"].unlike < learned["sea"].alike


def test_a_word_of_another_theme_s_corrections_tells_less() -> None:
    alone = learn(SEA, corpus())["sea"].words
    beside = learn([*SEA, *lessons("navy", *["ship gun"] * 6)], corpus())

    assert beside["sea"].words.get("ship", 0.0) < alone["ship"]
    assert beside["sea"].words["cabl"] > beside["sea"].words.get("ship", 0.0)
    assert "gun" in beside["navy"].words


@pytest.mark.parametrize("surprising", [True, False])
def test_a_handful_of_surprising_corrections_is_needed(surprising: bool) -> None:
    few = SEA[: LEAST_CORRECTIONS - 1]
    more = lessons("sea", "cabl ship", surprising=surprising)

    assert learn(few, corpus()) == {}
    assert bool(learn([*few, *more], corpus())) is surprising


def test_stories_with_nothing_in_common_teach_nothing() -> None:
    assert learn(lessons("sea", "one", "two", "three", "four"), corpus()) == {}


@given(LESSONS, some.integers(0, 2_000_000), some.integers(0, 2_000))
def test_any_corrections_give_sound_numbers(corrections: list[Lesson], stories: int, having: int) -> None:
    learned = learn(corrections, Corpus(stories, lambda word: having))

    for key, taught in learned.items():
        assert taught.corrections == sum(one.theme == key and one.surprising for one in corrections) >= LEAST_CORRECTIONS
        assert all(isfinite(weight) and weight > 0 for weight in taught.words.values())
        assert taught.unlike < taught.alike
        shared = Counter(feature for one in corrections if one.theme == key for feature in one.features)
        assert all(shared[word] > 1 for word in taught.words)
    for similar in CorrectionSimilarity(learned).of([" cable  ship  amber  express "]).values():
        assert 0 < similar.pull <= 2
        assert similar.words


def test_a_story_is_like_corrected_ones_by_what_it_shares_with_them() -> None:
    learned = learn([*SEA, *SEA], corpus(said=990))

    assert like(learned, "the cable ship lays fibre", "said") == {"sea": like(learned, "cable ship fibre")["sea"]}
    assert set(like(learned, "cables and ships of fibre")["sea"]) == {"cables", "ships", "fibre"}
    assert like(learned, "a vote on taxes was said to come") == {}


def test_a_name_of_several_words_is_found_only_whole() -> None:
    named = [Lesson("sea", frozenset({"amber express", "cabl"}))] * 5
    learned = learn(named, corpus())

    assert "amber express" in like(learned, "cable of the amber express")["sea"]
    assert "amber express" not in like(learned, "cable of amber by express train").get("sea", ())


def test_features_are_stems_with_a_form_and_names_of_several_words() -> None:
    told = story("Cables reach Mombasa", "2025-03-01", "The cable ship laid 300 km in 2025.", "It is an abc.")

    found = features_of(told, ["amber express", "mombasa", "x " * 40])

    assert found["cabl"] == "cables"
    assert found["amber express"] == "amber express"
    assert not {"mombasa is", "2025", "300", "abc", "x " * 40} & found.keys()
    assert forms_of([found, {"cabl": "cable"}])["cabl"] == {"cables", "cable"}


@given(some.text(max_size=2_000), some.lists(some.text("ab ", max_size=12), max_size=80))
def test_features_are_bounded_whatever_a_story_says(text: str, names: list[str]) -> None:
    found = features_of(Story(story().id, "A title", story().published, body=(text,)), names)

    assert len(found) <= 160
    assert all(is_telling(form) or " " in form for form in found.values())


def test_the_telling_words_of_a_theme_are_written_as_its_file_has_them() -> None:
    stories = [
        {"harbour": form, "cabl": "cable", "ship": "ships", "amber express": "amber express"}
        for form in ("harbours", "harboured")
    ] * 2
    counter = count()
    stories = [{**one, f"rare{next(counter)}": "rare"} for one in stories]

    found = telling_words(stories, corpus(ship=900), forms_of(stories))

    assert {"harbour*", "cable", "amber express"} <= found.weights.keys()
    assert not any("rare" in word or "ship" in word for word in found.weights)
    assert all(1 <= weight <= 3 for weight in found.weights.values())
    assert "harbours" in found.words


@pytest.mark.parametrize(
    ("stories", "says"),
    [([], "here are 0"), ([{"a": "a"}] * 2, "here are 2"), ([{"a": "a"}, {"b": "b"}, {"c": "c"}], "no words in common")],
)
def test_stories_that_make_no_theme_are_refused(stories: list[dict[str, str]], says: str) -> None:
    with pytest.raises(ThemeError, match=says):
        telling_words(stories, corpus(), forms_of(stories))
