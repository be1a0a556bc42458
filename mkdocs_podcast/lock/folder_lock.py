"""Lets one process at a time change the files of a folder.

A command that reads a file, works on it and writes it holds the folder's lock meanwhile, so that
the next one reads what it wrote. The system releases the lock when a process ends, however it ends.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

_PAUSE = 0.1
# Windows locks bytes of files, not folders.
_WINDOWS_FILE = ".mkdocs-podcast.lock"


@contextmanager
def exclusive_folder(folder: Path, notify: Callable[[str], None]) -> Iterator[None]:
    """Waits until no other process is in a block like this one for the same folder.

    `notify` gets a sentence when this begins to wait, and where the system locks no files: the
    block then runs all the same.
    """
    with ExitStack() as stack:
        try:
            descriptor = _open(folder)
            stack.callback(_close, descriptor, folder)
            _wait(descriptor, notify)
        except FileNotFoundError:
            pass  # Whoever writes there says that the folder is missing.
        except (ImportError, OSError):
            notify("Files cannot be locked here: run one `mkdocs-podcast lock` at a time.")
        yield


def _wait(descriptor: int, notify: Callable[[str], None]) -> None:
    if _try_lock(descriptor):
        return
    notify("Waiting for another `mkdocs-podcast lock` to finish.")
    while not _try_lock(descriptor):
        time.sleep(_PAUSE)


def _try_lock(descriptor: int) -> bool:
    """False while another process holds the lock. Raises ImportError or OSError where the system,
    or its file system, has no locks."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def _open(folder: Path) -> int:
    if sys.platform == "win32":
        return os.open(folder / _WINDOWS_FILE, os.O_RDWR | os.O_CREAT)
    else:  # noqa: RET505 - mypy reads one of both.
        return os.open(folder, os.O_RDONLY)


def _close(descriptor: int, folder: Path) -> None:
    os.close(descriptor)
    if sys.platform == "win32":
        # Windows keeps it where another process has it open.
        with suppress(OSError):
            (folder / _WINDOWS_FILE).unlink()
