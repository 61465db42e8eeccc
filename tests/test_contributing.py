"""The page for the next engineer names what is there: every file and room, and every layer."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / ".github" / "CONTRIBUTING.md").read_text(encoding="utf-8")
PATHS = sorted(set(re.findall(r"`((?:store|tui|tests|seeds)/[\w./-]*)", PAGE)))
MODULES = sorted(
    set(re.findall(r"`((?:store|tui|tests)(?:\.[a-z_]+)+)", PAGE)) | {"store.formats", "store.folder", "store.record"}
)
RECIPES = dict(re.findall(r"^- \*\*(.+?)\*\*[^:]*: (.+)$", PAGE.split("## To add")[1].split("## To check")[0], re.MULTILINE))


@pytest.mark.parametrize("path", PATHS)
def test_every_path_that_is_named_exists(path: str) -> None:
    assert (ROOT / path).exists()


@pytest.mark.parametrize("module", MODULES)
def test_every_module_that_is_named_exists(module: str) -> None:
    parts = module.split(".")
    found = [ROOT.joinpath(*parts[:end]) for end in (len(parts), len(parts) - 1)]

    assert any(path.is_dir() or path.with_suffix(".py").exists() for path in found)


def test_every_room_is_on_the_page() -> None:
    rooms = {
        f"{path.parent.name}/{path.name}/" for root in ("store", "tui") for path in (ROOT / root).iterdir() if path.is_dir()
    }

    told = {path for path in PATHS if path.endswith("/")}

    assert {room for room in rooms if "__pycache__" not in room} - told - {"tui/screens/"} == set()


@pytest.mark.parametrize(
    ("kind", "most"), [("a format", 2), ("a form of export", 2), ("a command", 2), ("a key", 3), ("a live page", 2)]
)
def test_what_is_added_often_touches_few_files(kind: str, most: int) -> None:
    assert 0 < len(re.findall(r"`(?:store|tui)/", RECIPES[kind])) <= most


def test_every_room_has_a_layer_and_no_import_is_ignored() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
    layered = [contract for contract in contracts if contract["type"] == "layers"]

    assert {tuple(contract["containers"]) for contract in layered} >= {("store",), ("tui",)}
    assert all(contract["exhaustive"] for contract in layered)
    assert not any("ignore_imports" in contract for contract in contracts)
