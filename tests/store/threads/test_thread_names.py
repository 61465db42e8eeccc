"""Threads of headlines alone are called as an editor would call them, whatever way their capitals are set."""

from __future__ import annotations

import pytest

from store.threads.cluster.cluster import Cluster
from store.threads.cluster.features import features_of
from store.threads.cluster.namer import Namer
from store.threads.cluster.title_phrases import TitlePhrases
from store.threads.cluster.title_tokens import tokens_of
from store.threads.thread_writer import ThreadWriter
from tests.store.threads.conftest import headline, listed

DAY = "2024-05-01"

CASES: list[tuple[str, list[str]]] = [
    (
        "Orla Venn",
        [
            "Orla Venn Cancels Her Tour Of The North",
            "Singer Orla Venn cancels tour after fall",
            "Venn cancels all concerts",
            "Orla Venn apologises to fans",
            "Why Orla Venn Had To Cancel",
        ],
    ),
    (
        "Dunn's Garden Goods",
        [
            "Dunn's Garden Goods misses its forecast",
            "Shares of Dunn's Garden Goods tumble",
            "Dunn's Garden Goods closes ten shops",
            "Quarter disappoints at Dunn's Garden Goods",
        ],
    ),
    (
        "Kelvar · recall",
        [
            "Kelvar Recalls 20,000 Kettles",
            "Kelvar recall: what owners of kettles should do",
            "Regulator asks about Kelvar's recall of kettles",
            "Kelvar chief sorry for recall",
            "After the recall, Kelvar shares fall",
            "Kelvar widens kettle recall",
        ],
    ),
    (
        "The Lost Lantern",
        [
            "'The Lost Lantern' opens to long queues",
            "Review: “The Lost Lantern” burns too slowly",
            "Who Is Who In 'The Lost Lantern'",
            "'The Lost Lantern' wins its first weekend",
        ],
    ),
    (
        "Missing Ferry",
        [
            "Navy widens search for missing ferry",
            "Finding Missing Ferry May Take Weeks",
            "Missing ferry: what is known",
            "Relatives wait for word of the missing ferry",
        ],
    ),
]


@pytest.mark.parametrize(("name", "titles"), CASES, ids=[name for name, _ in CASES])
def test_a_thread_of_headlines_is_called_by_its_whole_name_or_by_what_happened_to_whom(
    writer: ThreadWriter, name: str, titles: list[str]
) -> None:
    writer.take_in([headline(title, DAY) for title in titles])
    writer.settle()

    assert [one.name for one in listed(writer)] == [name]


def test_signs_of_markup_halves_of_abbreviations_and_sources_name_nothing(writer: ThreadWriter) -> None:
    titles = [
        "B&amp;Q opens a garden in Orley - Orley Herald",
        "Garden of B Q in Orley opens - Orley Herald",
        "Orley garden of B&Q: a visit - Orley Herald",
        "B&Q garden draws crowds to Orley - Orley Herald",
    ]
    writer.take_in([headline(title, DAY) for title in titles])
    writer.settle()
    name = listed(writer)[0].name

    assert "garden" in name.lower()
    assert not {"amp", "Amp", "B", "Q"} & set(name.split())
    assert "Herald" not in name


def test_a_name_that_another_thread_has_gives_way_to_the_next_best() -> None:
    titles = ["Ines Quarto plays Orley", "Ines Quarto plays Orley again", "Quarto returns to Orley", "Ines Quarto leaves Orley"]
    cluster = Cluster(1, 0, 0)
    for title in titles:
        cluster.add(features_of(headline(title, DAY)))
    namer = Namer(cluster, lambda _: 0.01, titles)
    first, second = namer.best(lambda _: False), namer.best("Ines Quarto".__eq__)

    assert first is not None
    assert second is not None
    assert first.text == "Ines Quarto"
    assert second.text == "Ines Quarto · Orley"


def test_a_name_stays_while_its_thread_grows_and_goes_when_it_has_become_wrong(writer: ThreadWriter) -> None:
    first = ["Orley bridge cracks", "Cracks in the Orley bridge widen", "Who built the Orley bridge?"]
    writer.take_in([headline(title, DAY) for title in first])
    writer.settle()
    before = listed(writer)[0]
    writer.take_in([headline("Orley bridge to close for a year", "2024-05-02")])
    writer.settle()

    assert before.name == "Orley Bridge"
    assert listed(writer)[0].name == "Orley Bridge"


def test_words_tied_by_a_hyphen_are_parted_where_each_stands_alone() -> None:
    def cut(title: str, *apart: str) -> list[tuple[str, ...]]:
        return [one.words for one in tokens_of(title, apart)]

    assert cut("Kelvar-Dunn deal") == [("kelvar", "dunn"), ("deal",)]
    assert cut("Kelvar-Dunn deal", "kelvar", "dunn") == [("kelvar",), ("dunn",), ("deal",)]
    assert cut("Kelvar&Dunn, S&P") == [("kelvar",), ("dunn",), ("s", "p")]
    assert [one.breaks for one in tokens_of("Jos. A. Venn: a life & a shop")] == [
        False,
        False,
        False,
        True,
        False,
        False,
        False,
    ]


def test_what_titles_share_is_printed_as_most_of_them_print_it() -> None:
    phrases = TitlePhrases(["NORA VENN SINGS", "Nora Venn sings again", "A song of Nora Venn's", "Why Nora Venn Sings"])

    assert phrases.printed(("nora", "venn")) == "Nora Venn"
    assert phrases.longer(("nora",)) == (("nora", "venn"), 1.0)
    assert phrases.is_proper("venn")
    assert phrases.is_proper("sings") is False


@pytest.mark.parametrize(
    ("name", "titles"),
    [
        ("Orla Venn", ["ORLA VENN CANCELS TOUR", "ORLA VENN SAYS SORRY", "WHY ORLA VENN IS ILL", "FANS FORGIVE ORLA VENN"]),
        (
            "Kelvar · outage",
            [
                "Kelvar Goes Dark As Outage Hits Millions",
                "Kelvar Goes Down Again",
                "Outage: Kelvar Blames A Cable",
                "Kelvar Outage Costs Shops",
                "After Outage, Kelvar Pays",
            ],
        ),
        (
            "Search for Missing Ferry",
            [
                "Search For Missing Ferry Goes On (Reuters)",
                "Search For Missing Ferry Called Off (AFP)",
                "Search For Missing Ferry Begins (Reuters)",
                "Wives Wait For Missing Ferry (Reuters)",
            ],
        ),
    ],
)
def test_where_capitals_say_nothing_verbs_and_common_words_are_known_all_the_same(
    writer: ThreadWriter, name: str, titles: list[str]
) -> None:
    writer.take_in([headline(title, DAY) for title in titles])
    writer.settle()

    assert [one.name for one in listed(writer)] == [name]


@pytest.mark.parametrize("source", ["- The Pellan Herald", "| Herald", "(Herald of Pellan)", "— the daily Herald of Pellan"])
def test_what_a_title_ends_with_is_its_source_and_no_name(source: str) -> None:
    phrases = TitlePhrases([f"Ferry runs aground off Lorraby again {source}"] * 3)

    assert phrases.counts[("lorraby",)] == 3
    assert not phrases.counts[("herald",)]


@pytest.mark.parametrize("end", ["- " + "b" * 250 + " c d e f g", "(" + "b" * 250, "- " + "b " * 120 + "-"])
def test_an_end_that_only_looks_like_a_source_is_read_as_any(end: str) -> None:
    assert TitlePhrases([f"a a a a a {end}"]).counts[("a", "a")] == 1


def test_threads_that_are_named_together_are_not_called_the_same(writer: ThreadWriter) -> None:
    strike = ["Painters at Orm Bridge walk out", "Painters leave Orm Bridge unfinished", "Painters return to Orm Bridge"]
    others = [
        "Orm Bridge opens to trams",
        "A poem about the Orm Bridge",
        "Falcons nest on Orm Bridge",
        "Who built the Orm Bridge",
    ]
    moved = [headline(title, DAY) for title in strike]
    writer.take_in([*moved, *(headline(title, DAY) for title in others)])

    writer.move(moved, None)

    assert {one.name for one in listed(writer)} == {"Orm Bridge", "Orm Bridge · painters"}
