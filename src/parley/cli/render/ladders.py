"""How far a notice came, to the last unit: by name, whose turn it is, and since when."""

from typing import TYPE_CHECKING

from parley.cli.render.screen import Screen
from parley.cli.render.words import when

if TYPE_CHECKING:
    from parley.api.bodies import NoticePage
    from parley.picture.calls import Escalation
    from parley.picture.ladder import Ladder, Step, Unit
    from parley.picture.notices import RelayOwed

_RUNG = {
    "delivered": "delivered (proven by its mirror's cosignature)",
    "read-back": "read back by its desk",
    "entered": "entered where operations are run",
    "passed": "passed to its units",
    "unit-acknowledged": "acknowledged by its units",
}
_MEANS = {
    "stated-by-the-desk": "as its desk states",
    "single-use-code": "by its own code",
}


def show_ladders(screen: Screen, page: "NoticePage") -> None:
    """Show how far each addressee has come, whose turn it is and since when, and the relays."""
    view = page.notice
    screen.head(f"LADDER: {'CONFIRMED' if view.confirmed else 'NOT CONFIRMED'}")
    if page.waiting_for:
        screen.say(page.waiting_for, indent=2, hang=2)
    for ladder in view.ladders:
        _show_ladder(screen, ladder)
    for one in page.escalated:
        _show_escalation(screen, one)
    for relay in view.relays:
        _show_relay(screen, relay)


def _show_ladder(screen: Screen, ladder: "Ladder") -> None:
    reached = ladder.waiting is None
    screen.say(f"{ladder.party}: {'CONFIRMED' if reached else 'NOT CONFIRMED'}", indent=2)
    for step in ladder.steps:
        _show_step(screen, step)
    for unit in ladder.units:
        _show_unit(screen, unit)
    for difference in ladder.read_back_differs:
        screen.say(f"READ BACK DIFFERENTLY by {ladder.party}: {difference}", indent=8, hang=2)


def _show_step(screen: Screen, step: "Step") -> None:
    mark, state = "[ ]", "MISSING"
    if step.rung.value == "unit-acknowledged" and step.words:
        # “n of N”, and who has not: also while some are missing.
        mark, state = ("[ ]" if step.reached_ms is None else "[x]"), step.words
        if step.reached_ms is not None:
            state = f"{when(step.reached_ms)} {state}"
    elif step.reached_ms is not None:
        words = f" “{step.words}”" if step.words else ""
        mark, state = "[x]", f"{when(step.reached_ms)}{words}"
    screen.say(f"{mark} {_RUNG[step.rung.value]}: {state}", indent=4, hang=4)


def _show_unit(screen: Screen, unit: "Unit") -> None:
    mark, state = "[ ]", "NOT ACKNOWLEDGED"
    if unit.acknowledged_ms is not None:
        means = "" if unit.means is None else f", {_MEANS[unit.means.value]}"
        words = f" “{unit.words}”" if unit.words else ""
        mark, state = "[x]", f"acknowledged {when(unit.acknowledged_ms)}{means}{words}"
    passed = "not stated as passed to it"
    if unit.passed_ms is not None:
        passed = f"passed {when(unit.passed_ms)}"
    screen.say(f"{mark} {unit.unit}: {passed}, {state}", indent=8, hang=4)


def _show_escalation(screen: Screen, one: "Escalation") -> None:
    screen.say(
        f"RUNG {when(one.at_ms)}: {one.owed_by} had not answered by {when(one.due_ms)}; the node "
        f"of {one.party} rang its desk “{one.desk}” ({one.tier.value}), step {one.step}",
        indent=2,
        hang=2,
    )


def _show_relay(screen: Screen, relay: "RelayOwed") -> None:
    parts = [
        f"{name} {when(at)}"
        for name, at in (("passed on", relay.passed_ms), ("acknowledged", relay.acknowledged_ms))
        if at is not None
    ]
    name = f"relay to {relay.label} ({relay.to}, off the line)"
    if relay.of_earlier:
        state = (
            f"OF AN EARLIER VERSION: {relay.owed_by} passed that on and not this one, as far as it "
            "has stated; it acts on what it was told last"
        )
    elif not parts:
        state = f"NOT PASSED ON, as far as {relay.owed_by}, who owes it, has stated"
    else:
        missing = "" if relay.acknowledged_ms is not None else ", NOT ACKNOWLEDGED"
        scope = f"; told “{relay.scope}”" if relay.scope else ""
        words = f" “{relay.words}”" if relay.words else ""
        state = f"{', '.join(parts)}{missing}{scope}{words}, as {relay.owed_by} states"
    screen.say(f"{name}: {state}", indent=2, hang=2)
