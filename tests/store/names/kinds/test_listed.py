"""The lists of names: whole, folded, and read on use alone."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise

import pytest

from store.names.kinds.listed import listed, names_listed
from store.paths import seeds_folder


def test_names_of_a_list_are_folded_and_may_have_blanks() -> None:
    assert names_listed("Ada Finch,\n Café Tarvos, x&y, ,") == {"ada finch", "cafe tarvos", "x y"}


@pytest.mark.parametrize("name", ["cities", "clubs", "organisations", "others", "people", "places"])
def test_no_name_is_broken_by_the_end_of_a_line(name: str) -> None:
    lines = (seeds_folder() / "names" / f"{name}.toml").read_text(encoding="utf-8").splitlines()
    inside = [line for line in lines if line and not line.startswith("#") and "'''" not in line]
    lasts = [line for line, after in pairwise(lines) if after == "'''"]

    assert all(line.endswith(",") or line in lasts for line in inside)


def test_the_world_is_listed() -> None:
    known = listed()

    assert {"amina", "xiaoping", "juan"} - known.given == {"xiaoping"}
    assert {"reuters", "petrobras", "hamas", "dawn"} <= known.organisations
    assert {"arsenal", "kaizer chiefs"} <= known.clubs
    assert {"guangdong", "sindh", "u s"} <= known.regions
    assert {"karachi", "kano", "recife"} <= known.towns
    assert {"azerbaijani", "scots"} <= known.peoples


def test_lists_are_not_read_before_kinds_are_asked_for() -> None:
    told = "import store.names, sys; print([name for name in sys.modules if 'names.kinds' in name])"

    assert subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True).stdout.strip() == "[]"
