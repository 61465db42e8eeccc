"""Calls of the system that fail: a small library, loaded before a program's own, whose disk is full, over its quota or broken.

Calls on files beneath a folder are counted; from a number on they fail, of one kind or of all that write.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.hardening.rooms import lacking

_SOURCE = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static int seen = 0;

static int beneath(const char *path) {
  const char *folder = getenv("FAILING_UNDER"), *but = getenv("FAILING_BUT");
  if (path && but && *but && strncmp(path, but, strlen(but)) == 0) return 0;
  return folder && path && strncmp(path, folder, strlen(folder)) == 0;
}

static int fails(const char *call, const char *path) {
  const char *only = getenv("FAILING_CALL"), *from = getenv("FAILING_FROM"), *told = getenv("FAILING_TOLD");
  if (!from || !beneath(path) || (only && *only && strcmp(only, call))) return 0;
  int nth = __sync_add_and_fetch(&seen, 1);
  if (told) {
    char number[16];
    int length = snprintf(number, sizeof number, "%d", nth), file = syscall(SYS_openat, AT_FDCWD, told, O_WRONLY | O_CREAT, 0600);
    if (file >= 0) { syscall(SYS_pwrite64, file, number, length, 0); syscall(SYS_close, file); }
  }
  if (nth <= atoi(from)) return 0;
  errno = atoi(getenv("FAILING_AS"));
  return 1;
}

static int fails_on(const char *call, int number) {
  char name[64], path[4096];
  snprintf(name, sizeof name, "/proc/self/fd/%d", number);
  ssize_t length = readlink(name, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return fails(call, path);
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int number, const void *what, size_t size) { return fails_on("write", number) ? -1 : REAL(write)(number, what, size); }
ssize_t writev(int number, const struct iovec *what, int count) {
  return fails_on("write", number) ? -1 : REAL(writev)(number, what, count); }
ssize_t pwrite64(int number, const void *what, size_t size, off64_t at) {
  return fails_on("write", number) ? -1 : REAL(pwrite64)(number, what, size, at); }
int fsync(int number) { return fails_on("fsync", number) ? -1 : REAL(fsync)(number); }
int fdatasync(int number) { return fails_on("fsync", number) ? -1 : REAL(fdatasync)(number); }
int ftruncate64(int number, off64_t size) { return fails_on("write", number) ? -1 : REAL(ftruncate64)(number, size); }
int rename(const char *old, const char *new) { return fails("rename", new) ? -1 : REAL(rename)(old, new); }
int mkdir(const char *path, mode_t mode) { return fails("make", path) ? -1 : REAL(mkdir)(path, mode); }

int close(int number) {
  int mode = fcntl(number, F_GETFL), failed = (mode & O_ACCMODE) != O_RDONLY && fails_on("close", number), why = errno;
  int done = REAL(close)(number);
  if (failed) errno = why;
  return failed ? -1 : done;
}

#define OPENING(name, first, given)                                      \
  int name first {                                                       \
    mode_t mode = 0;                                                     \
    if (flags & O_CREAT) { va_list more; va_start(more, flags); mode = va_arg(more, mode_t); va_end(more); } \
    if ((flags & O_CREAT) && fails("make", path)) return -1;             \
    return REAL(name) given;                                             \
  }
OPENING(open, (const char *path, int flags, ...), (path, flags, mode))
OPENING(open64, (const char *path, int flags, ...), (path, flags, mode))
OPENING(openat, (int where, const char *path, int flags, ...), (where, path, flags, mode))
OPENING(openat64, (int where, const char *path, int flags, ...), (where, path, flags, mode))
"""
CALLS = ("", "write", "fsync", "rename", "close", "make")
"""Which calls may be chosen to fail: all of them, or one kind."""


@dataclass(frozen=True, slots=True)
class FailingCalls:
    """The library, made ready."""

    library: Path

    @classmethod
    def made(cls, folder: Path) -> FailingCalls:
        """Make the library in a folder; the test is skipped where there is no compiler."""
        compiler = shutil.which("cc") or shutil.which("gcc")
        if compiler is None:
            lacking("a C compiler", "makes calls of the system fail")
        source, library = folder / "failing.c", folder / "failing.so"
        source.write_text(_SOURCE)
        subprocess.run([str(compiler), "-shared", "-fPIC", "-O1", "-w", "-o", str(library), str(source), "-ldl"], check=True)
        return cls(library)

    def environment(self, under: Path, but: Path, call: str, begin: int, number: int, told: Path) -> Mapping[str, str]:
        """Return where calls beneath a folder, but for one in it, fail with an error's number after so many; they are counted in a file."""
        wanted = {"UNDER": str(under), "BUT": str(but), "CALL": call, "FROM": str(begin), "AS": str(number), "TOLD": str(told)}
        return os.environ | {f"FAILING_{name}": value for name, value in wanted.items()} | {"LD_PRELOAD": str(self.library)}
