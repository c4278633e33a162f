"""Everything a situation shows, as bytes that are equal where two show the same."""

from collections.abc import Iterator

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from parley.model.findings import Conflict
from parley.model.instants import Instant
from parley.model.notices import Ref
from parley.picture.calls import Call, Message, call_of, message_of, said_in
from parley.picture.disclosures import Disclosure, Way, disclosures
from parley.picture.duty import Duty, Watch, duty_at, watches_of
from parley.picture.facts import Fact
from parley.picture.humanitarian import Protected, protected
from parley.picture.ladder import Ladder, Rung
from parley.picture.line_state import LaneState, LineTest, Week, lanes, line_test, weeks
from parley.picture.notices import NoticeView, notice_view
from parley.picture.queries import Query, query_of
from parley.picture.situation import NotUnderstood, Situation
from parley.picture.things import conflicts
from parley.picture.waits import Waiting, waits_of

_encoder = msgspec.json.Encoder(order="sorted")
_WEEKS = 2

Tested = tuple[LineTest, tuple[tuple[str, Instant | None, str], ...]]
"""A line test, and for each party when it answered and at which desk."""


class Portrait(Struct, frozen=True):
    """What logs alone determine; what is told by cosignatures, such as delivery, is left out.

    What depends on the moment is shown as of the newest statement of any log.
    """

    notices: tuple[NoticeView, ...]
    concerns: tuple[tuple[Fact, ...], ...]
    reports: tuple[tuple[Fact, ...], ...]
    conflicts: tuple[Conflict, ...]
    not_understood: tuple[NotUnderstood, ...]
    alerts: tuple[str, ...]
    calls: tuple[tuple[Call | None, tuple[Message, ...]], ...]
    waits: tuple[Waiting, ...]
    tests: tuple[Tested, ...]
    queries: tuple[Query, ...]
    lanes: tuple[LaneState, ...]
    weeks: tuple[Week, ...]
    duty: tuple[tuple[Duty, tuple[Watch, ...]], ...]
    spared: tuple[Protected, ...]
    disclosed: tuple[tuple[Disclosure, ...], ...]


def portrait(situation: Situation) -> bytes:
    """The portrait of a situation as it stands."""
    newest_ms = max(
        (log.entries[-1].header.issued_ms for log in situation.logs.values() if log.size), default=0
    )
    refs = sorted(situation.notices, key=str)
    views = [view for ref in refs if (view := notice_view(situation, ref)) is not None]
    made = Portrait(
        notices=tuple(_without_delivery(view) for view in views),
        concerns=_facts_of(situation, "concern", situation.concerns),
        reports=_facts_of(situation, "report", situation.reports),
        conflicts=tuple(sorted(conflicts(situation), key=str)),
        not_understood=tuple(sorted(situation.not_understood, key=str)),
        alerts=tuple(sorted(str(key) for key in situation.alert_keys)),
        calls=tuple(_call(situation, ref) for ref in sorted(situation.calls, key=str)),
        waits=tuple(one for leaf in sorted(situation.by_leaf) for one in waits_of(situation, leaf)),
        tests=tuple(_tests(situation, newest_ms)),
        queries=tuple(_queries(situation, newest_ms)),
        lanes=lanes(situation, newest_ms),
        weeks=weeks(situation, newest_ms, _WEEKS),
        duty=tuple(
            (duty_at(situation, party, newest_ms), watches_of(situation, party))
            for party in situation.logs
        ),
        spared=tuple(protected(situation, view, newest_ms) for view in views),
        disclosed=tuple(_disclosed(situation, ref) for ref in refs),
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


def _call(situation: Situation, ref: Ref) -> tuple[Call | None, tuple[Message, ...]]:
    messages = (message_of(situation, fact.leaf) for fact, _ in said_in(situation, ref))
    heard = tuple(replace(one, delivered=()) for one in messages if one is not None)
    return call_of(situation, ref), heard


def _tests(situation: Situation, now: Instant) -> Iterator[Tested]:
    for ref in sorted(situation.tests, key=str):
        found = line_test(situation, ref, now)
        assert found is not None
        # Technical or political is told by whether it was delivered.
        parties = tuple((one.party, one.answered_ms, one.desk) for one in found.parties)
        yield replace(found, parties=()), parties


def _disclosed(situation: Situation, ref: Ref) -> tuple[Disclosure, ...]:
    return tuple(one for one in disclosures(situation, ref) if one.way is not Way.RECORD)


def _queries(situation: Situation, now: Instant) -> Iterator[Query]:
    for ref in sorted(situation.queries, key=str):
        found = query_of(situation, ref, now)
        if found is not None:
            yield found
