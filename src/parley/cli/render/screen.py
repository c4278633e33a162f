"""Lines, tables and JSON on standard output; readable in a pipe of 80 columns without colour."""

import io
import sys
import textwrap
from collections.abc import Iterable, Sequence
from typing import TextIO

import msgspec
from rich.console import Console
from rich.table import Table
from rich.text import Text

from parley.cli.render import direction

_MOST_ISOLATES = 6


class Screen:
    """Standard output (or another stream), for a person.

    Whatever is shown may come from another party: nothing in it is markup, and control characters
    are replaced. Colour is used only on a terminal, never against NO_COLOR (https://no-color.org),
    and never says what the words do not.
    """

    def __init__(self, file: TextIO | None = None) -> None:
        out = sys.stdout if file is None else file
        # A pipe in an old encoding shows "?" rather than ending the command.
        if isinstance(out, io.TextIOWrapper):
            out.reconfigure(errors="replace")
        self._console = Console(file=out, markup=False, highlight=False, emoji=False)

    def say(self, text: str = "", indent: int = 0, hang: int = 0, style: str = "") -> None:
        """Show a text, folded at blanks to the width there is; `hang` indents further lines."""
        for line in folded(text, self._console.width, indent, hang):
            self._console.print(Text(line, style=style), soft_wrap=True)

    def head(self, text: str) -> None:
        """Show a heading."""
        self.say(text, style="bold")

    def field(self, name: str, text: str, indent: int = 2) -> None:
        """Show a named value."""
        self.say(f"{name:<13} {text}", indent=indent, hang=14)

    def items(self, texts: Iterable[str], indent: int = 4) -> None:
        """Show a list, an item a line."""
        for text in texts:
            self.say(f"- {text}", indent=indent, hang=2)

    def table(self, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Show rows under a heading each."""
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
        for column in columns:
            table.add_column(column, overflow="fold")
        for row in rows:
            table.add_row(*(Text(plain(cell)) for cell in row))
        self._console.print(table)


def folded(text: str, width: int, indent: int = 0, hang: int = 0) -> list[str]:
    """A text as lines of at most this many characters, but for words that are longer."""
    lines = []
    for paragraph in plain(text).split("\n"):
        isolates = sum(direction.is_isolate(letter) for letter in paragraph)
        # What a line begins again and ends takes up no column, yet counts as characters.
        wrapped = textwrap.wrap(
            paragraph,
            max(width - min(isolates, _MOST_ISOLATES), indent + hang + 20),
            initial_indent=" " * indent,
            subsequent_indent=" " * (indent + hang),
            break_long_words=False,
            break_on_hyphens=False,
            replace_whitespace=False,
            drop_whitespace=True,
        ) or [""]
        lines += direction.closed(wrapped) if isolates else wrapped
    return lines


def plain(text: str) -> str:
    """The text with whatever could upset a terminal replaced by U+FFFD; line ends stay.

    Isolates stay where each ends in its own line: they can turn nothing beyond themselves.
    """
    return "\n".join(_plain(line) for line in text.split("\n"))


def _plain(line: str) -> str:
    apart = direction.balanced(line)
    return "".join(
        letter
        if letter.isprintable()
        or letter in direction.JOINERS
        or letter in direction.SPACES
        or (apart and direction.is_isolate(letter))
        else "\ufffd"
        for letter in line
    )


def print_json(value: object) -> None:
    """Print a value as the API spells it, indented, with a line end."""
    sys.stdout.write(msgspec.json.format(msgspec.json.encode(value), indent=2).decode() + "\n")


def write_bytes(content: bytes) -> None:
    """Write bytes to standard output as they are."""
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()
