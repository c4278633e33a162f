"""Which rung of the ladder is missing and whose: codes and numbers, for words in any language."""

from msgspec import Struct

from parley.model.instants import Instant
from parley.picture.ladder import Ladder, Rung
from parley.picture.notices import NoticeView


class Missing(Struct, frozen=True):
    """The lowest rung that one addressee has not reached.

    Attributes:
        differs: Whether it read back, and something else than was announced.
        units: Those that have yet to acknowledge.
        acknowledged: How many units of `passed_to` have acknowledged.
        passed_to: How many units it was passed to.
        since_ms: Since when it is this addressee's turn.
    """

    party: str
    rung: Rung
    differs: bool
    units: tuple[str, ...]
    acknowledged: int
    passed_to: int
    since_ms: Instant


def missing_of(view: NoticeView) -> tuple[Missing, ...]:
    """What each addressee has yet to reach; empty where all stand on the last rung.

    A notice may be unconfirmed and nothing missing here: where nobody is to confirm it, and where a
    movement goes elsewhere than announced (`NoticeView.deviates_ms`).
    """
    found = (missing_on(ladder) for ladder in view.ladders)
    return tuple(one for one in found if one is not None)


def missing_on(ladder: Ladder) -> Missing | None:
    """What this addressee has yet to reach; None where it stands on the last rung."""
    waiting = ladder.waiting
    if waiting is None:
        return None
    return Missing(
        party=ladder.party,
        rung=waiting.rung,
        differs=waiting.rung is Rung.READ_BACK and bool(ladder.read_back_differs),
        units=waiting.units,
        acknowledged=sum(unit.acknowledged_ms is not None for unit in ladder.units),
        passed_to=len(ladder.units),
        since_ms=waiting.since_ms,
    )
