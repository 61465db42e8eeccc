"""Makes the README's picture of a web page: the starting archive in a real browser.

python -m tests.bench.page_picture [OUT.png] [WIDTHxHEIGHT] [light|dark] [ADDRESS]
"""

from __future__ import annotations

import base64
import sys
import tempfile
from pathlib import Path

from store.api.views import Selection
from store.exports.about import about
from store.exports.export_table import STORY_FORMS
from store.opening import open_archive
from tests.store.exports.html_page.browser import Browser

_STORY = "Pakistan takes its case to four capitals"
_ADDRESS = "#from=2025-04-03&days=150"


def picture(out: Path, size: tuple[int, int], address: str, *, dark: bool) -> None:
    """Write the starting archive as a page, open a story in it, and keep what a browser shows."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        archive = open_archive(folder / "archive")
        archive.refresh()
        archive.understand(threads=False)
        everything = Selection()
        with (folder / "page.html").open("wb") as page:
            STORY_FORMS["html"].write(archive.stories(everything), about(archive, everything, notes=False), page)
        archive.close()
        browser = Browser(folder / "profile")
        browser.open(folder / "page.html", address, width=size[0], height=size[1], dark=dark)
        browser.find("capitals")
        rows = "Array.from(document.querySelectorAll('#list .title'))"
        browser.run(f"{rows}.find((one) => one.textContent === arguments[0]).closest('button').click()", _STORY)
        browser.find("")
        browser.run("document.activeElement.blur()")
        browser.run("return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        out.write_bytes(base64.b64decode(browser.command("Page.captureScreenshot", format="png")["data"]))
        browser.driver.quit()


def main() -> None:
    """Make the picture the command line asks for."""
    asked = [*sys.argv[1:], *(".github/page.png", "1200x750", "light", _ADDRESS)[len(sys.argv) - 1 :]]
    width, height = asked[1].split("x")
    picture(Path(asked[0]), (int(width), int(height)), asked[3], dark=asked[2] == "dark")


if __name__ == "__main__":
    main()
