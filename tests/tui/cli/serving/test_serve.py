"""Dateline in a browser: opened by its address, used by its keys, left as in a terminal."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import pyte
import pytest

from tests.store.exports.html_page.browser import Browser
from tests.tui.cli.conftest import Typed
from tests.tui.cli.serving.conftest import ROOT, served
from tests.tui.cli.test_stories import BRIDGE, FERRY

_PATIENCE = 30.0


def screen(browser: Browser) -> str:
    """Return what the page shows, as a terminal would."""
    size = parse_qs(urlsplit(browser.run("return sockets.at(-1).url")).query)
    terminal = pyte.Screen(int(size["width"][0]), int(size["height"][0]))
    pyte.Stream(terminal).feed(browser.run("return painted"))
    return "\n".join(terminal.display)


def wait(true: Callable[[], object], shown: Callable[[], str] = str) -> None:
    """Wait until something is true."""
    end = time.monotonic() + _PATIENCE
    while not true():
        assert time.monotonic() < end, shown()
        time.sleep(0.1)


def test_a_page_is_a_session_of_the_same_archive_with_the_same_keys(typed: Typed, browser: Browser) -> None:
    typed("add -", given=BRIDGE + "\n" + FERRY)
    with served() as server:
        browser.driver.get("about:blank")
        browser.complaints()
        browser.driver.get(server.address)
        wait(lambda: "Ferry to Lindau sails again" in screen(browser), lambda: screen(browser))
        assert server.sessions() == 1

        browser.type("/")
        wait(lambda: "Tab complete" in screen(browser) or "a phrase" in screen(browser), lambda: screen(browser))
        browser.type(*"ostrava")
        wait(lambda: "fell into the Oder on Tuesday" in " ".join(screen(browser).split()), lambda: screen(browser))
        browser.type("ENTER")
        wait(lambda: "Tab complete" not in screen(browser), lambda: screen(browser))
        browser.type("q")
        wait(lambda: "all themes" in screen(browser), lambda: screen(browser))
        browser.type("q", "q")

        wait(lambda: browser.run("return document.body.classList.contains('-closed')"), lambda: screen(browser))
        wait(lambda: server.sessions() == 0)
        asked = [one.removeprefix("asked for ") for one in browser.complaints() if one.startswith("asked for http")]
        assert asked
        assert all(one.startswith(server.address) for one in asked)
        browser.type("ENTER")
        browser.until("document.body.classList.contains('-first-byte') && !document.body.classList.contains('-closed')")
        wait(lambda: server.sessions() == 1)
        assert server.break_off() == (0, "")
        browser.until("document.body.classList.contains('-closed')")


def test_a_session_ends_with_its_server_however_that_ends(typed: Typed) -> None:
    typed("add -", given=FERRY)
    browser = "DATELINE_SERVER=$$ TEXTUAL_DRIVER=textual.drivers.web_driver:WebDriver"
    session = f"{browser} {sys.executable} -m tui >/dev/null 2>&1 & echo $!; wait"
    server = subprocess.Popen(["sh", "-c", session], stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert server.stdout is not None
    state = Path(f"/proc/{int(server.stdout.readline())}/stat")
    wait(lambda: len(list(state.with_name("task").iterdir())) > 1)

    server.kill()
    server.communicate()

    wait(lambda: not state.exists() or state.read_text().split()[2] == "Z")


def test_who_lacks_the_token_or_comes_from_elsewhere_is_refused(typed: Typed) -> None:
    typed("add -", given=FERRY)
    with served() as server, httpx.Client(trust_env=False) as client:
        port = urlsplit(server.address).port
        bare = f"http://127.0.0.1:{port}"
        upgrade = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": "YQ=="}

        def status(address: str, **headers: str) -> int:
            return client.get(address, headers={name.replace("_", "-"): value for name, value in headers.items()}).status_code

        page = client.get(server.address)
        assert (page.status_code, "Roboto" in page.text, "https:" in page.text) == (200, True, False)
        assert "default-src 'none'" in page.headers["Content-Security-Policy"]
        assert status(f"{server.address}static/js/textual.js") == 200
        assert [status(bare + path) for path in ("/", "/ws", "/wrong/", "/static/js/textual.js")] == [403] * 4
        assert status(server.address, Host="rebound.example") == 403
        for origin in ("http://elsewhere.example", "null", f"http://localhost:{port}"):
            assert status(f"{server.address}ws", Origin=origin, **upgrade) == 403
        assert server.sessions() == 0


def test_without_a_token_it_answers_to_this_machine_alone(typed: Typed) -> None:
    typed("add -", given=FERRY)
    refused = typed("serve --host 0.0.0.0 --no-token")

    assert refused.status == 2
    assert "could read and change your archive" in refused.err
    with served("--no-token") as server, httpx.Client(trust_env=False) as client:
        assert urlsplit(server.address).path == "/"
        assert client.get(server.address).status_code == 200
        assert client.get(server.address, headers={"Host": "rebound.example"}).status_code == 403
        taken = typed(f"serve --port {urlsplit(server.address).port}")
        assert (taken.status, taken.err.count("\n")) == (1, 1)
        assert "choose another with --port" in taken.err


def test_where_the_library_is_missing_it_says_what_brings_it(typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    typed("add -", given=FERRY)
    for name in [one for one in sys.modules if one.startswith(("textual_serve", "tui.cli.serving.server"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "textual_serve", None)  # as if it were not there

    done = typed("serve --port 0")

    assert (done.status, done.out) == (1, "")
    assert "pip install 'dateline[serve]' brings it" in done.err
