"""How well real news gets its themes: `python -m tests.bench.understood.themes_of_news --data DIR [--confusion] [--wrong N]`.

`themes/bbc.jsonl` has whole stories, `themes/agnews.jsonl` titles with a first sentence, each with the section it stood in; which
themes answer a section is said by `score.py` beside them (`ACCEPTED`), which also scores. Nothing is learned from these stories.
Beside the figures stand two that anybody would have in an afternoon (`tests.bench.understood.theme_baselines`).
"""

from __future__ import annotations

import argparse
import json
import re
import runpy
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from store.api.story import Story, StoryId
from store.api.when import When
from store.themes.classifier import ThemeClassifier
from tests.bench.understood.theme_baselines import NaiveBayes, nearest_description
from tests.bench.understood.themes import default_lexicon, left_out

SETS = {"bbc": "2004-11-15", "agnews": "2004-08-15"}
"""The sets, each with a day of its time."""


@dataclass(frozen=True, slots=True)
class Filed:
    """A story and the section it stood in."""

    name: str
    category: str
    story: Story


def measure(data: Path) -> dict[str, dict[str, float]]:
    """Return for each set what is right, in percent, what it takes, and what the baselines get."""
    accepted, sets = accepted_themes(data), {name: filed(data, name) for name in SETS if _file(data, name).is_file()}
    trained = {name: NaiveBayes((_text(one.story), one.category) for one in stories) for name, stories in sets.items()}
    lexicon = default_lexicon()
    found: dict[str, dict[str, float]] = {}
    for name, stories in sets.items():
        choose = ThemeClassifier(lexicon).choose
        chosen = [choose(one.story).themes[0] for one in stories]
        long = [one for one in stories if len(_text(one.story)) >= 3_500]
        right = [(one.story, accepted[one.category]) for one in stories]
        described = [nearest_description(_text(one.story)) for one in stories]
        found[name] = {
            **score(data, name, dict(zip((one.name for one in stories), chosen, strict=True))),
            "left_out": round(100 * left_out(lexicon, right), 1),
            "left_out_unknown": round(100 * left_out(lexicon, right, words_too=True), 1),
            "milliseconds": _milliseconds(choose, stories),
            **({"milliseconds_of_3500_characters": _milliseconds(choose, long)} if long else {}),
            **{f"nearest_description_{key}": value for key, value in _scored(data, name, stories, described).items()},
        }
        for other in trained.keys() - {name}:
            answers = [trained[other].theme(_text(one.story)) for one in stories]
            found[name] |= {f"naive_bayes_{key}": value for key, value in _scored(data, name, stories, answers).items()}
    return found


def filed(data: Path, name: str) -> list[Filed]:
    """Return the stories of a set."""
    found: list[Filed] = []
    for line in _file(data, name).read_text(encoding="utf-8").splitlines():
        raw = json.loads(line)
        body = tuple(text.strip() for text in raw["text"].split("\n\n") if text.strip())
        story = Story(StoryId(f"{len(found):016x}"), raw["title"].strip()[:500], When(SETS[name]), body=body)
        found.append(Filed(raw["id"], raw["category"], story))
    return found


def accepted_themes(data: Path) -> Mapping[str, set[str]]:
    """Return which themes answer a section."""
    accepted: Mapping[str, set[str]] = runpy.run_path(str(data / "score.py"))["ACCEPTED"]
    return accepted


def score(data: Path, name: str, themes: Mapping[str, str]) -> dict[str, float]:
    """Return how many stories of a set have the right theme, in percent, by the score script of `data`; `themes` are by their ids."""
    with tempfile.TemporaryDirectory() as folder:
        answers = Path(folder) / "answers.jsonl"
        answers.write_text(
            "\n".join(json.dumps({"id": one, "theme": theme}) for one, theme in themes.items()), encoding="utf-8"
        )
        command = [sys.executable, str(data / "score.py"), "themes", str(answers), str(_file(data, name))]
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found = re.search(r"stories (\d+)\s+right (\S+)\s+macro F1 (\S+)\s+other (\S+)", told)
    if found is None:
        sys.exit(f"the score script answered: {told}")
    by_category = {f"f1_{kind}": float(value) for kind, value in re.findall(r"([a-z]+) (\d+)(?=\s|$)", told[found.end() :])}
    return {
        "stories": float(found[1]),
        "right": float(found[2]),
        "macro_f1": float(found[3]),
        "other": float(found[4]),
        **by_category,
    }


def confusion(data: Path, name: str) -> Iterator[str]:
    """Yield the lines of a table: of each section's stories, how many have which first theme, in percent; right ones in brackets."""
    accepted, choose = accepted_themes(data), ThemeClassifier(default_lexicon()).choose
    by_category: dict[str, Counter[str]] = {}
    for one in filed(data, name):
        by_category.setdefault(one.category, Counter())[choose(one.story).themes[0]] += 1
    for category, themes in sorted(by_category.items()):
        cells = [
            (f"[{theme}]" if theme in accepted[category] else theme) + f" {100 * many / themes.total():.1f}"
            for theme, many in themes.most_common()
        ]
        yield f"{name} {category}: {', '.join(cells)}"


def _milliseconds(choose: Callable[[Story], object], stories: Sequence[Filed]) -> float:
    """Return what choosing takes a story, once its words have been met."""
    for one in stories:
        choose(one.story)
    begun = perf_counter()
    for one in stories:
        choose(one.story)
    return round(1_000 * (perf_counter() - begun) / max(1, len(stories)), 3)


def _scored(data: Path, name: str, stories: Sequence[Filed], themes: Sequence[str]) -> dict[str, float]:
    found = score(data, name, {one.name: theme for one, theme in zip(stories, themes, strict=True)})
    return {key: found[key] for key in ("right", "macro_f1", "other")}


def _text(story: Story) -> str:
    return "\n".join((story.title, *story.body))


def _file(data: Path, name: str) -> Path:
    return data / "themes" / f"{name}.jsonl"


def main() -> None:
    """Print the measures, or a table of which section's stories get which theme."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--confusion", action="store_true")
    asked = parser.parse_args()
    if not (asked.data / "themes").is_dir():
        sys.exit(f"there is no folder themes in {asked.data}")
    if asked.confusion:
        for name in SETS:
            print(*confusion(asked.data, name), sep="\n")
        return
    for name, figures in measure(asked.data).items():
        for key, value in figures.items():
            print(
                f"{name} {key.replace('_', ' '):<40}{value:9.1f}"
                if "milli" not in key
                else f"{name} {key.replace('_', ' '):<40}{value:9.3f}"
            )


if __name__ == "__main__":
    main()
