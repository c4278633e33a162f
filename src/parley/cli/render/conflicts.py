"""A conflict as an officer reads it: who, by whose word, where, when, how near, and why."""

from parley.cli.render.screen import Screen
from parley.cli.render.words import distance, place, stretch
from parley.model.findings import Conflict, Pairing, Reason, Side, Source, Verdict

NOTHING_FOUND = "No conflict found among what was filed."

_WHY = {
    Reason.OVERLAP: "they share a place, a height and a time",
    Reason.SEPARATION: "they are nearer than both agreed minima",
    Reason.NO_GEOMETRY: "one of them is named and not drawn",
    Reason.DATUM: "their heights are over different datums",
    Reason.TOLERANCE: "too near the line for the arithmetic to tell",
    Reason.NOT_UNDERSTOOD: "a shape is not well-formed",
    Reason.INTRICATE: "their volumes are too many and too intricate to hold all against all",
}


def show_conflicts(screen: Screen, conflicts: tuple[Conflict, ...], indent: int = 0) -> None:
    """Show conflicts, gravest first as they come, or that none was found."""
    for number, conflict in enumerate(conflicts, 1):
        show_conflict(screen, conflict, number, indent)
    if not conflicts:
        screen.say(NOTHING_FOUND, indent=indent)


def show_conflict(screen: Screen, conflict: Conflict, number: int, indent: int = 0) -> None:
    """Show one conflict, and how many other pairs of volumes of the same two there are."""
    screen.say(f"{number}. {_verdict(conflict)}", indent=indent, hang=3, style="bold")
    for side in (conflict.a, conflict.b):
        screen.say(_side(side), indent=indent + 3, hang=2)
    found = conflict.finding
    screen.say(
        f"{stretch(found.first_ms, found.last_ms)}; gap {distance(found.gap_mm)}, "
        f"vertical {distance(found.vertical_gap_mm)}",
        indent=indent + 3,
        hang=2,
    )
    if found.place is not None:
        screen.say(f"at {place(found.place)}", indent=indent + 3)
    for pairing in conflict.also:
        screen.say(
            f"also {_verdict(pairing)}: {pairing.a.role} × {pairing.b.role}, "
            f"{stretch(pairing.finding.first_ms, pairing.finding.last_ms)}",
            indent=indent + 3,
            hang=2,
        )


def _verdict(pair: Conflict | Pairing) -> str:
    found = pair.finding
    treated = ", treated as CONFLICT" if found.verdict is Verdict.UNSURE else ""
    return f"{found.verdict.value.upper()}{treated}: {_WHY[found.reason]}"


def _side(side: Side) -> str:
    words = {
        Source.ANNOUNCED: f"announced by {side.subject.party}",
        Source.REPORTED: f"as {side.subject.party} reports",
        Source.REGION: f"named by {side.subject.party}, not drawn",
    }
    which = "" if side.volume is None else f", volume {side.volume + 1}"
    return f"{side.subject} {side.role}{which} ({words[side.source]})"
