"""What must have been alarmed of by now, and once: told from the facts, not by the watch desk."""

from collections import Counter
from collections.abc import Iterable, Iterator

from parley.model.humanitarian import CheckIn, Movement, Site
from parley.model.humanitarian_statements import (
    MovementReport,
    MovementReported,
    SiteReconfirmed,
)
from parley.model.instants import Instant
from parley.model.line_statements import LineEscalated
from parley.model.notices import Notice, Ref
from parley.model.statements import (
    AlertCause,
    AlertRaised,
    ConcernRaised,
    NoticeAmended,
    NoticeFiled,
)
from parley.picture.facts import Fact
from parley.picture.situation import Situation
from parley.sim.invariants import require
from parley.sim.lookout import OVER, asked, read_back_right
from parley.sim.machine import Machine

Due = tuple[AlertCause, Instant, set[str]]
"""What was missed, the last moment for it, and whose node is to say so."""


def require_alarms_once(machine: Machine) -> None:
    """Each alert of a home party stands once in its log, and none was raised before its due."""
    for situation in machine.node.picture.situations():
        for party in machine.parties:
            counted: Counter[str] = Counter()
            for entry in situation.logs[party].entries:
                fact = situation.by_leaf.get(entry.leaf.hex())
                if fact is None or not isinstance(fact.payload, AlertRaised):
                    continue
                alert = fact.payload
                when = "" if alert.against is not None else f"due after {alert.due_ms} "
                name = (
                    f"{alert.cause.value} of {alert.about} {alert.version[:8]} {when}"
                    f"against {alert.against} {alert.against_version}"
                )
                counted[name] += 1
                require(
                    alert.against is not None or alert.due_ms < entry.header.issued_ms,
                    "never-before-due",
                    f"{party} alerted of {name} at {entry.header.issued_ms}",
                )
            twice = [name for name, count in counted.items() if count > 1]
            require(not twice, "alarm-once", f"{party} raised more than once: {twice}")


def require_alarms_raised(machine: Machine) -> None:
    """Of every deadline that is past, each party concerned has raised what was missed."""
    for situation in machine.node.picture.situations():
        for ref in situation.notices:
            facts = list(situation.thread(f"notice/{ref}").facts())
            own = [fact for fact in facts if fact.party == ref.party]
            if any(isinstance(fact.payload, OVER) for fact in own):
                continue
            last = [f for f in own if isinstance(f.payload, NoticeFiled | NoticeAmended)][-1]
            for cause, due_ms, concerned in _missed(situation, ref, facts, last):
                if due_ms < machine.now():
                    parties = concerned.intersection(machine.parties)
                    _require_raised(facts, last, parties, cause, due_ms)


def _missed(situation: Situation, ref: Ref, facts: list[Fact], last: Fact) -> Iterator[Due]:
    assert isinstance(last.payload, NoticeFiled | NoticeAmended)
    notice, rules = last.payload.notice, situation.terms.rules
    everybody = set(situation.logs)
    silent = {
        party
        for party in asked(situation.terms, notice.addressees, ref.party)
        if not read_back_right(facts, last, party)
    }
    if silent:
        due_ms = last.issued_ms + rules.read_back_within_ms
        yield AlertCause.READ_BACK_OVERDUE, due_ms, {ref.party, *silent}
    landing_ms = notice.planned_landing_ms
    if landing_ms is not None and not any(
        fact.issued_ms >= landing_ms and not isinstance(fact.payload, AlertRaised | LineEscalated)
        for fact in _said_about(situation, ref)
    ):
        yield AlertCause.FLIGHT_OVERDUE, landing_ms + rules.overdue_after_ms, everybody
    own = [fact for fact in facts if fact.party == ref.party]
    if isinstance(notice.details, Site):
        until_ms = notice.details.valid_until_ms
        for fact in own:
            if isinstance(fact.payload, SiteReconfirmed) and fact.payload.version == last.leaf:
                until_ms = fact.payload.valid_until_ms
        yield AlertCause.SITE_NOT_RECONFIRMED, until_ms, everybody
    for due_ms in _unheard(notice, own):
        yield AlertCause.CHECK_IN_OVERDUE, due_ms + rules.overdue_after_ms, everybody


def _unheard(notice: Notice, own: list[Fact]) -> Iterator[Instant]:
    """When the check-ins of a movement fell due that nobody heard of, delays counted."""
    if not isinstance(notice.details, Movement):
        return
    present: tuple[CheckIn, ...] = ()
    heard: list[CheckIn] = []
    delayed_ms = 0
    for fact in own:
        said = fact.payload
        if isinstance(said, NoticeFiled | NoticeAmended):
            details = said.notice.details
            present = details.check_ins if isinstance(details, Movement) else ()
            delayed_ms = 0
        elif isinstance(said, MovementReported):
            delayed_ms = delayed_ms if said.until_ms is None else said.until_ms
            if said.report is MovementReport.CHECKED_IN and said.point is not None:
                # Whoever is heard of at one has passed those before it.
                heard += present[: said.point + 1]
    passed = [at for at, check in enumerate(present) if check in heard]
    for check in present[max(passed, default=-1) + 1 :]:
        yield max(check.due_ms, delayed_ms)


def _said_about(situation: Situation, ref: Ref) -> list[Fact]:
    concerns = [thread for name, thread in situation.threads.items() if name.startswith("concern/")]
    about = [
        fact
        for thread in concerns
        if any(
            isinstance(fact.payload, ConcernRaised) and fact.payload.about == ref
            for fact in thread.facts()
        )
        for fact in thread.facts()
    ]
    return [*situation.thread(f"notice/{ref}").facts(), *about]


def _require_raised(
    facts: Iterable[Fact], last: Fact, parties: Iterable[str], cause: AlertCause, due_ms: Instant
) -> None:
    for party in sorted(parties):
        require(
            any(
                isinstance(fact.payload, AlertRaised)
                and fact.payload.cause is cause
                and (fact.payload.version, fact.payload.due_ms) == (last.leaf, due_ms)
                for fact in facts
                if fact.party == party
            ),
            "alarm-raised",
            f"{party} never raised {cause.value} of entry {last.sequence} of {last.party}, "
            f"due after {due_ms}",
        )
