"""Writing `settings.toml`: one value is changed where it stands, and the person's comments and order stay."""

from __future__ import annotations

from pathlib import Path

from store.api.errors import SettingsError
from store.files import make_lasting_folder, sweep, write_whole
from tui.state.setting_table import BY_NAME, SETTINGS, Setting, Value, written
from tui.state.settings import FILE, KEYS, NAMES, Settings, usual_value

_HEAD = "# Dateline's settings. `dateline config` prints what holds and where it comes from.\n"
_KEYS = f"""
# Your own keys, by what they do: "story.star" = "s,*". Keys typed one after another have a space between: "g s".
# `dateline config --keys` lists everything that can be done, with its keys.
[{KEYS}]
"""


def settings_text() -> str:
    """Return the whole file as it is before anybody changes anything: every setting with what it does."""
    return _HEAD + "".join(_block(setting, usual_value(setting.name)) for setting in SETTINGS) + _KEYS


def save(folder: Path, settings: Settings) -> None:
    """Write down the settings that are others than the file says. Raises OSError, ValueError if the file can't be read as TOML."""
    kept = Settings.load(folder)
    for name in NAMES:
        if settings.value(name) != kept.value(name):
            put(folder, name, settings.value(name))


def put(folder: Path, name: str, value: Value) -> None:
    """Write down one setting. Raises OSError, ValueError if the file can't be read as TOML."""
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    from store.themes.toml_file import parsed, text_of

    try:
        text = text_of(folder / FILE, missing=settings_text())
        file = parsed(folder / FILE, text, tomlkit.parse, TOMLKitError)
    except SettingsError as error:
        raise ValueError(str(error)) from error
    if name in file:
        file[name] = value
        text = tomlkit.dumps(file)
    else:
        text = _with_block(text, _block(BY_NAME[name], value))
    make_lasting_folder(folder)
    sweep(folder / FILE)
    write_whole(folder / FILE, text.encode())


def _block(setting: Setting, value: Value) -> str:
    """Return the lines of a setting: what it does, and what it is."""
    return f"\n# {setting.about}\n{setting.name} = {written(value)}\n"


def _with_block(text: str, block: str) -> str:
    """Return a file with more lines before its first table, and before the comment of that."""
    lines = text.splitlines(keepends=True)
    at = next((at for at, line in enumerate(lines) if line.lstrip().startswith("[")), len(lines))
    while at and at < len(lines) and lines[at - 1].lstrip().startswith("#"):
        at -= 1
    before = "".join(lines[:at])
    return (
        before
        + ("\n" if before and not before.endswith("\n") else "")
        + block.lstrip("\n" if not before else "")
        + "".join(lines[at:])
    )
