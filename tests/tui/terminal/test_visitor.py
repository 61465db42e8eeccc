"""What is not done for a page of a browser, whatever asks for it."""

from __future__ import annotations

import subprocess
import sys

_TRIED = """
import os, subprocess, sys, webbrowser
from tui.terminal.visitor import bar_programs
bar_programs()
def tried(call):
    try:
        call()
    except PermissionError:
        return "refused"
    return "done"
print(tried(lambda: subprocess.run(["true"])))
print(tried(lambda: subprocess.run("true", shell=True)))
print(tried(lambda: subprocess.run([sys.executable, "-c", "pass"])))
print(tried(lambda: subprocess.run([sys.executable, "-m", "store.x"], executable="/bin/true")))
print(tried(lambda: subprocess.run([sys.executable, "-m", "tui"])))
print(tried(lambda: os.system("true")))
print(tried(lambda: os.posix_spawn("/bin/true", ["true"], {})))
print(tried(lambda: os.spawnlp(os.P_WAIT, "true", "true")))
print(tried(lambda: os.execvp("true", ["true"])))
print(tried(lambda: os.fork()))
print(tried(lambda: subprocess.run([sys.executable, "-m", "store.paths"])))
"""


def test_no_program_but_our_own_workers_is_started_once_they_are_barred() -> None:
    said = subprocess.run([sys.executable, "-c", _TRIED], capture_output=True, text=True, check=True).stdout.split()

    assert said == ["refused"] * 10 + ["done"]
