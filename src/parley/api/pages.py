"""Draws the tables of docs/spec/http.md and problems.md: `python -m parley.api.pages`."""

import sys
from collections.abc import Callable
from pathlib import Path

from parley.api.operations import OPERATIONS, RAW, Operation
from parley.api.problems import KINDS, PREFIX

FOLDER = Path("docs/spec")
MARK = "<!-- Drawn from the table from here on: make docs -->"


def http_table() -> str:
    """Every operation, and below it what its query can say."""
    lines = [
        "## Operations",
        "",
        "| operation | | for | body | answer |",
        "|---|---|---|---|---|",
    ]
    lines += [_row(row) for row in OPERATIONS]
    lines += ["", "## Query", "", "| operation | parameter | |", "|---|---|---|"]
    lines += [
        f"| `{row.name}` | `{parameter.name}` ({parameter.kind}) | {parameter.meaning} |"
        for row in OPERATIONS
        for parameter in row.query
    ]
    return "\n".join(lines) + "\n"


def _row(row: Operation) -> str:
    roles = ", ".join(sorted(role.value for role in row.roles))
    body = "" if row.body is None else _name(row.body)
    return (
        f"| `{row.name}` {row.summary} | `{row.method} {row.path}` | {roles} | {body} | "
        f"{_name(row.answer)} |"
    )


def _name(kind: object) -> str:
    if kind is RAW:
        return "bytes"
    listed: tuple[type, ...] = getattr(kind, "__args__", ())
    if type(None) in listed:
        return f"{listed[0].__name__} or null"
    if listed:
        return f"list of {listed[0].__name__}"
    return getattr(kind, "__name__", str(kind))


def problem_table() -> str:
    """Every kind of problem."""
    lines = ["## Kinds", "", "| type | status | title |", "|---|---|---|"]
    lines += [f"| `{PREFIX}{kind.name}` | {kind.status} | {kind.title} |" for kind in KINDS]
    return "\n".join(lines) + "\n"


PAGES: dict[str, Callable[[], str]] = {"http.md": http_table, "problems.md": problem_table}


def page(name: str, before: str) -> str:
    """The whole page: what a person wrote above the mark, then the table."""
    return before.partition(MARK)[0] + MARK + "\n\n" + PAGES[name]()


if __name__ == "__main__":
    for name in PAGES:
        path = FOLDER / name
        path.write_text(page(name, path.read_text(encoding="utf-8")), encoding="utf-8")
        sys.stdout.write(f"wrote {path}\n")
