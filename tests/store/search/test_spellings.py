"""Words that are one to a person, however they are spelled, find each other; and every word that stands in a text is found."""

from __future__ import annotations

import unicodedata
from itertools import count

import pytest
from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st

from store.api.views import Selection
from store.folder.archive import FolderArchive
from store.text.match_spans import matched_spans
from tests.conftest import Archives, examples, story, titles

STORIES = [
    story("New rules for e-mail", "2024-05-08", "The co-operative's board spoke of the e-mail scandal at the ministry."),
    story("Email scandal ends", "2024-05-09", "An email led to it."),
    story("Visit ends in the U.A.E.", "2024-06-01", "Envoys of the U.S. and the U.N. flew home."),
    story("UAE sends tents", "2024-06-02", "The UAE paid for the flight."),
    story("Uaelo wins the final", "2024-06-03", "The uaelan crowd cheered."),
    story("An A-320 lands on a road", "2024-07-01", "Two F-16s followed. Cases of COVID-19 fell."),
    story("A320 grounded", "2024-07-02", "The F16 is old, and Covid19 is not over, said the G 7."),
    story(
        "The har\u00adbour is re\u00adopened", "2024-07-03", "It was re\u00adopened by the min\u200bister of trans\u2060port."
    ),
    story("10,000 march", "2024-07-04", "J. K. Marlow spoke of wi-fi."),
    story("L’Élysée annonce un sommet", "2024-07-05", "L’armée défile; l’eﬃcacité compte."),
    story("ＮＡＴＯ meets", "2024-07-06", "A state-of-the-art hall, said AT&T."),
    story("서울대학교에서 회의", "2024-07-07", "국회의원들은 새 헌법을 논의했다."),
    story("นายกรัฐมนตรีเยือนเชียงใหม่", "2024-07-08", "รัฐบาลประกาศแผนใหม่"),
]


@pytest.fixture
def spelled(open_folder: Archives) -> FolderArchive:
    return open_folder(holding=STORIES)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("email", {"New rules for e-mail", "Email scandal ends"}),
        ("e-mail", {"New rules for e-mail", "Email scandal ends"}),
        ("e‑mails", {"New rules for e-mail", "Email scandal ends"}),
        ('"the email scandal at"', {"New rules for e-mail"}),
        ('"e-mail scandal ends"', {"Email scandal ends"}),
        ("title:email", {"New rules for e-mail", "Email scandal ends"}),
        ("cooperative", {"New rules for e-mail"}),
        ("co-operatives", {"New rules for e-mail"}),
        ("U.A.E.", {"Visit ends in the U.A.E.", "UAE sends tents"}),
        ("u.s", {"Visit ends in the U.A.E."}),
        ("A-320", {"An A-320 lands on a road", "A320 grounded"}),
        ("A320", {"An A-320 lands on a road", "A320 grounded"}),
        ("F-16", {"An A-320 lands on a road", "A320 grounded"}),
        ("F16s ", {"An A-320 lands on a road", "A320 grounded"}),
        ("covid19", {"An A-320 lands on a road", "A320 grounded"}),
        ("COVID–19", {"An A-320 lands on a road", "A320 grounded"}),
        ("G-7", {"A320 grounded"}),
        ("reopened harbour minister transport", {"The har\u00adbour is re\u00adopened"}),
        ('"harbour is re\u00adopened"', {"The har\u00adbour is re\u00adopened"}),
        ("10000", {"10,000 march"}),
        ("J.K. Marlow", {"10,000 march"}),
        ('"JK Marlow"', {"10,000 march"}),
        ("wifi", {"10,000 march"}),
        ("wi-fi", {"10,000 march"}),
        ("elysee", {"L’Élysée annonce un sommet"}),
        ("armée efficacité", {"L’Élysée annonce un sommet"}),
        ("nato", {"ＮＡＴＯ meets"}),
        ('"state of the art hall"', {"ＮＡＴＯ meets"}),
        ("at&t", {"ＮＡＴＯ meets"}),
        ("대학", {"서울대학교에서 회의"}),
        ("국회의원들은", {"서울대학교에서 회의"}),
        ("의원", {"서울대학교에서 회의"}),
        ("รัฐบาล", {"นายกรัฐมนตรีเยือนเชียงใหม่"}),
        ("เชียงใหม่", {"นายกรัฐมนตรีเยือนเชียงใหม่"}),
    ],
)
def test_spellings_of_one_word_find_each_other(spelled: FolderArchive, line: str, found: set[str]) -> None:
    answer = spelled.search.find(Selection(words=line))

    assert {hit.story.title for hit in answer.hits} == found
    assert not answer.corrected


def test_initials_come_before_words_that_begin_so(spelled: FolderArchive) -> None:
    assert titles(spelled, "UAE") == ["UAE sends tents", "Visit ends in the U.A.E.", "Uaelo wins the final"]


@pytest.mark.parametrize(
    ("line", "text", "marked"),
    [
        ("email", "New rules for e-mail", ["e-mail"]),
        ("e-mail", "An email, not an e mail", ["email", "e mail"]),
        ("uae", "The U.A.E. said", ["U.A.E"]),
        ("minister", "The min\u00adister", ["min\u00adister"]),
        ("대학", "서울대학교에서", ["대학"]),
        ("armee", "L’armée", ["L’armée"]),
        ("zardari", "Bhutto-Zardari", ["Zardari"]),
    ],
)
def test_what_was_found_is_marked_as_it_is_spelled(spelled: FolderArchive, line: str, text: str, marked: list[str]) -> None:
    matched = spelled.search.find(Selection(words=f"{line} ")).matched

    assert [text[start:end] for start, end in matched_spans(text, matched)] == marked


def test_the_sentence_that_answers_has_the_other_spelling(spelled: FolderArchive) -> None:
    found = spelled.search.find(Selection(words="cooperative "))

    assert found.hits[0].snippet.startswith("The co-operative's board")


_SCRIPTS = (
    (0x61, 0x7A), (0xC0, 0x17F), (0x1E00, 0x1EFF), (0x386, 0x3CE), (0x400, 0x52F), (0x531, 0x556), (0x5D0, 0x5EA),
    (0x620, 0x64A), (0x671, 0x6D3), (0x905, 0x94D), (0x985, 0x9CD), (0xA05, 0xA4D), (0xB85, 0xBCD), (0xC05, 0xC4D),
    (0xD05, 0xD4D), (0xE01, 0xE2E), (0xE81, 0xEAE), (0x1000, 0x1021), (0x10D0, 0x10FA), (0x1200, 0x135A), (0x1780, 0x17B3),
    (0x3041, 0x3096), (0x30A1, 0x30FA), (0x4E00, 0x9FFF), (0xAC00, 0xD7A3), (0x20000, 0x2A6DF),
)  # fmt: skip


@st.composite
def _words(draw: st.DrawFn) -> str:
    """Return a word of one script, sometimes a very long one."""
    first, last = draw(st.sampled_from(_SCRIPTS))
    letters = [chr(code) for code in range(first, last + 1) if unicodedata.category(chr(code))[0] in "LM"]
    size = draw(st.sampled_from([1, 2, 3, 5, 8, 14, 24, 45, 300]))
    return "".join(draw(st.lists(st.sampled_from(letters), min_size=size, max_size=size)))


def test_every_word_that_stands_in_a_text_is_found(open_folder: Archives) -> None:
    archive, numbers = open_folder(), count(1)

    @settings(max_examples=examples(5), phases=(Phase.explicit, Phase.reuse, Phase.generate))
    @given(st.lists(_words(), min_size=12, max_size=12))
    def found(stand: list[str]) -> None:
        assume(all(any(char.isalpha() for char in word) for word in stand))
        kept = story(
            f"No {next(numbers)} of {stand[0]}", "2025-06-02", f"So {' '.join(stand[1:7])}, and:", "“" + ". ".join(stand[7:])
        )
        archive.add([kept])
        for word in stand:
            for line in (f"{word} ", f"'{word}", f'"{word}"'):
                ids = [hit.story.id for hit in archive.search.find(Selection(words=line), 10_000, 0).hits]
                assert kept.id in ids, (line, word.encode("unicode_escape"))
        assert archive.search.find(Selection(words=stand[0]), 10_000, 0).hits

    found()
