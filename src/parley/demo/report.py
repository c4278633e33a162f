"""What a run leaves behind: its events in order, and its findings, as JSON (docs/spec/demo.md)."""

from msgspec import Struct

from parley.api.story import Tag
from parley.demo.card import CardShown
from parley.demo.playing import Heard
from parley.demo.scenario import Do, Step
from parley.demo.stage import Stage
from parley.demo.words import Entered, entered, signed, spoken
from parley.errors import WorldError
from parley.model.findings import Conflict, Pairing
from parley.model.instants import Instant, text_of
from parley.model.line import Said
from parley.model.line_statements import LineEscalated
from parley.model.notices import ref_of
from parley.model.statements import AlertRaised
from parley.picture.findings import Findings

PUBLIC_RECORD = "public record"

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
    Do.UNIT: "notice.unit_acknowledged",
    Do.ANSWER: "concern.answered",
    Do.CALL: "call.opened",
    Do.SAY: "call.said",
    Do.SEE: "call.seen",
    Do.ACKNOWLEDGE: "call.acknowledged",
    Do.STAND_BY: "call.acknowledged",
    Do.CLOSE: "call.closed",
    Do.SERVICE: "site.changed",
}


class PhraseShown(Struct, frozen=True):
    """A phrase as it was signed, and as it reads in the language of each party, by its tag."""

    code: str
    signed: str
    texts: dict[str, str]


class Event(Struct, frozen=True):
    """One thing that happened, or that Parley said.

    `tag` says how well it is known; what Parley computes from approximated places is approximated.
    `other` is the other account of something contested; empty where there is none. `phrase` is what
    was said on the line; null where no phrase was.
    """

    at: str
    party: str
    kind: str
    text: str
    tag: Tag
    source: str
    other: str = ""
    phrase: PhraseShown | None = None


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
    cards: tuple[CardShown, ...] = ()
    """Matters of their own, apart from the accounts."""


class Report(Struct, frozen=True):
    """All runs of a demonstration, by name."""

    runs: dict[str, Run]


def kind_of(step: Step) -> str:
    """The statement that a step makes, as the record names it without its version."""
    return _KINDS[step.do]


def events_of(stage: Stage, heard: Heard) -> list[Event]:
    """The events of a moment: what a party or the public record did, then what Parley said.

    What a node said in the name of a party that it only hosts is left out: that party is there for
    a card, and in none of the accounts.
    """
    homes = {actor.party for actor in stage.homes}
    found = {
        one.leaf: one
        for entries in heard.entries.values()
        for one in (entered(entry.raw) for entry in entries)
    }
    events = []
    if heard.step is not None:
        said = next((one for one in found.values() if one.message is not None), None)
        phrase = None if said is None else _phrase(stage, said)
        events.append(_event_of_step(heard.step, heard.at_ms, phrase))
    events += [
        _event_of_entry(one) for one in found.values() if one.automatic and one.party in homes
    ]
    return sorted(events, key=lambda event: event.at)


def languages_of(stage: Stage) -> dict[str, str]:
    """The language of each party with a node of its own."""
    return {one.party: one.language for one in stage.scenario.columns}


def _phrase(stage: Stage, one: Entered) -> PhraseShown | None:
    said = one.message
    if said is None or said.phrase is None:
        return None
    bare = Said(said.phrase, "", "", ())
    tags = sorted(set(languages_of(stage).values()))
    return PhraseShown(
        said.phrase.code,
        signed(said.phrase),
        {tag: spoken(bare, tag, marked=True) for tag in tags},
    )


def _event_of_step(step: Step, at_ms: Instant, phrase: PhraseShown | None) -> Event:
    return Event(
        at=text_of(at_ms),
        party=step.party or PUBLIC_RECORD,
        kind=kind_of(step),
        text=step.text,
        tag=step.tag,
        source=step.source,
        other=step.other,
        phrase=phrase,
    )


def _event_of_entry(one: Entered) -> Event:
    # What a deadline set off is told at the moment that passed, not at the tick after it.
    at_ms, about = one.issued_ms, f"{one.about} "
    if isinstance(one.payload, AlertRaised | LineEscalated):
        at_ms, about = one.payload.due_ms, ""
    return Event(
        at=text_of(at_ms),
        party=one.party,
        kind=one.kind.partition("/")[0],
        text=about + one.line,
        tag=Tag.APPROXIMATED,
        source=f"Parley: computed by the node of {one.party} from what was on record",
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
    for actor in stage.homes:
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
