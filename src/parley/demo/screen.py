"""The terminal: what each party knew when, side by side, and what Parley said."""

import re

from rich.box import SIMPLE
from rich.console import Console, Group
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from parley.api.bodies import EntryView
from parley.demo.playing import Heard
from parley.demo.report import AUTOMATIC, FindingsShown, Run
from parley.demo.scenario import Scenario, Tag
from parley.demo.telling import sentence
from parley.model.instants import Instant, span_of, text_of

LOCAL_OFFSET_MS = 3 * 3_600_000
"""Local time that evening was UTC+3."""

_DATES = re.compile(r"\d{4}-\d\d-\d\dT(\d\d:\d\d):\d\d(?:\.\d+)?Z")
"""A moment of the evening; its day is the same throughout."""

_MARKS = {Tag.SOURCED: "sourced", Tag.CONTESTED: "CONTESTED", Tag.APPROXIMATED: "approximated"}


class Screen:
    """Shows a run as it happens."""

    def __init__(self, console: Console) -> None:
        self.console = console

    def open(self, scenario: Scenario, number: int, of: int) -> None:
        """Begin a run."""
        self.console.print()
        self.console.print(
            Panel(
                Group(
                    Text(scenario.title, style="bold"),
                    Text(scenario.banner, style="italic"),
                ),
                title=f"run {number} of {of}",
                title_align="left",
            )
        )

    def founded(self, scenario: Scenario, urls: dict[str, str]) -> None:
        """Say where the nodes are, and how to read what follows."""
        for one in scenario.parties:
            role = "observer" if one.observer else "member"
            self.console.print(
                f"  {one.name} ({role}): a process, keys and a record of its own at "
                f"{urls[one.party]}",
                soft_wrap=True,
            )
        self.console.print(
            "  The agreement is in force: every node holds every founding entry.\n\n"
            "Above each line: what happened, how well it is known, and the other account where it "
            "is contested.\nBelow it: what each party came to hold at that moment. "
            "> its own statement   < another's   ! what Parley said by itself",
        )
        self.console.print(
            self._row(
                scenario, {one.party: Text(one.name, style="bold") for one in scenario.parties}
            )
        )

    def moment(self, scenario: Scenario, heard: Heard) -> None:
        """Show one moment: what happened above, what each party learned below."""
        rows = {
            party: [entry for entry in entries if _worth_showing(party, entry)]
            for party, entries in heard.entries.items()
        }
        if heard.step is None and not any(rows.values()):
            return
        self.console.rule(Text(_clock(heard.at_ms)), align="left", style="dim")
        if heard.step is not None:
            self._step(heard)
        if any(rows.values()):
            self._columns(scenario, rows)

    def _step(self, heard: Heard) -> None:
        step = heard.step
        assert step is not None
        line = Text(step.text, style="bold")
        if step.party is None:
            line = Text.assemble("public record: ", line)
        self.console.print(line)
        self.console.print(Text(f"  [{_MARKS[step.tag]}] {step.source}", style="dim"))
        if step.other:
            self.console.print(Text(f"  [the other account] {step.other}", style="italic"))

    def _columns(self, scenario: Scenario, rows: dict[str, list[EntryView]]) -> None:
        cells = {party: _cell(party, entries) for party, entries in rows.items()}
        self.console.print(self._row(scenario, cells))

    def _row(self, scenario: Scenario, cells: dict[str, Text]) -> Table:
        """One cell a party, always in the same columns."""
        table = Table(box=SIMPLE, show_header=False, expand=True, pad_edge=False, padding=(0, 1))
        for _ in scenario.parties:
            table.add_column(ratio=1, overflow="fold")
        table.add_row(*(cells[one.party] for one in scenario.parties))
        return table

    def compare(self, runs: dict[str, Run]) -> None:
        """Show the findings of all runs side by side."""
        table = Table(title="What the record shows", title_justify="left", expand=True)
        table.add_column("finding")
        for name in runs:
            table.add_column(name, ratio=1)
        shown = {name: _findings_lines(run.findings) for name, run in runs.items()}
        for label in next(iter(shown.values())):
            table.add_row(label, *(lines[label] for lines in shown.values()))
        self.console.print()
        self.console.print(table)
        self.console.print(
            "A replay tries procedures. It finds no cause, and says of no life that it would "
            "have been saved.\nNo conflict found means: none among what was filed.",
            style="italic",
        )


def _clock(instant_ms: Instant) -> str:
    local = text_of(instant_ms + LOCAL_OFFSET_MS)[11:16]
    return f"{text_of(instant_ms)[11:16]} UTC  ({local} local)"


def _worth_showing(party: str, entry: EntryView) -> bool:
    """A node's alarms and assessments are for its own officers; the others hold them as proof."""
    return entry.kind != "agreement.founded/0" and (
        entry.party == party or entry.kind not in AUTOMATIC
    )


def _cell(party: str, entries: list[EntryView]) -> Text:
    cell = Text()
    for index, entry in enumerate(entries):
        if index:
            cell.append("\n")
        own = entry.party == party
        automatic = entry.kind in AUTOMATIC
        mark = "!" if automatic else ">" if own else "<"
        who = "" if own else f"{entry.party}: "
        said = _DATES.sub(r"\1", sentence(entry.raw))
        cell.append(f"{mark} {who}{said}", style="bold" if automatic else "")
    return cell


def _findings_lines(found: FindingsShown) -> dict[str, str]:
    conflicts = "\n".join(
        f"{one.verdict.upper()} ({one.reason}): {one.a.subject} {one.a.role} × "
        f"{one.b.subject} {one.b.role}, {one.first[11:16]} to "
        f"{'no known end' if one.last is None else one.last[11:16]}"
        for one in found.conflicts
    )
    rungs = ", ".join(f"{one.party}: {one.rung}" for one in found.unconfirmed_rungs)
    mismatch = found.place_mismatch_km
    overdue = found.overdue_s
    return {
        "short of the agreed lead time": span_of(found.late_s * 1000) if found.late_s else "kept",
        "geometry": "missing" if found.geometry_missing else "drawn",
        "place named, against the activity reported": (
            "no mismatch" if mismatch is None else f"{mismatch:g} km apart"
        ),
        "conflicts open when the activity began": conflicts or "none found among what was filed",
        "rungs not confirmed": rungs or "none: CONFIRMED to the last",
        "relay to the name off the line": _relay(found.relay_confirmed),
        "planned landing to first word of it": "in time"
        if overdue is None
        else span_of(overdue * 1000),
    }


def _relay(confirmed: bool | None) -> str:
    if confirmed is None:
        return "none owed"
    return "acknowledged, as the relaying party states" if confirmed else "not confirmed"
