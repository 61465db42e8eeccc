"""What a text is written in, as far as its letters and commonest words tell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.text.language import guess_language


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The minister said that the dam is safe, and that it was built for the people of the valley."),
        ("fr", "Le ministre est dans la ville pour une réunion sur les eaux du fleuve qui va des monts au lac."),
        ("de", "Der Minister ist mit dem Zug in die Stadt gefahren und hat das Werk nicht auf einen Blick gesehen."),
        ("es", "El ministro llegó a la ciudad con una delegación para hablar de las aguas del río que baja en mayo."),
        ("pt", "O ministro foi para a cidade com uma delegação e não falou dos rios que correm ao mar em maio."),
        ("it", "Il ministro è arrivato nella città con una delegazione per parlare della diga che non è del comune."),
        (
            "nl",
            "De minister is met een delegatie van het bestuur in de stad voor een gesprek, maar zijn trein was niet op tijd.",
        ),
        ("tr", "Bakan bu kentte bir toplantı için geldi ve su ile ilgili daha çok konuştu, ama olarak kalan da var."),
        (
            "id",
            "Menteri itu datang dari kota dengan kereta untuk rapat yang tidak lama, dan dalam pidato ini ia bicara pada warga.",
        ),
        ("ru", "Министр приехал в город на встречу о реке."),
        ("uk", "Міністр приїхав до міста на зустріч, її тема — річка."),
        ("el", "Ο υπουργός έφτασε στην πόλη."),
        ("ar", "وصل الوزير إلى المدينة."),
        ("fa", "وزیر به شهر رسید و با گروهی چای نوشید."),
        ("ur", "وزیر شہر میں آئے اور لوگوں سے ملے۔"),
        ("he", "השר הגיע לעיר."),
        ("hi", "मंत्री शहर पहुँचे।"),
        ("zh", "部长抵达北京参加会议。"),
        ("ja", "大臣は東京に到着した。"),
        ("ko", "장관이 서울에 도착했다."),
        ("", "Melm dam"),
        ("", ""),
        ("", "12.5 % – 2024"),
    ],
)
def test_the_language_of_a_text_is_told_by_its_letters_and_words(language: str, text: str) -> None:
    assert guess_language(text) == language


def test_a_foreign_word_in_a_text_does_not_change_its_language() -> None:
    assert guess_language("The word мир, which is in the title of the book, was said to be hard for the reader.") == "en"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "In vielen Kliniken fehlen Pflegekräfte. Ärzte raten älteren Menschen dringend zur Impfung."),
        ("fr", "La fusée a décollé de Kourou à l'heure prévue. C'est le quatrième lancement de l'année."),
        ("es", "El portero para dos penaltis y mete a su equipo en la final."),
        ("pt", "As chamas avançaram com o vento forte, e a lama chegou às casas."),
        ("id", "Emisi naik, warga turun ke jalan."),
        ("en", "Shares of the company's rival fell, and no one's sure of it."),
    ],
)
def test_two_short_sentences_are_enough(language: str, text: str) -> None:
    assert guess_language(text) == language


@given(st.text())
def test_any_text_has_a_short_tag_or_none(text: str) -> None:
    assert len(guess_language(text)) in (0, 2)
