"""Web pages: an article saved as HTML, as a web archive or as MHTML, told from the navigation around it."""

from store.formats.web_page.reader import name, read, sniff, suffixes

__all__ = ["name", "read", "sniff", "suffixes"]
