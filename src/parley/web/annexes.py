"""Annexes: which a record names, whose they are, and how one is fetched and checked."""

from parley.api import problems
from parley.errors import PeerError
from parley.ledger.annexes import check_annex
from parley.model.notices import AnnexRef
from parley.model.statements import NoticeAmended, NoticeFiled
from parley.picture.situation import Situation
from parley.ports.store import StoredAnnex
from parley.runtime.runtime import Runtime
from parley.web.problems import Problem

SALT_BYTES = 16


def named(situation: Situation, thread: str | None = None) -> dict[str, AnnexRef]:
    """Every annex that a notice names, by commitment."""
    return {ref.commitment: ref for _, ref in _all(situation, thread)}


def authors(situation: Situation, commitment: str) -> dict[str, AnnexRef]:
    """The parties whose notices name this annex, each with how it does."""
    return {party: ref for party, ref in _all(situation, None) if ref.commitment == commitment}


def _all(situation: Situation, thread: str | None) -> list[tuple[str, AnnexRef]]:
    threads = situation.threads if thread is None else {thread: situation.threads[thread]}
    return [
        (fact.party, ref)
        for one in threads.values()
        for fact in one.facts()
        if isinstance(fact.payload, NoticeFiled | NoticeAmended)
        for ref in fact.payload.notice.annexes
    ]


async def fetch(runtime: Runtime, situation: Situation, commitment: str) -> StoredAnnex | None:
    """An annex from its author's node, checked against what was committed to, and kept here.

    Raises:
        WorldError: That node does not answer.
        Problem: It answered other bytes than it had committed to.
    """
    for party, ref in authors(situation, commitment).items():
        home = situation.terms.home_of(party)
        if home in runtime.node.homes:
            continue
        given = await runtime.links.fetch_annex(home, situation.agreement, commitment)
        if given is None:
            continue
        salt, content = given[:SALT_BYTES], given[SALT_BYTES:]
        try:
            check_annex(ref, salt, content)
        except PeerError as error:
            raise Problem(
                problems.PEER_FAULT,
                f"{home} sent for it: {error}",
                f"ask {party} on the line; the record shows what it had committed to",
            ) from error
        annex = StoredAnnex(situation.agreement, commitment, salt, content)
        await runtime.keep_annex(annex)
        return annex
    return None
