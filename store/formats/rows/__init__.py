"""Rows: what tables and lists of objects call the parts of a story, and stories made of them."""
