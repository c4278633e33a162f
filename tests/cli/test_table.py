"""Every operation has a command, every command help with an example, and the page says it all."""

import shlex
from pathlib import Path
from typing import Any

import pytest

from cli_desks import run
from parley.api.operations import OPERATIONS
from parley.api.roles import PEERS
from parley.cli import pages
from parley.client import Client

PATHS = pages.paths()
NAMED_OTHERWISE = {
    "event.stream": "event follow",
    "call.acknowledge": "call ack",
    "duty.change": "duty take",
    "site.change": "site change-service",
    "movement.report": "movement check-in",
    "crossing.change": "crossing state",
    "session.link": "console",
    "session.close": "session end",
}
PRINTS_JSON_ALWAYS = {"party show"}
SPOKEN_BY_SERVE = {"peer.packet", "peer.annex"}
SPOKEN_BY_BROWSERS = {
    "session.open",
    "session.end",
    "passkey.challenge",
    "passkey.options",
    "passkey.add",
}

COMMANDS = [pytest.param(path, command, id=path) for path, command in PATHS.items()]


def test_every_operation_has_a_command() -> None:
    for row in OPERATIONS:
        if row.roles == PEERS:
            assert row.name in SPOKEN_BY_SERVE
            continue
        if row.name in SPOKEN_BY_BROWSERS:
            continue
        path = NAMED_OTHERWISE.get(row.name, row.name.replace(".", " "))
        assert path in PATHS, row.name
        assert hasattr(Client, row.name.replace(".", "_").replace("-", "_")), row.name


def test_the_page_is_drawn_from_the_commands() -> None:
    written = pages.PAGE.read_text(encoding="utf-8")
    assert written == pages.page(written), "draw it anew with: make docs"
    for path in PATHS:
        assert f"# parley {path}\n" in written
    for row in SPOKEN_BY_SERVE | SPOKEN_BY_BROWSERS:
        assert f"`{row}`" in written


@pytest.mark.parametrize(("path", "command"), COMMANDS)
def test_a_command_has_help_with_an_example_that_parses(path: str, command: Any) -> None:
    assert command.help
    first = command.help.split("\n\n")[0]
    assert len(first) <= 64, "the first line of its help is cut off in lists"
    assert command.epilog.startswith(f"Example: parley {path} ") or command.epilog == (
        f"Example: parley {path}"
    )
    words = shlex.split(command.epilog.partition("|")[0].partition(" > ")[0])
    arguments = words[2 + len(path.split()) :]
    command.make_context(path, arguments).close()


@pytest.mark.parametrize(("path", "command"), COMMANDS)
def test_every_option_is_explained_in_80_columns(path: str, command: Any) -> None:
    for parameter in command.params:
        assert parameter.help, (path, parameter.name)
    shown = run(*path.split(), "--help")
    assert shown.exit_code == 0
    for line in shown.output.split("\n"):
        assert len(line) <= 80, line
    options = {option for parameter in command.params for option in parameter.opts}
    assert "--json" in options or path in PRINTS_JSON_ALWAYS


def test_the_command_alone_says_what_it_is_and_is_not() -> None:
    shown = run()
    assert shown.exit_code == 0
    assert "never permission" in shown.output
    for group in {path.split()[0] for path in PATHS}:
        assert f"  {group} " in shown.output


def test_the_version() -> None:
    import parley

    assert run("--version").output == f"parley {parley.__version__}\n"


FORBIDDEN = (
    "approv",
    "denied",
    "deny",
    "clearance",
    "authoris",
    "authoriz",
    "granted",
    "permitted",
)


@pytest.mark.parametrize("path", sorted(Path("src/parley/cli").rglob("*.py")), ids=str)
def test_no_word_of_permission_is_said(path: Path) -> None:
    text = path.read_text(encoding="utf-8").lower()
    for word in FORBIDDEN:
        assert word not in text, word
