"""How well Dateline understands stories, in one table or one JSON object, beside published figures.

    python -m tests.bench.understanding --data DIR [--json] [--only relatedness threads …]

DIR has the folders `relatedness`, `threads`, `dates` and `names` and their scorer `score.py`; a folder that is missing is said to be, and
the rest is measured. What is measured on the starting archive needs no data. `--json` prints one object: `relatedness.pearson`,
`threads.f1`, `seeds.f1`, `thread_names.good`, `themes.words`, `themes.left_out.NAME`, `themes.bbc.right`, `.macro_f1`, `.other`,
`dates.NAME.relaxed`, `.strict`, `.value`, `names.found`, `names.typed`, `names.people`, `.organisations`, `.places`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

if not __package__:  # run as a file: the project's folder is two above
    sys.path[0] = str(Path(__file__).resolve().parents[2])

from tests.bench.parts import Figures, Parts, Row, measure_parts


def relatedness(data: Path) -> Figures:
    """Return how well relatedness agrees with people's."""
    from tests.bench.understood.relatedness import measure, measure_cosine

    return {**measure(data), "tfidf": measure_cosine(data)["pearson"]}


def threads(data: Path) -> Figures:
    """Return how well headlines fall into their threads, in percent."""
    from tests.bench.understood.threads import measure, measure_peer

    return {**measure(data), "tfidf_f1": measure_peer(data)["f1"]}


def seeds(_data: Path) -> Figures:
    """Return how well the starting archive's threads are found again, 0 to 1."""
    from tests.bench.understood.threads import measure_seeds

    return measure_seeds()


def dates(data: Path) -> Figures:
    """Return how well dates are recognised and resolved, in percent, for each file."""
    from tests.bench.understood.dates import measure

    return measure(data)


def themes(data: Path) -> Figures:
    """Return how many first themes are right: of the starting archive, 0 to 1, and of real news, in percent, for each set."""
    from tests.bench.understood.themes import measure
    from tests.bench.understood.themes_of_news import measure as measure_news

    ours, news = measure(), measure_news(data)
    left_out = {"seeds": 100 * ours["left_out"], **{name: figures["left_out"] for name, figures in news.items()}}
    return {**ours, **news, "left_out": left_out}


def names(data: Path) -> Figures:
    """Return how well names in stories are found and told apart, in percent."""
    from tests.bench.understood.names import measure

    return measure(data)


def thread_names(data: Path) -> Figures:
    """Return how many threads of real headlines have a good name, in percent."""
    from tests.bench.understood.thread_names import measure

    return measure(data)


PARTS: Parts = {
    "relatedness": (relatedness, "relatedness"),
    "threads": (threads, "threads"),
    "seeds": (seeds, ""),
    "thread_names": (thread_names, "threads"),
    "themes": (themes, ""),
    "dates": (dates, "dates"),
    "names": (names, "names"),
}
"""Name to what measures it and the folder it needs, if any."""


def rows(found: Mapping[str, Figures]) -> Iterator[Row]:
    """Yield the table's lines."""
    for part, rows_of in _ROWS.items():
        if part in found:
            yield from rows_of(found[part])


def _rows_of_relatedness(part: Figures) -> Iterator[Row]:
    beside = f"tf-idf {part['tfidf']:.3f}, LSA-50 0.663, people 0.605"
    yield "relatedness, Pearson", f"{part['pearson']:.3f}", beside, "0.70"
    yield "relatedness, Spearman", f"{part['spearman']:.3f}", "", ""


def _rows_of_threads(part: Figures) -> Iterator[Row]:
    yield "threads, B-cubed F1", f"{part['f1']:.1f}", f"single-pass tf-idf 66.0, here {part['tfidf_f1']:.1f}", "80"
    yield "threads, precision", f"{part['precision']:.1f}", "single-pass tf-idf 90.9", "85"
    yield "threads, recall", f"{part['recall']:.1f}", "single-pass tf-idf 51.8", ""


def _rows_of_seeds(part: Figures) -> Iterator[Row]:
    yield "threads of the starting archive, F1", f"{part['f1']:.3f}", "", "0.95"


def _rows_of_thread_names(part: Figures) -> Iterator[Row]:
    yield "threads with a good name, %", f"{part['good']:.0f}", f"of {part['threads']:.0f} of five stories and more", "92"
    yield "  and one without a fault that can be told, %", f"{part['blameless']:.0f}", "", ""


def _rows_of_themes(part: Figures) -> Iterator[Row]:
    yield from _rows_of_news(part)
    ours = "first themes of the starting archive right, by words"
    yield ours, f"{part['words']:.3f}", "the words were made for these stories", ""
    yield "the same, half of the words left out", f"{part['half_words']:.3f}", "", ""
    yield "  after corrections of all other threads", f"{part['half_words_learned_all_counted']:.3f}", "", ""
    for step in (3, 5, 10):
        told = f"a thread's own theme, after {step} corrections"
        yield told, f"{part[f'after_{step}']:.3f}", f"others drawn along: {part[f'drawn_along_{step}']:.3f}", ""


def _rows_of_dates(part: Figures) -> Iterator[Row]:
    peers = "HeidelTime 77.6, UWTime 82.4; dateparser 18.7 on aquaint"
    for name, figures in part.items():
        yield f"dates, {name}: relaxed F1", f"{figures['relaxed']:.1f}", "HeidelTime 90.3, UWTime 91.4 (another set)", "91"
        yield f"dates, {name}: strict F1", f"{figures['strict']:.1f}", "HeidelTime 81.3", "84"
        yield f"dates, {name}: value F1", f"{figures['value']:.1f}", peers, "83"


def _rows_of_names(part: Figures) -> Iterator[Row]:
    yield "names in stories found, F1", f"{part['found']:.1f}", "list look-up 59.6, best of 2003 88.8 (another share)", "92"
    yield "the same, with the right kind", f"{part['typed']:.1f}", "", "82"
    yield "  people, places", f"{part['people']:.1f}", f"places: {part['places']:.1f}", ""
    yield "  organisations", f"{part['organisations']:.1f}", "", "70"


def _rows_of_news(part: Figures) -> Iterator[Row]:
    aims = {"bbc": ("90", "90", "≤ 5"), "agnews": ("80", "80", "≤ 10")}
    trained = {"bbc": "trained on the same data 97-98", "agnews": "trained on the same data 92-95"}
    for name in aims.keys() & part.keys():
        for (key, told), aim in zip(
            {"right": "right", "macro_f1": "macro F1", "other": "no theme"}.items(), aims[name], strict=True
        ):
            beside = [
                f"{peer.replace('_', ' ')} {part[name][f'{peer}_{key}']:.1f}" for peer in ("naive_bayes", "nearest_description")
            ]
            yield f"themes, {name}: {told}", f"{part[name][key]:.1f}", ", ".join([*beside, trained[name]]), aim
    for name, value in part["left_out"].items():
        unknown = part[name]["left_out_unknown"] if name in part else 100 * part["left_out_unknown"]
        yield f"taken wrongly, right theme hidden: {name}", f"{value:.1f}", f"its words unknown too: {unknown:.1f}", "≤ 10"


_ROWS: dict[str, Callable[[Figures], Iterator[Row]]] = {
    "relatedness": _rows_of_relatedness,
    "threads": _rows_of_threads,
    "seeds": _rows_of_seeds,
    "thread_names": _rows_of_thread_names,
    "themes": _rows_of_themes,
    "dates": _rows_of_dates,
    "names": _rows_of_names,
}
"""What was measured to the lines that tell of it, in their order."""


def main() -> None:
    """Measure and print."""
    measure_parts(__doc__ or "", PARTS, rows)


if __name__ == "__main__":
    main()
