"""The inputs that failed once, kept as small files."""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "found"


def found() -> list[Path]:
    """Return all of them, those of one target together."""
    return sorted(path for path in FOLDER.iterdir() if path.suffix != ".md" and not path.name.startswith("."))


def name_of(path: Path) -> str:
    """Return which target an input was given to."""
    return path.name.rpartition(".")[0]


def keep(name: str, raw: bytes) -> Path:
    """Keep an input of a target, and return where."""
    path = FOLDER / f"{name}.{blake2b(raw, digest_size=4).hexdigest()}"
    path.write_bytes(raw)
    return path
