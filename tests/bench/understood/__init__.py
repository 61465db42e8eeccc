"""What Dateline understands, measured on public data and on the starting archive."""
