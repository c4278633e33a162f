"""Who has, had or is to have the watch, at which desk, as each party states."""

from msgspec import Struct
from msgspec.structs import replace

from parley.model import names
from parley.model.instants import Instant
from parley.model.line import Desk
from parley.model.line_statements import (
    DutyChange,
    DutyChanged,
    DutyRostered,
    OpenMatters,
    RosteredWatch,
)
from parley.picture.facts import Fact
from parley.picture.situation import Situation
from parley.picture.threads import thread_of_duty


class Watch(Struct, frozen=True):
    """The watch at a desk: since when, until when it was meant, and what was open when it began.

    `ended_ms` is null while it lasts.
    """

    party: str
    desk: str
    watch: str
    languages: tuple[str, ...]
    taken_ms: Instant
    until_ms: Instant | None
    ended_ms: Instant | None
    how_ended: DutyChange | None
    open: OpenMatters
    words: str


class Duty(Struct, frozen=True):
    """A party's desks and watches at a moment.

    Attributes:
        desks: As the agreement names them.
        watches: Those held at that moment.
        unattended: Desks of the agreement at which nobody is stated to have the watch.
        overstayed: Watches that were to end before that moment and did not.
        roster: Who is to have the watch, as last stated.
    """

    party: str
    at_ms: Instant
    desks: tuple[Desk, ...]
    watches: tuple[Watch, ...]
    unattended: tuple[str, ...]
    overstayed: tuple[str, ...]
    roster: tuple[RosteredWatch, ...]


def duty_at(situation: Situation, party: str, at_ms: Instant) -> Duty:
    """Who had the watch of this party at a moment, by what it had stated by then."""
    desks = tuple(desk for desk in situation.terms.desks if desk.party == party)
    watches = tuple(
        watch
        for watch in watches_of(situation, party, at_ms)
        if watch.taken_ms <= at_ms and watch.ended_ms is None
    )
    held = {names.folded(watch.desk) for watch in watches}
    rosters = [
        fact.payload.watches
        for fact in _facts(situation, party, at_ms)
        if isinstance(fact.payload, DutyRostered)
    ]
    return Duty(
        party=party,
        at_ms=at_ms,
        desks=desks,
        watches=watches,
        unattended=tuple(desk.name for desk in desks if names.folded(desk.name) not in held),
        overstayed=tuple(
            watch.desk for watch in watches if watch.until_ms is not None and watch.until_ms < at_ms
        ),
        roster=rosters[-1] if rosters else (),
    )


def watches_of(
    situation: Situation, party: str, as_of_ms: Instant | None = None
) -> tuple[Watch, ...]:
    """Every watch that this party has stated, in the order they were taken."""
    found: list[Watch] = []
    running: dict[str, int] = {}
    for fact in _facts(situation, party, as_of_ms):
        stated = fact.payload
        if not isinstance(stated, DutyChanged):
            continue
        desk = names.folded(stated.desk)
        at = running.pop(desk, None)
        if at is not None:
            found[at] = replace(found[at], ended_ms=fact.issued_ms, how_ended=stated.change)
        if stated.change is DutyChange.LEFT:
            continue
        handed = stated.change is DutyChange.HANDED_OVER
        running[desk] = len(found)
        found.append(
            Watch(
                party,
                stated.desk,
                stated.to if handed else stated.watch,
                stated.languages,
                fact.issued_ms,
                stated.until_ms,
                None,
                None,
                stated.open,
                stated.words,
            )
        )
    return tuple(found)


def _facts(situation: Situation, party: str, as_of_ms: Instant | None) -> list[Fact]:
    thread = situation.threads.get(thread_of_duty(party))
    return [
        fact
        for fact in (thread.by(party) if thread is not None else ())
        if as_of_ms is None or fact.issued_ms <= as_of_ms
    ]
