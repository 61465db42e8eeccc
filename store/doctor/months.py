"""What the doctor finds in the months of a record: damaged files, rows that are no stories, stories that stand twice, marks alone."""

from __future__ import annotations

from collections.abc import Sequence

from store.doctor.census import Census
from store.doctor.finding import Finding, Findings, amiss, told, well
from store.doctor.keeping import written_anew
from store.doctor.reading import look_into
from store.record.record import Record
from store.text.numbers import counted

_NAMED = 3


def month_findings(record: Record, census: Census) -> Findings:
    """Yield what is to be said of the files of months."""
    for name, looked in sorted(census.parts.items()):
        yield _unread(name, looked.unread) if looked.unread else _damaged(record, name, looked.damage)
    for name, rows in sorted(census.strange.items()):
        yield _strange(name, rows)
    if census.amiss:
        yield _misplaced(record, census)
    alone = [one for one in census.marked if not census.has(one)]
    if alone:
        yield told(
            "marks",
            f"there are marks of {counted(len(alone), 'story that stands', 'stories that stand')} nowhere; they hold if it comes again",
        )
    if census.ahead:
        yield told(
            "days", f"{counted(census.ahead, 'story is', 'stories are')} of days that are still to come; is the clock right?"
        )
    if not census.parts and not census.strange and not census.amiss:
        stories = counted(len(census.standing), "story", "stories")
        removed = f", {len(census.removed):,} taken out" if census.removed else ""
        yield well("months", f"{stories}{removed} in {counted(census.files, 'file', 'files')}, each once and in its month")


def _unread(name: str, why: str) -> Finding:
    way = "move it away and put the file back from a backup" if "no file" in why else "let yourself read it (chmod u+rw)"
    return amiss(name, f"it can't be read ({why}): {way}")


def _damaged(record: Record, name: str, damage: str) -> Finding:
    def repair() -> str:
        with record.lock.held():
            looked = look_into(record.folder / name)
            if not looked.damage:
                return f"{name} is whole by now"
            kept = written_anew(record.folder / name, looked.tables)
        rows = sum(map(len, looked.tables.values()))
        return f"{name} is written anew with {counted(rows, 'row', 'rows')}; as it was, it is kept as {kept.name}"

    return amiss(name, f"it is damaged ({damage})", "write it anew with what can be read, and keep it as it is beside", repair)


def _strange(name: str, rows: Sequence[str]) -> Finding:
    more = f" and {len(rows) - _NAMED:,} more" if len(rows) > _NAMED else ""
    number = counted(len(rows), "row is no story", "rows are no stories")
    return amiss(name, f"{number}, and left as written: {'; '.join(rows[:_NAMED])}{more}; mend it in the file")


def _misplaced(record: Record, census: Census) -> Finding:
    parts = [
        f"{counted(len(census.twice), 'story stands', 'stories stand')} twice" if census.twice else "",
        f"{counted(len(census.elsewhere), 'story stands', 'stories stand')} in another month's file"
        if census.elsewhere
        else "",
    ]

    def repair() -> str:
        from store.record.repair import repair as put_right

        written = put_right(record, sorted(census.amiss))
        sentences, record.notices[:] = list(dict.fromkeys(record.notices)), []
        return "; ".join(sentences) or f"{counted(len(written), 'month', 'months')} put right"

    where = ", ".join(sorted(census.amiss)[:_NAMED])
    told_where = f"{' and '.join(filter(None, parts))} ({where}{' …' if len(census.amiss) > _NAMED else ''})"
    return amiss("months", told_where, "let each stand once, in the month of its day, with its marks and earlier texts", repair)
