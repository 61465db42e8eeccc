"""What the doctor finds in what is derived: the index held against the record, threads, and how much all of it takes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from store.api.progress import Progress
from store.doctor.census import Census, understood
from store.doctor.copies import joining
from store.doctor.finding import Finding, Findings, amiss, told, well
from store.doctor.joining import Found
from store.doctor.reading import look_into
from store.folder.rescue import marks_row
from store.index.standing import StandingIndex, opened_as_it_stands
from store.paths import Paths
from store.record.parts import by_month
from store.record.record import Record
from store.record.spoilt import is_spoilt
from store.record.story_rows import row_of
from store.text.numbers import counted
from store.threads.db.thread_file import ThreadFile

_ANEW = "make it anew from the archive"


def derived_findings(paths: Paths, record: Record, census: Census, progress: Progress | None) -> Findings:
    """Yield what is to be said of the index and what stands beside it."""
    index, why = opened_as_it_stands(paths.index)
    if index is not None:
        yield from _lost(record, census, index)  # also from a damaged one, as long as it stands
    if why:
        find = told if why in ("there is none", "it is of another version") else amiss
        yield find("index", f"{why}; it is made anew from the archive by whatever opens it next", _ANEW, _refreshing(paths))
    elif index is not None:
        yield from _differing(paths, record, census, index, progress)
    yield from _threads(paths)
    yield from _sizes(paths)


def _lost(record: Record, census: Census, index: StandingIndex) -> Findings:
    """Yield the months of which the index has what stands nowhere in the record."""
    months = sorted({*by_month(index.state.stories), *index.state.marks})
    for month in months:
        found = _only_in_index(record, census, index, month)
        if found:
            name = f"{month} in the index"

            def again(month: str = month) -> Found:
                return _only_in_index(record, census, index, month)

            lost = f"the index still has what stands nowhere in the archive any more: {found.told}"
            remedy = "bring that back from the index, whole; texts that were replaced, and stories taken out, can come from a backup alone"
            yield amiss(month, lost, remedy, joining(record, census, again, month, name))


def _only_in_index(record: Record, census: Census, index: StandingIndex, month: str) -> Found:
    """Return the stories of a month that stand nowhere but in the index, and its marks if their file is gone or damaged."""
    found, file = Found(), f"{month}.marks.json"
    no_marks = file in census.parts or (month in index.state.marks and not (record.folder / file).exists())
    rows = look_into(record.folder / file).tables.get("marks", {}).values()
    marked = {str(row.get("id")): is_spoilt(row) for row in rows}
    for stored in index.stories(month):
        one, row = str(stored.id), row_of(stored.entry.story)
        if census.wants(one, row):
            found.stories[one], found.months[one] = row, stored.entry.story.published.month
        missing = (no_marks or one in found.stories) and one not in marked
        if (missing or marked.get(one)) and (its := marks_row(stored)) and not (marked.get(one) and is_spoilt(its)):
            found.marks[one] = its
    return found


def _differing(paths: Paths, record: Record, census: Census, index: StandingIndex, progress: Progress | None) -> Findings:
    """Yield the months whose stories the index has otherwise than the record, though it is said to hold them as they stand."""
    stamps, differing, waiting = record.stamps().by_month, list[str](), 0
    months = sorted({*stamps, *by_month(index.state.stories)} - census.amiss)
    for nth, month in enumerate(months):
        if progress:
            progress("Comparing the index", nth, len(months))
        if stamps.get(month, {}) != index.state.parts(month):
            waiting += 1
        elif any(f"{part}.json" in census.parts for part in stamps.get(month, {})):
            continue
        elif _in_record(record, month) != {str(one.id): one.story.to_json() for one in index.stories(month)}:
            differing.append(month)
    if differing:
        yield _not_agreeing(paths, differing)
    elif waiting:
        yield told(
            "index",
            f"{counted(waiting, 'month', 'months')} changed since it was brought up to date, which comes with the next command",
        )
    else:
        yield well("index", f"{counted(index.total, 'story', 'stories')}, the same as in the archive")


def _in_record(record: Record, month: str) -> Mapping[str, Any]:
    return {
        str(story.id): story.to_json()
        for part in record.parts(month)
        for story, _ in understood(look_into(record.folder / f"{part}.json").tables.get("stories", {}))
    }


def _not_agreeing(paths: Paths, months: list[str]) -> Finding:
    def repair() -> str:
        from store.index.index import StoryIndex

        index = StoryIndex(paths.index)
        state = index.state()
        for month in months:
            state.note({month: {}})
        index.keep(state)
        _refreshing(paths)()
        return f"{counted(len(months), 'month was', 'months were')} indexed anew"

    where = ", ".join(months[:3]) + (" …" if len(months) > 3 else "")
    return amiss("index", f"it does not say what the archive says ({where})", "index these months anew", repair)


def _refreshing(paths: Paths) -> Callable[[], str]:
    """Return what brings everything derived up to date, making anew what has to be."""

    def repair() -> str:
        from store.folder.archive import FolderArchive

        archive = FolderArchive(paths, seeded=False)
        archive.refresh()
        archive.close()
        return "the index is made anew"

    return repair


def _threads(paths: Paths) -> Findings:
    threads = ThreadFile(paths.index)
    if not threads.path.exists():
        return
    answered = threads.ask(lambda tables: tables.revision()) is not None
    threads.close()
    if answered:
        yield well("threads", "the file of threads can be read")
    else:
        yield amiss(
            "threads",
            f"{threads.path} can't be read",
            "find threads anew, and keep it as it is beside",
            _threads_anew(paths, threads.path),
        )


def _threads_anew(paths: Paths, path: Path) -> Callable[[], str]:
    def repair() -> str:
        from store.files import names_beside

        if path.exists():
            aside = next(name for name in names_beside(path, "damaged") if not name.exists())
            path.rename(aside)
        _refreshing(paths)()
        return "threads are found anew, at once or behind the next command"

    return repair


def _sizes(paths: Paths) -> Findings:
    yield told("cache", f"{_bytes(paths.index):,} bytes in {paths.index}; it may be deleted at any time")
    others = [one for one in paths.index.parent.glob("index-*") if one != paths.index and one.is_dir()]
    if others:
        size = sum(map(_bytes, others))
        yield told(
            "cache", f"{counted(len(others), 'index', 'indexes')} of other archives, {size:,} bytes, in {paths.index.parent}"
        )


def _bytes(folder: Path) -> int:
    total = 0
    for path in folder.rglob("*"):
        try:
            total += path.lstat().st_size
        except OSError:
            continue
    return total
