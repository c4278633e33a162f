"""The slow obvious double of CONFIRMED: every rung, of every addressee, to the last unit."""

from parley.model.humanitarian_statements import MovementReported
from parley.model.statements import (
    NoticeAmended,
    NoticeEntered,
    NoticeFiled,
    NoticePassed,
    NoticeReadBack,
    NoticeUnitAcknowledged,
)
from parley.rules.read_back import compare


def confirmed(situation, ref):
    """Whether everybody who is to know a notice's last version knows it, to the last unit."""
    facts = list(situation.thread(f"notice/{ref}").facts())
    own = [fact for fact in facts if fact.party == ref.party]
    version = [fact for fact in own if isinstance(fact.payload, NoticeFiled | NoticeAmended)][-1]
    later = own[own.index(version) + 1 :]
    if any(
        isinstance(fact.payload, MovementReported) and fact.payload.report == "deviated"
        for fact in later
    ):
        return False
    return all(
        climbed(situation, facts, version, party)
        for party in asked(situation.terms, version.payload.notice, ref.party)
    )


def climbed(situation, facts, version, party):
    """Whether one addressee stands on the last rung."""
    said = [
        fact.payload
        for fact in facts
        if fact.party == party and getattr(fact.payload, "version", None) == version.leaf
    ]
    read = [one for one in said if isinstance(one, NoticeReadBack)]
    notice = version.payload.notice
    if not read or not compare(notice, read[-1].volumes, read[-1].words).same:
        return False
    if not any(isinstance(one, NoticeEntered) for one in said):
        return False
    passed = {
        unit.casefold() for one in said if isinstance(one, NoticePassed) for unit in one.units
    }
    heard = {one.unit.casefold() for one in said if isinstance(one, NoticeUnitAcknowledged)}
    if not passed or not passed <= heard:
        return False
    return situation.logs[version.party].first_cover(party, version.sequence) is not None


def asked(terms, notice, author):
    others = [member for member in terms.members if member.party != author]
    named = [member.party for member in others if member.party in notice.addressees]
    return named or [member.party for member in others if member.standing == "member"]
