"""Running the demonstration: the evening, then the counterfactual."""

import time
from collections.abc import Callable
from pathlib import Path

import msgspec
from rich.console import Console

from parley.demo.card import card_of
from parley.demo.playing import Ears, play, play_card
from parley.demo.report import Event, Report, Run, events_of, findings_of
from parley.demo.scenario import Scenario
from parley.demo.screen import Screen
from parley.demo.stage import Stage, staged
from parley.errors import UsageError

PACE_S = 1.5
"""How long a moment stays before the next, for a person who reads."""


def run_demo(
    scenarios: dict[str, Scenario],
    *,
    console: Console,
    once: bool,
    json_file: Path | None,
    linger: Callable[[Stage], None] | None = None,
) -> Report:
    """Play scenarios on real nodes, show them, and write what they left.

    Args:
        scenarios: By the name each run is to have.
        console: Where to show them.
        once: Do not wait for a reader.
        json_file: Where to write the report; None for nowhere.
        linger: Called with the last stage while its nodes are still up; None to stop at once.

    Raises:
        UsageError: The file cannot be written.
        WorldError: A node could not be started, or died.
    """
    if json_file is not None:
        require_writable(json_file)
    screen = Screen(console)
    runs: dict[str, Run] = {}
    for number, (name, scenario) in enumerate(scenarios.items(), 1):
        screen.open(scenario, number, len(scenarios))
        console.print("starting a node for each party…", style="dim")
        with staged(scenario) as stage:
            runs[name] = _run(stage, screen, once=once)
            if number == len(scenarios):
                screen.compare(runs)
                if linger is not None:
                    linger(stage)
    report = Report(runs)
    if json_file is not None:
        json_file.write_bytes(msgspec.json.format(msgspec.json.encode(report)) + b"\n")
    return report


def _run(stage: Stage, screen: Screen, *, once: bool) -> Run:
    scenario = stage.scenario
    screen.founded(scenario, {party: actor.url for party, actor in stage.actors.items()})
    events: list[Event] = []
    ears = Ears(stage)
    for heard in play(stage, ears):
        screen.moment(scenario, heard)
        events += events_of(stage, heard)
        if not once:
            time.sleep(PACE_S)
    screen.flush(scenario)
    found = findings_of(stage)
    cards = []
    for part in scenario.cards:
        play_card(stage, ears, part)
        cards.append(card_of(stage, part))
        screen.card(cards[-1])
    return Run(scenario.title, scenario.banner, tuple(events), found, tuple(cards))


def require_writable(path: Path) -> None:
    """Find out before anything is played whether the report can be written.

    Raises:
        UsageError: It cannot.
    """
    try:
        path.touch()
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}") from error
