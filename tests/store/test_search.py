"""Finding a story from half-remembered, misspelled words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.folder import FolderArchive
from store.views import Selection
from tests.conftest import Archives, story, titles

STORIES = [
    story("Remittances reach a record", "2025-01-10", "Workers abroad sent home more money than ever, the central bank said."),
    story("Treaty in abeyance", "2025-04-23", "The Indus Waters Treaty is held in abeyance, the ministry said on Wednesday."),
    story("Block chain pilots begin", "2024-03-03", "Banks try a blockchain for digital finance and for bonds."),
    story("Bhutto-Zardari speaks in New York", "2025-06-02", "The delegation met the secretary-general, António Guterres."),
    story("中国发射月球探测器", "2024-05-03", "嫦娥六号将前往月球背面采集样品。"),
    story("Перемирие вступило в силу", "2025-05-10", "Стороны договорились о прекращении огня."),
    story("L'Élysée annonce un sommet", "2025-02-10", "Le président français a reçu ses homologues à Paris."),
    story("Workers march on the capital", "2023-05-01", "A march of workers filled the streets."),
]


@pytest.fixture
def full(archive: FolderArchive) -> FolderArchive:
    archive.add(STORIES)
    return archive


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("remitances", "Remittances reach a record"),
        ("remmitances record", "Remittances reach a record"),
        ("remittance", "Remittances reach a record"),
        ("rem", "Remittances reach a record"),
        ("abeyanse", "Treaty in abeyance"),
        ("abeyacne", "Treaty in abeyance"),
        ("indus tretay", "Treaty in abeyance"),
        ("digitalfinance", "Block chain pilots begin"),
        ("digital finence", "Block chain pilots begin"),
        ("bhutto zardari", "Bhutto-Zardari speaks in New York"),
        ("bhuto", "Bhutto-Zardari speaks in New York"),
        ("guterres", "Bhutto-Zardari speaks in New York"),
        ("Gutteres", "Bhutto-Zardari speaks in New York"),
        ("antonio", "Bhutto-Zardari speaks in New York"),
        ("月球", "中国发射月球探测器"),
        ("перемирие", "Перемирие вступило в силу"),
        ("elysee", "L'Élysée annonce un sommet"),
        ('"held in abeyance"', "Treaty in abeyance"),
    ],
)
def test_a_half_remembered_word_finds_the_story(full: FolderArchive, typed: str, title: str) -> None:
    assert titles(full, typed)[:1] == [title]


def test_a_whole_title_typed_in_finds_its_story_first(full: FolderArchive) -> None:
    for one in STORIES:
        assert titles(full, one.title)[:1] == [one.title]


def test_a_correctly_spelled_word_is_not_corrected(full: FolderArchive) -> None:
    found = full.find(Selection(words="march"))

    assert not found.corrected
    assert [hit.story.title for hit in found.hits] == ["Workers march on the capital"]


def test_a_correction_is_told(full: FolderArchive) -> None:
    assert full.find(Selection(words="remitances ")).corrected == {"remitances": ("remittances",)}


def test_the_sentence_that_answers_is_shown(full: FolderArchive) -> None:
    hit = full.find(Selection(words="indus")).hits[0]

    assert hit.snippet == "The Indus Waters Treaty is held in abeyance, the ministry said on Wednesday."


def test_counts_and_rows_are_those_of_the_matches(full: FolderArchive) -> None:
    selection = Selection(words="workers")

    assert full.counts(selection).total == len(full.find(selection).hits) == 2


def test_themes_narrow_a_search(full: FolderArchive) -> None:
    assert not full.find(Selection(themes=frozenset({"space"}), words="remittances")).hits


@pytest.mark.parametrize(
    "typed", ["", " ", "!!!", '"', "(", "a" * 5_000, "zzzzqqqq", "title:", "\\", "^$.*[", "\x00", "’", "ا", "🙂"]
)
def test_odd_input_is_no_error(full: FolderArchive, typed: str) -> None:
    found = full.find(Selection(words=typed))

    assert found.total is not None
    assert found.total >= len(found.hits) >= 0


def test_any_line_is_answered(open_folder: Archives) -> None:
    archive = open_folder()
    archive.add(STORIES)

    @settings(max_examples=60, deadline=None)
    @given(st.text(max_size=60))
    def answered(line: str) -> None:
        found = archive.find(Selection(words=line))
        assert archive.counts(Selection(words=line)).total == found.total or not line.strip()

    answered()
