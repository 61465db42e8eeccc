"""The feeds the person follows, on a live page: what they bring, how they fare, and all that can be done with them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import ClassVar, Protocol

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from store.api.feeds import Feed, FeedChanges, FeedId, FeedSummary
from store.api.themes import Theme
from tui.dialogs.choice import Choice, Offer
from tui.dialogs.dialog import Page
from tui.dialogs.feed_form import FeedForm
from tui.widgets.feed_list import FeedList

_EMPTY = (
    "You follow no feed yet.\n\n"
    "a follows one: the address of a feed, or of a site that has one. A list of feeds works as well: OPML from another reader, "
    "or newsboat's urls. Their stories then come in by themselves, with ctrl+r, every so many minutes (update_every in "
    "settings.toml), or by dateline feeds update."
)


class FeedDeeds(Protocol):
    """What the page has done by whoever holds the archive."""

    def follow(self) -> None:
        """Ask for a feed to follow."""

    def update(self, *names: str) -> None:
        """Update feeds, by their ids; all that are due if none is named."""

    def update_all(self) -> None:
        """Update all feeds, due or not."""

    def change(self, feed: Feed, changes: FeedChanges) -> None:
        """Change a feed's settings."""

    def remove(self, feed: Feed) -> None:
        """Stop following a feed."""

    def undo(self) -> None:
        """Take back the last change."""


class FeedsPage(Page[Feed | None]):
    """Answers with the feed whose stories the person wants to see, or with None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,F", "dismiss", "Close", id="feeds.close", tooltip="Back to the timeline"),
        Binding("a", "add", "Follow", id="feeds.add", tooltip="Follow a feed, a site, or the feeds of a list"),
        Binding("e", "edit", "Settings", id="feeds.edit", tooltip="Rename the feed, or change its settings"),
        Binding("d", "remove", "Remove", id="feeds.remove", tooltip="Stop following the feed; its stories stay"),
        Binding("u", "update", "Update", id="feeds.update-one", tooltip="Update the feed"),
        Binding("U", "update_all", "Update all", id="feeds.update-all", tooltip="Update all feeds"),
        Binding("ctrl+z", "undo", "Take back", id="feeds.undo", tooltip="Take back the last change"),
    ]

    def __init__(self, deeds: FeedDeeds, themes: Sequence[Theme]) -> None:
        super().__init__()
        self._deeds = deeds
        self._themes = {theme.key: theme for theme in themes}
        self._feeds: Sequence[FeedSummary] | None = None
        self._asked: Collection[FeedId] = ()
        self._said = ""

    def body(self) -> Iterable[Widget]:
        """Return the list, a word where it is empty, and what is to be said of the feed one is on."""
        return FeedList(id="feeds"), Static(_EMPTY, id="feeds-empty", markup=False), Static("", id="feeds-about", markup=False)

    def on_mount(self) -> None:
        """Show what is known by then."""
        self.query_one(FeedList).themes = self._themes
        self.query_one(FeedList).focus()
        self._show_keys()
        self._show()

    # What is shown

    def fill(self, feeds: Sequence[FeedSummary], to: FeedId | None = None) -> None:
        """Show the feeds, standing on one of them."""
        self._feeds = feeds
        if self.is_mounted:
            self._show(to)

    def mark_asked(self, feeds: Collection[FeedId]) -> None:
        """Show which feeds are being updated."""
        self._asked = feeds
        if self.is_mounted:
            self.query_one(FeedList).mark_asked(feeds)

    def say(self, text: str) -> None:
        """Say what became of something in the place of what is said of the feed one is on, until one goes on."""
        self._said = text
        if self.is_mounted:
            self._show_about()

    def _show(self, to: FeedId | None = None) -> None:
        feeds, shown = self._feeds or (), self.query_one(FeedList)
        unread, wrong = sum(one.unread for one in feeds), sum(bool(one.state.error or one.state.gone) for one in feeds)
        about = f"{len(feeds):,} followed · {unread:,} unread" + (f" · {wrong:,} failing" if wrong else "")
        self.show_head("Feeds", "…" if self._feeds is None else about if feeds else "none yet")
        shown.display, self.query_one("#feeds-empty").display = bool(feeds), self._feeds is not None and not feeds
        shown.show(feeds, to)
        if feeds:
            shown.focus()
        self._show_about()
        self._show_keys()

    def _show_keys(self) -> None:
        some = bool(self._feeds)
        keys = [("↵", "its stories", "screen.open"), ("a", "follow", "screen.add"), ("e", "settings", "screen.edit")]
        keys += [("d", "remove", "screen.remove"), ("u", "update", "screen.update"), ("U", "update all", "screen.update_all")]
        self.show_keys(*(keys if some else keys[1:2]))

    def on_feed_list_moved(self) -> None:
        """Say what is to be said of the feed one is on now, and no more what was said before."""
        self._said = ""
        self._show_about()

    def _show_about(self) -> None:
        one, said = self.query_one(FeedList).here, self._said
        parts: list[Content | tuple[str, str] | str] = [f"{said}\n" if said else ""]
        if one:
            wrong = one.state.error or ("This feed no longer exists" if one.state.gone else "")
            parts.append((f"{wrong}\n", "$error") if wrong else "")
            more = [one.feed.site or one.feed.address, " ".join(one.feed.tags)] + ["full text"] * one.feed.full_text
            more += [f"every {one.feed.every:,} minutes"] * bool(one.feed.every) + ["desktop notices"] * one.feed.notify
            parts.append((" · ".join(part for part in more if part), "$muted"))
        self.query_one("#feeds-about", Static).update(Content.assemble(*parts))

    # What is done

    def on_feed_list_chosen(self, event: FeedList.Chosen) -> None:
        """Answer with the feed."""
        self.dismiss(event.summary.feed)

    def action_open(self) -> None:
        """Answer with the feed one is on."""
        self.query_one(FeedList).action_open()

    def action_add(self) -> None:
        """Have a feed asked for."""
        self._deeds.follow()

    def action_edit(self) -> None:
        """Change the feed's settings."""
        if one := self.query_one(FeedList).here:
            self.app.push_screen(FeedForm(one.feed), lambda changes: self._changed(one.feed, changes))

    def _changed(self, feed: Feed, changes: FeedChanges | None) -> None:
        if changes:
            self._deeds.change(feed, changes)

    def action_remove(self) -> None:
        """Ask whether the feed is to be removed."""
        if one := self.query_one(FeedList).here:
            stay = f"its {one.stories:,} stories stay" if one.stories != 1 else "its story stays"
            offers = [Offer("Keep following it"), Offer("Stop following it", stay)]
            removing = Choice(f"Remove “{one.feed.name}”?", offers)
            self.app.push_screen(removing, lambda which: self._deeds.remove(one.feed) if which else None)

    def action_update(self) -> None:
        """Update the feed one is on."""
        if one := self.query_one(FeedList).here:
            self._deeds.update(one.feed.id)

    def action_update_all(self) -> None:
        """Update all feeds."""
        self._deeds.update_all()

    def action_undo(self) -> None:
        """Have the last change taken back."""
        self._deeds.undo()
