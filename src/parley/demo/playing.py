"""Playing a scenario through the nodes' public API, and hearing what each came to hold."""

from collections.abc import Iterator

from msgspec import Struct

from parley.api.bodies import EntryView
from parley.demo.scenario import Do, Step
from parley.demo.stage import Actor, Stage
from parley.model.instants import Instant, instant_of
from parley.model.statements import RelayStage


class Heard(Struct, frozen=True):
    """What each party's node came to hold in one moment."""

    at_ms: Instant
    step: Step | None
    entries: dict[str, tuple[EntryView, ...]]


def play(stage: Stage) -> Iterator[Heard]:
    """Play every step; yield what was heard, deadline by deadline and step by step."""
    positions = dict.fromkeys(stage.actors, 0)
    yield _heard(stage, None, positions)
    for step in stage.scenario.steps:
        for _ in stage.advance(step.at_ms):
            yield _heard(stage, None, positions)
        if step.do is not Do.PUBLIC:
            assert step.party is not None
            perform(stage, stage.actors[step.party], step)
            stage.settle()
        yield _heard(stage, step, positions)
    for _ in stage.advance(instant_of(stage.scenario.ends)):
        yield _heard(stage, None, positions)


def _heard(stage: Stage, step: Step | None, positions: dict[str, int]) -> Heard:
    entries = {}
    for party, actor in stage.actors.items():
        came = actor.officer.entry_list(stage.agreement, after=positions[party], limit=1000)
        if came:
            positions[party] = came[-1].position
        entries[party] = tuple(came)
    return Heard(stage.now_ms, step, entries)


def perform(stage: Stage, actor: Actor, step: Step) -> None:
    """Have a party's duty officer do what a step says."""
    say, agreement = actor.officer, stage.agreement
    match step.do:
        case Do.FILE:
            assert step.ref is not None
            assert step.notice is not None
            say.notice_file(agreement, step.ref, step.notice.notice())
        case Do.AMEND:
            assert step.notice is not None
            say.notice_amend(agreement, step.about, step.notice.notice())
        case Do.BEGIN:
            say.notice_begin(agreement, step.about, step.words)
        case Do.END:
            say.notice_end(agreement, step.about, step.words)
        case Do.CANCEL:
            say.notice_cancel(agreement, step.about, step.words)
        case Do.READ_BACK | Do.CLIMB:
            _climb(stage, actor, step)
        case Do.RELAY:
            _relay(stage, actor, step)
        case Do.CONCERN:
            assert step.ref is not None
            reported = tuple(volume.volume() for volume in step.reported)
            about = None if step.of is None else step.about
            say.concern_raise(agreement, step.ref, about, step.words, reported)
        case Do.ANSWER:
            say.concern_answer(agreement, step.about, step.words)
        case Do.PUBLIC:
            raise AssertionError("what the public record tells is performed by nobody")


def _climb(stage: Stage, actor: Actor, step: Step) -> None:
    """Read back what the node shows; for a climb, the other rungs too."""
    say, agreement, of = actor.officer, stage.agreement, step.about
    current = say.notice_show(agreement, of).notice.versions[-1]
    heard = tuple(volume.volume() for volume in step.reported) or current.notice.volumes
    words = step.words or current.notice.place_label
    say.notice_read_back(agreement, of, current.leaf, heard, words)
    if step.do is Do.CLIMB:
        say.notice_enter(agreement, of, current.leaf)
        say.notice_pass(agreement, of, current.leaf, [step.unit])
        say.notice_acknowledge(agreement, of, current.leaf, step.unit)


def _relay(stage: Stage, actor: Actor, step: Step) -> None:
    current = actor.officer.notice_show(stage.agreement, step.about).notice.versions[-1]
    scope = current.notice.relay_scope or current.notice.place_label
    actor.officer.notice_relay(
        stage.agreement,
        step.about,
        current.leaf,
        step.to,
        RelayStage(step.stage),
        scope,
        step.words,
    )
