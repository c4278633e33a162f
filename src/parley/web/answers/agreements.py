"""An agreement, its logs and its record, as they are shown."""

from parley.api.bodies import (
    AgreementView,
    EntryNews,
    EntryView,
    LogView,
    Mirror,
    NotUnderstoodView,
)
from parley.ledger.entries import Entry
from parley.picture.logs import Log
from parley.picture.situation import Situation
from parley.runtime.feed import EntryCame


def agreement_view(situation: Situation) -> AgreementView:
    """The agreement as held here."""
    return AgreementView(
        agreement=situation.agreement,
        terms=situation.terms,
        in_force=situation.in_force,
        founded_by=situation.founded_by(),
        logs=tuple(_log_view(situation, log) for log in situation.logs.values()),
        not_understood=tuple(
            NotUnderstoodView(one.party, one.sequence, one.leaf, one.why)
            for one in situation.not_understood
        ),
    )


def _log_view(situation: Situation, log: Log) -> LogView:
    member = situation.terms.member(log.party)
    assert member is not None
    mirrors = []
    for mirror in log.mirrors():
        newest = log.cosigned_by(mirror)
        assert newest is not None
        mirrors.append(Mirror(mirror, newest.size, newest.time_s))
    return LogView(
        party=log.party,
        size=log.size,
        checkpoint_size=log.checkpoint_size,
        root=log.tree.root().hex(),
        mirrors=tuple(mirrors),
        disputed=bool(log.disputed),
        hosted_by=member.hosted_by,
    )


def entry_view(came: EntryCame) -> EntryView:
    """One entry of the record, with its bytes."""
    header = came.entry.header
    return EntryView(
        came.position,
        header.agreement,
        header.issuer,
        header.sequence,
        header.kind,
        header.thread,
        header.desk,
        header.issued_ms,
        came.entry.leaf.hex(),
        came.entry.raw,
    )


def entry_news(position: int, entry: Entry) -> EntryNews:
    """One entry as it is announced to who follows: without its bytes."""
    header = entry.header
    return EntryNews(
        position,
        header.agreement,
        header.issuer,
        header.sequence,
        header.kind,
        header.thread,
        header.desk,
        header.issued_ms,
        entry.leaf.hex(),
    )
