"""The story of each thread: every statement between the moments that bound it.

The author's time is a claim. It was not made before the newest statement that
its author names as seen, nor after the first cosignature by another node.
"""

from collections.abc import Iterator

from parley.incident.verify.gist import gist_of
from parley.incident.verify.report import Delivery, Event, ThreadStory, printable
from parley.incident.verify.scope import CheckedLog, Scope
from parley.ledger.entries import Entry
from parley.model.instants import Instant, text_of


def stories(scope: Scope) -> tuple[ThreadStory, ...]:
    """The threads in the order in which they began; clocks outside their bracket are flagged."""
    threads: dict[str, list[Event]] = {}
    for log in scope.logs.values():
        last_ms = 0
        for sequence, entry in sorted(log.entries.items()):
            event = _event(scope, log, sequence, entry)
            threads.setdefault(entry.header.thread, []).append(event)
            _check_clock(scope, event, last_ms)
            last_ms = max(last_ms, event.issued_ms)
    told = [
        ThreadStory(thread, tuple(sorted(events, key=_by_clock)))
        for thread, events in threads.items()
    ]
    return tuple(sorted(told, key=lambda story: (_by_clock(story.events[0]), story.thread)))


def _event(scope: Scope, log: CheckedLog, sequence: int, entry: Entry) -> Event:
    header = entry.header
    delivered: list[Delivery] = []
    elsewhere_ms: list[Instant] = []
    for member in scope.terms.members:
        time_s = log.held_from_s(member.party, sequence)
        if time_s is None:
            continue
        delivered.append(Delivery(member.party, time_s * 1000))
        if scope.apart(member.party, log.party):
            # A cosignature cuts its moment down to the second, so it may be 999 ms later.
            elsewhere_ms.append(time_s * 1000 + 999)
    payload = scope.said.get((log.party, sequence))
    return Event(
        party=log.party,
        sequence=sequence,
        kind=header.kind,
        leaf=entry.leaf.hex(),
        desk=printable(header.desk),
        issued_ms=header.issued_ms,
        not_before_ms=max(_seen_ms(scope, entry), default=None),
        not_after_ms=min(elsewhere_ms, default=None),
        delivered=tuple(sorted(delivered, key=lambda one: (one.by_ms, one.party))),
        gist=printable(gist_of(payload)) if payload is not None else "",
        understood=payload is not None,
    )


def _seen_ms(scope: Scope, entry: Entry) -> Iterator[Instant]:
    """When the newest entry of each log that the author names was made, as its author says."""
    for seen in entry.header.seen:
        other = scope.logs.get(seen.party)
        newest = other.entries.get(seen.size - 1) if other is not None else None
        if newest is not None:
            yield newest.header.issued_ms


def _check_clock(scope: Scope, event: Event, last_ms: Instant) -> None:
    """Flag a claimed time outside its bracket by more than the agreed skew."""
    skew_ms = scope.terms.rules.skew_ms
    where = f"entry {event.sequence} of {event.party}, dated {text_of(event.issued_ms)},"
    if event.issued_ms + skew_ms < last_ms:
        scope.flag(f"{where} stands after one dated {text_of(last_ms)}")
    if event.not_before_ms is not None and event.issued_ms + skew_ms < event.not_before_ms:
        scope.flag(f"{where} names a statement dated {text_of(event.not_before_ms)}")
    if event.not_after_ms is not None and event.not_after_ms + skew_ms < event.issued_ms:
        held = text_of(event.not_after_ms // 1000 * 1000)
        scope.flag(f"{where} was cosigned elsewhere already at {held}")


def _by_clock(event: Event) -> tuple[Instant, str, int]:
    return event.issued_ms, event.party, event.sequence
