"""Who rings when nobody answers: the agreed timers, worked out before they matter or as they do.

The same function answers the officer who tries a policy and the node that keeps
it, so that what was rehearsed is what rings.
"""

from collections.abc import Iterator
from typing import Protocol

from msgspec import Struct

from parley.model import names
from parley.model.agreements import Terms
from parley.model.instants import Instant
from parley.model.line import TIERS, Desk, Lane, LineRules, Precedence, Tier
from parley.model.notices import Activity, Notice

ANY_DESK = "duty desk"
"""The desk of a party that names none: whoever is there."""


class Policy(Protocol):
    """Desks and timers: those of an agreement, or others that are tried before one is made."""

    @property
    def desks(self) -> tuple[Desk, ...]:
        """In the order in which they ring within a tier."""

    @property
    def line(self) -> LineRules:
        """The timers among them."""


class Wait(Struct, frozen=True):
    """Somebody waits for a party to answer.

    Attributes:
        owed_by: The party that is to answer.
        owed_to: The party that waits.
        within_ms: Until the second desk rings; null leaves it to the timer of the precedence.
    """

    lane: Lane
    tier: Tier
    precedence: Precedence
    owed_by: str
    owed_to: str
    within_ms: int | None = None


class Ring(Struct, frozen=True):
    """A desk rings, so long after the wait began. Step 0 is the arrival itself."""

    step: int
    after_ms: int
    desk: Desk


def desks_of(terms: Policy, party: str, wait: Wait) -> tuple[Desk, ...]:
    """A party's desks in the order they ring: the lane's, from the tier called upwards.

    A flash message rings every tier from the duty officer on: whoever is there takes it. Where no
    desk answers the lane, those of other lanes ring; where none is named, any desk does.
    """
    named = [desk for desk in terms.desks if desk.party == party]
    own = [desk for desk in named if wait.lane in desk.lanes] or named
    if not own:
        return (Desk(party, ANY_DESK, Tier.DUTY_OFFICER, tuple(Lane)),)
    lowest = 0 if wait.precedence is Precedence.FLASH else TIERS.index(wait.tier)
    high = [desk for desk in own if TIERS.index(desk.tier) >= lowest]
    # A tier that nobody staffs must not leave a call unheard.
    return tuple(sorted(high or own, key=lambda desk: TIERS.index(desk.tier)))


def rings(terms: Policy, wait: Wait) -> tuple[Ring, ...]:
    """Every ring of a wait that nobody answers, at both ends, in the order of time.

    At the end that is to answer, its first desk rings on arrival and the next at each step; at the
    end that waits, its first desk learns of it at step 1 and the next at each further step. The
    last desk of the shorter list goes on ringing. A further round begins with the first desk of
    either end again: whoever was away when it came may be back.
    """
    timer = terms.line.timer(wait.precedence)
    owing = desks_of(terms, wait.owed_by, wait)
    waiting = desks_of(terms, wait.owed_to, wait)
    within_ms = timer.acknowledge_within_ms if wait.within_ms is None else wait.within_ms
    # In the first round the first desk that is to answer has rung already, when it came.
    turns = [(turn + 1, turn) for turn in range(max(len(owing) - 1, len(waiting)))]
    again = [(turn, turn) for turn in range(max(len(owing), len(waiting)))]
    found = [Ring(0, 0, owing[0])]
    for number, (one, other) in enumerate(turns + again * (timer.rounds - 1)):
        after_ms = within_ms + number * timer.next_after_ms
        found.append(Ring(number + 1, after_ms, owing[min(one, len(owing) - 1)]))
        found.append(Ring(number + 1, after_ms, waiting[min(other, len(waiting) - 1)]))
    return tuple(found)


def due_after(terms: Terms, wait: Wait, elapsed_ms: int) -> int | None:
    """How long after the wait began the next ring falls due that is not due yet; or None."""
    return next(
        (one.after_ms for one in rings(terms, wait) if one.step and one.after_ms >= elapsed_ms),
        None,
    )


def due_by(terms: Terms, wait: Wait, elapsed_ms: int, party: str) -> Iterator[Ring]:
    """The steps above 0 at this party's end whose time has passed: after its last millisecond."""
    for ring in rings(terms, wait):
        if ring.step and ring.after_ms < elapsed_ms and ring.desk.party == party:
            yield ring


_LANES = {
    Activity.NAVAL: Lane.MARITIME,
    Activity.GROUND_WORK: Lane.GROUND,
    Activity.HUMANITARIAN_MOVEMENT: Lane.GROUND,
    Activity.MEDICAL_EVACUATION: Lane.GROUND,
    Activity.HUMANITARIAN_SITE: Lane.GROUND,
    Activity.CROSSING_POINT: Lane.GROUND,
    Activity.GATHERING: Lane.GROUND,
}


def lane_of(notice: Notice) -> Lane:
    """The lane whose desks a notice rings: by its activity; air for all that may fly or fall."""
    return _LANES.get(notice.activity, Lane.AIR)


def precedence_of(notice: Notice, late_ms: int) -> Precedence:
    """How urgently a notice rings: an emergency at once, a late one more than one in time."""
    if notice.emergency:
        return Precedence.FLASH
    return Precedence.IMMEDIATE if late_ms else Precedence.PRIORITY


def wait_for_read_back(terms: Terms, notice: Notice, late_ms: int, author: str, party: str) -> Wait:
    """The wait for a party to read a notice back."""
    return Wait(
        lane_of(notice),
        Tier.DUTY_OFFICER,
        precedence_of(notice, late_ms),
        owed_by=party,
        owed_to=author,
        within_ms=terms.rules.read_back_within_ms,
    )


def opposite(callsign: str, at_ms: Instant, minutes: int) -> tuple[str, Instant]:
    """The right answer to a line test: the callsign backwards, the time so many minutes later."""
    return callsign[::-1], at_ms + minutes * 60_000


def answers(callsign: str, at_ms: Instant, right: tuple[str, Instant]) -> bool:
    """Whether an answer is right: case and hyphens set aside, times to the minute."""
    said = names.folded(callsign).replace("-", "").replace(" ", "")
    meant = names.folded(right[0]).replace("-", "").replace(" ", "")
    return said == meant and at_ms // 60_000 == right[1] // 60_000
