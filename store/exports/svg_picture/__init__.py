"""An SVG picture of a timeline: lanes by theme, every story a dot, as many titles as can be read."""

from store.exports.svg_picture.drawing import write

__all__ = ["write"]
