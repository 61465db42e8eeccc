"""PostgreSQL beneath: all that the lower seam asks for, and nothing else. Nobody who has an archive in a folder loads any of it."""
