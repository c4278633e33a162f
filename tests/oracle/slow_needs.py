"""The slow obvious double of what needs a person: each rule told from all statements, one by one.

It gives the kind, the subject, who owes it, how many there are and until when there is time.
"""

from parley.model.humanitarian import Movement, Site
from parley.model.humanitarian_statements import MovementReported, SiteReconfirmed
from parley.model.line import MessageQuote
from parley.model.line_statements import (
    CallAcknowledged,
    CallOpened,
    CallSaid,
    LineAnswered,
    LineTested,
    QueryAnswered,
    QueryAsked,
)
from parley.model.notices import Ref
from parley.model.statements import (
    ConcernAnswered,
    ConcernRaised,
    NoticeAmended,
    NoticeCancelled,
    NoticeEnded,
    NoticeEntered,
    NoticeFiled,
    NoticePassed,
    NoticeReadBack,
    NoticeRelayed,
    NoticeUnitAcknowledged,
)
from parley.picture.things import conflicts
from parley.rules.read_back import compare

DAY = 86_400_000


def needed(situation, party, now, as_of=None):
    """Every row as (kind, subject, against, owed by, count, due), in no order."""
    facts = [one for one in situation.by_leaf.values() if as_of is None or one.issued_ms <= as_of]
    at = now if as_of is None else as_of
    by_subject = {}
    for fact in facts:
        by_subject.setdefault(fact.thread, []).append(fact)
    rows = []
    for subject, said in by_subject.items():
        said.sort(key=lambda one: (one.party, one.sequence))
        kind, _, name = subject.partition("/")
        author = name.partition("/")[0]
        of = {"notice": notice, "call": call, "query": query, "test": test, "concern": concern}
        if kind in of:
            rows += of[kind](situation, party, at, as_of, subject, author, said)
    for one in conflicts(situation, as_of_ms=as_of, open_at_ms=at):
        sides = [one.a, one.b]
        if party in [side.subject.party for side in sides]:
            sides.sort(key=lambda side: side.subject.party != party)
            own, other = sides
            room = "concern" if own.source == "reported" else "notice"
            found = [one.finding, *(pair.finding for pair in one.also)]
            due = min(pair.first_ms for pair in found)
            subject = f"{room}/{own.subject}"
            rows.append(("conflict", subject, other.subject, (party,), len(found), due))
    return rows


def notice(situation, party, at, as_of, subject, author, said):
    own = [one for one in said if one.party == author]
    stated = [one for one in own if isinstance(one.payload, NoticeFiled | NoticeAmended)]
    begun = False
    for one in own:
        begun = begun or isinstance(one.payload, NoticeFiled)
        # What is stated of a notice that was not filed, or is over, changes nothing.
        if begun and isinstance(one.payload, NoticeEnded | NoticeCancelled):
            return
    if not stated:
        return
    version, terms = stated[-1], situation.terms
    told = version.payload.notice
    starts = [v.interval.start_ms for v in told.volumes if v.role == "activity"]
    starts = starts or [v.interval.start_ms for v in told.volumes] or [told.period.start_ms]
    due = {"read-back": version.issued_ms + terms.rules.read_back_within_ms}
    others = [one for one in terms.members if one.party != author]
    asked = [one.party for one in others if one.party in told.addressees]
    asked = asked or [one.party for one in others if one.standing == "member"]
    asked.sort(key=lambda one: told.addressees.index(one) if one in told.addressees else 0)
    missing = {}
    for one in asked:
        rungs, units = climbed(situation, version, one, said, as_of)
        if rungs:
            missing[one] = (rungs, units)
    if party == author and missing:
        dues = [
            due["read-back"] if rungs[0] in ("delivered", "read-back") else min(starts)
            for rungs, _ in missing.values()
        ]
        yield ("unconfirmed", subject, None, tuple(missing), len(missing), min(dues))
    if party in missing and party != author:
        rungs, units = missing[party]
        rungs = [rung for rung in rungs if rung != "delivered"]
        if rungs:
            kind = {"entered": "enter", "passed": "pass", "unit-acknowledged": "unit"}.get(
                rungs[0], rungs[0]
            )
            count = max(1, len(units)) if kind == "unit" else 1
            yield (kind, subject, None, (party,), count, due.get(kind, min(starts)))
    yield from relays(terms, party, subject, author, said, version, min(starts))
    yield from late(terms, party, subject, author, said, stated, at)
    later = own[own.index(version) + 1 :]
    if party == author and any(
        isinstance(one.payload, MovementReported) and one.payload.report == "deviated"
        for one in later
    ):
        yield ("amend", subject, None, (author,), 1, None)


def climbed(situation, version, party, said, as_of):
    """The rungs that one addressee lacks, and the units that have yet to acknowledge."""
    said = [
        one.payload
        for one in said
        if one.party == party and getattr(one.payload, "version", None) == version.leaf
    ]
    lacks = []
    cover = situation.logs[version.party].first_cover(party, version.sequence)
    if cover is None or (as_of is not None and cover.time_s * 1000 > as_of):
        lacks.append("delivered")
    read = [one for one in said if isinstance(one, NoticeReadBack)]
    told = version.payload.notice
    if not read or not compare(told, read[-1].volumes, read[-1].words).same:
        lacks.append("read-back")
    if not any(isinstance(one, NoticeEntered) for one in said):
        lacks.append("entered")
    given = [one for one in said if isinstance(one, NoticePassed)]
    if not given:
        lacks.append("passed")
    units = {unit for one in given for unit in one.units}
    heard = {one.unit for one in said if isinstance(one, NoticeUnitAcknowledged)}
    if not (units | heard) or units - heard:
        lacks.append("unit-acknowledged")
    return lacks, units - heard


def relays(terms, party, subject, author, said, version, due):
    for name in terms.off_line:
        done = any(
            isinstance(one.payload, NoticeRelayed)
            and (one.party, one.payload.to) == (name.relay_by, name.name)
            and (one.payload.version, one.payload.stage) == (version.leaf, "acknowledged")
            for one in said
        )
        if name.relay_by != author and not done:
            if party == name.relay_by:
                yield ("relay", subject, None, (party,), 1, due)
            elif party == author:
                yield ("awaited-relay", subject, None, (name.relay_by,), 1, due)


def late(terms, party, subject, author, said, stated, at):
    told = stated[-1].payload.notice
    passed = []
    if told.planned_landing_ms is not None:
        passed.append(told.planned_landing_ms + terms.rules.overdue_after_ms)
    if isinstance(told.details, Movement):
        # The worlds of the test have movements of one check-in that is heard of at once.
        heard = any(
            isinstance(one.payload, MovementReported) and one.payload.report == "checked-in"
            for one in said
            if one.party == author
        )
        if not heard:
            grace = terms.rules.overdue_after_ms
            passed += [check.due_ms + grace for check in told.details.check_ins]
    passed = [one for one in passed if one < at]
    if passed:
        yield ("overdue", subject, None, (author,), len(passed), min(passed))
    if isinstance(told.details, Site):
        until = told.details.valid_until_ms
        for one in said:
            again = one.payload
            if isinstance(again, SiteReconfirmed) and again.version == stated[-1].leaf:
                until = again.valid_until_ms if one.party == author else until
        if until < at + (7 * DAY if party == author else 0):
            yield ("expiring", subject, None, (author,), 1, until)


def call(situation, party, at, as_of, subject, author, said):
    opening = next((one for one in said if isinstance(one.payload, CallOpened)), None)
    if opening is None:
        return
    members = [one.party for one in situation.terms.members if one.standing == "member"]
    inside = {author, *(opening.payload.addressees or members)}
    owed, awaited = [], []
    for message in said:
        if not isinstance(message.payload, CallOpened | CallSaid):
            continue
        within = situation.terms.line.timer(message.payload.precedence).acknowledge_within_ms
        for other in inside - {message.party}:
            if any(one.party == other and answers(one, message.leaf) for one in said):
                continue
            row = (message.leaf, other, message.issued_ms + within)
            if other == party:
                owed.append(row)
            if message.party == party:
                awaited.append(row)
    for kind, rows in (("acknowledge", owed), ("awaited-acknowledgement", awaited)):
        if rows:
            who = {other for _, other, _ in rows}
            count = len({leaf for leaf, _, _ in rows})
            yield (kind, subject, None, tuple(sorted(who)), count, min(due for *_, due in rows))


def answers(fact, leaf):
    stated = fact.payload
    if isinstance(stated, CallAcknowledged) and stated.message == leaf:
        return True
    return isinstance(stated, CallOpened | CallSaid) and MessageQuote(leaf) in stated.said.quotes


def query(situation, party, at, as_of, subject, author, said):
    asked = next(one for one in said if isinstance(one.payload, QueryAsked))
    to, about = asked.payload.to, asked.payload.about
    # What was due before it was asked is due at once.
    due = max(asked.payload.due_ms, asked.issued_ms + 1_000)
    if any(isinstance(one.payload, QueryAnswered) and one.party == to for one in said):
        return
    if party == to:
        yield ("query", subject, about, (to,), 1, due)
    if party == author:
        yield ("awaited-query", subject, about, (to,), 1, due)


def test(situation, party, at, as_of, subject, author, said):
    made = next(one for one in said if isinstance(one.payload, LineTested))
    right = made.payload.callsign[::-1], made.payload.at_ms + made.payload.minutes * 60_000
    members = [one.party for one in situation.terms.members if one.standing == "member"]
    if party == author or party not in (made.payload.addressees or members):
        return
    for one in said:
        stated = one.payload
        answer = isinstance(stated, LineAnswered) and one.party == party
        if answer and (stated.callsign, stated.at_ms) == right:
            return
    if at - made.issued_ms <= DAY:
        due = made.issued_ms + situation.terms.line.test_answer_within_ms
        yield ("test", subject, None, (party,), 1, due)


def concern(situation, party, at, as_of, subject, author, said):
    raised = next(one for one in said if isinstance(one.payload, ConcernRaised))
    members = [one.party for one in situation.terms.members if one.standing == "member"]
    asked = [one for one in raised.payload.addressees or members if one != author]
    answered = {one.party for one in said if isinstance(one.payload, ConcernAnswered)}
    about = raised.payload.about
    if party in asked and party not in answered:
        yield ("concern", subject, about, (party,), 1, None)
    if party == author and asked and not answered & set(asked):
        yield ("awaited-concern", subject, about, tuple(asked), 1, None)


def ref_of(subject):
    _, author, ref = subject.split("/", 2)
    return Ref(author, ref)
