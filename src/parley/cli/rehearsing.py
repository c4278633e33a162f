"""`parley line rehearse`: what would ring when, tried before it matters."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli import spoken
from parley.cli.calls import LaneOption, TierOption
from parley.cli.lanes import group
from parley.cli.line import Line, asks_under
from parley.cli.policies import Policy, read_policy
from parley.cli.render.policies import show_desks, show_rehearsal
from parley.errors import UsageError
from parley.model.agreements import Standing
from parley.model.line import Lane, Precedence, Tier
from parley.rules.escalation import Wait, rings

if TYPE_CHECKING:
    from parley.api.line_bodies import RehearsedRing


@group.command(
    "rehearse",
    epilog="Example: parley line rehearse --policy policy.toml --precedence flash --from russia "
    "--to israel --until-answered 7min",
)
@asks_under
def rehearse(
    line: Line,
    policy: Annotated[
        Path | None,
        typer.Option(
            "--policy",
            metavar="FILE",
            help="Try the desks and timers in this file (docs/spec/policy.md) and ask no node; "
            "left out, those of the agreement.",
        ),
    ] = None,
    precedence: Annotated[
        Precedence, typer.Option("--precedence", help="Of the message that nobody answers.")
    ] = Precedence.FLASH,
    lane: LaneOption = Lane.AIR,
    tier: TierOption = Tier.DUTY_OFFICER,
    caller: Annotated[
        str,
        typer.Option(
            "--from",
            metavar="PARTY",
            show_default=False,
            help="Who waits for an answer; left out, your party, or the first in the file.",
        ),
    ] = "",
    to: Annotated[
        list[str] | None,
        typer.Option(
            "--to",
            metavar="PARTY",
            help="Who is to answer; left out, every other party. Repeat it for more.",
        ),
    ] = None,
    answered: Annotated[
        str,
        typer.Option(
            "--until-answered",
            metavar="SPAN",
            show_default=False,
            help="Show where an answer after so long would have stopped it, as 7min.",
        ),
    ] = "",
) -> None:
    """Try the timers: what would ring when if nobody answered.

    Nothing rings, and nothing is recorded. It is the same function that rings in earnest.
    """
    answered_ms = spoken.span_ms(answered, "--until-answered") if answered else None
    tried = None if policy is None else read_policy(policy)
    if tried is not None:
        caller, called = _parties(tried, caller, to)
    else:
        caller = caller or line.me.party
        members = line.view.terms.members
        called = tuple(to or ()) or tuple(
            one.party for one in members if one.party != caller and one.standing is Standing.MEMBER
        )
    found = []
    for party in called:
        if tried is not None:
            shown = rehearsed(tried, Wait(lane, tier, precedence, party, caller))
        else:
            shown = line.client.line_rehearse(
                line.agreement, party, caller, lane=lane, tier=tier, precedence=precedence
            )
        found.append({"owed_by": party, "owed_to": caller, "rings": shown})
        if line.as_json:
            continue
        line.screen.head(f"{precedence} message, {lane} lane, {tier}: {caller} waits for {party}")
        show_rehearsal(line.screen, shown, party, answered_ms)
    if line.as_json:
        line.answer(found, lambda *_: None)
    elif tried is not None:
        show_desks(line.screen, (), [one for one in (caller, *called) if not _staffed(tried, one)])


def rehearsed(policy: Policy, wait: Wait) -> "tuple[RehearsedRing, ...]":
    """Every ring of a wait that nobody answers, as the API spells it."""
    from parley.api.line_bodies import RehearsedRing

    return tuple(
        RehearsedRing(one.after_ms, one.step, one.desk.party, one.desk.name, one.desk.tier)
        for one in rings(policy, wait)
    )


def _parties(policy: Policy, caller: str, to: list[str] | None) -> tuple[str, tuple[str, ...]]:
    """Who waits and who is to answer, where no node says who there is.

    Raises:
        UsageError: The file names too few parties, and the options no more.
    """
    named = tuple(dict.fromkeys(desk.party for desk in policy.desks))
    caller = caller or next((one for one in named if one not in (to or ())), "")
    called = tuple(to or ()) or tuple(one for one in named if one != caller)
    if not caller or not called:
        raise UsageError(
            "say who waits and who is to answer: --from PARTY --to PARTY, or desks of both in the "
            "file"
        )
    return caller, called


def _staffed(policy: Policy, party: str) -> bool:
    return any(desk.party == party for desk in policy.desks)


line_group: typer.Typer = group
"""`parley line`, with the commands of `lanes` and this module."""
