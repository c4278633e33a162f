"""Reading and writing files for a person: every failure says which file and what to do."""

import sys
from pathlib import Path

from parley.errors import UsageError, WorldError


def read(path: Path, most_bytes: int) -> bytes:
    """The bytes of a file; `-` is standard input.

    Raises:
        UsageError: Not there, a directory, not readable, or longer than that.
        WorldError: The disk refuses.
    """
    try:
        if str(path) == "-":
            content = sys.stdin.buffer.read(most_bytes + 1)
        else:
            with path.open("rb") as file:
                content = file.read(most_bytes + 1)
    except FileNotFoundError as error:
        raise UsageError(f"{path} is not there; check the name of the file") from error
    except (IsADirectoryError, PermissionError) as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}") from error
    except OSError as error:
        raise WorldError(f"{path} cannot be read: {error.strerror}") from error
    if len(content) > most_bytes:
        raise UsageError(f"{path} is longer than {most_bytes} bytes, the most that is taken")
    return content


def write(path: Path, content: bytes) -> None:
    """Write a new file that only its owner reads; `-` is standard output.

    Raises:
        UsageError: It is there already: nothing is overwritten.
        WorldError: The disk refuses.
    """
    from parley.cli.render.screen import write_bytes
    from parley.storage.private import write_new

    if str(path) == "-":
        if sys.stdout.isatty():
            raise UsageError("these bytes are not for a terminal; name a file with -o")
        write_bytes(content)
        return
    try:
        write_new(path, content)
    except FileExistsError as error:
        raise UsageError(f"{path} is there already; name another file, or move it away") from error
