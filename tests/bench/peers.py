"""What Dateline's search is measured beside: plain Tantivy, and fzf, both with the same stories."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

import tantivy

Q = tantivy.Query
_FIELDS = ["title", "body"]


class PlainTantivy:
    """Tantivy as it comes: title and body, its default tokenizer, BM25; also tells which words the stories have."""

    def __init__(self, folder: Path) -> None:
        build = tantivy.SchemaBuilder()
        build.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
        for field in _FIELDS:
            build.add_text_field(field)
        self._schema = build.build()
        folder.mkdir(parents=True)
        self._index = tantivy.Index(self._schema, path=str(folder))
        self._writer = self._index.writer(200_000_000, 1)
        self.stories = 0

    def add(self, story_id: str, title: str, body: str) -> None:
        """Take a story in."""
        self._writer.add_document(tantivy.Document.from_dict({"id": story_id, "title": title, "body": body}, self._schema))
        self.stories += 1

    def finish(self) -> None:
        """Make all that was taken in ready to be found."""
        self._writer.commit()
        self._writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def frequency(self, word: str) -> int:
        """Return in about how many stories a word is."""
        return max(self._searcher.doc_freq(field, word) for field in _FIELDS)

    def in_titles(self, word: str) -> int:
        """Return in how many titles a word is."""
        return int(self._searcher.doc_freq("title", word))

    def are_of_one_story(self, words: Sequence[str]) -> bool:
        """Return whether exactly one story has all of some words."""
        must, should = tantivy.Occur.Must, tantivy.Occur.Should
        each = [Q.boolean_query([(should, Q.term_query(self._schema, field, word)) for field in _FIELDS]) for word in words]
        query = Q.boolean_query([(must, one) for one in each])
        return len(self._searcher.search(query, 2, count=False).hits) == 1

    def found(self, line: str, limit: int, distance: int = 0) -> list[str]:
        """Return the ids of the best stories, best first; every word may be so many letters wrong."""
        fuzzy = dict.fromkeys(_FIELDS, (False, distance, True)) if distance else {}
        query = self._index.parse_query(line, _FIELDS, fuzzy_fields=fuzzy)
        hits = self._searcher.search(query, limit, count=False).hits
        return [str(self._searcher.doc(address).get_first("id")) for _, address in hits]


class Fzf:
    """fzf over one line a story; it has no index and reads every line for each question."""

    def __init__(self, lines: Path, algorithm: str = "v2") -> None:
        self._lines = lines
        """A file of `id`, a tab, and the text that is searched."""
        self._algorithm = algorithm

    def found(self, line: str, limit: int) -> list[str]:
        """Return the ids of the best stories, best first."""
        command = ["fzf", "--filter", line, "--delimiter", "\t", "--nth", "2..", "--algo", self._algorithm]
        with self._lines.open("rb") as lines, subprocess.Popen(command, stdin=lines, stdout=subprocess.PIPE) as fzf:
            assert fzf.stdout is not None
            best = [line.partition(b"\t")[0].decode() for line, _ in zip(fzf.stdout, range(limit), strict=False)]
            fzf.kill()
        return best
