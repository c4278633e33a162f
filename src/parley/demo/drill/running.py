"""Running a drill: the nodes, the person, and the times at the end."""

from pathlib import Path
from typing import TextIO

import msgspec
from rich.console import Console
from rich.padding import Padding
from rich.panel import Panel
from rich.text import Text

from parley.demo.drill.person import Pace, Typed
from parley.demo.drill.sheet import sheet
from parley.demo.drill.sitting import Sitting
from parley.demo.drill.timing import Timings
from parley.demo.ending import ended_like_ctrl_c
from parley.demo.running import require_writable
from parley.demo.scenario import Scenario
from parley.demo.stage import staged
from parley.errors import UsageError
from parley.phrases import catalogue


def run_drill(
    scenario: Scenario,
    *,
    played: str,
    language: str,
    speed: float | None,
    source: TextIO,
    console: Console,
    json_file: Path | None,
) -> Timings:
    """Drill one person, show the times, and write them.

    Args:
        scenario: What is played; it has a part on how it is drilled.
        played: The party that the person plays.
        language: The person's; empty for that of the party.
        speed: Seconds of the exercise in a second here; None for time that waits for the person.
        source: Where the person's lines come from.
        console: Where everything is shown.
        json_file: Where to write the times; None for nowhere.

    Raises:
        UsageError: The scenario has no drill, or none for this party; or no such language.
        WorldError: A node could not be started, or died.
    """
    part = scenario.drill
    if part is None or played not in part.briefings:
        there = ", ".join(part.briefings) if part is not None else "none"
        raise UsageError(f"nobody is drilled as {played!r} in this scenario; there are: {there}")
    language = language or scenario.party(played).language
    catalogue().language(language)
    if json_file is not None:
        require_writable(json_file)
    console.print(
        Panel(Text(f"{scenario.title}\n{scenario.banner}"), title="drill", title_align="left")
    )
    console.print("starting a node for each party…", style="dim")
    with ended_like_ctrl_c(), staged(scenario, apart=True) as stage:
        pace = Pace(speed)
        found = Sitting(stage, played, language, Typed(source), pace, console).run()
    console.print()
    for line in sheet(found):
        if not line:
            console.print()
            continue
        indent = len(line) - len(line.lstrip())
        console.print(Padding(Text(line.lstrip()), (0, 0, 0, indent), expand=False))
    if json_file is not None:
        json_file.write_bytes(msgspec.json.format(msgspec.json.encode(found)) + b"\n")
    return found
