"""One writer at a time: a lock file that names who holds it."""

import fcntl
import os
import sys
from pathlib import Path

from parley.errors import UsageError, WorldError


class LockFile:
    """Held from construction to `release`; the kernel lets go of it when the process dies.

    The file stays where it is, for removing it would let two processes each lock one of their own.
    It does not hold between machines that share a network file system.

    Raises:
        UsageError: Another holder has it; the message says which.
        WorldError: The file cannot be made or locked.
    """

    def __init__(self, path: Path, what: str) -> None:
        flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW
        try:
            self._fd = os.open(path, flags, 0o600)
        except OSError as error:
            raise WorldError(f"cannot make the lock file {path}: {error.strerror}") from error
        try:
            fcntl.flock(self._fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            holder = os.pread(self._fd, 200, 0).decode(errors="replace").strip()
            os.close(self._fd)
            raise UsageError(
                f"{what} is being written by {holder or 'another process'}; stop that one first "
                "(fsck and export read beside it)"
            ) from error
        except OSError as error:
            os.close(self._fd)
            raise WorldError(f"cannot lock {path}: {error.strerror}") from error
        self._name_holder()

    def release(self) -> None:
        """Let go."""
        os.close(self._fd)

    def _name_holder(self) -> None:
        name = f"process {os.getpid()} ({Path(sys.argv[0]).name or 'python'})\n"
        try:
            os.ftruncate(self._fd, 0)
            os.pwrite(self._fd, name.encode(errors="replace"), 0)
        except OSError:
            # The name is a courtesy to whoever finds the lock held; a full disk may not stop us
            # from opening a record that is to be read. What must be written fails where it is.
            return
