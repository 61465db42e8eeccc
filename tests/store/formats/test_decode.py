"""Bytes as text, whatever program wrote them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.formats.decode import decode, may_be_text
from store.formats.source import UnreadableError

GERMAN = (
    "Überschrift über Öl\n\nDer Minister sagte am Montag, die Gespräche über das Öl seien gut verlaufen, „sehr gut“ sogar.\n"
)
RUSSIAN = (
    "Старый порт открывается\n\nСовет сообщил в понедельник, что старый порт откроется весной после девяти лет работ.\n" * 3
)
JAPANESE = "旧港が九年ぶりに再開\n\n市議会は月曜日、古い港が春に再開すると発表した。工事は九年かかった。\n" * 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_western_text_is_read_whatever_wrote_it(encoding: str) -> None:
    assert decode(GERMAN.encode(encoding)) == GERMAN


@pytest.mark.parametrize(
    ("text", "encoding"), [(RUSSIAN, "cp1251"), (RUSSIAN, "utf-16"), (JAPANESE, "shift_jis"), (JAPANESE, "euc_jp")]
)
def test_other_scripts_are_guessed(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp"])))
def test_any_text_in_utf8_comes_back(text: str) -> None:
    assert decode(text.encode()) == text
    assert decode(b"\xef\xbb\xbf" + text.encode()) == text


@given(st.binary(max_size=200))
def test_any_bytes_are_text_without_what_steers_a_terminal_or_refused(raw: bytes) -> None:
    reason = text = ""
    try:
        text = decode(raw)
    except UnreadableError as error:
        reason = error.reason

    assert reason in ("", "it is no text; save the page's text and add that")
    assert reason or may_be_text(raw)
    assert not {"\x1b", "\x00", "\x9b", "\r", "\u202e"} & set(text)


@pytest.mark.parametrize("raw", [b"PK\x03\x04\0\0", b"a\0", "no mark".encode("utf-16-le")])
def test_bytes_with_zeros_and_no_mark_are_no_text(raw: bytes) -> None:
    assert not may_be_text(raw)
    with pytest.raises(UnreadableError):
        decode(raw)
