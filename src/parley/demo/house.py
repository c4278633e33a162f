"""A demonstration that stays up: its consoles, its clocks, and whoever looks on."""

import sys
from collections.abc import Iterator, Mapping

from rich.console import Console

from parley.api.story import Way
from parley.demo.clockwork import Clockwork
from parley.demo.reception import Reception, way_in
from parley.demo.scenario import Scenario
from parley.demo.stage import Actor, Stage

LEAVES = ("q", "quit", "exit")


class House:
    """Keeps what was played open to browsers; `close` it in the end."""

    def __init__(self) -> None:
        self._reception = Reception()
        self._clockwork = Clockwork()
        self._stages: dict[str, Stage] = {}

    def ways(self, scenarios: Mapping[str, Scenario]) -> tuple[Way, ...]:
        """Where the consoles of all runs are opened, also of those that are not up yet."""
        return tuple(
            Way(run, one.party, one.name, self._reception.way(run, one.party))
            for run, scenario in scenarios.items()
            for one in scenario.columns
        )

    def admit(self, run: str, stage: Stage) -> None:
        """Let people into the consoles of a run."""
        self._stages[run] = stage
        for actor in stage.homes:
            self._reception.admit(run, actor.party, actor)

    def say_how_to_watch(self, run: str, console: Console) -> None:
        """Say how to look on from the first moment."""
        first = _first(self._stages[run])
        console.print("  Watch it in a browser as it is played (this address works once):")
        console.print(f"    {way_in(first)}", soft_wrap=True)
        console.print()

    def keep(self, stage: Stage) -> None:
        """It is played: its clock goes on by itself."""
        self._clockwork.keep(stage)

    def leave(self, run: str) -> None:
        """The nodes of a run are about to stop."""
        self._reception.leave(run)
        self._clockwork.leave(self._stages.pop(run))

    def linger(self, console: Console) -> None:
        """Show the addresses; fresh ones for each Enter, until somebody leaves."""
        _say_commands(next(reversed(self._stages.values())), console)
        while True:
            self._say_addresses(console)
            try:
                typed = input().strip().lower()
            except (KeyboardInterrupt, EOFError):
                return
            if typed in LEAVES:
                return
            if self._clockwork.fault is not None:
                console.print(f"a node no longer answers: {self._clockwork.fault}")
                return

    def close(self) -> None:
        """Lead nobody in any more, and let the clocks stand."""
        self._clockwork.close()
        self._reception.close()

    def _say_addresses(self, console: Console) -> None:
        start = _first(next(iter(self._stages.values())))
        console.print()
        console.print(
            "START HERE, in a browser: the evening, told from the beginning", style="bold"
        )
        console.print(f"    {way_in(start)}", soft_wrap=True, style="bold")
        for run, stage in self._stages.items():
            console.print(f"\n{run}: {stage.scenario.title}", soft_wrap=True)
            for actor in _in_order(stage):
                if actor is start:
                    continue
                who = f"{actor.name}, who looks on" if actor.observes else f"{actor.name}’s officer"
                console.print(f"    {who:<24} {way_in(actor)}", soft_wrap=True)
        console.print(
            "\nEach address is signed in and works once, within an hour; all open on this machine "
            "only.\nThe clocks of both exercises run on. Enter prints fresh addresses; q and Enter "
            "(or Ctrl-C) stops\nthe nodes and removes their keys and records."
        )


def _first(stage: Stage) -> Actor:
    return next(_in_order(stage))


def _in_order(stage: Stage) -> Iterator[Actor]:
    """The parties with a node: who looks on first, then the members."""
    yield from sorted(stage.homes, key=lambda actor: not actor.observes)


def _say_commands(stage: Stage, console: Console) -> None:
    console.print("\nThe nodes are still up. Without a browser, in another terminal:")
    for actor in stage.actors.values():
        console.print(f"  as {actor.name}'s officer:")
        console.print(
            f"    PARLEY_URL={actor.url} PARLEY_TOKEN={actor.officer_token} "
            f"{sys.executable} -m parley notice list",
            soft_wrap=True,
        )
