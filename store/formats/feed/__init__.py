"""Feeds: what news sites, blogs and podcasts publish for programs to follow, RSS, RDF, Atom and JSON Feed."""

from store.formats.feed.reader import name, read, sniff, suffixes

__all__ = ["name", "read", "sniff", "suffixes"]
