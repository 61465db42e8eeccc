"""What the person said of stories decides where they go, whatever they are like."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from store.api.story import StoryId
from store.threads.cluster.constraints import Constraints
from store.threads.cluster.corrections import LONGEST_NAME, Corrections

STORIES = [StoryId(letter * 16) for letter in "abcdef"]
A, B, C, D, E, F = STORIES
PAIRS = st.lists(st.tuples(st.sampled_from(STORIES), st.sampled_from(STORIES)), max_size=6)
THREADS = st.dictionaries(st.sampled_from(STORIES), st.integers(1, 3))


def test_together_reaches_from_story_to_story_and_apart_with_it() -> None:
    said = Constraints(Corrections(together=((A, B), (B, C)), apart=((C, D),)), {A: 5, D: 7}.get)

    assert said.must(C) == 5
    assert said.must_not(A) == {7}
    assert said.barred(7, 5) is False
    assert said.binds(D)
    assert not said.binds(E)
    assert said.must(E) is None
    assert said.must_not(E) == set()


def test_two_threads_are_barred_from_each_other_by_stories_told_apart() -> None:
    said = Constraints(Corrections(apart=((A, B),)), {A: 1, B: 2}.get)

    assert said.barred(1, 2)
    assert said.barred(2, 1)
    assert not said.barred(1, 3)


def test_apart_outweighs_together_where_both_were_said() -> None:
    said = Constraints(Corrections(together=((A, B), (A, C)), apart=((A, B),)), {B: 1, C: 2}.get)

    assert said.must(A) == 2


@given(PAIRS, PAIRS, THREADS)
def test_no_story_must_go_where_it_must_not(
    together: list[tuple[StoryId, StoryId]], apart: list[tuple[StoryId, StoryId]], threads: dict[StoryId, int]
) -> None:
    said = Constraints(Corrections(tuple(together), tuple(apart)), threads.get)

    for story in STORIES:
        assert said.must(story) not in said.must_not(story)
        if not said.binds(story):
            assert said.must(story) is None


@given(st.lists(st.tuples(st.sampled_from(["join", "split", "move", "rename"]), *[st.sampled_from(STORIES)] * 3), max_size=12))
def test_whatever_was_said_is_read_back_and_what_was_said_last_holds(
    deeds: list[tuple[str, StoryId, StoryId, StoryId]],
) -> None:
    said = Corrections()
    for what, one, other, third in deeds:
        if what == "join":
            said = said.joined(one, other)
            assert not any({one, other} == set(pair) for pair in said.apart)
        elif what == "split":
            said = said.split([one], other)
            assert not any((one in pair) and pair[0] != pair[1] for pair in said.together)
        elif what == "move":
            said = said.moved(one, other, third)
            assert (one, other) in said.together
        else:
            said = said.renamed(one, f"Name of {other}")
            assert said.names[one] == f"Name of {other}"

    assert Corrections.from_json(said.to_json()) == said


def test_a_name_from_a_file_edited_by_hand_is_cleaned_and_bounded() -> None:
    read = Corrections.from_json(
        {"names": {A: "Wa\x1b[31mters", B: 7, C: "x" * 500}, "together": [[A, B], [A], "no"], "apart": 3}
    )

    assert read.names == {A: "Waters", C: "x" * LONGEST_NAME}
    assert read.together == ((A, B),)
    assert read.apart == ()
