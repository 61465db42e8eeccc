"""Dateline as it is installed, and what it loads."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ON_THE_WAY_TO_THE_FIRST_PAINT = """
import sys
from tui.launch import run_app
from tui.app import DatelineApp
from tui.state.opened_archive import open_at_newest
open_at_newest(None)
heavy = ["tinydb", "rapidfuzz", "filelock", "click", "charset_normalizer", "rich.progress", "rich.markdown", "textual.widgets._markdown",
         "store.record.record", "store.folder.writer", "store.formats.news_text.reader", "store.related.relater", "store.threads",
         "sqlite3", "store.themes.classifier", "store.dates.tagger", "icalendar", "httpx", "lxml", "trafilatura", "feedparser",
         "fastfeedparser", "keyring", "markdown_it", "yaml", "zstandard", "brotli", "store.feeds.update", "store.formats.format_table",
         "store.exports.export_table", "store.fetch.rounds", "store.themes.section_tables", "store.engine.fields",
         "store.text.match_spans"]
print(*[name for name in heavy if name in sys.modules])
"""

FINDING = """
import sys
from tui.cli import run
sys.argv = ["dateline", "find", "harbour"]
status = run()
heavy = ["tinydb", "filelock", "sqlite3", "importlib.metadata", "rich", "textual", "tomlkit", "store.record.record", "store.folder.writer",
         "store.folder.deriver", "store.folder.enrichment", "store.themes.classifier", "store.threads.queries", "store.dates.tagger",
         "store.formats", "store.record.feeds", "charset_normalizer", "store.names", "store.themes.section_tables"]
print(status, *[name for name in heavy if name in sys.modules])
"""


def test_every_library_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    needed = [*project["dependencies"], *project["optional-dependencies"]["serve"]]
    told = (ROOT / ".github" / "CONTRIBUTING.md").read_text().partition("## Libraries")[2].partition("\n## ")[0]

    missing = [one for one in (re.split(r"[<>=\[]", one)[0] for one in needed) if not re.search(rf"\b{one}\b", told)]

    assert missing == []


def test_the_store_loads_no_screen() -> None:
    script = "import sys, store.folder.archive, store.folder.writer, store.formats; print('textual' in sys.modules, 'rich' in sys.modules)"

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)

    assert done.stdout.split() == ["False", "False"]


def test_the_way_to_the_first_paint_loads_nothing_it_does_not_need(tmp_path: Path) -> None:
    (tmp_path / "archive").mkdir()

    done = subprocess.run(
        [sys.executable, "-c", ON_THE_WAY_TO_THE_FIRST_PAINT], capture_output=True, text=True, check=True, cwd=ROOT
    )

    assert done.stdout.split() == []


def test_finding_in_an_archive_that_is_as_it_was_loads_nothing_that_writes(tmp_path: Path) -> None:
    (tmp_path / "harbour.txt").write_text("A harbour opens\n2 June 2025\n\nThe harbour was opened on Monday.\n")
    surroundings = os.environ | {f"DATELINE_{name}": str(tmp_path / name.lower()) for name in ("ARCHIVE", "CACHE", "CONFIG")}

    def run(*command: str) -> str:
        done = subprocess.run(
            [sys.executable, *command], capture_output=True, text=True, check=True, cwd=ROOT, env=surroundings
        )
        return done.stdout

    run("-m", "tui", "add", str(tmp_path / "harbour.txt"))
    found = [run("-c", FINDING).splitlines() for _ in range(3)]  # the first does what is left, the second sees that nothing is

    assert "A harbour opens" in found[2][0]
    assert found[2][-1] == "0"


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def test_the_wheel_runs_from_anywhere_with_its_starting_archive(wheel: Path, tmp_path: Path) -> None:
    home = tmp_path / "venv"
    venv.create(home, with_pip=False, symlinks=os.name != "nt")
    python = home / "bin" / "python"
    subprocess.run(
        [sys.executable, "-m", "pip", "--python", str(python), "install", "-q", "--no-deps", "--no-compile", str(wheel)],
        check=True,
    )
    site = next(home.glob("lib/python*/site-packages"))
    (site / "rest.pth").write_text("\n".join(path for path in sys.path if path.endswith("site-packages")))
    command = [str(home / "bin" / "dateline"), "themes"]

    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)

    assert done.returncode == 0, done.stderr
    assert "Digital finance" in done.stdout
    assert (site / "store" / "py.typed").exists()
    assert (site / "seeds" / "themes.toml").exists()
    assert (site / "store" / "exports" / "html_page" / "script" / "page.js").exists()
    assert (site / "store" / "exports" / "html_page" / "page.css").exists()
    assert (site / "tui" / "cli" / "serving" / "page.html").exists()
    assert not (site / "tests").exists()
