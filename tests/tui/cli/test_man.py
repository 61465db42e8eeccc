"""The manual page: all commands and options, in roff that man and groff read without a warning."""

from __future__ import annotations

import os
import re
import shutil
import subprocess

import click
import pytest

from tests.tui.cli.conftest import Typed
from tui.cli.commands import COMMANDS
from tui.cli.man_page import man_page

READERS = {
    "groff": ["groff", "-man", "-ww", "-Tutf8", "-P-cbou"],
    "man": ["man", "--warnings=w", "-l", "-"],
}


def test_it_has_every_command_and_what_each_option_does(typed: Typed) -> None:
    page = typed("man").out

    for name in COMMANDS:
        assert rf".SS dateline {name} " in page
    assert r".SS dateline feeds add " in page
    assert r"\fB\-n, \-\-limit N\fP" in page
    assert ".SH EXIT STATUS" in page
    assert ".SS In the palette\n.TP\n" in page
    assert "Go to today" in page
    assert r"\fBtheme:" in page
    assert r"\fBdate_format\fP" in page
    assert page.isascii()
    assert not [line for line in page.splitlines() if re.match(r"[.'](?![A-Z]{2})", line)]


@pytest.mark.parametrize("reader", READERS)
def test_it_is_read_without_a_warning(typed: Typed, reader: str) -> None:
    if shutil.which(reader) is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"needs {reader} (Debian's packages groff-base and man-db)")
    page = typed("man").out

    done = subprocess.run(
        READERS[reader],
        input=page,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"MANWIDTH": "80", "LC_ALL": "C.UTF-8"},
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert "Find stories by words, spelled right or not." in re.sub(r"\s+", " ", done.stdout)
    assert "jq '.[0].id'" in done.stdout


def test_what_could_be_taken_for_a_request_is_text() -> None:

    group = click.Group("dateline", help=".so /etc/motd\n\n'quoted' \\fBback\\fP – “so”\n\n\b\n.TH verbatim", params=[])

    page = man_page(group)

    assert "\n\\&.so /etc/motd\n" in page
    assert "\n\\&\\(aqquoted\\(aq \\efBback\\efP \\[u2013] \\[u201C]so\\[u201D]\n" in page
    assert "\n\\&.TH verbatim\n" in page
