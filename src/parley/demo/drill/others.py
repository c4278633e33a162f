"""Everyone else: the steps of the scenario that are not the person's, and what answers the person.

What answers is ours: units of the person's own that acknowledge, desks that say they have received
a message or read a notice back. None of it is any party's record.
"""

import heapq
from collections.abc import Callable, Iterable
from functools import partial

import msgspec

from parley.client import Problem
from parley.demo.parts import SaidPart
from parley.demo.playing import perform, said_by
from parley.demo.scenario import Do, HabitPart, Scenario, Step
from parley.demo.stage import Actor, Stage
from parley.demo.words import Entered
from parley.model import names
from parley.model.instants import Instant, instant_of
from parley.model.line_statements import CallOpened, CallSaid
from parley.model.notices import Ref, ref_of
from parley.model.statements import NoticeAmended, NoticeFiled, NoticePassed
from parley.picture.calls import Message
from parley.picture.threads import ref_in

RECEIVED = "LINK-RECEIVED"
OF_A_MESSAGE = (Do.SEE, Do.ACKNOWLEDGE, Do.STAND_BY)

Happening = Step | Callable[[], None]


class Others:
    """What happens by itself, in the order of time."""

    def __init__(self, stage: Stage, played: str) -> None:
        assert stage.scenario.drill is not None
        self.stage = stage
        self.played = played
        self.drill = stage.scenario.drill
        self.not_told: list[Step] = []
        """Steps that were left out because the person's flight or activity was over by then."""
        self._due: list[tuple[Instant, int, Happening]] = []
        self._count = 0
        self._opened = 0
        for step in left_to_others(stage.scenario, played):
            self._at(step.at_ms, step)

    def next_ms(self) -> Instant | None:
        """When the next of it is due; None where nothing is."""
        return self._due[0][0] if self._due else None

    def happen(self) -> Step | None:
        """Let the next of it happen; the step that was played, or None for any other."""
        _, _, what = heapq.heappop(self._due)
        if not isinstance(what, Step):
            what()
            return None
        step = self._fitted(what)
        if step is None:
            return None
        if step.do is not Do.PUBLIC:
            assert step.party is not None
            perform(self.stage, self.stage.actors[step.party], step)
        return step

    def answer(self, stated: Entered) -> tuple[str, ...]:
        """Plan what answers a statement of the person; give the units that answer nothing."""
        match stated.payload:
            case NoticePassed():
                return self._pass(stated.payload)
            case CallOpened() | CallSaid():
                self._receive(stated, stated.payload)
            case NoticeFiled() | NoticeAmended():
                self._read_back(stated)
            case _:
                pass
        return ()

    def _at(self, at_ms: Instant, what: Happening) -> None:
        self._count += 1
        heapq.heappush(self._due, (max(at_ms, self.stage.now_ms), self._count, what))

    def _after(self, seconds: float, what: Callable[[], None]) -> None:
        self._at(self.stage.now_ms + round(seconds * 1000), what)

    # What answers the person.

    def _pass(self, passed: NoticePassed) -> tuple[str, ...]:
        known = {
            names.folded(unit.name): unit for unit in self.drill.units if unit.party == self.played
        }
        strangers = []
        for name in passed.units:
            unit = known.get(names.folded(name))
            if unit is None:
                strangers.append(name)
            else:
                does = partial(self._acknowledge, passed.of, passed.version, name)
                self._after(unit.acknowledges_after_s, does)
        return tuple(strangers)

    def _acknowledge(self, of: Ref, version: str, unit: str) -> None:
        """A unit of the person's acknowledges by a code, as one without an account does."""
        actor = self.stage.actors[self.played]
        made = actor.officer.notice_codes(self.stage.agreement, of, version, (unit,))
        actor.unit.unit_acknowledge(made[0].code)

    def _receive(self, stated: Entered, message: CallOpened | CallSaid) -> None:
        call = ref_in(stated.thread)
        asked = "" if message.said.phrase is None else message.said.phrase.code
        for habit in self._habits():
            code = habit.answers.get(asked)
            does = partial(self._say_received, habit.party, call, stated.leaf, code)
            self._after(habit.acknowledges_after_s, does)

    def _say_received(self, party: str, call: Ref, leaf: str, code: str | None) -> None:
        """Answer a message, unless it is none of this party's or was answered since."""
        actor, agreement = self.stage.actors[party], self.stage.agreement
        message = next(one for one in self._messages(actor, call) if one.leaf == leaf)
        if party not in message.owed_by:
            return
        said = said_by(self.stage, actor, SaidPart(phrase=code or RECEIVED))
        actor.officer.call_acknowledge(agreement, call, leaf, said)

    def _read_back(self, stated: Entered) -> None:
        for habit in self._habits():
            does = partial(self._say_back, habit.party, ref_in(stated.thread), stated.leaf)
            self._after(habit.reads_back_after_s, does)

    def _say_back(self, party: str, of: Ref, leaf: str) -> None:
        """Read a version back, if it still stands and is this party's to read back."""
        actor, agreement = self.stage.actors[party], self.stage.agreement
        view = actor.officer.notice_show(agreement, of).notice
        current = view.versions[-1]
        if current.leaf == leaf and party in {ladder.party for ladder in view.ladders}:
            notice = current.notice
            actor.officer.notice_read_back(agreement, of, leaf, notice.volumes, notice.place_label)

    def _habits(self) -> list[HabitPart]:
        return [habit for habit in self.drill.habits if habit.party != self.played]

    # Steps that lean on what the person did otherwise.

    def _fitted(self, step: Step) -> Step | None:
        """The step as it can be played on what is on record now; None where it cannot."""
        if step.unless_over is not None and self._is_over(ref_of(step.unless_over)):
            self.not_told.append(step)
            return None
        if step.do is Do.PUBLIC or step.party is None:
            return step
        actor = self.stage.actors[step.party]
        if step.said is not None:
            step = msgspec.structs.replace(step, said=self._quoting(actor, step.said))
        if step.of is None or self._there(actor, step.about):
            return step if self._has_its_message(actor, step) else None
        if step.do is Do.CONCERN:
            return msgspec.structs.replace(step, of=None)
        return self._said_elsewhere(actor, step) if step.do is Do.SAY else None

    def _said_elsewhere(self, actor: Actor, step: Step) -> Step:
        """What was to be said in a call of the person's that there is not: in another, or alone."""
        calls = actor.officer.call_list(self.stage.agreement)
        own = [call.ref for call in calls if call.ref.party == self.played]
        if own:
            return msgspec.structs.replace(step, of=str(own[0]))
        self._opened += 1
        return msgspec.structs.replace(
            step, do=Do.CALL, of=None, ref=f"D{self._opened}", addressees=(self.played,)
        )

    def _has_its_message(self, actor: Actor, step: Step) -> bool:
        """Whether the message is there that a step acknowledges or sees: the person may be silent.

        Nor is one's own message acknowledged, which stands there if the person said less.
        """
        if step.do not in OF_A_MESSAGE:
            return True
        messages = self._messages(actor, step.about)
        return step.message <= len(messages) and messages[step.message - 1].party != step.party

    def _quoting(self, actor: Actor, part: SaidPart) -> SaidPart:
        quotes = tuple(
            text
            for text, one in zip(part.quotes, part.quoted(), strict=True)
            if self._there(actor, one.of)
            and (one.message is None or one.message <= len(self._messages(actor, one.of)))
        )
        return msgspec.structs.replace(part, quotes=quotes)

    def _messages(self, actor: Actor, call: Ref) -> tuple[Message, ...]:
        return actor.officer.call_show(self.stage.agreement, call, limit=1000).messages

    def _there(self, actor: Actor, of: Ref) -> bool:
        """Whether a notice, concern or call of this reference is on record."""
        say, agreement = actor.officer, self.stage.agreement
        known: set[Ref] = {row.ref for row in say.notice_list(agreement)}
        known |= {one.ref for one in say.concern_list(agreement)}
        known |= {one.ref for one in say.call_list(agreement)}
        return of in known

    def _is_over(self, of: Ref) -> bool:
        try:
            view = self.stage.actors[self.played].officer.notice_show(self.stage.agreement, of)
        except Problem:
            return False
        return view.notice.state.over


def left_to_others(scenario: Scenario, played: str) -> Iterable[Step]:
    """The steps that the person does not play: everyone's until the drill begins, then others'."""
    assert scenario.drill is not None
    begins_ms = instant_of(scenario.drill.begins)
    for step in scenario.steps:
        if step.at_ms < begins_ms or (step.party != played and played not in step.skip_for):
            yield step
