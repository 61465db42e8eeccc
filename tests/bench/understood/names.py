"""Names found in Reuters news of 1996 and what they name, beside what people marked (CoNLL-2003); and stories a second.

    python -m tests.bench.understood.names --data DIR [--json] [--mistakes KIND … [--show 40]]

DIR holds `score.py` and `names/conll2003.jsonl`: one story a line with its title, its text and the names in it. `--mistakes` prints the
names that were found and are none, those that were missed and those of another kind, by kind of mistake; nothing may be
learned from the stories themselves.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from runpy import run_path
from time import process_time
from typing import Any

from store.api.story import Story, StoryId
from store.api.when import When
from store.names import find_names
from store.names.name_kinds import NameKind, names_by_kind

_FILE = "conll2003.jsonl"
_NUMBER = r"([\d.]+)"
_PRINTED = re.compile(
    rf"names (?P<names>\d+)\s+found P (?P<precision>[\d.]+) R (?P<recall>[\d.]+) F1 (?P<found>[\d.]+)\s+typed F1 (?P<typed>[\d.]+)"
    rf"\s+person {_NUMBER}\s+organisation {_NUMBER}\s+place {_NUMBER}"
)


def measure(data: Path) -> dict[str, float]:
    """Return F1 of names found, of those with the right kind, and of people, organisations and places, in percent, and speed."""
    golden = _golden(data)
    begin = process_time()
    answers = [_answer(one) for one in golden]
    passed = process_time() - begin
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "answers.jsonl"
        file.write_text("".join(json.dumps(answer) + "\n" for answer in answers), "utf-8")
        command = [sys.executable, str(data / "score.py"), "names", str(file), str(data / "names" / _FILE)]
        printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    match = _PRINTED.search(printed)
    if match is None:
        raise ValueError(f"the scorer printed something else: {printed!r}")
    people, organisations, places = map(float, match.groups()[-3:])
    return {
        **{measure: float(match[measure]) for measure in ("found", "typed", "precision", "recall")},
        "people": people,
        "organisations": organisations,
        "places": places,
        "stories_a_second": len(golden) / passed,
        "finding_ms": _finding_ms(golden),
    }


def story_of(golden: dict[str, Any]) -> Story:
    """Return a story of the data as Dateline keeps one: its title and its paragraphs."""
    text = tuple(part for part in golden["text"].split("\n\n") if part.strip())
    return Story(StoryId(golden["id"]), golden["title"].strip() or golden["id"], When("1996-08-30"), body=text)


def _golden(data: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (data / "names" / _FILE).read_text("utf-8").splitlines()]


def _answer(golden: dict[str, Any]) -> dict[str, Any]:
    found = names_by_kind(story_of(golden))
    return {
        "id": golden["id"],
        "names": [{"text": name.text, "kind": kind.value} for kind, names in found.items() for name in names],
    }


def _finding_ms(golden: Sequence[dict[str, Any]]) -> float:
    """Return how many milliseconds finding the names of a story of 2.5 KB takes, without their kinds."""
    stories = [story_of(one) for one in golden]
    begin = process_time()
    for story in stories:
        find_names(story)
    size = sum(len(one["text"]) for one in golden)
    return (process_time() - begin) * 1000 * 2_500 / size


def mistakes(data: Path) -> dict[str, list[tuple[str, str]]]:
    """Return what went wrong, by kind of mistake: the name, and what stands in its place or around it in the story."""
    scorer = run_path(str(data / "score.py"))
    wrong: dict[str, list[tuple[str, str]]] = {}
    for golden in _golden(data):
        if scorer["is_prose"](golden["text"]):
            for kind, name, instead in _wrong_in(golden, _answer(golden)["names"], scorer):
                wrong.setdefault(kind, []).append((name, instead))
    return wrong


def _wrong_in(
    golden: dict[str, Any], answers: Sequence[dict[str, str]], scorer: dict[str, Any]
) -> Iterable[tuple[str, str, str]]:
    """Yield kind, name and context of the mistakes in one story."""
    fold, part_of = scorer["fold"], scorer["part_of"]
    kinds = {"PER": NameKind.PERSON, "ORG": NameKind.ORGANISATION, "LOC": NameKind.PLACE}
    other = {fold(text) for text in golden["names"].get("MISC", [])}
    true = {fold(text): kind for short, kind in kinds.items() for text in golden["names"].get(short, [])}
    true = {
        key: kind
        for key, kind in true.items()
        if not (kind == NameKind.PERSON and any(true[full] == kind and part_of(key, full) for full in true))
    }
    said = {fold(name["text"]): name for name in answers}
    for key, name in said.items():
        if key in other or any(
            kind == NameKind.PERSON and (part_of(key, full) or part_of(full, key)) for full, kind in true.items()
        ):
            continue
        if key in true:
            if true[key] != name["kind"]:
                yield f"{true[key]} taken for {name['kind']}", name["text"], _around(golden, name["text"])
            continue
        yield f"false, {_why(key, {*true, *other})}", name["text"], _around(golden, name["text"])
    for key, kind in true.items():
        if key not in said and not any(kind == NameKind.PERSON and (part_of(key, mine) or part_of(mine, key)) for mine in said):
            text = next(text for texts in golden["names"].values() for text in texts if fold(text) == key)
            yield f"missed, {_why(key, set(said))}", f"{text} ({kind})", _around(golden, text)


def _why(key: str, beside: set[str]) -> str:
    """Return what a name has to do with others: too long, too short, overlapping, or nothing."""
    within = f" {key} "
    if any(f" {one} " in within for one in beside if one):
        return "longer than one there is"
    if any(within in f" {one} " for one in beside):
        return "shorter than one there is"
    if any(set(one.split()) & set(key.split()) - {"of", "the", "and", "de", "for"} for one in beside):
        return "shares words with one there is"
    return "nothing like it there"


def _around(golden: dict[str, Any], name: str) -> str:
    """Return the story's words around the first place where a name stands."""
    text = f"{golden['title']} || {golden['text']}".replace("\n", " ")
    at = text.find(name)
    return text[max(at - 50, 0) : at + len(name) + 40] if at >= 0 else "(not as printed)"


def main() -> None:
    """Print the figures, or the mistakes."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--mistakes", nargs="*", metavar="KIND", help="print mistakes: all, or kinds with such words in them")
    parser.add_argument("--show", type=int, default=40, help="how many mistakes of each kind")
    asked = parser.parse_args()
    if asked.mistakes is not None:
        for kind, wrong in sorted(mistakes(asked.data).items()):
            print(f"\n{kind}: {len(wrong)}")
            if not asked.mistakes or any(word in kind for word in asked.mistakes):
                print("\n".join(f"    {name:36} {around}" for name, around in wrong[: asked.show]))
        return
    found = measure(asked.data)
    print(json.dumps(found) if asked.json else "\n".join(f"{name:20}{value:9.1f}" for name, value in found.items()))


if __name__ == "__main__":
    main()
