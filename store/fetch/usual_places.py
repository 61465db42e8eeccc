"""Where a site's feed usually lies, for sites whose pages don't say."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit, urlunsplit

from store.fetch.addresses import checked

_NAMES = ("feed", "rss.xml", "atom.xml", "index.xml")


def usual_places(address: str) -> tuple[str, ...]:
    """Return where the feed of a page usually lies, likeliest first: beneath the page's own folder, then at the top of its site.

    Raises ForbiddenPlaceError if the address is no web address.
    """
    page = checked(address)
    parts = urlsplit(page)
    folder = parts.path if parts.path.endswith("/") or "." in parts.path.rpartition("/")[2] else f"{parts.path}/"
    bases = [urlunsplit(parts._replace(path=path, query="")) for path in (folder, "/")]
    return tuple(dict.fromkeys(place for base in bases for name in _NAMES if (place := urljoin(base, name)) != page))
