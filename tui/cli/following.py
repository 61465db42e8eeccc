"""The commands that follow matters: threads, thread."""

from __future__ import annotations

from datetime import date

from store.api.archive import Archive
from store.api.threads import Thread, ThreadSummary
from tui.cli.output import complain, print_json, print_paragraph, refreshed, say, styled


def show_threads(archive: Archive, limit: int, *, as_json: bool) -> int:
    """Print the threads with the newest stories, the newest first."""
    refreshed(archive)
    threads = archive.threads.threads(limit=limit)
    if as_json:
        print_json([_plain(thread) for thread in threads])
        return 0
    for thread in threads:
        say(f"{thread.id:>6}  {styled(_days(thread), dim=True)}  {styled(thread.name, bold=True)}  {thread.count} stories")
    if not threads:
        say("No two stories here are on the same matter.", err=True)
    return 0


def show_thread(archive: Archive, name: str, *, as_json: bool) -> int:
    """Print one thread: where it stands and its stories, oldest first; by its number or by words of its name."""
    refreshed(archive)
    matters = archive.threads
    number = int(name) if name.isdigit() else next((thread.id for thread in matters.threads(name, 1)), 0)
    told = matters.thread(number) if number else None
    if told is None:
        complain(f"no thread is called “{name}”; dateline threads lists them")
        return 1
    others = [thread for thread in matters.threads(name, 6) if thread.id != told.thread.id] if not name.isdigit() else []
    if as_json:
        print_json(_plain_whole(told))
        return 0
    _print_thread(told)
    if others:
        also = ", ".join(f"{thread.name} ({thread.id})" for thread in others)
        say(styled(f"also called so: {also}", dim=True), err=True)
    return 0


def _print_thread(told: ThreadSummary) -> None:
    thread = told.thread
    print_paragraph(thread.name)
    print_paragraph(f"{thread.count} stories · {_days(thread)}")
    print_paragraph(f"Where it stands: {told.stands}")
    say()
    for row in told.rows:
        sign = "◆" if row.id in told.key else "·"
        say(f"{styled(row.id, dim=True)}  {row.published.iso[:10]:<10} {sign} {styled(row.title, bold=row.id in told.key)}")
    if told.near:
        say()
        near = "; ".join(f"{one.thread.name} ({', '.join(one.shares)})" for one in told.near)
        print_paragraph(f"Beside it: {near}")


def _days(thread: Thread) -> str:
    return f"{date.fromordinal(thread.first).isoformat()} – {date.fromordinal(thread.last).isoformat()}"


def _plain(thread: Thread) -> dict[str, object]:
    return {
        "id": thread.id,
        "name": thread.name,
        "stories": thread.count,
        "first": date.fromordinal(thread.first).isoformat(),
        "last": date.fromordinal(thread.last).isoformat(),
    }


def _plain_whole(told: ThreadSummary) -> dict[str, object]:
    rows = [{"id": row.id, "title": row.title, "published": row.published.iso, "key": row.id in told.key} for row in told.rows]
    near = [{"id": one.thread.id, "name": one.thread.name, "shares": list(one.shares)} for one in told.near]
    return {**_plain(told.thread), "stands": told.stands, "rows": rows, "near": near}
