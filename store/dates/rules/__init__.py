"""The ways times are written, one file an idea; `matcher.py` puts them in order."""
