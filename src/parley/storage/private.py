"""Files and directories that only their owner reads."""

import os
import stat
from pathlib import Path

from parley.errors import UsageError, WorldError


def make_directory(path: Path) -> None:
    """Make the directory for its owner alone; one that is there stays as it is.

    Raises:
        WorldError: It cannot be made.
    """
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise WorldError(f"cannot make the directory {path}: {error.strerror}") from error


def write_new(path: Path, content: bytes) -> None:
    """Write a file that must not be there yet, mode 0600, and see it onto the disk.

    Raises:
        FileExistsError: It is there; nothing was changed.
        WorldError: The disk refuses.
    """
    # The mode is given at the making: a file made wider and narrowed later could be opened between.
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC | os.O_NOFOLLOW
    try:
        fd = os.open(path, flags, 0o600)
    except FileExistsError:
        raise
    except OSError as error:
        raise WorldError(f"cannot make {path}: {error.strerror}") from error
    try:
        with os.fdopen(fd, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(fd)
        sync_directory(path.parent)
    except OSError as error:
        # Half a file is worse than none: it would stand in the way of the next attempt.
        path.unlink()
        raise WorldError(f"cannot write {path}: {error.strerror}") from error


def sync_directory(path: Path) -> None:
    """See onto the disk which names the directory holds."""
    fd = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)


def require_private(path: Path, what: str) -> None:
    """Refuse a file or directory that others can read or that belongs to someone else.

    Raises:
        UsageError: A symbolic link, not ours, or open to others; with the remedy.
        FileNotFoundError: Not there.
    """
    found = path.lstat()
    if stat.S_ISLNK(found.st_mode):
        raise UsageError(f"{what} {path} is a symbolic link; name the file itself")
    directory = stat.S_ISDIR(found.st_mode)
    if not (directory or stat.S_ISREG(found.st_mode)):
        raise UsageError(f"{what} {path} is neither a file nor a directory; name another")
    if found.st_uid != os.geteuid():
        raise UsageError(
            f"{what} {path} belongs to another user; take it over with: chown $(id -un) '{path}'"
        )
    if found.st_mode & 0o077:
        mode = "700" if directory else "600"
        raise UsageError(
            f"{what} {path} is open to other users (mode {stat.S_IMODE(found.st_mode):04o}); "
            f"close it with: chmod {mode} '{path}'"
        )
