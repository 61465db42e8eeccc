"""The ways times are written, one file an idea; `grammar.py` puts them in order."""
