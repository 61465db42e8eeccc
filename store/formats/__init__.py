"""Formats: from what people copy and keep to stories; `format_table` lists what can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from store.formats.source import Read, ReadFeed, ReadStory

if TYPE_CHECKING:
    from store.formats.inputs import read_paths

__all__ = ["Read", "ReadFeed", "ReadStory", "read_paths"]


def __getattr__(name: str) -> Any:
    """Return `read_paths`, which brings all formats along: most who name what was read read nothing."""
    if name != "read_paths":
        raise AttributeError(name)
    from store.formats.inputs import read_paths

    return read_paths
