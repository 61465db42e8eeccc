"""What pages show of a story, in every language and at every width, and what hands do on the timeline."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from store.text.fold import words
from tests.store.exports.html_page.browser import Browser

SCRIPTS = Path(__file__).parents[4] / "store" / "exports" / "html_page" / "script"


def open_story(browser: Browser, title: str) -> None:
    """Open a story that the list shows by a click on its title."""
    rows = "Array.from(document.querySelectorAll('#list .title'))"
    browser.run(f"{rows}.find((one) => one.textContent.endsWith(arguments[0])).closest('button').click()", title)
    browser.until("document.querySelector('#story p[lang]')")


def test_a_story_shows_all_it_has(browser: Browser, news: Path) -> None:
    browser.open(news)

    open_story(browser, "The Miloš bridge opens over the Oder")
    story = browser.run("return document.querySelector('#story').innerText")

    for part in (
        "OSTRAVA · Monday 2 June 2025 · Coast Daily", "Two lanes each way", "A band played.", "The bridge at dawn · R. Moon", "Ada Novak",
        "Tuesday 3 June 2025", "River Post Radio One", "Roads", "to read", "Ask the engineer.", "★ Starred",
    ):  # fmt: skip
        assert part in story
    links = browser.run("return Array.from(document.querySelectorAll('#story a'), (a) => [a.href, a.rel, a.target])")
    assert links == [
        ["https://example.org/bridge?a=1&b=2", "noopener noreferrer", "_blank"],
        ["https://example.net/x", "noopener noreferrer", "_blank"],
    ]


def test_a_tag_is_searched_by_a_click_and_stars_narrow(browser: Browser, news: Path) -> None:
    browser.open(news)
    open_story(browser, "The Miloš bridge opens over the Oder")

    browser.click(".tag")
    browser.until("document.body.dataset.found === 'to read'")
    assert browser.titles() == ["★ The Miloš bridge opens over the Oder"]
    browser.find("")
    browser.click("#starred")
    assert browser.titles() == ["★ The Miloš bridge opens over the Oder"]


def test_dates_are_told_as_precisely_as_they_are_known(browser: Browser, news: Path) -> None:
    browser.open(news)

    assert browser.run("return Array.from(document.querySelectorAll('#list h3'), (one) => one.textContent)") == [
        "July 2025", "June 2025", "March 2024", "1961",
    ]  # fmt: skip
    assert browser.run("return Array.from(document.querySelectorAll('#list .day'), (one) => one.textContent)") == [
        "Fri 11", "Mon 2", "Mon 2", "", "",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "found"),
    [("新桥", "新桥横跨大河通车"), ("الجمعه", "افتتاح جسر جديد على النهر"), ("strasse koln", "Über die Brücke nach Köln")],
)
def test_every_script_is_searched_and_runs_its_own_way(browser: Browser, languages: Path, line: str, found: str) -> None:
    browser.open(languages)

    assert browser.find(line) == [found]
    open_story(browser, found)
    direction = browser.run("return getComputedStyle(document.querySelector('#story p[lang]')).direction")
    assert direction == ("rtl" if found.startswith("ا") else "ltr")
    points = browser.run("const list = document.querySelector('.highlights'); return list && getComputedStyle(list).direction")
    assert points == ("rtl" if found.startswith("ا") else None)
    assert browser.run("return document.querySelector('#story h2').lang") in ("zh", "ar", "de")


@pytest.mark.parametrize("width", [360, 800, 1119])
def test_on_a_narrow_window_a_story_lies_over_the_rest(browser: Browser, news: Path, width: int) -> None:
    browser.open(news, width=width, height=720)
    assert browser.run("return document.documentElement.scrollWidth <= innerWidth")

    open_story(browser, "A probe reaches the comet")
    assert browser.run("return document.querySelector('.time').inert && document.querySelector('.stories').inert")
    assert browser.run("return document.querySelector('#pane').getBoundingClientRect().width === innerWidth")
    browser.click("#close")
    assert not browser.run("return document.querySelector('.time').inert")
    assert "comet" in browser.run("return document.activeElement.textContent")


def test_lines_of_a_story_have_a_length_that_reads_well(browser: Browser, large: Path) -> None:
    browser.open(large)
    browser.click("#list button")
    browser.until("document.querySelectorAll('#story > p[lang]').length >= 6")

    letters = browser.run("""
        const paragraph = document.querySelector('#story > p[lang]');
        const range = document.createRange();
        range.selectNodeContents(paragraph);
        return paragraph.textContent.length / new Set(Array.from(range.getClientRects(), (box) => Math.round(box.top))).size;""")
    assert 55 <= letters <= 80


def test_wheel_drag_and_tap_on_the_timeline(browser: Browser, news: Path) -> None:
    browser.open(news)
    box = browser.run(
        "const b = document.querySelector('#canvas').getBoundingClientRect(); return [b.left, b.top, b.width, b.height]"
    )
    x, y = box[0] + box[2] * 0.5, box[1] + box[3] - 8
    everything = browser.text("#span")

    def mouse(kind: str, at: float, **more: object) -> None:
        browser.command("Input.dispatchMouseEvent", type=kind, x=at, y=y, **more)

    for _ in range(4):
        mouse("mouseWheel", x, deltaX=0, deltaY=-120)
    browser.until(f"document.querySelector('#span').textContent !== '{everything}'")
    zoomed = browser.text("#span")
    mouse("mousePressed", x, button="left", clickCount=1)
    for step in range(1, 6):
        mouse("mouseMoved", x + 30 * step, button="left")
    mouse("mouseReleased", x + 150, button="left")
    browser.until(f"document.querySelector('#span').textContent !== '{zoomed}'")
    browser.type("0")
    browser.until(f"document.querySelector('#span').textContent === '{everything}'")
    y = box[1] + 40 + (box[3] - 40) / 8
    browser.run("document.querySelectorAll('#themes .lane')[0].click()")
    mouse("mousePressed", box[0] + box[2] - 22, button="left", clickCount=1)
    mouse("mouseReleased", box[0] + box[2] - 22, button="left")
    browser.until("document.querySelector('#story h2')")
    assert browser.text("#story h2") == "The Miloš bridge opens over the Oder"


def test_two_fingers_zoom_and_one_finger_goes_along(browser: Browser, news: Path) -> None:
    browser.open(news, width=360, height=720)
    box = browser.run(
        "const b = document.querySelector('#canvas').getBoundingClientRect(); return [b.left, b.top, b.width, b.height]"
    )
    y = box[1] + box[3] / 2

    def touch(kind: str, *places: float) -> None:
        points = [{"x": x, "y": y, "id": at} for at, x in enumerate(places)]
        browser.command("Input.dispatchTouchEvent", type=kind, touchPoints=points)

    start = browser.text("#span")
    touch("touchStart", 160, 200)
    for step in range(1, 5):
        touch("touchMove", 160 - 30 * step, 200 + 30 * step)
    touch("touchEnd")
    browser.until(f"document.querySelector('#span').textContent !== '{start}'")
    zoomed = browser.text("#span")
    touch("touchStart", 100)
    for step in range(1, 5):
        touch("touchMove", 100 + 40 * step)
    touch("touchEnd")
    browser.until(f"document.querySelector('#span').textContent !== '{zoomed}'")


def test_the_back_key_of_the_browser_closes_a_story(browser: Browser, news: Path) -> None:
    browser.open(news)
    open_story(browser, "A probe reaches the comet")
    assert "story=" in browser.run("return location.hash")

    browser.run("history.back()")

    browser.until("document.querySelector('#pane').classList.contains('empty')")
    browser.run("history.forward()")
    browser.until("document.querySelector('#story h2')?.textContent === 'A probe reaches the comet'")


def test_a_browser_that_cannot_inflate_does_it_by_hand(browser: Browser, large: Path) -> None:
    browser.open(large, before="delete window.DecompressionStream")

    assert browser.run("return typeof DecompressionStream") == "undefined"
    assert browser.find("remitances")[0] == "Remittances reach a record in Ostrava"
    browser.click("#list button")
    browser.until("document.querySelectorAll('#story > p[lang]').length >= 6")
    assert browser.complaints() == []


@pytest.mark.parametrize(
    "text", ["L’Été à Orléans", "STRAẞE Øre æther", "İstanbul ılık", "०१२ ١٢٣ ४५", "Müller-Lüdenscheidt", "ﬁne ﬂow", "ὈΔΥΣΣΕΎΣ", "ЁЛКА"]
)  # fmt: skip
def test_page_and_archive_agree_on_what_a_word_is(browser: Browser, news: Path, text: str) -> None:
    browser.open(news)

    script = (SCRIPTS / "fold.js").read_text(encoding="utf-8") + "return typedWords(arguments[0]).map((one) => one.word)"
    assert browser.run(script, text) == words(text)


def test_on_paper_stand_the_open_story_and_a_clean_list(browser: Browser, news: Path) -> None:
    browser.open(news)
    browser.find("ferries")
    open_story(browser, "The Miloš bridge opens over the Oder")
    browser.run("addEventListener('beforeprint', () => { window.printed = document.querySelector('#paper').innerText })")

    pdf = base64.b64decode(browser.command("Page.printToPDF")["data"])

    assert pdf.startswith(b"%PDF")
    assert pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") <= 2
    printed = browser.run("return window.printed")
    for part in ("Rivers", "2 of 5 stories for “ferries”", "A band played.", "June 2025", "Ferries stop at noon"):
        assert part in printed
    assert "comet" not in printed
    assert browser.run("return document.querySelector('#paper').childElementCount") == 0
