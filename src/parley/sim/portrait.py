"""Everything a situation shows, as bytes that are equal where two show the same."""

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from parley.model.findings import Conflict
from parley.model.notices import Ref
from parley.picture.facts import Fact
from parley.picture.ladder import Ladder, Rung
from parley.picture.notices import NoticeView, notice_view
from parley.picture.situation import NotUnderstood, Situation
from parley.picture.things import conflicts

_encoder = msgspec.json.Encoder(order="sorted")


class Portrait(Struct, frozen=True):
    """What logs alone determine. Delivery is left out: it is told by cosignatures, not by logs."""

    notices: tuple[NoticeView, ...]
    concerns: tuple[tuple[Fact, ...], ...]
    reports: tuple[tuple[Fact, ...], ...]
    conflicts: tuple[Conflict, ...]
    not_understood: tuple[NotUnderstood, ...]
    alerts: tuple[str, ...]


def portrait(situation: Situation) -> bytes:
    """The portrait of a situation as it stands."""
    views = [notice_view(situation, ref) for ref in sorted(situation.notices, key=str)]
    made = Portrait(
        notices=tuple(_without_delivery(view) for view in views if view is not None),
        concerns=_facts_of(situation, "concern", situation.concerns),
        reports=_facts_of(situation, "report", situation.reports),
        conflicts=tuple(sorted(conflicts(situation), key=str)),
        not_understood=tuple(sorted(situation.not_understood, key=str)),
        alerts=tuple(sorted(str(key) for key in situation.alert_keys)),
    )
    return _encoder.encode(made)


def _without_delivery(view: NoticeView) -> NoticeView:
    ladders = tuple(
        Ladder(
            ladder.party,
            tuple(step for step in ladder.steps if step.rung is not Rung.DELIVERED),
            ladder.read_back_differs,
            ladder.units,
            # Whose turn it is depends on the delivery, which no log tells.
            None,
        )
        for ladder in view.ladders
    )
    return replace(view, ladders=ladders, confirmed=False)


def _facts_of(
    situation: Situation, topic: str, refs: dict[Ref, None]
) -> tuple[tuple[Fact, ...], ...]:
    return tuple(tuple(situation.thread(f"{topic}/{ref}").facts()) for ref in sorted(refs, key=str))
