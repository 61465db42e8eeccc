"""Finding a story from half-remembered, misspelled words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.api.tags import Tag
from store.api.views import Selection
from store.folder.archive import FolderArchive
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
def full(open_folder: Archives) -> FolderArchive:
    return open_folder(holding=STORIES)


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


def test_words_of_a_note_are_found_after_the_sitting_in_which_it_was_written(open_folder: Archives) -> None:
    noted = story("Barrage gates raised", "2025-06-02")
    first = open_folder()
    first.add([noted, story("Rain over the hills", "2025-06-03")])
    first.mark(noted.id, note="Compare with the budget of the water board", tags=("To Read",))
    first.close()

    archive = open_folder()
    archive.refresh()
    assert titles(archive, "note:budgt") == titles(archive, 'note:"water board"') == [noted.title]
    assert titles(archive, "note:barrage") == titles(archive, 'note:"board water"') == []
    assert titles(archive, "tag:to") == [noted.title]
    assert archive.tags() == [Tag("To Read", 1)]


def test_a_whole_title_typed_in_finds_its_story_first(full: FolderArchive) -> None:
    for one in STORIES:
        assert titles(full, one.title)[:1] == [one.title]


def test_a_correctly_spelled_word_is_not_corrected(full: FolderArchive) -> None:
    found = full.search.find(Selection(words="march"))

    assert not found.corrected
    assert [hit.story.title for hit in found.hits] == ["Workers march on the capital"]


def test_a_correction_is_told(full: FolderArchive) -> None:
    assert full.search.find(Selection(words="remitances ")).corrected == {"remitances": ("remittances",)}


def test_the_sentence_that_answers_is_shown(full: FolderArchive) -> None:
    hit = full.search.find(Selection(words="indus")).hits[0]

    assert hit.snippet == "The Indus Waters Treaty is held in abeyance, the ministry said on Wednesday."


def test_counts_and_rows_are_those_of_the_matches(full: FolderArchive) -> None:
    selection = Selection(words="workers")

    assert full.counts(selection).total == len(full.search.find(selection).hits) == 2


def test_themes_narrow_a_search(full: FolderArchive) -> None:
    assert not full.search.find(Selection(themes=frozenset({"space"}), words="remittances")).hits


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("looded villages", "Flooded villages wait for help"),
        ("wnter villages", "Villages prepare for winter"),
        ("vwinter", "Villages prepare for winter"),
        ("kaigist", "Kraigist wins the cup"),
        ("zelenskyy", "Zelensky speaks to parliament"),
        ("Zelenskiy parliament", "Zelensky speaks to parliament"),
        ("official villages", "Official visits villages"),
        ("offical villages", "Official visits villages"),
        ("βουλη", "Η Βουλή ψήφισε τον προϋπολογισμό"),
        ("προυπολογισμο βουλη", "Η Βουλή ψήφισε τον προϋπολογισμό"),
        ("ρουπολογισμο", "Η Βουλή ψήφισε τον προϋπολογισμό"),
        ("وزير", "وزير الخارجية يصل إلى عمان"),
        ("الخاجية", "وزير الخارجية يصل إلى عمان"),
        ("پاکستان", "پاکستان میں سیلاب"),
        ("پکستان سیلاب", "پاکستان میں سیلاب"),
        ("еремирие", "Перемирие вступило в силу"),
    ],
)
def test_a_letter_wrong_near_the_beginning_is_mended_in_any_script(archive: FolderArchive, typed: str, title: str) -> None:
    archive.add(
        [
            *STORIES,
            story("Flooded villages wait for help", "2022-08-30", "Boats brought food."),
            story("Villages prepare for winter", "2022-10-30", "Wood is stored. The looms are silent, and wine is made."),
            story("Zelensky speaks to parliament", "2023-02-08", "He asked for aircraft."),
            story("Kraigist wins the cup", "2023-06-01", "Thousands cheered."),
            story("A kaigisk in the museum", "2023-06-02", "It is very old."),
            story("Official visits villages", "2022-09-02", "An officer of the ministry came."),
            story("The office opens in villages", "2022-09-03", "The offices were long closed."),
            story("Η Βουλή ψήφισε τον προϋπολογισμό", "2024-12-15", "Ο προϋπολογισμός εγκρίθηκε."),
            story("وزير الخارجية يصل إلى عمان", "2024-06-01", "وصل الوزير يوم السبت."),
            story("پاکستان میں سیلاب", "2022-08-28", "حکومت نے ہنگامی حالت کا اعلان کیا۔"),
        ]
    )

    assert titles(archive, typed)[:1] == [title]


def test_the_misspelled_word_that_shares_a_story_with_the_others_is_meant(archive: FolderArchive) -> None:
    archive.add([story(f"Trunex {number}", "2024-01-01", "One more for sale.") for number in range(3)])
    archive.add([story("The tide has turned", "2024-01-02", "Fishermen wait."), story("Trunex sold", "2024-01-03", "At last.")])

    assert titles(archive, "truned tide")[:1] == ["The tide has turned"]


def test_a_letter_missing_from_a_word_of_four_is_forgiven_beside_another_word(archive: FolderArchive) -> None:
    archive.add(
        [story("Jury is out", "2024-01-01", "The court waits."), story("July is hot", "2024-01-02", "The beach is full.")]
    )

    assert titles(archive, "juy court")[:1] == ["Jury is out"]


def test_the_word_as_typed_counts_more_than_its_inflections(archive: FolderArchive) -> None:
    archive.add(
        [
            story("A day in the capital", "2024-01-01", "The governing council met. It governed for a year."),
            story(
                "A day in the harbour", "2024-01-02", "The council is governed well, and governed by all, said the governed."
            ),
        ]
    )

    assert titles(archive, "governing governed ")[:1] == ["A day in the capital"]


def test_an_inflection_in_a_title_still_outranks_the_word_in_passing(archive: FolderArchive) -> None:
    archive.add([story(f"Harvest report {number}", "2024-01-01", "Wheat and rice were brought in.") for number in range(30)])
    archive.add(
        [
            story("Remittances reach a record", "2025-01-10", "Workers abroad sent home more than ever."),
            story("Ships leave the harbour", "2025-01-09", "The captain spoke of a remittance, and of a record he had bought."),
        ]
    )

    assert titles(archive, "remittance record ")[:1] == ["Remittances reach a record"]


def test_a_rightly_typed_word_is_not_doubted_while_a_misspelled_one_is_left(archive: FolderArchive) -> None:
    archive.add(
        [
            story("Roads in the north", "2024-01-01", "Snow closed them."),
            story("A house worth a fortune", "2024-01-02", "It stands by the avalanche gallery."),
            story("Avalanches in the north", "2024-01-03", "Villages are cut off."),
        ]
    )

    found = archive.search.find(Selection(words="north avalanchess "))

    assert found.hits[0].story.title == "Avalanches in the north"
    assert "north" not in found.corrected


def test_a_beginning_is_not_told_as_corrected(full: FolderArchive) -> None:
    assert not full.search.find(Selection(words="treaty abeya")).corrected


@pytest.mark.parametrize(
    "typed", ["", " ", "!!!", '"', "(", "a" * 5_000, "zzzzqqqq", "title:", "\\", "^$.*[", "\x00", "’", "ا", "🙂"]
)
def test_odd_input_is_no_error(full: FolderArchive, typed: str) -> None:
    found = full.search.find(Selection(words=typed))

    assert found.total is not None
    assert found.total >= len(found.hits) >= 0


def test_any_line_is_answered(open_folder: Archives) -> None:
    archive = open_folder()
    archive.add(STORIES)

    @given(st.text(max_size=60))
    def answered(line: str) -> None:
        found = archive.search.find(Selection(words=line))
        assert archive.counts(Selection(words=line)).total == found.total or not line.strip()

    answered()
