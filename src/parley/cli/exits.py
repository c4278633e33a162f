"""Exit codes, and what is written to standard error when a command does not end well."""

import shutil
import sys
from typing import Any

import typer
from typer.core import TyperGroup

from parley.cli.render.screen import folded
from parley.errors import IntegrityError, ParleyError, PeerError, UsageError

FINE, NO, WRONG_CALL, UNREACHABLE = 0, 1, 2, 3
"""Fine; the answer is no, or not sound; the call is wrong; node or disk cannot be reached."""

_NO_TOKEN = 401
_UNREADABLE = frozenset({400, 405, 413, 415, 422})
_BROKEN = frozenset({500, 502, 503, 504})


def explain(error: ParleyError) -> tuple[int, str]:
    """The exit code of an error, and its words: whose fault it is, and what to do."""
    # A problem is known by what it carries, so that `parley verify` loads no client.
    detail, remedy = getattr(error, "detail", None), getattr(error, "remedy", "")
    if detail is not None:
        status = getattr(error, "status", 0)
        words = f"the node says no: {detail}" if status not in _BROKEN else f"the node: {detail}"
        if place := getattr(error, "at", ""):
            words += f" (at {place})"
        if status == _NO_TOKEN:
            remedy = "put the token into PARLEY_TOKEN, or name its file with --token-file"
        if remedy:
            words += f"\n        what to do: {remedy}"
        if status in _UNREADABLE:
            return WRONG_CALL, words
        return (UNREACHABLE if status in _BROKEN else NO), words
    if isinstance(error, UsageError):
        return WRONG_CALL, f"this call: {error}"
    if isinstance(error, IntegrityError):
        return NO, f"this record: {error}"
    if isinstance(error, PeerError):
        return NO, f"what others sent: {error}"
    return UNREACHABLE, f"node or disk: {error}"


class Root(TyperGroup):
    """The command itself: turns errors into words on standard error and an exit code."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except ParleyError as error:
            code, words = explain(error)
            complain(words)
            raise typer.Exit(code) from error


def complain(words: str) -> None:
    """Write to standard error, whatever its encoding, without anything that moves the cursor."""
    encoding = sys.stderr.encoding or "utf-8"
    for line in folded(f"parley: {words}", shutil.get_terminal_size().columns, hang=8):
        sys.stderr.write(f"{line}\n".encode(encoding, "backslashreplace").decode(encoding))
