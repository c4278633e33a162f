"""Two rival desks and an observer at their terminals, on real nodes with a clock that stands."""

import os
import re
import shlex
from pathlib import Path

import msgspec
from typer.testing import CliRunner, Result

import ledger_parts
import web_parts
from parley.api.roles import Role
from parley.cli.app import app
from parley.model.agreements import Box, NamedRegion, OffLine

NOW = "2018-09-17T16:30:00Z"
FILES = Path(__file__).parent / "cli" / "files"

TERMS = msgspec.structs.replace(
    ledger_parts.terms(
        "israel", "observer", "russia", "relief-org", hosted={"relief-org": "russia"}
    ),
    title="Standing line",
    banner="from the public record; no government takes part",
    off_line=(OffLine("third-party-air-defence", "the third party's air defence", "russia"),),
    regions=(NamedRegion("north Syria", Box(360000000, 365000000, 373000000, 424000000)),),
)


class Desks:
    """Types commands as a party, in a directory of its own."""

    def __init__(self, line: web_parts.Line, directory: Path) -> None:
        self.line = line
        self.directory = directory

    def types(self, who: str, command: str, **env: str) -> Result:
        """Run `parley ...` as an officer (`israel`) or in another role (`israel/keeper`)."""
        words = shlex.split(command)
        assert words[0] == "parley", command
        return self.runs(who, *words[1:], **env)

    def runs(self, who: str, *arguments: str, **env: str) -> Result:
        party, _, role = who.partition("/")
        home = "russia" if party == "relief-org" else party
        node = self.line.nodes[home]
        secret = node.secrets[party, Role(role or "officer")]
        given = {"PARLEY_URL": node.url, "PARLEY_TOKEN": secret, "COLUMNS": "80", **env}
        result = run(*arguments, **given)
        self.settle()
        return result

    def settle(self) -> None:
        """Wait until every node holds what the others hold, and nothing is under way."""
        nodes = self.line.nodes.values()
        self.line.wait(lambda: len({node.runtime.feed.position for node in nodes}) == 1)
        self.line.settle()

    def position(self) -> int:
        """How many entries all nodes hold."""
        return sum(node.runtime.feed.position for node in self.line.nodes.values())


def run(*arguments: str, **env: str) -> Result:
    """Run a command in this process; what it raises beyond an exit is raised here."""
    clean = {name: None for name in os.environ if name.startswith("PARLEY_")}
    result = CliRunner(env={**clean, "COLUMNS": "80", **env}).invoke(app, list(arguments))
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def normal(text: str) -> str:
    """Output with what differs from run to run replaced by a name for it."""
    text = re.sub(r"http://127\.0\.0\.1:\d+", "URL", text)
    text = re.sub(r"\bparley_[A-Za-z0-9_-]{20,}", "SECRET", text)
    text = re.sub(r"\b[0-9a-f]{64}\b", "HEX64", text)
    text = re.sub(r"\b[0-9a-f]{16}…", "HEX16…", text)
    text = re.sub(r"\b[0-9a-f]{16}\b", "HEX16", text)
    text = re.sub(r"\b[0-9a-f]{12}\b", "HEX12", text)
    return "\n".join(line.rstrip() for line in text.rstrip("\n").split("\n"))
