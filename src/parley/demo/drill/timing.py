"""How long each step took, by the record: beside the agreed timers and the public record.

Nothing here says whether it was quick enough.
"""

from collections.abc import Iterator

from msgspec import Struct

from parley.api.bodies import NoticePage
from parley.api.story import Tag
from parley.demo.scenario import BesidePart
from parley.demo.stage import Stage
from parley.demo.words import Entered
from parley.model.instants import Instant, text_of
from parley.model.line_statements import CallAcknowledged, LineEscalated
from parley.model.notices import Ref
from parley.model.phrases import NoticeValue
from parley.model.statements import ConcernRaised
from parley.picture.calls import Message
from parley.picture.ladder import Rung
from parley.rules.times import activity_start

ABOUT_AN_AIRCRAFT = ("SAR-", "EMG-OVERDUE", "EMG-DISTRESS")
"""Beginnings of the codes by which an aircraft is asked after; any of them is a first call."""


class StepTime(Struct, frozen=True):
    """A step: when it was reached and how long after the statement; null where it was not."""

    step: str
    at: str | None
    after_s: float | None
    agreed_s: float | None
    words: str = ""


class NoticeTimes(Struct, frozen=True):
    """Another's notice on its way through the person's party."""

    of: str
    version: int
    stated: str
    steps: tuple[StepTime, ...]


class MessageTimes(Struct, frozen=True):
    """Another's message until the person's party acknowledged it; `code` empty for free words."""

    call: str
    party: str
    code: str
    precedence: str
    stated: str
    steps: tuple[StepTime, ...]
    stand_by_until: str | None
    desks_rung: int


class AnswerTimes(Struct, frozen=True):
    """A message of the person's until each party acknowledged it."""

    call: str
    code: str
    precedence: str
    stated: str
    steps: tuple[StepTime, ...]


class FilingTimes(Struct, frozen=True):
    """A notice of the person's: how long ahead of its activity its first version came."""

    of: str
    stated: str
    activity_from: str
    ahead_s: float
    agreed_s: float
    drawn: bool


class OverdueTimes(Struct, frozen=True):
    """A flight of the person's: its planned landing, and the first word of it after that.

    `first_call` is the first message or concern of the person's that asks after an aircraft,
    whenever it came; seconds are counted from the planned landing and from the alarm, and below 0
    before them. Null is: there was none.
    """

    of: str
    planned_landing: str
    overdue: str
    stated_over: str | None
    first_call: str | None
    after_landing_s: float | None
    after_overdue_s: float | None


class Beside(Struct, frozen=True):
    """What the public record says of that evening."""

    step: str
    record: str
    tag: Tag
    source: str


class Timings(Struct, frozen=True):
    """A drill, told in times. There is no score."""

    scenario: str
    banner: str
    party: str
    language: str
    began: str
    ended: str
    whole: bool
    """Whether it was played to the end of the scenario."""
    notices: tuple[NoticeTimes, ...]
    messages: tuple[MessageTimes, ...]
    own_messages: tuple[AnswerTimes, ...]
    filings: tuple[FilingTimes, ...]
    overdue: tuple[OverdueTimes, ...]
    desks_rung: int
    beside: tuple[Beside, ...]


class Watched(Struct):
    """What the drill itself saw: when each thing was before the person's eyes, and what was said.

    `seen` is by leaf hash; `own` and `others` are what each stated since the drill began.
    """

    began_ms: Instant
    seen: dict[str, Instant]
    own: list[Entered]
    others: list[Entered]


def timings(stage: Stage, played: str, language: str, watched: Watched, *, whole: bool) -> Timings:
    """Ask the person's own node how long each step took."""
    drill = stage.scenario.drill
    assert drill is not None
    mine = tuple(_overdue(stage, played, watched))
    return Timings(
        scenario=stage.scenario.title,
        banner=stage.scenario.banner,
        party=played,
        language=language,
        began=text_of(watched.began_ms),
        ended=text_of(stage.now_ms),
        whole=whole,
        notices=tuple(_notices(stage, played, watched)),
        messages=tuple(_messages(stage, played, watched)),
        own_messages=tuple(_own_messages(stage, played, watched)),
        filings=tuple(_filings(stage, played, watched)),
        overdue=mine,
        desks_rung=len(_rung(watched, played)),
        beside=tuple(_beside(one) for one in drill.beside if one.party == played),
    )


def _beside(one: BesidePart) -> Beside:
    return Beside(one.step, one.record, one.tag, one.source)


def _notices(stage: Stage, played: str, watched: Watched) -> Iterator[NoticeTimes]:
    officer = stage.actors[played].officer
    for row in reversed(officer.notice_list(stage.agreement)):
        page = officer.notice_show(stage.agreement, row.ref)
        current = page.notice.versions[-1]
        owed = any(ladder.party == played for ladder in page.notice.ladders)
        if owed and current.issued_ms >= watched.began_ms:
            yield NoticeTimes(
                str(row.ref),
                len(page.notice.versions),
                text_of(current.issued_ms),
                tuple(_ladder(stage, played, page, watched)),
            )


def _ladder(stage: Stage, played: str, page: NoticePage, watched: Watched) -> Iterator[StepTime]:
    current = page.notice.versions[-1]
    ladder = next(one for one in page.notice.ladders if one.party == played)
    agreed_s = stage.scenario.rules.read_back_within_min * 60
    for step in ladder.steps:
        words = step.words if step.rung is Rung.UNIT_ACKNOWLEDGED else ""
        if step.rung is Rung.READ_BACK and ladder.read_back_differs:
            words = "differs: " + "; ".join(ladder.read_back_differs)
        yield _step(
            step.rung.value,
            current.issued_ms,
            step.reached_ms,
            agreed_s if step.rung is Rung.READ_BACK else None,
            words,
        )
        if step.rung is Rung.DELIVERED:
            yield _step("seen", current.issued_ms, watched.seen.get(current.leaf))


def _messages(stage: Stage, played: str, watched: Watched) -> Iterator[MessageTimes]:
    for call, message in _all_messages(stage, played, watched):
        acknowledged = {one.party: one.at_ms for one in message.acknowledged}
        owed = played in message.owed_by or played in acknowledged
        if message.party == played or not owed:
            continue
        delivered = {one.party: one.at_ms for one in message.delivered}
        seen = {one.party: one.at_ms for one in message.seen}
        stand_by = {one.party: one.until_ms for one in message.stand_by}
        began_ms = message.issued_ms
        yield MessageTimes(
            str(call),
            message.party,
            _code(message),
            message.precedence.value,
            text_of(began_ms),
            (
                _step("delivered", began_ms, delivered.get(played)),
                _step("seen", began_ms, seen.get(played)),
                _step(
                    "acknowledged",
                    began_ms,
                    acknowledged.get(played),
                    _agreed_s(stage, message),
                ),
            ),
            text_of(stand_by[played]) if played in stand_by else None,
            sum(one.party == played and one.owed_by == played for one in message.escalated),
        )


def _own_messages(stage: Stage, played: str, watched: Watched) -> Iterator[AnswerTimes]:
    for call, message in _all_messages(stage, played, watched):
        if message.party != played:
            continue
        acknowledged = {one.party: one.at_ms for one in message.acknowledged}
        waiting: dict[str, Instant | None] = dict.fromkeys(message.owed_by)
        agreed_s = _agreed_s(stage, message)
        yield AnswerTimes(
            str(call),
            _code(message),
            message.precedence.value,
            text_of(message.issued_ms),
            tuple(
                _step(f"acknowledged by {party}", message.issued_ms, at_ms, agreed_s)
                for party, at_ms in sorted((waiting | acknowledged).items())
            ),
        )


def _all_messages(stage: Stage, played: str, watched: Watched) -> Iterator[tuple[Ref, Message]]:
    officer = stage.actors[played].officer
    found = [
        (call.ref, message)
        for call in officer.call_list(stage.agreement)
        for message in officer.call_show(stage.agreement, call.ref, limit=1000).messages
        if message.issued_ms >= watched.began_ms
    ]
    yield from sorted(found, key=lambda one: (one[1].issued_ms, str(one[0])))


def _filings(stage: Stage, played: str, watched: Watched) -> Iterator[FilingTimes]:
    officer = stage.actors[played].officer
    for row in reversed(officer.notice_list(stage.agreement)):
        if row.ref.party != played:
            continue
        first, *_, last = officer.notice_show(stage.agreement, row.ref).notice.versions * 2
        if first.issued_ms >= watched.began_ms:
            start_ms = activity_start(first.notice)
            yield FilingTimes(
                str(row.ref),
                text_of(first.issued_ms),
                text_of(start_ms),
                (start_ms - first.issued_ms) / 1000,
                stage.scenario.rules.lead_time_min * 60,
                bool(last.notice.volumes),
            )


def _overdue(stage: Stage, played: str, watched: Watched) -> Iterator[OverdueTimes]:
    officer = stage.actors[played].officer
    for row in reversed(officer.notice_list(stage.agreement)):
        if row.ref.party != played:
            continue
        view = officer.notice_show(stage.agreement, row.ref).notice
        landing_ms = view.versions[-1].notice.planned_landing_ms
        if landing_ms is None:
            continue
        overdue_ms = landing_ms + round(stage.scenario.rules.overdue_after_min * 60_000)
        first_ms = _first_call(watched, row.ref)
        yield OverdueTimes(
            str(row.ref),
            text_of(landing_ms),
            text_of(overdue_ms),
            None if view.over_ms is None else text_of(view.over_ms),
            None if first_ms is None else text_of(first_ms),
            None if first_ms is None else (first_ms - landing_ms) / 1000,
            None if first_ms is None else (first_ms - overdue_ms) / 1000,
        )


def _first_call(watched: Watched, flight: Ref) -> Instant | None:
    """When the person first asked after an aircraft: by a call, or by a concern about the flight.

    A phrase that names another of the person's notices asks after that one.
    """
    times = [one.issued_ms for one in watched.own if _asks_after(one, flight)]
    return min(times, default=None)


def _asks_after(one: Entered, flight: Ref) -> bool:
    if isinstance(one.payload, ConcernRaised):
        return one.payload.about == flight
    said = one.message
    if said is None or said.phrase is None or isinstance(one.payload, CallAcknowledged):
        return False
    named = [value.value for value in said.phrase.parameters]
    about = [value.of for value in named if isinstance(value, NoticeValue)]
    return said.phrase.code.startswith(ABOUT_AN_AIRCRAFT) and about in ([], [flight])


def _rung(watched: Watched, played: str) -> list[LineEscalated]:
    stated = [one.payload for one in watched.own if isinstance(one.payload, LineEscalated)]
    return [ring for ring in stated if ring.owed_by == played]


def _agreed_s(stage: Stage, message: Message) -> float:
    timer = stage.scenario.rules.line().timer(message.precedence)
    return timer.acknowledge_within_ms / 1000


def _code(message: Message) -> str:
    return "" if message.said.phrase is None else message.said.phrase.code


def _step(
    step: str,
    began_ms: Instant,
    at_ms: Instant | None,
    agreed_s: float | None = None,
    words: str = "",
) -> StepTime:
    if at_ms is None:
        return StepTime(step, None, None, agreed_s, words)
    # A cosignature cuts its moment down to the second, so that it may lie before the statement.
    return StepTime(step, text_of(at_ms), max(0, at_ms - began_ms) / 1000, agreed_s, words)
