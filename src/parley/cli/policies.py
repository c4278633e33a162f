"""Desks and timers as a person writes them: in a file, or as options (docs/spec/policy.md)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, TypeVar

import msgspec
import typer
from msgspec import Struct

from parley.cli import files, spoken
from parley.errors import UsageError
from parley.model.line import PRECEDENCES, Desk, Lane, LineRules, Precedence, Tier, Timer

T = TypeVar("T")

MAX_POLICY_BYTES = 256 * 1024
PAGE = "docs/spec/policy.md"


class Policy(Struct, frozen=True):
    """Desks, in the order in which they ring within a tier, and the rules of the line."""

    desks: tuple[Desk, ...] = ()
    line: LineRules = LineRules()


class _Timer(Struct, frozen=True, forbid_unknown_fields=True):
    precedence: Precedence
    acknowledge_within: str
    next_after: str
    rounds: int = 1


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    desks: tuple[Desk, ...] = ()
    timers: tuple[_Timer, ...] = ()
    test_every: str = ""
    test_answer_within: str = ""
    query_answer_within: str = ""
    movement_lead: str = ""
    movement_emergency_lead: str = ""
    gathering_radius: str = ""


@dataclass(frozen=True)
class TypedPolicy:
    """Desks and rules of the line as typed; what is not typed is as in the file, else as usual."""

    policy: Annotated[
        Path | None,
        typer.Option(
            "--policy",
            metavar="FILE",
            help=f"Desks, timers and the other rules of the line, as TOML ({PAGE}).",
        ),
    ] = None
    desk: Annotated[
        list[str] | None,
        typer.Option(
            "--desk",
            metavar="PARTY:NAME:TIER:LANES",
            help='A desk that answers the line, as "russia:air operations:duty-officer:air,ground" '
            "(or all); in the order in which they ring. Posts, never persons.",
        ),
    ] = None
    timer: Annotated[
        list[str] | None,
        typer.Option(
            "--timer",
            metavar="PRECEDENCE=WITHIN,NEXT[,ROUNDS]",
            help="How long a message may wait for a person until the next desk rings, and each "
            "after that, as flash=1min,1min,3.",
        ),
    ] = None
    test_every: Annotated[
        str,
        typer.Option(
            "--test-every",
            metavar="SPAN",
            show_default=False,
            help="How often each member tests the line, as 6h; left out, by hand only.",
        ),
    ] = ""
    test_answer: Annotated[
        str,
        typer.Option(
            "--test-answer", metavar="SPAN", show_default=False, help="By when; usually 15min."
        ),
    ] = ""
    query_answer: Annotated[
        str,
        typer.Option(
            "--query-answer", metavar="SPAN", show_default=False, help="By when; usually 48h."
        ),
    ] = ""
    movement_lead: Annotated[
        str,
        typer.Option(
            "--movement-lead",
            metavar="SPAN",
            show_default=False,
            help="How far ahead a humanitarian movement is announced; usually 48h.",
        ),
    ] = ""
    movement_emergency_lead: Annotated[
        str,
        typer.Option(
            "--movement-emergency-lead",
            metavar="SPAN",
            show_default=False,
            help="And an urgent one; usually 24h.",
        ),
    ] = ""
    gathering_radius: Annotated[
        str,
        typer.Option(
            "--gathering-radius",
            metavar="LENGTH",
            show_default=False,
            help="No gathering is drawn smaller; usually 2km.",
        ),
    ] = ""

    def read(self) -> Policy:
        """The policy: the file, with what was typed in its stead.

        Raises:
            UsageError: Something in it is not understood.
        """
        base = Policy() if self.policy is None else read_policy(self.policy)
        desks = tuple(desk_of(text) for text in self.desk) if self.desk else base.desks
        timers = [timer_of(text) for text in self.timer or ()]
        spans = {
            name: spoken.span_ms(text, option)
            for name, option, text in (
                ("test_every_ms", "--test-every", self.test_every),
                ("test_answer_within_ms", "--test-answer", self.test_answer),
                ("query_answer_within_ms", "--query-answer", self.query_answer),
                ("movement_lead_ms", "--movement-lead", self.movement_lead),
                (
                    "movement_emergency_lead_ms",
                    "--movement-emergency-lead",
                    self.movement_emergency_lead,
                ),
            )
            if text
        }
        if self.gathering_radius:
            radius_mm = spoken.length_mm(self.gathering_radius, "--gathering-radius")
            spans["gathering_radius_mm"] = radius_mm
        rules = _made(
            lambda: _changed(base.line, _with(base.line.timers, timers), spans), "the line"
        )
        return Policy(desks, rules)


def read_policy(path: Path) -> Policy:
    """A policy from a TOML file.

    Raises:
        UsageError: Not there, or not a policy; says where.
    """
    raw = files.read(path, MAX_POLICY_BYTES)
    try:
        found = msgspec.toml.decode(raw, type=_File)
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise UsageError(f"{path}: {error}; how a policy is written: {PAGE}") from error
    timers = [
        _timer(one.precedence, one.acknowledge_within, one.next_after, one.rounds, str(path))
        for one in found.timers
    ]
    spans = {
        f"{name}_ms": spoken.span_ms(getattr(found, name), f"{path}: {name}")
        for name in (
            "test_every",
            "test_answer_within",
            "query_answer_within",
            "movement_lead",
            "movement_emergency_lead",
        )
        if getattr(found, name)
    }
    if found.gathering_radius:
        spans["gathering_radius_mm"] = spoken.length_mm(
            found.gathering_radius, f"{path}: gathering_radius"
        )
    if len({one.precedence for one in timers}) != len(timers):
        raise UsageError(f"{path}: one timer a precedence")
    usual = LineRules()
    rules = _made(lambda: _changed(usual, _with(usual.timers, timers), spans), str(path))
    return Policy(found.desks, rules)


def desk_of(text: str) -> Desk:
    """`PARTY:NAME:TIER:LANES`, as "russia:air operations:duty-officer:air,ground".

    Raises:
        UsageError: Not of that form.
    """
    party, _, rest = text.partition(":")
    parts = rest.rsplit(":", 2)
    if len(parts) != 3:
        raise UsageError(
            f"--desk {text[:80]!r}: give PARTY:NAME:TIER:LANES, as "
            '"russia:air operations:duty-officer:air,ground"'
        )
    name, tier, lanes = (part.strip() for part in parts)
    answered = tuple(Lane) if lanes == "all" else tuple(_of(Lane, one) for one in lanes.split(","))
    return _made(lambda: Desk(party.strip(), name, _of(Tier, tier), answered), f"--desk {text!r}")


def timer_of(text: str) -> Timer:
    """`PRECEDENCE=WITHIN,NEXT[,ROUNDS]`, as flash=1min,1min,3.

    Raises:
        UsageError: Not of that form.
    """
    name, _, rest = text.partition("=")
    parts = [part.strip() for part in rest.split(",")]
    if len(parts) not in (2, 3) or not (len(parts) == 2 or parts[2].isdecimal()):
        raise UsageError(f"--timer {text[:60]!r}: give it as flash=1min,1min,3")
    rounds = int(parts[2]) if len(parts) == 3 else 1
    return _timer(_of(Precedence, name.strip()), parts[0], parts[1], rounds, "--timer")


def _timer(
    precedence: Precedence, acknowledge_within: str, next_after: str, rounds: int, what: str
) -> Timer:
    within_ms = spoken.span_ms(acknowledge_within, what)
    next_ms = spoken.span_ms(next_after, what)
    return _made(lambda: Timer(precedence, within_ms, next_ms, rounds), f"{what} ({precedence})")


def _with(usual: tuple[Timer, ...], typed: Iterable[Timer]) -> tuple[Timer, ...]:
    """The usual timers, with those that were typed in their stead."""
    by_precedence = {timer.precedence: timer for timer in (*usual, *typed)}
    return tuple(by_precedence[one] for one in PRECEDENCES)


def _changed(base: LineRules, timers: tuple[Timer, ...], numbers: dict[str, int]) -> LineRules:
    spelled = {name: getattr(base, name) for name in base.__struct_fields__}
    return LineRules(**{**spelled, "timers": timers, **numbers})


K = TypeVar("K", Lane, Tier, Precedence)


def _of(kind: type[K], text: str) -> K:
    try:
        return kind(text.strip())
    except ValueError as error:
        known = ", ".join(one.value for one in kind)
        raise UsageError(f"{text[:40]!r} is no {kind.__name__.lower()}; there: {known}") from error


def _made(make: Callable[[], T], what: str) -> T:
    try:
        return make()
    except ValueError as error:
        raise UsageError(f"{what}: {error}") from error
