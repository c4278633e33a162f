"""Playing a scenario through the nodes' public API, and hearing what each came to hold."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from parley.api.bodies import EntryView
from parley.demo.parts import SaidPart
from parley.demo.scenario import CardPart, Do, Step
from parley.demo.stage import Actor, Stage
from parley.errors import UsageError
from parley.model.instants import Instant, instant_of
from parley.model.line import MINUTE_MS, MessageQuote, NoticeQuote, Quote, Said
from parley.model.notices import Ref
from parley.model.phrases import TimeValue
from parley.model.statements import RelayStage
from parley.phrases import compose

STAND_BY = "LINK-STANDBY"


class Heard(Struct, frozen=True):
    """What each node came to hold in one moment, by the party whose node it is."""

    at_ms: Instant
    step: Step | None
    entries: dict[str, tuple[EntryView, ...]]


class Ears:
    """Hears what is new on every node since it was last asked."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self._positions = {actor.party: 0 for actor in stage.homes}

    def heard(self, step: Step | None) -> Heard:
        """What each node came to hold since the last time."""
        entries = {}
        for actor in self.stage.homes:
            after = self._positions[actor.party]
            came = actor.officer.entry_list(self.stage.agreement, after=after, limit=1000)
            if came:
                self._positions[actor.party] = came[-1].position
            entries[actor.party] = tuple(came)
        return Heard(self.stage.now_ms, step, entries)


def play(stage: Stage, ears: Ears) -> Iterator[Heard]:
    """Play every step; yield what was heard, deadline by deadline and step by step."""
    yield ears.heard(None)
    yield from _steps(stage, ears, stage.scenario.steps)
    for _ in stage.advance(instant_of(stage.scenario.ends)):
        yield ears.heard(None)


def play_card(stage: Stage, ears: Ears, card: CardPart) -> tuple[Heard, ...]:
    """Play the steps of a card, which stand apart from the others."""
    return tuple(_steps(stage, ears, card.steps))


def _steps(stage: Stage, ears: Ears, steps: Iterable[Step]) -> Iterator[Heard]:
    for step in steps:
        for _ in stage.advance(step.at_ms):
            yield ears.heard(None)
        if step.do is not Do.PUBLIC:
            assert step.party is not None
            perform(stage, stage.actors[step.party], step)
            stage.settle()
        yield ears.heard(step)


def perform(stage: Stage, actor: Actor, step: Step) -> None:
    """Have a party's duty officer do what a step says."""
    if step.do in (Do.FILE, Do.AMEND, Do.BEGIN, Do.END, Do.CANCEL):
        _of_its_own(stage, actor, step)
    elif step.do in (Do.READ_BACK, Do.CLIMB, Do.UNIT, Do.RELAY):
        _of_anothers(stage, actor, step)
    elif step.do in (Do.CONCERN, Do.ANSWER, Do.SERVICE):
        _beside(stage, actor, step)
    else:
        _on_the_line(stage, actor, step)


def _of_its_own(stage: Stage, actor: Actor, step: Step) -> None:
    """What a party states of a notice of its own."""
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
        case _:
            raise AssertionError(step.do)


def _of_anothers(stage: Stage, actor: Actor, step: Step) -> None:
    """What a party states of a notice that it was given."""
    say, agreement, of = actor.officer, stage.agreement, step.about
    current = say.notice_show(agreement, of).notice.versions[-1]
    match step.do:
        case Do.READ_BACK | Do.CLIMB:
            heard = tuple(volume.volume() for volume in step.reported) or current.notice.volumes
            words = step.words or current.notice.place_label
            say.notice_read_back(agreement, of, current.leaf, heard, words)
            if step.do is Do.CLIMB:
                say.notice_enter(agreement, of, current.leaf)
                say.notice_pass(agreement, of, current.leaf, step.units)
                for unit in step.units:
                    if unit not in step.later:
                        say.notice_acknowledge(agreement, of, current.leaf, unit)
        case Do.UNIT:
            # The desk makes the code and hands it over; the unit needs nothing else.
            for made in say.notice_codes(agreement, of, current.leaf, step.units):
                actor.unit.unit_acknowledge(made.code, step.words)
        case Do.RELAY:
            scope = current.notice.relay_scope or current.notice.place_label
            stated = RelayStage(step.stage)
            say.notice_relay(agreement, of, current.leaf, step.to, stated, scope, step.words)
        case _:
            raise AssertionError(step.do)


def _beside(stage: Stage, actor: Actor, step: Step) -> None:
    say, agreement = actor.officer, stage.agreement
    match step.do:
        case Do.CONCERN:
            assert step.ref is not None
            reported = tuple(volume.volume() for volume in step.reported)
            about = None if step.of is None else step.about
            say.concern_raise(agreement, step.ref, about, step.words, reported, step.addressees)
        case Do.ANSWER:
            say.concern_answer(agreement, step.about, step.words)
        case Do.SERVICE:
            assert step.state is not None
            since_ms = None if step.since is None else instant_of(step.since)
            harm = None if step.harm is None else step.harm.harm()
            say.site_change(
                agreement, step.about, step.service, step.state, since_ms, step.reason, harm
            )
        case _:
            raise AssertionError(step.do)


def _on_the_line(stage: Stage, actor: Actor, step: Step) -> None:
    say, agreement = actor.officer, stage.agreement
    match step.do:
        case Do.CALL:
            assert step.ref is not None
            say.call_open(
                agreement,
                step.ref,
                step.lane,
                step.precedence,
                said_by(stage, actor, step.said),
                tier=step.tier,
                addressees=step.addressees,
            )
        case Do.SAY:
            said = said_by(stage, actor, step.said)
            say.call_say(agreement, step.about, step.precedence, said)
        case Do.SEE:
            say.call_see(agreement, step.about, (_leaf(stage, actor, step.about, step.message),))
        case Do.ACKNOWLEDGE:
            leaf = _leaf(stage, actor, step.about, step.message)
            say.call_acknowledge(agreement, step.about, leaf, said_by(stage, actor, step.said))
        case Do.STAND_BY:
            leaf = _leaf(stage, actor, step.about, step.message)
            until = TimeValue(stage.now_ms + round(step.for_min * MINUTE_MS))
            said = Said(compose(STAND_BY, {"until": until}), step.words, "", ())
            say.call_acknowledge(agreement, step.about, leaf, said)
        case Do.CLOSE:
            say.call_close(agreement, step.about, step.words)
        case _:
            raise AssertionError("what the public record tells is performed by nobody")


def said_by(stage: Stage, actor: Actor, part: SaidPart | None) -> Said:
    """What a step has a party say, with its quotes as they stand on that party's node.

    Raises:
        UsageError: A message is quoted that is not there.
    """
    assert part is not None
    quotes: list[Quote] = []
    for one in part.quoted():
        if one.message is None:
            page = actor.officer.notice_show(stage.agreement, one.of)
            quotes.append(NoticeQuote(one.of, page.notice.versions[-1].leaf, None))
        else:
            quotes.append(MessageQuote(_leaf(stage, actor, one.of, one.message)))
    return Said(part.signed(), part.words, part.language, tuple(quotes))


def _leaf(stage: Stage, actor: Actor, call: Ref, number: int) -> str:
    messages = actor.officer.call_show(stage.agreement, call, limit=1000).messages
    if not 0 < number <= len(messages):
        raise UsageError(f"{call} has {len(messages)} messages, and no message {number}")
    return messages[number - 1].leaf
