"""`dateline doctor`: everything is looked at and told in sentences; what is amiss is put right if that is asked for."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from store.api.errors import SettingsError
from store.doctor.doctor import examined, is_amiss, repaired
from store.doctor.finding import Finding, Health, amiss, well
from store.paths import Paths
from store.text.numbers import counted
from tui.cli.command import WRONG_USAGE, Answer, command, folder_paths
from tui.cli.output import complain, print_paragraph, say, styled
from tui.cli.progress import told_progress
from tui.cli.typed_arguments import NamedPath
from tui.state.settings import FILE, Settings
from tui.terminal.output_guard import DONE, FAILED

_SIGNS = {Health.WELL: "✓", Health.TOLD: "·", Health.AMISS: "!"}


@command(
    click.option("--repair", is_flag=True, help="Put right what can be, after showing it; what changes is kept beside."),
    click.option(
        "--from", "backup", metavar="FILE", type=NamedPath(path_type=Path), help="A backup that may have what is missing or damaged."
    ),
    click.option("--private", is_flag=True, help="Also take away rights that others have to your files."),
    click.option("-y", "--yes", is_flag=True, help="Repair without asking, as in scripts."),
    archive=None,
    examples=(
        ("dateline doctor", "look at everything; nothing is changed"),
        ("dateline doctor --repair", "show what would be done, ask, and do it"),
        ("dateline doctor --from ~/dateline.zip --repair", "also with what a backup has"),
    ),
)  # fmt: skip
def doctor(repair: bool, backup: Path | None, private: bool, yes: bool) -> Answer | int:
    """Look at archive, index and settings, and repair them.

    Tells what is well and what is amiss, with exit status 1 if anything is. Nothing is ever deleted: what a repair writes anew is
    kept beside as it was, and what it can't bring back it says.
    """
    paths = folder_paths("dateline shared tells how that is, and PostgreSQL looks after its files")
    findings = _found(paths, backup, private=private)
    wanted = [one for one in findings if one.remedy and one.repair]
    if not repair or not wanted:
        status = FAILED if is_amiss(findings) else DONE
        return Answer(lambda: [_plain(one) for one in findings], lambda: _show(findings, wanted, asked=repair), status)
    as_json = bool(click.get_current_context().params.get("as_json"))
    if not as_json:
        _show(findings, wanted, asked=True)
    if not yes and not _is_agreed(len(wanted)):
        return WRONG_USAGE if not sys.stdin.isatty() else FAILED
    done = _repaired(paths, wanted, backup, private=private, tell=not as_json)
    left = _found(paths, backup, private=private)
    status = FAILED if is_amiss(left) else DONE
    plain = {"found": [_plain(one) for one in findings], "done": done, "left": [_plain(one) for one in left]}
    return Answer(lambda: plain, lambda: _show_left(left), status)


def _found(paths: Paths, backup: Path | None, *, private: bool) -> list[Finding]:
    with told_progress() as progress:
        return [*examined(paths, backup, private=private, progress=progress), *_settings(paths)]


def _settings(paths: Paths) -> Iterator[Finding]:
    """Yield what is to be said of settings, keys and themes, which a person writes by hand: they are told and left."""
    settings = Settings.load(paths.config)
    wrong = list(settings.wrong)
    if settings.keys:
        from tui.screens.timeline.key_tables import own_keys

        wrong += own_keys(settings, paths.config)[1]
    yield from (amiss(FILE, sentence) for sentence in wrong)
    if not wrong:
        stands = (paths.config / FILE).exists()
        yield well(FILE, "every setting is understood" if stands else "there is none, so all is as usual")
    from store.themes.lexicon import load_lexicon

    try:
        themes = load_lexicon(paths.config).themes
    except SettingsError as error:
        yield amiss("themes.toml", str(error))
    else:
        yield well("themes.toml", f"{counted(len(themes), 'theme', 'themes')} in use")


def _is_agreed(number: int) -> bool:
    if not sys.stdin.isatty():
        complain("nothing is repaired without being asked for: --repair --yes does it in a script")
        return False
    return click.confirm(f"Do {'this' if number == 1 else f'these {number}'}?", default=False, err=True)


def _repaired(
    paths: Paths, wanted: Sequence[Finding], backup: Path | None, *, private: bool, tell: bool
) -> list[dict[str, object]]:
    """Put right what is wanted, and then what only that brought to light, as long as there is any; tell each."""
    done: list[dict[str, object]] = []
    for _ in range(_ROUNDS):
        for one, sentence, is_done in repaired(wanted):
            done.append({"subject": one.subject, "told": sentence, "done": is_done})
            if tell and is_done:
                print_paragraph(f"{one.subject}: {sentence}", "  ")
            elif tell:
                complain(f"{one.subject}: {sentence}")
        before = {(one.subject, one.told) for one in wanted}
        found = _found(paths, backup, private=private)
        new = [one for one in found if one.repair and one.remedy and (one.subject, one.told) not in before]
        wanted = [one for one in new if one.health is Health.AMISS]
        if not wanted:
            break
    return done


_ROUNDS = 4
"""How often is looked again for what a repair brought to light, such as rows of a file that can be read again."""


def _show(findings: Sequence[Finding], wanted: Sequence[Finding], *, asked: bool) -> None:
    if not sys.stdout.isatty():
        for one in findings:
            say("\t".join((one.health, one.subject, one.told, one.remedy)))
        return
    _show_each(findings)
    amiss_now = sum(one.health is Health.AMISS for one in findings)
    say(styled("All is well." if not amiss_now else f"{counted(amiss_now, 'thing is', 'things are')} amiss.", bold=True))
    if wanted and not asked:
        number = counted(len(wanted), "of it is", "of it are") if len(wanted) == 1 else f"{len(wanted)} things are"
        say(f"{number[0].upper()}{number[1:]} put right by dateline doctor --repair, which asks first.")


def _show_each(findings: Sequence[Finding]) -> None:
    for one in findings:
        print_paragraph(f"{_SIGNS[one.health]} {one.subject}: {one.told}")
        if one.remedy:
            print_paragraph(f"→ {one.remedy}", "    ")


def _show_left(left: Sequence[Finding]) -> None:
    rest = [one for one in left if one.health is Health.AMISS]
    if not rest:
        say(styled("All is well now.", bold=True))
        return
    say(styled(f"{counted(len(rest), 'thing is', 'things are')} still amiss:", bold=True))
    _show_each(rest)


def _plain(one: Finding) -> dict[str, object]:
    return {"subject": one.subject, "health": str(one.health), "told": one.told, "remedy": one.remedy}
