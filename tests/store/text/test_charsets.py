"""Charsets that documents name: those that texts are written in, and no others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.text.charsets import codec_of


@pytest.mark.parametrize(
    ("named", "codec"),
    [
        ("UTF-8", "utf-8"),
        ("x-sjis", "shift_jis"),
        (" Windows-1251 ", "cp1251"),
        ("ISO-8859-15", "iso8859-15"),
        ("GB18030", "gb18030"),
    ],
)
def test_what_texts_are_written_in_is_known(named: str, codec: str) -> None:
    assert codec_of(named) == codec


@pytest.mark.parametrize(
    "named",
    [
        "",
        "hex",
        "base64",
        "zlib",
        "bz2",
        "rot13",
        "uu",
        "quopri",
        "punycode",
        "idna",
        "undefined",
        "utf-7",
        "unicode_escape",
        "\0",
        "x" * 90,
    ],
)
def test_what_only_python_decodes_is_not(named: str) -> None:
    assert codec_of(named) == ""


@given(st.text())
def test_whatever_is_named_decodes_or_is_nothing(named: str) -> None:
    if codec := codec_of(named):
        assert isinstance(b"ab\xff".decode(codec, "replace"), str)
