"""Why a story has its theme and is in its thread: a panel that stays until it is closed, with the words marked that decided."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from store.api.said import Deed
from store.api.story import Story
from store.api.themes import Theme, ThemeChoice
from store.api.threads import WhyThread
from store.text.clean import clean_line
from store.text.fold import word_spans, words
from tui.dialogs.dialog import Dialog
from tui.widgets.told_lines import moment

_SENTENCE = re.compile(r"(?<=[.!?…])\s+")
_SENTENCES = 3
"""Sentences of the story that are shown for each."""
_READ = 40
"""Paragraphs that are gone through for them."""
_JOINED = 2
"""Threads that were merged into this one, of which it is told."""


_DEEDS = 6
"""Things people did to a thread, of which it is told; the last of them."""


@dataclass(frozen=True, slots=True)
class Why:
    """All that is known of why a story stands where it does."""

    story: Story
    """The story."""
    choice: ThemeChoice
    """Why it has its themes."""
    thread: WhyThread | None
    """Why it is in its thread; None if it is in none."""


class WhyPanel(Dialog[str | None]):
    """Answers with `theme` or `thread` if the person wants to correct that, or with None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,w", "dismiss", "Close", id="why.close", tooltip="Back to the timeline"),
        Binding("c", "dismiss('theme')", "Correct", id="why.theme", tooltip="Correct the theme"),
        Binding("X", "dismiss('thread')", "Merge, split", id="why.thread", tooltip="Merge, split or rename the thread"),
        Binding("j", "page('down')", "Down", id="why.down", tooltip="Scroll down", show=False),
        Binding("k", "page('up')", "Up", id="why.up", tooltip="Scroll up", show=False),
    ]

    def __init__(self, why: Why, themes: Mapping[str, Theme]) -> None:
        super().__init__()
        self._why, self._themes = why, themes

    def compose(self) -> ComposeResult:
        """Lay out what decided about the theme, then about the thread."""
        with VerticalScroll(id="dialog") as panel:
            panel.border_title = "Why it has this theme and this thread"
            panel.border_subtitle = "c other theme · X merge, split thread · Esc close"
            yield Static(Content("\n").join(self._lines()), markup=False)

    def action_page(self, way: str) -> None:
        """Scroll a line."""
        getattr(self.query_one(VerticalScroll), f"scroll_{way}")(animate=False)

    def _lines(self) -> Iterator[Content]:
        story, choice = self._why.story, self._why.choice
        theme = self._themes.get(choice.themes[0])
        yield Content.assemble("Theme: ", (theme.name if theme else choice.themes[0], theme.colour if theme else "bold"))
        yield from (Content(line) for line in theme_reasons(choice))
        yield from marked_sentences(story, choice.words.get(choice.themes[0], ()))
        for key in choice.themes[1:]:
            other = self._themes.get(key)
            spoke = ", ".join(choice.words.get(key, ())[:6])
            yield Content.styled(f"Also {other.name if other else key}: {spoke}", "$muted")
        yield Content("")
        if (thread := self._why.thread) is None:
            yield Content("Thread: none, as no other story is on the same news")
            return
        yield Content.assemble("Thread: ", (clean_line(thread.thread.name), "bold"))
        yield from (Content(line) for line in thread_reasons(thread))
        yield from marked_sentences(story, thread.shared)


def theme_reasons(choice: ThemeChoice) -> list[str]:
    """Return what decided about the first theme, a line each."""
    first = choice.themes[0]
    if choice.corrected:
        chosen = choice.chosen
        return [f"{done_by(chosen)} chose it{at(chosen)}."] if chosen else ["You chose it."]
    learned, section, spoke = choice.learned.get(first), choice.filed.get(first), choice.words.get(first, ())
    reasons = [f"{learned.summary[:1].upper()}{learned.summary[1:]}"] if learned else []
    reasons += [f"Its source filed it under “{clean_line(section)}”"] if section else []
    reasons += [f"Its words decided: {', '.join(spoke)}"] if spoke else []
    return reasons or ["Nothing in it speaks for another theme."]


def thread_reasons(thread: WhyThread) -> list[str]:
    """Return what put a story into its thread, a line each."""
    deeds = [f"{done_by(deed)}{at(deed)}: {deed.what}." for deed in (thread.deeds or ())[-_DEEDS:]]
    if thread.by_person:
        return deeds or ["You put it there." if thread.deeds is None else "A person put it there."]
    reasons = ["The thread began with it."] if thread.began else []
    reasons += [f"It shares with the thread: {', '.join(thread.shared)}"] if thread.shared else []
    merged = [both for both in thread.joined if both][-_JOINED:]
    return [*deeds, *reasons, *(f"Another thread was merged into it, as both have: {', '.join(both)}" for both in merged)]


def done_by(deed: Deed) -> str:
    """Return who did something, at the beginning of a sentence."""
    return "You" if deed.mine else deed.person


def at(deed: Deed) -> str:
    """Return when something was done, behind who did it."""
    return f", {when}" if (when := moment(deed.at)) else ""


def marked_sentences(story: Story, phrases: Iterable[str]) -> list[Content]:
    """Return the first sentences of a story that have any of some phrases, with these marked."""
    wanted = [folded for phrase in phrases if (folded := words(phrase))]
    found: list[Content] = []
    for text in (story.title, *story.highlights, *story.body[:_READ]):
        for sentence in map(clean_line, _SENTENCE.split(text[:4_000])):
            if len(found) < _SENTENCES and (spans := phrase_spans(sentence, wanted)):
                line = Content(f"  {sentence}")
                for start, end in spans:
                    line = line.stylize("bold $accent", start + 2, end + 2)
                found.append(line)
    return found


def phrase_spans(text: str, phrases: Sequence[Sequence[str]]) -> list[tuple[int, int]]:
    """Return where phrases stand in a text, each the folded words that it is made of."""
    there = word_spans(text)
    spans = []
    for phrase in phrases:
        for at in range(len(there) - len(phrase) + 1):
            run = there[at : at + len(phrase)]
            if [word for _, _, word in run] == list(phrase):
                spans.append((run[0][0], run[-1][1]))
    return sorted(spans)
