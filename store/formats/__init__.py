"""Formats: from what people copy and keep to stories; `format_table` lists what can be read."""

from store.formats.inputs import read_paths
from store.formats.source import Read, ReadFeed, ReadStory

__all__ = ["Read", "ReadFeed", "ReadStory", "read_paths"]
