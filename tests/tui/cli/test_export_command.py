"""dateline export, backup and restore, run as a person would."""

from __future__ import annotations

import sys
from pathlib import Path

import orjson
import pytest

from store.files import beside
from tests.conftest import Archives, story
from tests.store.killing import on_a_full_disk
from tests.tui.cli.conftest import Typed

DAM = story("Dam to be raised", "2025-06-02", "The dam on the river is to be raised.", source="Gazette")
FERRY = story("Ferry comes back", "2025-07-03", "The ferry over the river runs again.")
TOLLS = story("Tolls to rise", "2024-07-04", "Tolls rise in autumn.")


@pytest.fixture(autouse=True)
def _stories(open_folder: Archives) -> None:
    archive = open_folder(holding=[DAM, FERRY, TOLLS])
    archive.mark(DAM.id, starred=True, read=True, note="Ask Ada.")
    archive.close()


def titles(raw: str | bytes) -> list[str]:
    return [orjson.loads(line)["title"] for line in raw.splitlines()]


class TestExport:
    """Stories on their way out."""

    def test_without_a_search_all_stories_are_printed_oldest_first(self, typed: Typed) -> None:
        done = typed("export --to jsonl")

        assert (done.status, done.err) == (0, "")
        assert titles(done.out) == [TOLLS.title, DAM.title, FERRY.title]

    @pytest.mark.parametrize(
        ("line", "found"),
        [
            ("river", [DAM, FERRY]),
            ("--from 2025 --until 2025-06", [DAM]),
            ("--from 2025", [DAM, FERRY]),
            ("--until 2024", [TOLLS]),
            ("--from 2025-07 dam | ferry | tolls", [FERRY]),
            ("--starred", [DAM]),
            ("--unread river", [FERRY]),
            ("rivr", [DAM, FERRY]),
        ],
    )
    def test_a_search_and_options_say_which_stories(self, typed: Typed, line: str, found: list[object]) -> None:
        done = typed(f"export --to jsonl {line}")

        assert [orjson.loads(one)["id"] for one in done.out.splitlines()] == [getattr(one, "id", "") for one in found]

    def test_the_same_stories_as_find(self, typed: Typed) -> None:
        for line in ("river", "fer", "source:gazette", '"the dam"', "after:2025"):
            found = {one["id"] for one in typed(f"find --json {line}").json}
            assert {orjson.loads(one)["id"] for one in typed(f"export --to jsonl {line}").out.splitlines()} == found

    def test_the_name_of_a_file_says_the_form_and_what_is_there_stays(self, typed: Typed, tmp_path: Path) -> None:
        path = tmp_path / "river.csv"

        done = typed(f"export river -o {path}")
        before = path.read_bytes()
        again = typed(f"export tolls -o {path}")

        assert (done.status, done.out) == (0, f"2 stories in {path}, as a table (CSV)\n")
        assert (again.status, again.err) == (
            1,
            f"dateline: {path} is there already; choose another name, or --force writes over it\n",
        )
        assert path.read_bytes() == before
        assert typed(f"export tolls -o {path} --force").status == 0
        assert path.read_bytes() != before

    def test_a_folder_gets_a_file_a_story_and_keeps_what_is_in_it(self, typed: Typed, tmp_path: Path) -> None:
        folder = tmp_path / "notes"
        folder.mkdir()
        (folder / "mine.md").write_text("mine")

        refused = typed(f"export river -o {folder}")
        done = typed(f"export river -o {folder} --force")

        assert (refused.status, done.status) == (1, 0)
        assert "--force puts the stories among them" in refused.err
        assert (folder / "mine.md").read_text() == "mine"
        assert len(list(folder.iterdir())) == 3

    @pytest.mark.parametrize(
        ("line", "status", "told"),
        [
            ("export zebra -o x.md", 1, "nothing was written"),
            ("export -o x.docx", 1, "--to: markdown, folder"),
            ("export theme:nonsense", 2, "nonsense"),
            ("export --theme nonsense", 1, "dateline themes --all lists them"),
            ("export --from 2025 --until 2024", 1, "swap them"),
            ("export --from soon", 1, "--from needs a date"),
            ("export --feed nobody", 1, "nobody"),
            ("export --to folder", 1, "name the folder with -o"),
            ("export -o /nowhere/x.md", 1, "/nowhere"),
        ],
    )
    def test_what_can_not_be_done_is_one_sentence(
        self, typed: Typed, line: str, status: int, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        done = typed(line)

        assert done.status == status
        assert done.err.startswith("dateline: ")
        assert done.err.count("\n") == 1
        assert told in done.err
        assert not (tmp_path / "x.md").exists()

    def test_notes_stay_at_home_in_forms_for_others_unless_they_are_asked_for(self, typed: Typed) -> None:
        assert "Ask Ada." in typed("export --to markdown").out
        assert "Ask Ada." not in typed("export --to markdown --no-notes").out
        assert "Ask Ada." not in typed("export --to jsonfeed").out
        assert "Ask Ada." in typed("export --to jsonfeed --notes").out

    @pytest.mark.parametrize("name", ["out.json", "notes/"])
    def test_a_full_disk_leaves_nothing_half(self, tmp_path: Path, open_folder: Archives, name: str) -> None:
        archive = open_folder()
        archive.add([story("A long report", "2025-06-02", *(f"{nth} words of it. " * 200 for nth in range(200)))])
        archive.close()
        command = [sys.executable, "-m", "tui", "export", "-o", f"{tmp_path}/{name}"]

        told = on_a_full_disk(400_000, command)

        what = f"{tmp_path}/{name}".rstrip("/")
        assert (
            told
            == f"dateline: {what} could not be written, as there is no room; make room and try again, nothing was changed\n"
        )
        assert not [path for path in tmp_path.iterdir() if path.name.startswith(("out", "notes"))]


class TestBackupAndRestore:
    """The archive in one file, and back."""

    def test_a_backup_is_made_checked_and_restored_where_nothing_stands(
        self, typed: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        file = tmp_path / "b.zip"

        made, checked = typed(f"backup {file}"), typed(f"backup --check {file}")
        monkeypatch.setenv("DATELINE_ARCHIVE", str(tmp_path / "new"))
        restored = typed(f"restore {file}")

        assert made.out.startswith(f"3 stories in 5 files are in {file}, ")
        assert checked.out.startswith(f"{file} is whole: 3 stories in 5 files, made on ")
        assert restored.out == f"3 stories in 5 files stand in {tmp_path / 'new'} again\n"
        assert titles(typed("export --to jsonl").out) == [TOLLS.title, DAM.title, FERRY.title]
        assert typed("export --to jsonl --starred").out.count("Ask Ada.") == 1

    def test_over_stories_that_stand_nothing_is_put_unasked(self, typed: Typed, tmp_path: Path) -> None:
        file = tmp_path / "b.zip"
        typed(f"backup {file}")
        assert typed(f"restore {file}").out == "The archive is as in the backup; nothing to restore.\n"
        typed(f"rm {DAM.id}")

        refused = typed(f"restore {file}")
        assert refused.status == 1
        assert "stand 2 stories, 1 only in the backup; nothing was changed: --merge" in refused.err
        assert len(titles(typed("export --to jsonl").out)) == 2

        into = typed(f"restore {file} --into {tmp_path / 'beside'}")
        assert into.status == 0
        assert len(titles(typed(f"--archive {tmp_path / 'beside'} export --to jsonl").out)) == 3

        replaced = typed(f"restore {file} --replace --json").json
        assert len(titles(typed("export --to jsonl").out)) == 3
        assert len(titles(typed(f"--archive {replaced['set_aside']} export --to jsonl").out)) == 2

    def test_a_merge_adds_what_is_missing(self, typed: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        file, own = tmp_path / "b.zip", tmp_path / "own.jsonl"
        typed(f"backup {file}")
        own.write_bytes(orjson.dumps({"title": "Only here", "published": "2025-08-01", "body": ["It is here alone."]}))
        monkeypatch.setenv("DATELINE_ARCHIVE", str(tmp_path / "new"))
        typed(f"add {own}")

        done = typed(f"restore {file} --merge")

        assert done.out == "3 added, 0 updated, 0 unchanged\n"
        assert len(titles(typed("export --to jsonl").out)) == 4

    @pytest.mark.parametrize(
        ("line", "status", "told"),
        [
            ("restore nothing.zip", 1, "there is no file nothing.zip"),
            ("restore x.zip --merge --replace", 2, "choose one"),
            ("restore 0123456789abcdef --merge", 2, "are for backups"),
            ("backup /nowhere/b.zip", 1, "/nowhere"),
            ("backup --check nothing.zip", 1, "there is no file"),
            ("--archive nothing backup b.zip", 1, "there is no archive in"),
        ],
    )
    def test_what_can_not_be_done_is_one_sentence(
        self, typed: Typed, line: str, status: int, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)

        done = typed(line)

        assert done.status == status
        assert done.err.count("\n") == 1
        assert told in done.err

    def test_a_backup_with_a_changed_byte_is_refused(self, typed: Typed, tmp_path: Path) -> None:
        file = tmp_path / "b.zip"
        typed(f"backup {file}")
        raw = bytearray(file.read_bytes())
        raw[120] ^= 1
        file.write_bytes(raw)

        for line in (f"backup --check {file}", f"restore {file} --replace"):
            done = typed(line)
            assert done.status == 1
            assert "damaged" in done.err
        assert not list(tmp_path.glob("archive.*"))

    def test_what_a_kill_leaves_beside_is_no_part_of_anything(self, typed: Typed, tmp_path: Path) -> None:
        file = tmp_path / "b.zip"
        beside(file).write_bytes(b"half")

        assert typed(f"backup {file}").status == 0
        assert typed(f"backup --check {file}").status == 0
