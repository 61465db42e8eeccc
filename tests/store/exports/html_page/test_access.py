"""Pages for everyone: by keys alone, by a screen reader, in every light."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.store.exports.html_page.browser import Browser

_CONTROLS = {
    "button",
    "textbox",
    "searchbox",
    "checkbox",
    "combobox",
    "link",
    "radio",
    "slider",
    "group",
    "dialog",
}
_CONTRASTS = """
const channel = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
const rgb = (text) => text.match(/[\\d.]+/g).map(Number);
const light = ([r, g, b]) => 0.2126 * channel(r / 255) + 0.7152 * channel(g / 255) + 0.0722 * channel(b / 255);
const ground = (element) => {
  for (let one = element; one; one = one.parentElement) {
    const colour = rgb(getComputedStyle(one).backgroundColor);
    if (colour.length < 4 || colour[3] === 1) return colour;
  }
  return [255, 255, 255];
};
const poor = [];
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const element = walker.currentNode.parentElement;
  if (!walker.currentNode.data.trim() || !element.checkVisibility() || element.matches("script, style, noscript")) continue;
  const [ink, paper] = [light(rgb(getComputedStyle(element).color)), light(ground(element))];
  const contrast = (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
  if (contrast < 4.5) poor.push([element.className || element.tagName, walker.currentNode.data.trim().slice(0, 30), contrast]);
}
return poor;
"""


def called(node: dict[str, Any]) -> str:
    """Return what a screen reader calls an element."""
    return str(node.get("name", {}).get("value", "")).strip()


def role(node: dict[str, Any]) -> str:
    """Return what a screen reader takes an element for."""
    return str(node["role"]["value"])


@pytest.mark.parametrize("width", [1600, 360])
def test_every_control_has_a_name_and_the_page_has_landmarks(browser: Browser, news: Path, width: int) -> None:
    browser.open(news, width=width)
    before = browser.nodes()
    browser.click("#list button")
    browser.until("document.querySelector('#story p[lang]')")
    opened = browser.nodes()

    assert [node for node in (*before, *opened) if role(node) in _CONTROLS and not called(node)] == []
    assert {"banner", "search", "main", "region"} <= {role(node) for node in before}
    assert {"heading", "list", "listitem", "status", "article"} <= {role(node) for node in (*before, *opened)}
    assert browser.run("return document.querySelectorAll('main').length") == 1
    levels = browser.run(
        "return Array.from(document.querySelectorAll('h1, h2, h3'), (one) => one.checkVisibility() && +one.tagName[1]).filter(Boolean)"
    )
    assert all(after - level <= 1 for level, after in pairwise(levels))


def test_rows_are_text_with_their_place_in_the_whole_list(browser: Browser, large: Path) -> None:
    browser.open(large)

    rows = [
        node for node in browser.nodes() if role(node) == "button" and called(node).split()[-3:-2] and "of" not in called(node)
    ]
    assert len(rows) > 5
    item = browser.run(
        "const li = document.querySelectorAll('#list li[aria-posinset]')[3]; return [li.ariaPosInSet, li.ariaSetSize]"
    )
    assert item == ["4", large.stem]


@pytest.mark.parametrize("dark", [False, True])
def test_letters_stand_out_by_day_and_by_night(browser: Browser, news: Path, dark: bool) -> None:
    browser.open(news, dark=dark)
    assert browser.run(_CONTRASTS) == []

    browser.find("bridg")
    browser.click("#list button")
    browser.until("document.querySelector('#story p[lang]')")
    browser.click("#themes .lane:nth-child(2)")
    assert browser.run(_CONTRASTS) == []
    browser.type("ESCAPE")
    browser.click("#help-button")
    assert browser.run(_CONTRASTS) == []


def test_the_tab_key_goes_through_all_controls_and_its_place_is_seen(browser: Browser, news: Path) -> None:
    browser.open(news)
    seen = []
    for _ in range(28):
        browser.type("TAB")
        seen.append(
            browser.run("""
            const at = document.activeElement;
            return [at.id || at.className || at.dataset.days, parseFloat(getComputedStyle(at).outlineWidth)]""")
        )

    names = [name for name, _ in seen]
    assert names[0] == "skip"
    assert {"query", "help-button", "earlier", "zoom-in", "lanes", "only", "order", "row"} <= set(names)
    assert names.count("row") == 1
    assert all(width >= 1 for name, width in seen if name)


def test_the_skip_link_leads_to_the_list(browser: Browser, news: Path) -> None:
    browser.open(news)

    browser.type("TAB", "ENTER")

    assert browser.run("return document.activeElement.className") == "row"


def test_keys_are_told_and_those_of_one_letter_can_be_turned_off(browser: Browser, news: Path) -> None:
    browser.open(news)

    browser.type("?")
    assert "Zoom in" in browser.run("return document.querySelector('dialog[open]').innerText")
    browser.click("dialog input")
    browser.type("ESCAPE", "j")
    assert browser.run("return document.activeElement.className") != "row"


def test_arrows_on_the_timeline_move_and_zoom_it(browser: Browser, news: Path) -> None:
    browser.open(news)
    spans = [browser.text("#span")]

    browser.type("t")
    for key in ("ARROW_UP", "ARROW_UP", "ARROW_LEFT", "END", "HOME"):
        browser.type(key)
        browser.run("return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        spans.append(browser.text("#span"))

    assert len(set(spans)) >= 5
    assert browser.run("return document.activeElement.id") == "lanes"


def test_without_scripts_headlines_are_a_plain_list(browser: Browser, news: Path) -> None:
    browser.command("Emulation.setScriptExecutionDisabled", value=True)
    try:
        browser.driver.get(news.as_uri() + "?plain")
        names = [called(node) for node in browser.nodes() if role(node) == "StaticText"]
    finally:
        browser.command("Emulation.setScriptExecutionDisabled", value=False)

    assert "A probe reaches the comet" in names
    assert "11 Jul 2025" in names
    assert "Only this span" not in names
