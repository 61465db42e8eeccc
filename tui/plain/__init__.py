"""Dateline line by line: for screen readers, for slow lines, for pipes."""
