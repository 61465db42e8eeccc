"""What `tests.bench.readers` measures, one module a kind of source."""
