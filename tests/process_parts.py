"""Real nodes: `parley serve` in processes of their own, on loopback, with the system's clock."""

import os
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from line_parts import rules
from parley.bootstrap import Directory, make_node
from parley.bootstrap.layout import make_token
from parley.client import Client
from parley.config import Settings
from parley.ledger.entries import agreement_id
from parley.model.agreements import Member, Standing, Terms
from parley.model.statements import spell

PATIENCE_S = 30.0


class NodeProcess:
    """A party's node, which a test starts, kills and starts again."""

    def __init__(self, folder: Path, party: str) -> None:
        self.party = party
        self.path = folder / party
        make_node(self.path, Settings(party=party, port=0), None)
        self.directory = Directory(self.path)
        self.keys = self.directory.signers(None)[0].public_keys()
        self.secrets = {
            role: make_token(self.directory, party, role, role) for role in ("keeper", "officer")
        }
        self.process: subprocess.Popen[bytes] | None = None
        self.url = ""
        self.authorities: Path | None = None

    def start(self, *options: str) -> None:
        command = [sys.executable, "-m", "parley", "serve", str(self.path)]
        command += ["--port", "0", "--quiet", *options]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL)
        assert self.process.stdout is not None
        self.url = self.process.stdout.readline().decode().strip()
        assert self.url.startswith("http"), f"{self.party} did not start"

    def client(self, role: str = "officer") -> Client:
        return Client(self.url, self.secrets[role], ca=self.authorities)

    def kill(self) -> None:
        """As the kernel or the power would."""
        self.stop(signal.SIGKILL)

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        if self.process is None:
            return 0
        self.process.send_signal(how)
        code = self.process.wait(PATIENCE_S)
        assert self.process.stdout is not None
        self.process.stdout.close()
        self.process = None
        return code


def introduce(*nodes: NodeProcess) -> None:
    """Tell every running node where the others answer."""
    running = [node for node in nodes if node.process is not None]
    for node in running:
        for other in running:
            if other is not node:
                with node.client("keeper") as keeper:
                    keeper.peer_set(other.party, other.url)


def found(*nodes: NodeProcess, **changed: object) -> str:
    """Found an agreement among running nodes and wait until it is in force.

    `changed` replaces parts of its terms.
    """
    introduce(*nodes)
    agreed = Terms(
        title="a test",
        banner="a test",
        exercise=True,
        drawn_up_ms=0,
        salt=secrets.token_hex(16),
        members=tuple(
            Member(node.party, node.party, Standing.MEMBER, None, node.keys) for node in nodes
        ),
        off_line=(),
        regions=(),
        rules=rules(),
    )
    terms = replace(agreed, **changed)
    for node in nodes:
        with node.client("keeper") as keeper:
            keeper.agreement_found(terms)
    name = agreement_id(spell(terms))
    for node in nodes:
        with node.client() as officer:
            wait_until(lambda: officer.agreement_show(name).in_force)
    return name


def wait_until(true: Callable[[], bool]) -> None:
    """Ask until it is so; what it waits for is another process, whose time is real."""
    until = time.monotonic() + PATIENCE_S
    while not true():
        assert time.monotonic() < until, "it did not come about"
        os.sched_yield()
        time.sleep(0.01)
