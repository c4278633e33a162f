"""Nodes as separate processes on loopback, each with its own keys and its own record."""

import contextlib
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec

from parley.api.roles import Role
from parley.api.story import Stories
from parley.bootstrap import Directory, make_node
from parley.bootstrap.layout import STORY, make_token
from parley.client import Client
from parley.config import Settings
from parley.demo.parts import PartyPart
from parley.demo.scenario import Scenario
from parley.errors import WorldError
from parley.ledger.entries import agreement_id
from parley.model.instants import Instant, instant_of
from parley.model.statements import spell

IDLE_S = 20.0
"""How long the nodes may take to come to rest after a step."""

POLL_S = 0.01


class Actor:
    """A party, the node it is at home on, and clients for its roles.

    A hosted party has no process of its own: its keys and log lie on its host's node.
    """

    def __init__(
        self, part: PartyPart, desk: str, directory: Directory, host: "Actor | None"
    ) -> None:
        self.party = part.party
        self.name = part.name
        self.host = host
        self.directory = directory
        self.observes = part.observer
        labels = {
            Role.KEEPER: "keeper",
            Role.OFFICER: desk,
            Role.DRIVER: "driver",
            Role.READER: "onlooker",
        }
        self.secrets = {
            role: make_token(directory, self.party, role, label) for role, label in labels.items()
        }
        signers = directory.signers(None)
        self.keys = next(one for one in signers if one.party == self.party).public_keys()
        self.url = ""
        self.process: subprocess.Popen[bytes] | None = None
        self._clients: list[Client] = []

    @property
    def officer_token(self) -> str:
        """What its officer's client shows; worth something on this exercise's nodes only."""
        return self.secrets[Role.OFFICER]

    def start(self, clock: str, *, apart: bool) -> None:
        """Start the node; `wait` for it afterwards."""
        command = [sys.executable, "-m", "parley", "serve", str(self.directory.path)]
        command += ["--port", "0", "--exercise-clock", clock, "--quiet"]
        # The command is this very program with arguments of our own making.
        self.process = subprocess.Popen(  # noqa: S603
            command, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, start_new_session=apart
        )

    def wait(self) -> None:
        """Wait until the node answers.

        Raises:
            WorldError: It ended first; what it said is above, on standard error.
        """
        if self.host is None:
            assert self.process is not None
            assert self.process.stdout is not None
            line = self.process.stdout.readline()
            if not line:
                raise WorldError(f"the node of {self.name} did not start (see its words above)")
            self.url = line.decode().strip()
        else:
            self.url = self.host.url
        self.keeper = Client(self.url, self.secrets[Role.KEEPER])
        self.officer = Client(self.url, self.secrets[Role.OFFICER])
        self.driver = Client(self.url, self.secrets[Role.DRIVER])
        self.unit = Client(self.url, None)
        self._clients += (self.keeper, self.officer, self.driver, self.unit)

    def stop(self) -> None:
        """Stop the node as an operator would, and hang up."""
        for client in self._clients:
            client.close()
        if self.process is None:
            return
        self.process.terminate()
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        if self.process.stdout is not None:
            self.process.stdout.close()


class Stage:
    """All nodes of a scenario, and the one clock they share."""

    def __init__(self, scenario: Scenario, actors: dict[str, Actor]) -> None:
        self.scenario = scenario
        self.actors = actors
        self.agreement = ""
        self.now_ms: Instant = instant_of(scenario.starts)

    @property
    def homes(self) -> tuple[Actor, ...]:
        """The parties with a node of their own."""
        return tuple(actor for actor in self.actors.values() if actor.host is None)

    def found(self) -> None:
        """Make the nodes known to one another and found the agreement on each."""
        for actor in self.homes:
            for other in self.homes:
                if other is not actor:
                    actor.keeper.peer_set(other.party, other.url)
        keys = {actor.party: actor.keys for actor in self.actors.values()}
        terms = self.scenario.terms(keys, secrets.token_hex(16))
        self.agreement = agreement_id(spell(terms))
        for actor in self.actors.values():
            actor.keeper.agreement_found(terms)
        until = time.monotonic() + IDLE_S
        while not all(
            actor.officer.agreement_show(self.agreement).in_force for actor in self.actors.values()
        ):
            if time.monotonic() > until:
                raise WorldError(f"the agreement did not come into force within {IDLE_S:g} s")
            time.sleep(POLL_S)
        self.settle()

    def advance(self, to_ms: Instant) -> Iterator[Instant]:
        """Step the clock to an instant, stopping at every deadline on the way.

        Yields every instant at which a node had something to look at, once all have come to rest.
        """
        while True:
            dues = [actor.driver.exercise_show().next_deadline_ms for actor in self.homes]
            due = min((due for due in dues if due is not None), default=None)
            if due is None or due > to_ms:
                break
            self._set(max(due, self.now_ms))
            yield self.now_ms
        if to_ms > self.now_ms:
            self._set(to_ms)

    def run_on(self, now_ms: Instant) -> None:
        """Set the clock on without waiting for the nodes to come to rest."""
        for actor in self.homes:
            actor.driver.exercise_clock(now_ms)
        self.now_ms = now_ms

    def settle(self) -> None:
        """Wait until no node has anything under way and each holds what the others hold.

        Raises:
            WorldError: They did not come to rest.
        """
        until = time.monotonic() + IDLE_S
        rests = 0
        while rests < 2:
            if time.monotonic() > until:
                raise WorldError(f"the nodes did not come to rest within {IDLE_S:g} s")
            idle = all(actor.driver.exercise_show().idle for actor in self.homes)
            # Twice, for what one node sends may be on its way to another that was just asked.
            rests = rests + 1 if idle else 0
            if not idle:
                time.sleep(POLL_S)

    def _set(self, now_ms: Instant) -> None:
        for actor in self.homes:
            actor.driver.exercise_clock(now_ms)
        self.now_ms = now_ms
        self.settle()


@contextlib.contextmanager
def staged(
    scenario: Scenario, *, stories: Stories | None = None, apart: bool = False
) -> Iterator[Stage]:
    """The nodes of a scenario, started; stopped and removed at the end.

    Args:
        scenario: Who is there, and by which rules.
        stories: What the nodes tell whoever looks on.
        apart: Keep Ctrl-C at the terminal from the nodes: they are still asked afterwards.
    """
    with tempfile.TemporaryDirectory(prefix="parley-demo-") as folder:
        actors: dict[str, Actor] = {}
        try:
            for one in scenario.columns:
                hosted = tuple(
                    other.party for other in scenario.parties if other.hosted_by == one.party
                )
                path = Path(folder) / one.party
                make_node(path, Settings(party=one.party, hosted=hosted, port=0), None)
                if stories:
                    (path / STORY).write_bytes(msgspec.json.encode(stories))
                actors[one.party] = Actor(one, scenario.desk_of(one.party), Directory(path), None)
                for party in hosted:
                    actors[party] = Actor(
                        scenario.party(party),
                        scenario.desk_of(party),
                        Directory(path),
                        actors[one.party],
                    )
                actors[one.party].start(scenario.starts, apart=apart)
            for actor in actors.values():
                actor.wait()
            stage = Stage(scenario, actors)
            stage.found()
            yield stage
        finally:
            for actor in actors.values():
                actor.stop()
