"""Addresses of databases: what is one, and how one is shown; whatever is typed, no password is."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.addresses import HIDDEN, is_address, is_unclear, parted, shown, without_secrets

SECRET = "hush%20hush"
KNOWN = [
    (f"postgresql://ada:{SECRET}@db:5433/news?sslmode=require", "postgresql://ada@db:5433/news?sslmode=require"),
    (f"postgres://ada@db/news?password={SECRET}&sslmode=require", "postgres://ada@db/news?sslmode=require"),
    (f"postgresql://db/news?sslmode=require&password={SECRET}", "postgresql://db/news?sslmode=require"),
    ("host=db user=ada password='hush hush' dbname=news", "host=db user=ada dbname=news"),
    ("password=hush\\ hush service=news", "service=news"),
    ("password='hush hush' service=news", "service=news"),
    ("postgresql://db:5432/news", "postgresql://db:5432/news"),
    ("postgresql://?service=news", "postgresql://?service=news"),
    ("service=news", "service=news"),
]


@pytest.mark.parametrize(("address", "clear"), KNOWN)
def test_an_address_is_parted_from_its_password(address: str, clear: str) -> None:
    assert is_address(address)
    assert parted(address) == (clear, "hush hush" if "hush" in address else "")
    assert shown(address) == clear


def test_a_folder_is_no_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "service=news").mkdir()

    assert not any(map(is_address, ("archive", "/a/b", "C:\\x", "service=news", "notes=2", "hosts", "~/x")))
    assert is_address("service=other")


@pytest.mark.parametrize("secret", ["p@ss/w?ord", "sec/ret", "a#b@c", "1/2"])
def test_a_password_with_signs_that_end_it_is_shown_in_no_part(secret: str) -> None:
    address = f"postgresql://ada:{secret}@db/news"

    assert is_unclear(address)
    assert shown(address) == "postgresql://ada@db/news"
    for part in ("ord@db/news", "ret@db", "w?ord", "sec", "c@db", "1"):
        if part.split("@")[0] in secret:
            assert without_secrets(f"invalid: \"{part}\", '{part}'", address) == f'invalid: "{HIDDEN}", "{HIDDEN}"'


@given(st.text("abc:@/?#%&= '\\.é", max_size=30))
def test_whatever_is_typed_is_parted_and_shown(typed: str) -> None:
    for address in (f"postgresql://{typed}", f"host={typed}"):
        clear, secret = parted(address)
        assert secret == "" or clear != address
        assert shown(address) is not None
        assert without_secrets(f'bad: "{typed}"', address)
