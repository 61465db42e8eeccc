"""A thread is called as an editor would call it: by the noun of its matter, in four words at most."""

from __future__ import annotations

import pytest

from store.text.fold import words
from store.threads.cluster.title_verbs import is_action, is_quality
from store.threads.thread_writer import ThreadWriter
from tests.store.threads.conftest import headline, listed
from tests.store.threads.test_small_archives import starting, told

Rows = list[tuple[str, str, str, str]]

CASES: list[tuple[str, Rows]] = [
    (
        "Strait of Orm",
        [
            ("Baldria seals the Strait of Orm", "2024-09-02", "ORM CITY", "Baldria sealed the Strait of Orm on Monday."),
            ("Tankers wait outside the Strait of Orm", "2024-09-03", "PORT SARN", "Tankers wait since Baldria sealed the Strait of Orm."),
            ("Baldria opens the Strait of Orm again", "2024-09-09", "ORM CITY", "Tankers went through the Strait of Orm on Monday."),
        ],
    ),
    (
        "Hail Storm",
        [
            ("Hail storm kills three in the hills", "2024-10-09", "SARN", "A hail storm killed three people on Wednesday."),
            ("Hail storm kills five in the hills", "2024-10-10", "SARN", "The hail storm killed five people, officials said."),
        ],
    ),
    (
        "Lamp Tax",
        [
            ("Shopkeepers reject the lamp tax", "2024-05-01", "KELLBY", "Shopkeepers in Kellby will not pay the lamp tax, they say."),
            ("Court stops the lamp tax of Kellby", "2024-05-09", "KELLBY", "A court in Kellby stopped the lamp tax on Thursday."),
            ("Council gives up the lamp tax", "2024-05-20", "KELLBY", "The council of Kellby gave up the lamp tax. Shopkeepers cheered."),
        ],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("name", "rows"), CASES, ids=[name for name, _ in CASES])
def test_a_matter_is_called_by_its_noun_and_not_by_what_somebody_did(writer: ThreadWriter, name: str, rows: Rows) -> None:
    writer.take_in([told(row) for row in rows])
    writer.settle()

    assert [one.name for one in listed(writer)] == [name]


def test_names_in_the_starting_archive_are_short_and_no_verbs_nor_places_alone(writer: ThreadWriter) -> None:
    writer.take_in(starting())
    writer.settle()
    names = [one.name for one in listed(writer)]

    assert "Indus Waters Treaty" in names
    assert "Paris Agreement" in names
    assert len(set(names)) == len(names)
    for name in names:
        assert len(words(name)) <= 4
        assert not any(is_action(word, []) for word in words(name) if word != "of")
    assert not {"New Delhi · Pahalgam", "Saudi Arabia", "Ukraine", "Pakistan", "Digital Assets"} & set(names)


def test_words_of_headlines_stand_in_most_of_the_titles_they_name(writer: ThreadWriter) -> None:
    titles = [
        "Pelican bridge closes",
        "Pelican bridge to stay closed, mayor says",
        "Who pays for the Pelican bridge?",
        "Pelican bridge opens",
    ]
    writer.take_in([headline(title, "2024-05-01") for title in titles])
    writer.settle()

    assert [one.name for one in listed(writer)] == ["Pelican Bridge"]


@pytest.mark.parametrize("word", ["kills", "sealed", "says", "opens", "rejects", "won", "quickly", "monday", "will"])
def test_what_somebody_does_is_told_from_a_noun(word: str) -> None:
    assert is_action(word, [])


@pytest.mark.parametrize("word", ["treaty", "recall", "budget", "talks", "election", "snowden", "boeing"])
def test_nouns_are_no_actions(word: str) -> None:
    assert not is_action(word, [["the", word, "of", "march"]])


def test_what_only_says_what_something_is_like_ends_no_name() -> None:
    assert is_quality("digital")
    assert is_quality("economic")
    assert not is_quality("appeal")
    assert not is_quality("traffic")
