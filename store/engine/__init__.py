"""The seam beneath: what an engine provides, and the plain data it hands out. Everything that makes Dateline stands on it."""
