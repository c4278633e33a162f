"""What a run leaves behind: its events in order, and its findings, as JSON (docs/spec/demo.md)."""

from msgspec import Struct

from parley.api.bodies import EntryView
from parley.demo.playing import Heard
from parley.demo.scenario import Do, Step, Tag
from parley.demo.stage import Stage
from parley.demo.telling import sentence
from parley.errors import WorldError
from parley.ledger.entries import parse
from parley.model.findings import Conflict, Pairing
from parley.model.instants import Instant, text_of
from parley.model.notices import ref_of
from parley.model.statements import AlertRaised
from parley.picture.findings import Findings

PUBLIC_RECORD = "public record"
AUTOMATIC = ("alert.raised/0", "notice.assessed/0")

_KINDS = {
    Do.PUBLIC: "public-record",
    Do.FILE: "notice.filed",
    Do.AMEND: "notice.amended",
    Do.BEGIN: "notice.begun",
    Do.END: "notice.ended",
    Do.CANCEL: "notice.cancelled",
    Do.READ_BACK: "notice.read_back",
    Do.CLIMB: "notice.read_back",
    Do.RELAY: "notice.relayed",
    Do.CONCERN: "concern.raised",
    Do.ANSWER: "concern.answered",
}


class Event(Struct, frozen=True):
    """One thing that happened, or that Parley said.

    `tag` says how well it is known; what Parley computes from approximated places is approximated.
    `other` is the other account of something contested; empty where there is none.
    """

    at: str
    party: str
    kind: str
    text: str
    tag: Tag
    source: str
    other: str = ""


class PlaceShown(Struct, frozen=True):
    """A position in degrees, WGS84."""

    lat: float
    lon: float


class SideShown(Struct, frozen=True):
    """One side of a conflict."""

    subject: str
    role: str
    source: str


class ConflictShown(Struct, frozen=True):
    """A conflict, in units that people read."""

    a: SideShown
    b: SideShown
    roles: tuple[str, str]
    verdict: str
    reason: str
    first: str
    last: str | None
    place: PlaceShown | None
    gap_km: float | None
    vertical_gap_m: float | None
    also: tuple["ConflictShown", ...] = ()


class RungShown(Struct, frozen=True):
    """A rung that was not reached, and whose."""

    party: str
    rung: str


class FindingsShown(Struct, frozen=True):
    """The findings of the examined notice; `overdue_s` is the examined flight's."""

    late_s: int
    geometry_missing: bool
    place_mismatch_km: float | None
    conflicts: tuple[ConflictShown, ...]
    unconfirmed_rungs: tuple[RungShown, ...]
    relay_confirmed: bool | None
    overdue_s: int | None


class Run(Struct, frozen=True):
    """One scenario, played."""

    title: str
    banner: str
    events: tuple[Event, ...]
    findings: FindingsShown


class Report(Struct, frozen=True):
    """All runs of a demonstration, by name."""

    runs: dict[str, Run]


def events_of(heard: Heard) -> list[Event]:
    """The events of a moment: what a party or the public record did, then what Parley said."""
    events = [] if heard.step is None else [_event_of_step(heard.step, heard.at_ms)]
    seen: set[str] = set()
    for entries in heard.entries.values():
        for entry in entries:
            if entry.kind in AUTOMATIC and entry.leaf not in seen:
                seen.add(entry.leaf)
                events.append(_event_of_entry(entry))
    return sorted(events, key=lambda event: event.at)


def _event_of_step(step: Step, at_ms: Instant) -> Event:
    return Event(
        at=text_of(at_ms),
        party=step.party or PUBLIC_RECORD,
        kind=_KINDS[step.do],
        text=step.text,
        tag=step.tag,
        source=step.source,
        other=step.other,
    )


def _event_of_entry(entry: EntryView) -> Event:
    stated = parse(entry.raw).statement()
    # An alarm is told at the moment that passed, not at the tick after it.
    at_ms = stated.due_ms if isinstance(stated, AlertRaised) else entry.issued_ms
    return Event(
        at=text_of(at_ms),
        party=entry.party,
        kind=entry.kind.partition("/")[0],
        text=sentence(entry.raw),
        tag=Tag.APPROXIMATED,
        source=f"Parley: computed by the node of {entry.party} from what was on record",
    )


def findings_of(stage: Stage) -> FindingsShown:
    """Ask every node, which must agree.

    Raises:
        WorldError: They hold the same record and do not agree.
    """
    notice = ref_of(stage.scenario.examined.notice)
    flight = ref_of(stage.scenario.examined.flight)
    found: list[Findings] = []
    overdue: list[int | None] = []
    for actor in stage.actors.values():
        found.append(actor.officer.notice_findings(stage.agreement, notice))
        overdue.append(actor.officer.notice_findings(stage.agreement, flight).overdue_s)
    if any(one != found[0] for one in found) or len(set(overdue)) != 1:
        raise WorldError("the nodes hold the same record and do not agree on what it shows")
    return FindingsShown(
        late_s=found[0].late_s,
        geometry_missing=found[0].geometry_missing,
        place_mismatch_km=found[0].place_mismatch_km,
        conflicts=tuple(_shown(one, one.also) for one in found[0].conflicts),
        unconfirmed_rungs=tuple(
            RungShown(missing.party, missing.rung.value) for missing in found[0].unconfirmed_rungs
        ),
        relay_confirmed=found[0].relay_confirmed,
        overdue_s=overdue[0],
    )


def _shown(one: Conflict | Pairing, also: tuple[Pairing, ...]) -> ConflictShown:
    finding = one.finding
    a, b = (SideShown(str(side.subject), side.role, side.source.value) for side in (one.a, one.b))
    place = finding.place
    return ConflictShown(
        a=a,
        b=b,
        roles=(a.role, b.role),
        verdict=finding.verdict.value,
        reason=finding.reason.value,
        first=text_of(finding.first_ms),
        last=None if finding.last_ms is None else text_of(finding.last_ms),
        place=None if place is None else PlaceShown(place.lat, place.lon),
        gap_km=None if finding.gap_mm is None else finding.gap_mm / 1e6,
        vertical_gap_m=None if finding.vertical_gap_mm is None else finding.vertical_gap_mm / 1e3,
        also=tuple(_shown(pair, ()) for pair in also),
    )
