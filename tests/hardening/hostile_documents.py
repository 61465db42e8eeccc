"""Feeds and pages that are made to harm."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.hardening.trial import Scale


def documents(scale: Scale, secret: Path, dtd: str) -> Iterator[tuple[str, bytes]]:
    """Yield documents by names that end in their form; those that want a file or the net want `secret` and `dtd`."""
    deep, long = scale.of(500, 100_000, 1_000_000), scale.of(20_000, 20_000_000, 200_000_000)
    laughs = "<!ENTITY a0 'ha'>" + "".join(f"<!ENTITY a{nth} '{f'&a{nth - 1};' * 10}'>" for nth in range(1, 15))
    tables = {
        "laughs": (laughs, "&a14;"),
        "one long one": (f"<!ENTITY a '{'ha' * 50_000}'>", "&a;" * 2_000),
        "a file": (f"<!ENTITY a SYSTEM 'file://{secret}'>", "&a;"),
        "the net": (f"<!ENTITY a SYSTEM '{dtd}'>", "&a;"),
        "a parameter": (f"<!ENTITY % a SYSTEM '{dtd}'>%a;", "&b;"),
        "a loop": ("<!ENTITY a '&b;'><!ENTITY b '&a;'>", "&a;"),
        "an attribute": ("<!ATTLIST title x CDATA 'y'>", "x"),
    }
    forms = {
        "rss": "<rss version='2.0'><channel><title>{0}</title><item><title>The ferry {0}</title></item></channel></rss>",
        "atom": "<feed xmlns='http://www.w3.org/2005/Atom'><title>{0}</title><entry><title>The ferry {0}</title></entry></feed>",
        "opml": "<opml version='2.0'><body><outline text='{0}' xmlUrl='https://a.example/{0}'/></body></opml>",
        "html": "<html><head><title>The ferry {0}</title></head><body><p>It sails again on Monday, said the captain {0}.</p></body></html>",
    }
    for form, text in forms.items():
        root = text[1 : text.index(" " if form != "html" else ">")]
        for name, (table, use) in tables.items():
            yield f"{name}.{form}", f"<?xml version='1.0'?><!DOCTYPE {root} [{table}]>{text.format(use)}".encode()
        yield f"declared elsewhere.{form}", f"<?xml version='1.0'?><!DOCTYPE {root} SYSTEM '{dtd}'>{text.format('x')}".encode()
        yield (
            f"included.{form}",
            text.format(f"<x:include xmlns:x='http://www.w3.org/2001/XInclude' href='{secret}' parse='text'/>").encode(),
        )
        yield f"deep.{form}", text.format("<b>" * deep).encode()
        yield f"one line.{form}", text.format("x" * long).encode()
        yield f"attributes.{form}", text.format("<b " + " ".join(f"a{nth}='b'" for nth in range(deep)) + ">").encode()
        yield f"numbers.{form}", text.format("&#x10ffff;&#xd800;&#0;&#99999999999999;&#x" + "f" * 5_000 + ";").encode()
        yield f"sections.{form}", text.format("<![CDATA[" * deep).encode()
        yield f"comments.{form}", text.format("<!--" * deep).encode()
        yield f"nothings.{form}", text.format("a\0b\0").encode()
        yield (
            f"declared in declared.{form}",
            f"<!DOCTYPE {root} [{'<!ELEMENT [' * (deep // 10)}".encode() + text.format("x").encode(),
        )
        for charset in (
            "utf-7",
            "utf-16",
            "ucs-4",
            "idna",
            "punycode",
            "hex",
            "cp037",
            "utf-8\0",
            "x" * 300,
            "unicode_escape",
            "utf-32",
        ):
            yield (
                f"{charset[:9]!a}.{form}",
                f"<?xml version='1.0' encoding='{charset}'?>{text.format('+ADw-script+AD4- é')}".encode(),
            )
        yield f"utf-16.{form}", text.format("é").encode("utf-16")[:-1]
    item = "<item><title>The ferry {0}</title><link>{0}</link><guid>{0}</guid><pubDate>{0}</pubDate><description>{0}</description></item>"
    for value in (
        "javascript:x",
        "../../etc/passwd",
        "a\n\nb: c",
        "9" * 5_000,
        "\x1b]0;x\x07",
        "0000-00-00T99:99:99+99:99",
        "<![CDATA[" + "<div>" * deep,
    ):
        yield f"{value[:9]!a}.xml", forms["rss"].format("x").replace("</channel>", f"{item.format(value)}</channel>").encode()
    yield "deep.json", b'{"version":"https://jsonfeed.org/version/1.1","items":' + b"[" * deep
    yield (
        "wrong.json",
        b'{"version":"https://jsonfeed.org/version/1.1","items":[1,null,{"title":{"a":1},"id":[],"content_html":1e999}]}',
    )
