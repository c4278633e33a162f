"""The terminal: what each party knew when, side by side, and what Parley said."""

from rich.box import SIMPLE
from rich.console import Console, Group
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from parley.api.story import Tag
from parley.demo.card import CardShown, ServiceShown
from parley.demo.playing import Heard
from parley.demo.report import FindingsShown, Run
from parley.demo.scenario import Scenario
from parley.demo.words import (
    Entered,
    both_clocks,
    clock,
    entered,
    short,
    signed,
    spoken,
    unreviewed_mark,
)
from parley.model.instants import span_of
from parley.model.line_statements import LineEscalated
from parley.phrases import catalogue

MARKS = {Tag.SOURCED: "sourced", Tag.CONTESTED: "CONTESTED", Tag.APPROXIMATED: "approximated"}


class Screen:
    """Shows a run as it happens.

    What rings because nobody answers is gathered until something else happens, and then shown in
    one row: the steps of a timer are many, and say one thing.
    """

    def __init__(self, console: Console) -> None:
        self.console = console
        self._rang: dict[str, list[LineEscalated]] = {}
        self._marks: dict[str, str] = {}

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
            if one.hosted_by is not None:
                where = f"keys and a record of its own, hosted on the node of {one.hosted_by}"
            else:
                where = f"a process, keys and a record of its own at {urls[one.party]}"
            role = "observer" if one.observer else "member"
            self.console.print(f"  {one.name} ({role}): {where}", soft_wrap=True)
        self.console.print(
            "  The agreement is in force: every node holds every founding entry.\n\n"
            "First what happened, how well it is known, and the other account of what is contested;"
            "\nthen what each party came to hold at that moment:\n"
            "  > its own statement   < another's   ! what Parley said by itself",
        )
        self._say_marks(scenario)
        self.console.print(
            self._row(
                scenario, {one.party: Text(one.name, style="bold") for one in scenario.columns}
            )
        )

    def _say_marks(self, scenario: Scenario) -> None:
        """The mark of each language once, where all that will be said in it bears it."""
        codes = {step.said.phrase for step in scenario.steps if step.said is not None}
        tags = sorted({one.language for one in scenario.columns})
        self._marks = {tag: unreviewed_mark(tag, codes) for tag in tags}
        if not codes:
            return
        self.console.print(
            "What is said on the line is signed as a code with its values, and read in each "
            "party's own language:"
        )
        for tag, mark in self._marks.items():
            if mark:
                name = catalogue().language(tag).name
                self.console.print(f"  every sentence in {tag} ({name}): {mark}")

    def moment(self, scenario: Scenario, heard: Heard) -> None:
        """Show one moment: what happened above, what each party learned below."""
        rows: dict[str, list[Entered]] = {}
        rings: list[tuple[str, LineEscalated]] = []
        for party, entries in heard.entries.items():
            told = [entered(one.raw) for one in entries]
            rows[party] = [one for one in told if _worth_showing(party, one)]
            rings += [
                (party, one.payload)
                for one in told
                if isinstance(one.payload, LineEscalated) and one.party == party
            ]
        if heard.step is not None or any(rows.values()):
            self.flush(scenario)
            self.console.rule(Text(both_clocks(heard.at_ms)), align="left", style="dim")
            if heard.step is not None:
                self._step(scenario, heard, rows)
            if any(rows.values()):
                cells = {party: _cell(party, entries) for party, entries in rows.items()}
                self.console.print(self._row(scenario, cells))
        for party, ring in rings:
            self._rang.setdefault(party, []).append(ring)

    def flush(self, scenario: Scenario) -> None:
        """Show what has rung since something else was shown."""
        rang, self._rang = self._rang, {}
        if not rang:
            return
        dues = sorted(ring.due_ms for rings in rang.values() for ring in rings)
        times = clock(dues[0]) if dues[0] == dues[-1] else f"{clock(dues[0])} to {clock(dues[-1])}"
        self.console.rule(
            Text(f"{times} UTC: no answer is on record; the next desks ring, at both ends"),
            align="left",
            style="dim",
        )
        cells = {one.party: _rings(one.party, rang.get(one.party, [])) for one in scenario.columns}
        self.console.print(self._row(scenario, cells))

    def _step(self, scenario: Scenario, heard: Heard, rows: dict[str, list[Entered]]) -> None:
        step = heard.step
        assert step is not None
        line = Text(step.text, style="bold")
        if step.party is None:
            line = Text.assemble("public record: ", line)
        self.console.print(line)
        self._hanging(Text(f"[{MARKS[step.tag]}] {step.source}", style="dim"), 2)
        if step.other:
            self._hanging(Text(f"[the other account] {step.other}", style="italic"), 2)
        said = {one.leaf: one for told in rows.values() for one in told if one.message is not None}
        for one in said.values():
            self._said(scenario, one)

    def _said(self, scenario: Scenario, one: Entered) -> None:
        """A message: as it was signed, then as each party reads it."""
        said = one.message
        assert said is not None
        if said.phrase is not None:
            self._hanging(Text(f"signed: {signed(said.phrase)}", style="dim"), 2)
        for part in scenario.columns:
            tag = part.language
            words = spoken(said, tag, marked=not self._marks.get(tag))
            self._hanging(Text(f"{part.name} reads ({tag}): {words}"), 2)

    def _hanging(self, text: Text, indent: int) -> None:
        """A paragraph whose every line is indented."""
        self.console.print(Padding(text, (0, 0, 0, indent), expand=False))

    def _row(self, scenario: Scenario, cells: dict[str, Text]) -> Table:
        """One cell a party, always in the same columns."""
        table = Table(box=SIMPLE, show_header=False, expand=True, pad_edge=False, padding=(0, 1))
        for _ in scenario.columns:
            table.add_column(ratio=1, overflow="fold")
        table.add_row(*(cells[one.party] for one in scenario.columns))
        return table

    def card(self, card: CardShown) -> None:
        """Show a card, apart from the accounts."""
        self.console.print()
        self.console.print(
            Panel(
                Group(*_card_lines(card)),
                title=f"card: {card.title}",
                subtitle=f"the exercise's clock: {short_day(card.at)}",
                title_align="left",
                subtitle_align="left",
            )
        )

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


def short_day(at: str) -> str:
    """`2018-09-18 08:01 UTC` of a moment as RFC 3339."""
    return f"{at[:10]} {at[11:16]} UTC"


def _worth_showing(party: str, one: Entered) -> bool:
    """What a node says by itself is for its own officers; the others hold it as proof."""
    if one.kind in ("agreement.founded/0", "line.escalated/0"):
        return False
    return one.party == party or not one.automatic


def _cell(party: str, told: list[Entered]) -> Text:
    """What came to a party: what one said of one thing in one line, in the order it came."""
    cell = Text()
    for number, (one, lines) in enumerate(_joined(told)):
        if number:
            cell.append("\n")
        mark = "!" if one.automatic else ">" if one.party == party else "<"
        words = "; ".join(short(line).rstrip(".") for line in lines)
        about = "" if one.line.startswith("ALARM") else f"{_subject(one)}: "
        cell.append(f"{mark} {about}{words}", style="bold" if one.automatic else "")
    return cell


def _joined(told: list[Entered]) -> list[tuple[Entered, list[str]]]:
    found: list[tuple[Entered, list[str]]] = []
    for one in told:
        same = found and (found[-1][0].party, found[-1][0].thread) == (one.party, one.thread)
        if same and not one.automatic and not found[-1][0].automatic:
            found[-1][1].append(one.line)
        else:
            found.append((one, [one.line]))
    return found


def _subject(one: Entered) -> str:
    """What it is about, and who says so where that is somebody else's."""
    about = one.about
    if about is None or about.party == one.party:
        return str(about or one.party)
    return f"{one.party} on {about}"


def _rings(party: str, rings: list[LineEscalated]) -> Text:
    """The desks of a party that rang, each with its moment, and for what."""
    lines = []
    for owed_by in sorted({ring.owed_by for ring in rings}):
        own = [ring for ring in rings if ring.owed_by == owed_by]
        abouts = ", ".join(sorted({ring.about.partition("/")[2] for ring in own}))
        whom = "from here" if owed_by == party else f"from {owed_by}"
        lines.append(f"! {abouts}: no answer {whom}; rings")
        last = ""
        for due_ms, desk in dict.fromkeys((ring.due_ms, ring.desk) for ring in own):
            lines.append(f" {clock(due_ms)} {'again' if desk == last else desk}")
            last = desk
    return Text("\n".join(lines), style="bold")


def _card_lines(card: CardShown) -> list[Text]:
    hosted = f", hosted on the node of {card.hosted_by}" if card.hosted_by else ""
    where = "position not drawn"
    if card.lat is not None and card.lon is not None:
        within = "" if card.within_km is None else f", within {card.within_km:g} km"
        where = f"{card.lat:.2f}N {card.lon:.2f}E{within}, approximated by us"
    lines = [
        Text(card.label, style="italic"),
        Text(f"{card.name} ({card.category}), {card.of}{hosted}", style="bold"),
        Text(f"place: {where}"),
    ]
    if card.population is not None:
        counted = card.population
        number = f"{counted.low:,}"
        number += "" if counted.low == counted.high else f" to {counted.high:,}"
        dated = "undated" if counted.as_of is None else f"as of {short_day(counted.as_of)}"
        lines.append(Text(f"depend on it: {number} ({counted.basis}, {dated})"))
    for one in card.services:
        lines += _service_lines(one)
    lines.append(Text(f"nearest activity: {_nearest_line(card)}"))
    count = card.conflicts
    lines.append(
        Text(f"{count} not surely apart: list the conflicts", style="bold")
        if count
        else Text("no conflict found among what was filed")
    )
    lines += [
        Text(f"the public record: {card.record}"),
        Text(f"not known: {card.not_known}"),
        Text(f"[{MARKS[card.tag]}] {card.source}", style="dim"),
    ]
    return lines


def _service_lines(one: ServiceShown) -> list[Text]:
    since = "since when is not known" if one.since is None else f"since {short_day(one.since)}"
    reason = "no reason given" if one.reason is None else f"reason given: {one.reason}"
    lines = [Text(f"{one.service}: {one.state.upper()}, {since}, {reason}", style="bold")]
    if one.harm is not None:
        dated = "undated" if one.harm.as_of is None else f"as of {short_day(one.harm.as_of)}"
        lines.append(Text(f"harm stated, {dated}: {one.harm.words}"))
    return lines


def _nearest_line(card: CardShown) -> str:
    if not card.nearest:
        return "none drawn by others"
    one = card.nearest[0]
    together = "it may be there at the same time" if one.at_once else "not there at the same time"
    return f"{one.subject}, at least {one.at_least_km:,.0f} km away, {together}"


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
