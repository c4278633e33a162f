"""Desks and rules of the line in plain words, and what a rehearsal would ring."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from parley.cli.render.direction import apart
from parley.cli.render.screen import Screen
from parley.cli.render.words import count, distance
from parley.model.instants import span_of

if TYPE_CHECKING:
    from parley.api.line_bodies import RehearsedRing
    from parley.model.line import Desk, LineRules


def show_desks(screen: Screen, desks: "Sequence[Desk]", parties: Iterable[str]) -> None:
    """Show the desks of every party; a party that names none has one that answers all."""
    for desk in desks:
        lanes = ", ".join(lane.value for lane in desk.lanes)
        screen.field(
            "desk", f"{desk.party}: “{apart(desk.name)}”, {desk.tier.value}; answers {lanes}"
        )
    named = {desk.party for desk in desks}
    for party in parties:
        if party not in named:
            screen.field("desk", f"{party}: none is named; whoever is there answers every lane")


def show_line_rules(screen: Screen, rules: "LineRules") -> None:
    """Show timers and the other rules of the line."""
    for timer in rules.timers:
        rounds = "once" if timer.rounds == 1 else f"{timer.rounds} times"
        screen.field(
            "timer",
            f"{timer.precedence.value}: unless a person acknowledges within "
            f"{span_of(timer.acknowledge_within_ms)}, the next desk rings at both ends, then one "
            f"every {span_of(timer.next_after_ms)}; {rounds} through all desks",
        )
    every = rules.test_every_ms
    screen.field(
        "line tests",
        f"{'by hand only' if every is None else f'by each member every {span_of(every)}'}; one is "
        f"unanswered after {span_of(rules.test_answer_within_ms)}",
    )
    screen.field("queries", f"answered within {span_of(rules.query_answer_within_ms)}")
    screen.field(
        "movements",
        f"announced {span_of(rules.movement_lead_ms)} ahead, urgent ones "
        f"{span_of(rules.movement_emergency_lead_ms)}; a later one goes out all the same",
    )
    screen.field(
        "gatherings", f"drawn with a radius of {distance(rules.gathering_radius_mm)} or more"
    )


def show_rehearsal(
    screen: Screen, rings: "Sequence[RehearsedRing]", owed_by: str, answered_ms: int | None
) -> None:
    """Show what would ring when, and where an answer would have stopped it."""
    rang = [
        ring
        for ring in rings
        if not ring.step or answered_ms is None or ring.after_ms < answered_ms
    ]
    _show_rings(screen, rang, owed_by)
    if answered_ms is None:
        last = max(ring.after_ms for ring in rings)
        screen.say(
            f"Nothing more rings after {span_of(last)}: from then on only the page shows that "
            f"{owed_by} has not answered."
        )
        return
    left = rings[len(rang) :]
    screen.say(
        f"Answered after {span_of(answered_ms)}: it stops here, and "
        f"{count(len(left), 'further ring')} would not have been."
    )
    if left:
        _show_rings(screen, left, owed_by)


def _show_rings(screen: Screen, rings: "Sequence[RehearsedRing]", owed_by: str) -> None:
    screen.table(
        ("after", "step", "party", "desk", "tier", "which end"),
        [
            (
                span_of(ring.after_ms) if ring.after_ms else "at once",
                str(ring.step),
                ring.party,
                apart(ring.desk),
                ring.tier.value,
                "is to answer" if ring.party == owed_by else "waits",
            )
            for ring in rings
        ],
    )
