"""Running the demonstration: the evening, then the counterfactual."""

import contextlib
import time
from pathlib import Path

import msgspec
from msgspec import Struct
from rich.console import Console

from parley.api.story import Beside, Stories
from parley.demo.card import card_of
from parley.demo.house import House
from parley.demo.playing import Ears, play, play_card
from parley.demo.report import Event, Report, Run, events_of, findings_of
from parley.demo.scenario import Scenario
from parley.demo.screen import Screen
from parley.demo.stage import Stage, staged
from parley.demo.story import Book
from parley.errors import UsageError
from parley.model.notices import ref_of

PACE_S = 1.5
"""How long a moment stays before the next, for a person who reads."""


class Part(Struct, frozen=True):
    """What is played: a scenario, and its story if it is played as that tells it."""

    scenario: Scenario
    book: Book | None


def run_demo(
    parts: dict[str, Part],
    *,
    console: Console,
    json_file: Path | None,
    house: House | None = None,
) -> Report:
    """Play scenarios on real nodes, show them, and write what they left.

    Args:
        parts: By the name each run is to have.
        console: Where to show them.
        json_file: Where to write the report; None for nowhere.
        house: Where the nodes of every run stay up for people who look on, until they leave; None
            to stop each when it was played, and to wait for no reader.

    Raises:
        UsageError: The file cannot be written, or a story does not fit its scenario.
        WorldError: A node could not be started, or died.
    """
    if json_file is not None:
        require_writable(json_file)
    screen = Screen(console)
    runs: dict[str, Run] = {}
    beside: Beside | None = None
    with contextlib.ExitStack() as stack:
        for number, (name, part) in enumerate(parts.items(), 1):
            stories = _stories(parts, name, house, beside)
            screen.open(part.scenario, number, len(parts))
            console.print("starting a node for each party…", style="dim")
            staging = staged(part.scenario, stories=stories, apart=house is not None)
            stage = stack.enter_context(staging)
            if house is not None:
                house.admit(name, stage)
                stack.callback(house.leave, name)
            runs[name], beside = _run(name, stage, screen, house)
            if house is None:
                stack.close()
        screen.compare(runs)
        if house is not None:
            house.linger(console)
    report = Report(runs)
    if json_file is not None:
        json_file.write_bytes(msgspec.json.format(msgspec.json.encode(report)) + b"\n")
    return report


def _stories(
    parts: dict[str, Part], name: str, house: House | None, beside: Beside | None
) -> Stories | None:
    """What the nodes of a run tell, with the ways into every run."""
    book, scenario = parts[name].book, parts[name].scenario
    if book is None:
        return None
    ways = () if house is None else house.ways({run: part.scenario for run, part in parts.items()})
    return book.stories(name, scenario, ways, beside)


def _run(name: str, stage: Stage, screen: Screen, house: House | None) -> tuple[Run, Beside]:
    scenario = stage.scenario
    screen.founded(scenario, {party: actor.url for party, actor in stage.actors.items()})
    if house is not None:
        house.say_how_to_watch(name, screen.console)
    events: list[Event] = []
    ears = Ears(stage)
    for heard in play(stage, ears):
        screen.moment(scenario, heard)
        events += events_of(stage, heard)
        if house is not None:
            time.sleep(PACE_S)
    screen.flush(scenario)
    found = findings_of(stage)
    beside = beside_of(name, stage)
    cards = []
    for part in scenario.cards:
        play_card(stage, ears, part)
        cards.append(card_of(stage, part))
        screen.card(cards[-1])
    if house is not None:
        house.keep(stage)
    return Run(scenario.title, scenario.banner, tuple(events), found, tuple(cards)), beside


def beside_of(name: str, stage: Stage) -> Beside:
    """What the record of this run shows, for the next to hold beside its own."""
    asked = next(iter(stage.homes)).officer
    examined = stage.scenario.examined
    return Beside(
        name,
        stage.scenario.title,
        asked.notice_findings(stage.agreement, ref_of(examined.notice)),
        asked.notice_findings(stage.agreement, ref_of(examined.flight)),
    )


def require_writable(path: Path) -> None:
    """Find out before anything is played whether the report can be written.

    Raises:
        UsageError: It cannot.
    """
    try:
        path.touch()
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}") from error
