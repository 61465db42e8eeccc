"""Feeds, many of them broken, read as they are added, beside what feedparser finds in them."""

from __future__ import annotations

import re
import sys
import tarfile
import tempfile
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from html import unescape
from pathlib import Path
from typing import Any, TypeVar

from store.api.changes import Refused
from store.formats import read_paths
from store.formats.source import Read, ReadStory

_PATIENCE = 60.0
"""Seconds after which a feed is counted as one that ended the reading."""
_TAG = re.compile(r"<[^>]+>")
_HIDDEN = re.compile(r"<(script|style)\b.*?</\1>|<!--.*?-->", re.DOTALL | re.IGNORECASE)
_MOMENTS = ("published_parsed", "updated_parsed", "created_parsed")

Answer = TypeVar("Answer")
Entry = tuple[str, str, str]
"""Title, link and day of an entry."""


def measure(data: Path) -> Mapping[str, Any]:
    """Return what became of every feed of a folder or an archive in it, and for what share the entries are those of feedparser.

    Shares are of all feeds. A title is compared by its letters and figures, where feedparser finds one; a link where it leads
    to the web; a day in Universal Time. Entries in which feedparser finds neither a title nor a link nor a word of text are
    right to be refused.
    """
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as folder:
        files = list(_files(data, Path(folder)))
        ours, seconds = _timed(files, _our_answer)
        theirs, their_seconds = _timed(files, _their_answer)
    became: Counter[str] = Counter()
    same: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    for our, their in zip(ours, theirs, strict=True):
        if our is None:
            became["crashed"] += 1
            continue
        entries, refusals = our
        became["read" if any(entries) else "refused" if refusals else "silent"] += 1
        reasons.update(refusals)
        same.update(_shared(entries, their or []))
    number = len(files) or 1
    return {
        "feeds": len(files),
        **{word: became[word] for word in ("read", "refused", "silent", "crashed")},
        **{f"same_{what}": round(same[what] / number, 4) for what in ("entries", "titles", "links", "days", "all")},
        "seconds": round(seconds, 2),
        "feedparser_seconds": round(their_seconds, 2),
        "reasons": dict(reasons.most_common(8)),
    }


def _files(data: Path, folder: Path) -> Iterator[Path]:
    """Yield the feeds of a folder, those of archives in it among them."""
    for path in sorted(data.rglob("*")):
        if path.name.endswith((".tar.gz", ".tgz")):
            with tarfile.open(path) as archive:
                archive.extractall(folder / path.name, filter="data")
            yield from (one for one in sorted((folder / path.name).rglob("*")) if one.is_file())
        elif path.is_file() and path.suffix in (".xml", ".rss", ".atom", ".rdf", ".json"):
            yield path


def _timed(files: Sequence[Path], asked: Callable[[Path], Answer]) -> tuple[list[Answer | None], float]:
    """Return the answer for every file, None where there is none, and the seconds of reading alone; each in a process apart."""
    answers: list[Answer | None] = []
    seconds = 0.0
    pool = ProcessPoolExecutor(1)
    for file in files:
        future = pool.submit(_clocked, asked, file)
        try:
            failed = future.exception(_PATIENCE)
        except TimeoutError as error:
            failed = error
        if failed is None:
            answer, took = future.result()
            answers.append(answer)
            seconds += took
        else:
            print(f"{file.name}: {failed!r}", file=sys.stderr)
            answers.append(None)
            pool.shutdown(wait=False, cancel_futures=True)
            pool = ProcessPoolExecutor(1)
    pool.shutdown()
    return answers, seconds


def _clocked(asked: Callable[[Path], Answer], file: Path) -> tuple[Answer, float]:
    begin = time.perf_counter()
    answer = asked(file)
    return answer, time.perf_counter() - begin


def _our_answer(file: Path) -> tuple[list[Entry | None], list[str]]:
    """Return the stories of a feed in their order, None where an entry was refused, and why."""
    found = [one for one in read_paths([str(file)]) if isinstance(one, ReadStory | Refused)]
    return [_story(one) for one in found if one.line or isinstance(one, ReadStory)], _reasons(found)


def _reasons(found: Sequence[Read]) -> list[str]:
    return [re.sub(r"^entry \d+: |“.*?”|<.*?>", "", one.reason).strip() for one in found if isinstance(one, Refused)]


def _story(one: Read) -> Entry | None:
    if not isinstance(one, ReadStory):
        return None
    return _letters(one.story.title), one.story.link, "" if one.story.undated else one.story.published.iso[:10]


def _their_answer(file: Path) -> list[tuple[Entry, bool]]:
    """Return what feedparser finds in a feed, and of each entry whether there is anything in it."""
    import feedparser

    warnings.simplefilter("ignore")
    with file.open("rb") as stream:
        return [(_of(entry), _says_something(entry)) for entry in feedparser.parse(stream).entries]


def _of(entry: Mapping[str, Any]) -> Entry:
    link = str(entry.get("link") or "")
    moment = next((entry[name] for name in _MOMENTS if entry.get(name)), None)
    day = f"{moment.tm_year:04d}-{moment.tm_mon:02d}-{moment.tm_mday:02d}" if moment else ""
    return _letters(str(entry.get("title") or "")), link if link.startswith(("http://", "https://")) else "", day


def _says_something(entry: Mapping[str, Any]) -> bool:
    texts = [entry.get("title"), entry.get("summary"), *(one.get("value") for one in entry.get("content", ()))]
    return bool(entry.get("link")) or any(_letters(str(text or "")) for text in texts)


def _letters(text: str) -> str:
    """Return the letters and figures of a text without its markup."""
    plain = unescape(_TAG.sub("", _HIDDEN.sub("", text)))
    return "".join(filter(str.isalnum, plain))


def _shared(ours: Sequence[Entry | None], theirs: Sequence[tuple[Entry, bool]]) -> Iterator[str]:
    """Yield what is the same in both: the entries, and of those their titles, links and days."""
    kept = [entry for entry in ours if entry]
    right = [entry for entry, something in theirs if something]
    if len(ours) == len(theirs):
        pairs = [(our, their) for our, (their, something) in zip(ours, theirs, strict=True) if our or something]
    elif len(kept) == len(right):
        pairs = list(zip(kept, right, strict=True))
    else:
        return
    if not all(our for our, _ in pairs):
        return
    same = {
        "titles": all(our and (not their[0] or our[0] == their[0]) for our, their in pairs),
        "links": all(our and our[1] == their[1] for our, their in pairs),
        "days": all(our and our[2] == their[2] for our, their in pairs),
    }
    yield from ("entries", *(what for what, is_same in same.items() if is_same))
    if all(same.values()):
        yield "all"
