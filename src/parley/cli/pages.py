"""Draws docs/spec/cli.md from the commands themselves: `python -m parley.cli.pages`."""

import sys
from pathlib import Path
from typing import Any

import typer

from parley.cli.app import app

PAGE = Path("docs/spec/cli.md")

MARK = "<!-- Drawn from the commands from here on: make docs -->"


def page(before: str) -> str:
    """The whole page: what a person wrote above the mark, then every command.

    Args:
        before: The page as it was.
    """
    root: Any = typer.main.get_command(app)
    parts = [before.partition(MARK)[0] + MARK + "\n"]
    for name, command in root.commands.items():
        if hasattr(command, "commands"):
            parts.append(f"## parley {name}\n\n{command.help}\n")
            parts += [
                _command(f"{name} {child}", of, "###") for child, of in command.commands.items()
            ]
        else:
            parts.append(_command(name, command, "##"))
    return "\n".join(parts)


def paths() -> dict[str, Any]:
    """Every command by what is typed for it, without `parley`."""
    root: Any = typer.main.get_command(app)
    found: dict[str, Any] = {}
    for name, command in root.commands.items():
        if hasattr(command, "commands"):
            found |= {f"{name} {child}": of for child, of in command.commands.items()}
        else:
            found[name] = command
    return found


def _command(path: str, command: Any, level: str) -> str:
    lines = [f"{level} parley {path}", "", _paragraphs(command.help or ""), ""]
    example = (command.epilog or "").removeprefix("Example: ")
    lines += ["```", f"$ {example}", "```", ""]
    rows = [_row(parameter) for parameter in command.params if parameter.name not in _SHARED]
    if rows:
        lines += ["| | |", "|---|---|", *rows, ""]
    shared = [f"`{parameter.opts[0]}`" for parameter in command.params if parameter.name in _SHARED]
    if shared:
        lines += [f"Also {', '.join(shared)}.", ""]
    return "\n".join(lines)


_SHARED = frozenset({"as_json", "wanted", "key", "url", "token", "token_file", "authorities"})
"""Options that mean the same everywhere; the part above all commands says what."""


def _row(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        name = parameter.metavar or parameter.name
    else:
        name = ", ".join((*parameter.opts, *parameter.secondary_opts))
        if parameter.metavar and not parameter.is_flag:
            name += f" {parameter.metavar}"
    words = " ".join((parameter.help or "").split())
    if parameter.required:
        words += " *(needed)*"
    return f"| `{name}` | {words.replace('|', chr(92) + '|')} |"


def _paragraphs(text: str) -> str:
    return "\n\n".join(" ".join(part.split()) for part in text.split("\n\n"))


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    sys.stdout.write(f"wrote {PAGE}\n")
