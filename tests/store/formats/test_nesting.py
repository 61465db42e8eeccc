"""No text is lost that stands in elements which nobody closed, however deep they are by that."""

from __future__ import annotations

import pytest

from store.formats.rich_text import paragraphs_of
from store.formats.web_page.html_document import read_page

_MANY = 700
_UNCLOSED = (
    "li", "dd", "dt", "p", "div", "ul><li", "dl><dd", "b", "font", "span", "i", "a", "td", "table><tr><td", "ol", "blockquote", "section",
    "h2",
)  # fmt: skip


@pytest.mark.parametrize("tag", _UNCLOSED)
def test_all_text_stays_in_elements_that_nobody_closed(tag: str) -> None:
    body = "".join(f"<{tag}>word{nth} was said. " for nth in range(_MANY))

    page = read_page(f"<html><body><article>{body}</article><p>the end</body></html>".encode()).tree.text_content()
    lines = " ".join(paragraphs_of(body))

    assert [nth for nth in range(_MANY) if f"word{nth} " not in page] == []
    assert "the end" in page
    assert [nth for nth in range(_MANY) if f"word{nth} " not in lines] == []


def test_what_is_nested_as_it_should_be_is_read_as_it_was() -> None:
    assert paragraphs_of("<ul><li>One<li>Two</ul>" * 200) == ("• One", "• Two") * 200
    assert paragraphs_of("<div>" * 60 + "Deep" + "</div>" * 60 + "<p>After</p>") == ("Deep", "After")


def test_lines_stay_apart_where_elements_are_nested_too_deep() -> None:
    lines = paragraphs_of("".join(f"<div>Line {nth}" for nth in range(_MANY)))

    assert lines == tuple(f"Line {nth}" for nth in range(_MANY))
