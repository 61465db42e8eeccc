"""What all commands have in common."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from tests.tui.cli.conftest import Typed
from tui.cli.command import Answer, command
from tui.cli.commands import COMMANDS, GROUPS, dateline

FOLDER = Path(__file__).parents[3] / "tui" / "cli"
TEXTS = ("completion", "man", "serve")
"""Commands that print a text of their own, the same for everybody."""
NO_CONTEXT = click.Context(dateline)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_of_the_table_is_there_and_says_what_it_does(name: str) -> None:
    found = dateline.get_command(NO_CONTEXT, name)

    assert found is not None
    assert found.name == name
    assert found.get_short_help_str()
    options = {option for parameter in found.params for option in parameter.opts}
    assert "--archive" in options
    assert options & {"--json", "--format", "--to"} or name in TEXTS
    assert all(getattr(parameter, "help", "") for parameter in found.params if isinstance(parameter, click.Option))


def test_every_module_of_commands_is_in_the_table() -> None:
    modules = {path.stem for path in FOLDER.glob("*_command*.py")}

    assert modules == set(COMMANDS.values())
    assert sum(map(len, GROUPS.values())) == len(COMMANDS)


def test_no_other_command_is_there(typed: Typed) -> None:
    done = typed("nosuch")

    assert done.status == 2
    assert "No such command 'nosuch'" in done.err
    assert dateline.get_command(NO_CONTEXT, "nosuch") is None


def test_help_lists_the_commands_by_what_they_are_for_each_in_a_whole_line(typed: Typed) -> None:
    help_page = typed("--help").out

    assert re.findall(r"^(\w[\w ]*):$", help_page, re.M) == ["Options", *GROUPS]
    listed = re.findall(r"^  (\w+)  +(\S.*)", help_page.split("Find and read:")[1].split("Examples:")[0], re.M)
    assert [name for name, _ in listed] == list(COMMANDS)
    assert [told for _, told in listed if told.endswith("...")] == []
    for group in ("feeds", "themes"):
        beneath = typed(f"{group} --help").out.split("Commands:")[1].split("Examples:")[0]
        assert re.findall(r"^  \w+  .*\.\.\.$", beneath, re.M) == []
    assert "Usage: dateline brief [OPTIONS] [LINE...]" in typed("brief -h").out
    assert "dateline find remitances" in typed("find --help").out.split("Examples:")[1]


def made(**options: object) -> click.Command:
    """Return a command that answers with a number, and with another status if that is shown."""

    @command(click.option("--number", default=3), archive=None, **options)  # type: ignore[arg-type]
    def count(number: int) -> Answer | int:
        """Count."""

        def show() -> int:
            click.echo(f"Number {number}")
            return number

        return number if number > 3 else Answer(lambda: {"number": number}, show, 1)

    return count


def test_one_answer_has_two_forms_and_each_its_status() -> None:
    runner = CliRunner()

    plain = runner.invoke(made(), ["--json"], standalone_mode=False)
    shown = runner.invoke(made(), [], standalone_mode=False)
    done = runner.invoke(made(), ["--number", "0"], standalone_mode=False)
    refused = runner.invoke(made(), ["--number", "7"], standalone_mode=False)

    assert (plain.output.split(), plain.return_value) == (["{", '"number":', "3", "}"], 1)
    assert (shown.output, shown.return_value) == ("Number 3\n", 3)
    assert (done.output, done.return_value) == ("Number 0\n", 1)
    assert (refused.output, refused.return_value) == ("", 7)


def test_a_command_without_json_knows_no_such_option() -> None:
    done = CliRunner().invoke(made(as_json=False), ["--json"])

    assert done.exit_code == 2
    assert "No such option" in done.output


def test_the_folder_named_last_is_the_one_that_is_meant(typed: Typed, tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.mkdir()

    typed(
        f"--archive {one} add -",
        "--archive",
        str(two),
        given="Rain at last\nUpdated 02 June 2025\n\nLINDAU: It rained on Monday.\n",
    )

    assert (two / "2025-06.json").exists()
    assert not list(one.glob("*.json"))


def test_an_archive_that_is_a_file_is_wrong_usage(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")

    done = typed(f"themes --archive {tmp_path / 'file'}")

    assert done.status == 2
    assert "is a file" in done.err
