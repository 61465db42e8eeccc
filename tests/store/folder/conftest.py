"""What works behind a screen, made as urgent as the tests."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

_BEGIN = """\
#!{python}
import os, runpy, sys
os.nice = lambda by: 0
sys.argv = sys.argv[2:]
runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
"""


@pytest.fixture
def urgent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have processes that are begun give way to nobody: where other tests keep every processor busy, they would have no turn at all."""
    begin = tmp_path / "python"
    begin.write_text(_BEGIN.format(python=sys.executable))
    begin.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(begin))
