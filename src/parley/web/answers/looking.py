"""What needs a person, and the places of the world, as they are shown."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from parley.api.bodies import PlaceRow
from parley.model.instants import Instant
from parley.model.line import DAY_MS
from parley.picture.need import Need, NeedKind
from parley.picture.needs import in_order, needs
from parley.picture.situation import Situation
from parley.ports.pagers import Attempt, Reach
from parley.rules.gazetteer import View, places_called, places_within


def needed(
    situation: Situation,
    party: str,
    now: Instant,
    as_of_ms: Instant | None,
    attempts: Iterable[Attempt],
) -> tuple[Need, ...]:
    """What needs a person of this party, and whom no message reached about any of it."""
    found = needs(situation, party, now, as_of_ms)
    if as_of_ms is None:
        found = in_order((*found, *_not_reached(found, party, now, attempts)))
    return found


def _not_reached(
    found: tuple[Need, ...], party: str, now: Instant, attempts: Iterable[Attempt]
) -> Iterator[Need]:
    """Desks that nobody outside was reached for, about what this party still has to do.

    Only while the matter is open, and for a day: the last word of each desk and thread.
    """
    mine = {need.thread: need for need in found if need.mine}
    last = {
        (one.thread, one.desk): one
        for one in sorted(attempts, key=lambda one: one.at_ms)
        if one.party == party and one.thread in mine and one.at_ms + DAY_MS >= now
    }
    for attempt in last.values():
        if attempt.outcome in (Reach.FAILED, Reach.NO_ROUTE):
            yield replace(
                mine[attempt.thread],
                kind=NeedKind.NOT_REACHED,
                since_ms=attempt.at_ms,
                tier=attempt.tier,
                precedence=attempt.precedence,
                to=attempt.desk,
                count=1,
            )


def places(view: View | None, text: str | None, most: int) -> tuple[PlaceRow, ...]:
    """Places in view, or of a name, or both; the largest first."""
    if text is None:
        found = () if view is None else places_within(view, most)
    else:
        found = places_called(text, most if view is None else _MOST_OF_A_NAME)
    if text is not None and view is not None:
        found = tuple(one for one in found if view.has(one.at))[:most]
    return tuple(PlaceRow(one.name, one.at, one.people) for one in found)


_MOST_OF_A_NAME = 10_000
