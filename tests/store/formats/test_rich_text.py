"""Text of other programs, with HTML in it or without."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.formats.rich_text import has_markup, paragraphs_of, plain_line
from store.text.clean import STEERING


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("<p>Rain &amp; <b>wind</b></p><p>Snow</p>", ("Rain & wind", "Snow")),
        ("Rain<br>Wind<br/><br>Snow", ("Rain", "Wind", "Snow")),
        ("Before<ul><li>one<li><p>two</p>more</ul>after", ("Before", "• one", "• two", "more", "after")),
        ("<h2>Head</h2>\n  <div>Text\n over lines</div>", ("Head", "Text over lines")),
        ("<p>Seen</p><script>no()</script><style>p{}</style><svg><text>no</text></svg>rest", ("Seen", "rest")),
        ("<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>", ("1 2", "3")),
        ("<pre>one\n  two</pre>", ("one", "two")),
        ("&lt;p&gt;Escaped twice&lt;/p&gt;", ("Escaped twice",)),
        ("One\nline\n\n \nTwo", ("One line", "Two")),
        ("One\nTwo\n", ("One", "Two")),
        ("AT&amp;T &#8220;grows&#8221;", ("AT&T “grows”",)),
        ("3 < 4 and 5 > 2", ("3 < 4 and 5 > 2",)),
        ("Q&A &c; &unknown;", ("Q&A &c; &unknown;",)),
        ("<p></p><!-- nothing -->", ()),
        ("<div>" * 9_000 + "Deep &amp; down", ("Deep & down",)),
        ("It\x92s &#147;here&#148;", ("It’s “here”",)),
        ("<p>It\x92s &#147;here&#148;</p>", ("It’s “here”",)),
        ("", ()),
    ],
)
def test_a_text_becomes_paragraphs(text: str, paragraphs: tuple[str, ...]) -> None:
    assert paragraphs_of(text) == paragraphs


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (" Rain\n  again ", "Rain again"),
        ("<i>Rain</i> &amp; wind", "Rain & wind"),
        ("Rain &amp; wind", "Rain & wind"),
        ("If a<b then", "If a<b then"),
    ],
)
def test_a_headline_becomes_one_line(text: str, line: str) -> None:
    assert plain_line(text) == line


@settings(deadline=None)
@given(st.text(st.sampled_from("ab<>/p\n &;lt#1\x1b\u202e!-")) | st.text())
def test_whatever_stands_in_it_nothing_steers_and_every_paragraph_is_one_line(text: str) -> None:
    for line in (*paragraphs_of(text), plain_line(text)):
        assert not STEERING.search(line)
        assert "\n" not in line
    assert all(paragraphs_of(text))
    assert isinstance(has_markup(text), bool)
