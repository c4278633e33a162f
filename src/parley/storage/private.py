"""Files and directories that only their owner reads."""

import errno
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
    _require_ours(path.lstat(), path, what)


def read_private(path: Path, what: str, most_bytes: int) -> bytes:
    """The content of a file that only its owner reads.

    Raises:
        UsageError: As for `require_private`, or longer than such a file is.
        FileNotFoundError: Not there.
        WorldError: The disk refuses.
    """
    # What is judged is what is read: the file is opened first, and not looked up again.
    # NONBLOCK, so that a pipe in its place does not hold us up.
    flags = os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK
    try:
        fd = os.open(path, flags)
    except FileNotFoundError:
        raise
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise _a_link(path, what) from error
        raise WorldError(f"cannot read {what} {path}: {error.strerror}") from error
    with os.fdopen(fd, "rb") as file:
        _require_ours(os.fstat(fd), path, what)
        content = file.read(most_bytes + 1)
    if len(content) > most_bytes:
        raise UsageError(f"{what} {path} is longer than {most_bytes} bytes; it is something else")
    return content


def _require_ours(found: os.stat_result, path: Path, what: str) -> None:
    if stat.S_ISLNK(found.st_mode):
        raise _a_link(path, what)
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


def _a_link(path: Path, what: str) -> UsageError:
    return UsageError(f"{what} {path} is a symbolic link; put the thing itself there")
