"""Archives, letters and backups from strangers: nothing is written outside, nothing raises, and what is too much is refused in time."""

from __future__ import annotations

import gzip
import io
import json
import lzma
import random
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from time import process_time

from store.api.changes import Refused
from store.api.errors import BackupError
from store.api.when import When
from store.backup.backup import opened_backup
from store.backup.restoring import restore_into
from store.formats.format_table import read_source
from store.formats.source import Source
from tests.hardening.trial import Scale, Tried

TEXT = b"# The ferry\n\nThe ferry sails again on Monday from the pier of Lindau.\n"
HEAD = b"From: Ann Roe <a@b.example>\nTo: c@d.example\nDate: Mon, 02 Jun 2025 08:00:00 +0000\nMessage-ID: <1@b.example>\n"
HEAD += b"MIME-Version: 1.0\nSubject: The ferry sails again\n"
_SLOW = 5.0
"""Seconds after which a refusal came too late."""
_NAMES = (
    "../x.json", "archive/../../x.json", "/etc/x.json", "archive//x.json", "archive/..", "archive/.",
    "archive/", "archive", "archive/a/b.json",
    "archive/C:\\x.json", "archive\\x.json", "archive/.lock", "archive/x\n.json", "archive/\u202ex.json", "archive/" + "ä" * 199,
    "archive/" + "x" * 300, "config/other.toml", "config/../x",
    "themes.d/x.sh", "themes.d/.toml", "", "/", "manifest.json", "ARCHIVE/x.json",
)  # fmt: skip


def attack(scale: Scale, folder: Path) -> Iterator[Tried]:
    """Read containers and letters made to harm, then honest ones with bytes changed; restore backups that lie."""
    yield _all_read("containers made to harm", containers(scale).items())
    yield _all_read("letters made to harm", letters(scale).items())
    yield _all_read("containers with bytes changed", changed(scale))
    yield _restored(scale, folder)


def containers(scale: Scale) -> dict[str, bytes]:
    """Return containers that no program makes, by names whose first part says what they are."""
    pax, long = member(b"x", b"20 path=abcdefghij.m\n", b"x"), member(b"x", b"abcd\0", b"L")
    file, end, many = member(b"a.md", TEXT), bytes(1024), scale.of(3_000, 30_000, 300_000)
    packed = TEXT
    for _ in range(12):
        packed = gzip.compress(packed)
    return {
        "chain of names.tar": pax * many + file + end,
        "chain of long names.tar": long * many + file + end,
        "size below nothing.tar": file + negative() + file + end,
        "size beyond all.tar": member(b"x", b"30 size=99999999999999999999\n\n", b"x") + file + end,
        "holes.tar": member(b"x", b"26 GNU.sparse.map=1,2,3,x\n", b"x") + file + end,
        "links and devices.tar": b"".join(member(b"../../x", b"", kind) for kind in (b"1", b"2", b"3", b"4", b"6"))
        + file
        + end,
        "paths.tar": member(b"/etc/x.md", TEXT) + member(b"../../x.md", TEXT) + member(b"a\0b.md", TEXT) + end,
        "memory.xz": xz_of(40),
        "nested.gz": packed,
        "bomb.gz": gzip.compress(bytes(scale.of(1, 600, 2_000) * 1024 * 1024), 1),
        "names.zip": zipped(
            ["../../a.md", "/etc/b.md", "C:\\c.md", "a" * 300 + ".md", "x/../y.md", "a.md", "a.md", "\u202e.md"]
        ),
        "nameless.zip": zipped(["x"]).replace(b"\x01\x00\x00\x00x", b"\x00\x00\x00\x00x"),
        "many.zip": zipped([f"{nth}.bin" for nth in range(scale.of(100, 8_000, 8_000))], b"\0\1"),
    }


def letters(scale: Scale) -> dict[str, bytes]:
    """Return letters that no program sends."""
    lines = b"a line of text\n" * scale.of(4_000, 200_000, 1_000_000)
    nested = b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (nth, nth) for nth in range(900))
    charsets = (
        b"idna",
        b"punycode",
        b"undefined",
        b"utf-8\0",
        b"hex",
        b"zlib",
        b"rot13",
        b"utf-7",
        b"unicode_escape",
        b"\xff",
        b"x" * 3_000,
    )
    page = b"From: <Saved by Blink>\nSnapshot-Content-Location: https://a.example/\nMIME-Version: 1.0\n"
    return {
        "parts in parts.eml": HEAD + nested + b"Content-Type: text/plain\n\n" + lines,
        "parts in parts.mht": page + b'Content-Type: multipart/related; boundary="a"\n\n--a\n' + nested + lines,
        "parts.eml": HEAD
        + b'Content-Type: multipart/mixed; boundary="b"\n\n'
        + b"--b\n\nx\n" * scale.of(30_000, 300_000, 2_000_000),
        "headers.eml": HEAD + b"X-A: b\n" * scale.of(4_000, 100_000, 1_000_000) + b"\nThe ferry.\n",
        "a header.eml": HEAD + b"X: y\n" + b" z\n" * scale.of(8_000, 500_000, 1_400_000) + b"\nThe ferry.\n",
        "parameters.eml": HEAD
        + b"Content-Type: text/plain"
        + b"; a=b" * scale.of(20_000, 100_000, 1_000_000)
        + b"\n\nThe ferry sails.\n",
        "letters in letters.eml": (HEAD + b"Content-Type: message/rfc822\n\n") * 500 + b"Hi\n",
        "comments.eml": HEAD.replace(b"Ann", b"(" * 50_000) + b"\nThe ferry.\n",
        **{
            f"charset {nth}.eml": HEAD + b"Content-Type: text/plain; charset=" + name + b"\n\n" + b"a\xc3\xa9b-z9 " * 2_000
            for nth, name in enumerate(charsets)
        },
    }


def changed(scale: Scale) -> Iterator[tuple[str, bytes]]:
    """Yield honest containers with some bytes changed; the sums of tar files are made to fit again."""
    chance, file = random.Random(17), member(b"a.md", TEXT)
    honest = [
        ("a.zip", zipped(["a.md", "b.md"])),
        ("a.tar", file * 2 + bytes(1024)),
        ("b.tar", member(b"x", b"20 path=abcdefghij.m\n", b"x") + file + bytes(1024)),
        ("a.gz", gzip.compress(TEXT)),
        ("a.xz", lzma.compress(TEXT)),
        (
            "a.eml",
            HEAD + b'Content-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain\n\nThe ferry.\n--b--\n',
        ),
    ]
    for nth in range(scale.of(90, 20_000, 400_000)):
        name, whole = honest[nth % len(honest)]
        raw = bytearray(whole)
        for _ in range(chance.randint(1, 6)):
            raw[chance.randrange(min(600, len(raw)))] = chance.choice(
                (0, 255, 128, chance.randrange(256), chance.randrange(48, 58))
            )
        if name.endswith("tar") and chance.random() < 0.7:
            for at in range(0, len(raw) - 511, 512):
                if raw[at + 257 : at + 262] == b"ustar":
                    raw[at : at + 512] = summed(raw[at : at + 512])
        yield name, bytes(raw)


def _all_read(what: str, files: Iterable[tuple[str, bytes]]) -> Tried:
    """Look that each file ends in stories and sentences, soon."""
    tried = lost = 0
    told, slowest = "", 0.0
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name, raw in files:
            began, tried = process_time(), tried + 1
            wrong = _wrong(lambda: list(read_source(Source.of_bytes(raw, name, When.now()))))  # noqa: B023 - called at once
            took = process_time() - began
            slowest = max(slowest, took)
            if wrong or took > _SLOW:
                lost, told = lost + 1, told or f"{name}: {wrong or f'{took:.0f} s'}"
    return Tried(what, tried, lost, told or f"slowest {slowest:.1f} s")


def _wrong(read: Callable[[], list[object]]) -> str:
    try:
        said = [one.reason for one in read() if isinstance(one, Refused)]
    except Exception as error:  # noqa: BLE001 - whatever is raised is what is looked for
        return repr(error)[:120]
    return next((reason for reason in said if "Traceback" in reason or not reason.isprintable()), "")


def _restored(scale: Scale, folder: Path) -> Tried:
    """Restore backups whose names lead elsewhere or whose manifests lie: each is refused, and nothing stands anywhere after it."""
    places = folder / "room"
    lying = list(_lying(scale, folder))
    lost, told = 0, ""
    for nth, file in enumerate(lying):
        place = places / f"{nth}"
        place.mkdir(parents=True)
        before = _standing(folder)
        try:
            with opened_backup(file) as backup:
                restore_into(backup, place / "archive")
            wrong = "it was restored"
        except BackupError as error:
            wrong = "" if str(error).isprintable() else "its sentence steers a terminal"
        except Exception as error:  # noqa: BLE001 - whatever else is raised is what is looked for
            wrong = repr(error)[:120]
        if wrong or _standing(folder) != before:
            lost, told = lost + 1, told or f"{file.name}: {wrong or 'something was left'}"
    return Tried("backups that lie", len(lying), lost, told)


def _lying(scale: Scale, folder: Path) -> Iterator[Path]:
    row = json.dumps({"stories": {}}).encode()
    for nth, name in enumerate(_NAMES):
        yield _backup(folder / f"name {nth}.zip", [(name, row, len(row), sha256(row).hexdigest())])
    good = "archive/2025-06.json"
    yield _backup(folder / "hash.zip", [(good, row, len(row), "0" * 64)])
    yield _backup(folder / "size.zip", [(good, row, len(row) + 1, sha256(row).hexdigest())])
    yield _backup(folder / "twice.zip", [(good, row, len(row), sha256(row).hexdigest())] * 2)
    zeros = bytes(scale.of(1, 150, 500) * 1024 * 1024)
    kept = len(zeros) if scale else 10**15  # what it says is enough to see it
    yield _backup(folder / "bomb.zip", [(good, zeros, kept, sha256(zeros).hexdigest())])
    yield _backup(folder / "later.zip", [(good, row, len(row), sha256(row).hexdigest())], form=99)
    (folder / "nested.zip").write_bytes(zipped(["manifest.json"], b"[" * 200_000))
    yield folder / "nested.zip"


def _backup(path: Path, files: list[tuple[str, bytes, int, str]], form: object = 1) -> Path:
    kept = [{"name": name, "size": size, "sha256": digest} for name, _, size, digest in files]
    manifest = {"dateline-backup": form, "version": "1", "made": "2025-06-02T08:00:00+00:00", "stories": 1, "files": kept}
    with warnings.catch_warnings(), zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        warnings.simplefilter("ignore")
        packed.writestr("manifest.json", json.dumps(manifest))
        for name, raw, *_ in files:
            packed.writestr(name or "x", raw)
    return path


def _standing(folder: Path) -> set[Path]:
    return {path for path in (*folder.rglob("*"), *folder.parent.glob("x*.json")) if path.name != ".lock"}


def member(name: bytes, content: bytes, kind: bytes = b"0") -> bytes:
    """Return a member of a tar file."""
    head = bytearray(512)
    head[: len(name)] = name
    head[100:107], head[124:135], head[136:147], head[156:157] = b"0000644", b"%011o" % len(content), b"%011o" % 0, kind
    head[257:265] = b"ustar\x0000"
    return summed(head) + content + bytes(-len(content) % 512)


def negative() -> bytes:
    """Return a member of a tar file that says it has fewer bytes than none."""
    head = bytearray(member(b"b.md", b""))
    head[124:136] = b"\xff" * 8 + struct.pack(">i", -1024)
    return summed(head)


def summed(head: bytearray) -> bytes:
    """Return the head of a member with the sum that it should have."""
    head[148:156] = b" " * 8
    head[148:156] = b"%06o\0 " % sum(head)
    return bytes(head)


def xz_of(window: int) -> bytes:
    """Return an xz file that asks for so large a memory: 40 for four gigabytes."""
    raw = bytearray(lzma.compress(TEXT, preset=0))
    size = (raw[12] + 1) * 4
    raw[raw.index(b"\x21\x01", 12) + 2] = window
    raw[12 + size - 4 : 12 + size] = struct.pack("<I", zlib.crc32(bytes(raw[12 : 12 + size - 4])))
    return bytes(raw)


def zipped(names: Iterable[str], content: bytes = TEXT) -> bytes:
    """Return a zip file with files of some names."""
    raw = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as packed:
        warnings.simplefilter("ignore")
        for name in names:
            packed.writestr(name, content)
    return raw.getvalue()
