"""A real browser for pages from a file: what it shows, what it asks for, what it complains of."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

_FLAGS = """--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking
--disable-component-update --disable-sync --hide-scrollbars --window-size=1600,900""".split()
_PATIENCE = 20.0
_LISTENER = """
window.wrongs = [];
addEventListener("error", (event) => wrongs.push(String(event.message)));
addEventListener("unhandledrejection", (event) => wrongs.push(String(event.reason)));
addEventListener("securitypolicyviolation", (event) => wrongs.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
addEventListener("beforeprint", () => setTimeout(() => 0));
"""


def missing() -> str:
    """Return what is missing to run a browser, in a sentence; nothing if it can run."""
    if _chromium() and shutil.which("chromedriver"):
        return ""
    return "needs Chromium and its driver (Debian's packages chromium and chromium-driver)"


def _chromium() -> str | None:
    return shutil.which("chromium") or shutil.which("chromium-browser")


class Browser:
    """Chromium without a window."""

    def __init__(self, profile: Path) -> None:
        options = webdriver.ChromeOptions()
        options.binary_location = str(_chromium())
        for flag in (*_FLAGS, f"--user-data-dir={profile}"):
            options.add_argument(flag)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        self.driver = webdriver.Chrome(options=options, service=Service(str(shutil.which("chromedriver"))))
        self.command("Page.addScriptToEvaluateOnNewDocument", source=_LISTENER)

    def command(self, name: str, **values: Any) -> Any:
        """Give the browser a command of its own protocol."""
        return self.driver.execute_cdp_cmd(name, values)

    def run(self, script: str, *values: Any) -> Any:
        """Run a script in the page and return its value."""
        return self.driver.execute_script(script, *values)

    def open(
        self, page: Path, address: str = "", *, width: int = 1600, height: int = 900, dark: bool = False, before: str = ""
    ) -> None:
        """Open a page in a window of a size, and wait until it is painted."""
        self.driver.get("about:blank")
        self.complaints()
        self.command("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        colours = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.command(
            "Emulation.setEmulatedMedia", media="", features=[colours, {"name": "prefers-reduced-motion", "value": "reduce"}]
        )
        script = self.command("Page.addScriptToEvaluateOnNewDocument", source=before) if before else None
        self.driver.get(page.as_uri() + address)
        self.until("document.documentElement.dataset.ready")
        if script:
            self.command("Page.removeScriptToEvaluateOnNewDocument", identifier=script["identifier"])

    def until(self, condition: str) -> Any:
        """Wait until an expression is true in the page, and return its value."""
        end = time.monotonic() + _PATIENCE
        while not (value := self.run(f"return {condition}")):
            assert time.monotonic() < end, f"never came true: {condition}"
            time.sleep(0.02)
        return value

    def type(self, *keys: str) -> None:
        """Press keys one after another."""
        for key in keys:
            ActionChains(self.driver, duration=0).send_keys(getattr(Keys, key, key)).perform()

    def find(self, line: str) -> list[str]:
        """Type a search anew, and return the titles that the list shows once it answered."""
        self.run("document.getElementById('query').focus(); document.getElementById('query').select()")
        self.type(*(line or ["BACKSPACE"]))
        self.until(f"document.body.dataset.found === {orjson.dumps(line).decode()}")
        return self.titles()

    def titles(self) -> list[str]:
        """Return the titles that the list shows."""
        script = "return Array.from(document.querySelectorAll('#list .title'), (title) => title.textContent)"
        titles: list[str] = self.run(script)
        return titles

    def text(self, of: str) -> str:
        """Return the text of an element."""
        return str(self.run("return document.querySelector(arguments[0]).textContent", of))

    def click(self, on: str) -> None:
        """Click an element."""
        self.run("document.querySelector(arguments[0]).click()", on)

    def nodes(self) -> list[dict[str, Any]]:
        """Return what a screen reader is told of the page."""
        nodes: list[dict[str, Any]] = self.command("Accessibility.getFullAXTree")["nodes"]
        return [node for node in nodes if not node["ignored"]]

    def complaints(self) -> list[str]:
        """Return what the page logged, broke of its policy, or asked the network for, since this was asked last."""
        said = [str(entry["message"]) for entry in self.driver.get_log("browser")]  # type: ignore[no-untyped-call]
        for entry in self.driver.get_log("performance"):  # type: ignore[no-untyped-call]
            message = orjson.loads(entry["message"])["message"]
            address = message["params"].get("request", {}).get("url", "")
            if message["method"] == "Network.requestWillBeSent" and not address.startswith(("file:", "about:", "data:")):
                said.append(f"asked for {address}")
        return said + list(self.run("return window.wrongs || []"))


def shared(name: str, folder: Path, make: Callable[[Path], None]) -> Path:
    """Return a file that is made once for all who test at the same time."""
    from filelock import FileLock

    path = folder / name
    with FileLock(f"{path}.lock"):
        if not path.exists():
            make(path.with_suffix(".new"))
            path.with_suffix(".new").rename(path)
    return path
