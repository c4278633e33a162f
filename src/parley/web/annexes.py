"""Annexes: which a record names, whose they are, who is given one, and how one is fetched."""

from hashlib import sha256

from msgspec import Struct

from parley.api import problems
from parley.errors import PeerError
from parley.ledger.annexes import check_annex
from parley.model.notices import AnnexRef, Ref
from parley.model.statements import NoticeAmended, NoticeFiled
from parley.picture.situation import Situation
from parley.picture.threads import ref_in
from parley.ports.store import StoredAnnex
from parley.runtime.runtime import Runtime
from parley.turn.humanitarian_commands import Disclose
from parley.turn.inputs import Submit
from parley.turn.refusal import Refusal
from parley.web.problems import Problem, refused

SALT_BYTES = 16


class Owned(Struct, frozen=True):
    """Whose an annex is, and how the newest of its notices that names it does.

    Its owner is the party that named it first in this record: nobody else could know its
    commitment, and whoever repeats it later opens nothing by that.
    """

    of: Ref
    ref: AnnexRef

    def open_to(self, party: str) -> bool:
        """Whether this party is given it: everyone, or its owner and those it names."""
        return not self.ref.recipients or party in (self.of.party, *self.ref.recipients)


def owned(situation: Situation) -> dict[str, Owned]:
    """Every annex that a notice names, by commitment."""
    found: dict[str, Owned] = {}
    # The facts lie in the order in which they came, so that the first to name one is its owner.
    for fact in situation.by_leaf.values():
        if isinstance(fact.payload, NoticeFiled | NoticeAmended):
            for ref in fact.payload.notice.annexes:
                known = found.get(ref.commitment)
                if known is None or known.of.party == fact.party:
                    found[ref.commitment] = Owned(ref_in(fact.thread), ref)
    return found


async def state_given(
    runtime: Runtime, situation: Situation, annex: Owned, recipient: str, how: str
) -> None:
    """State in its owner's name that a recipient is given an annex, once each, before it is.

    Raises:
        Problem: It cannot be stated now; so the annex is not given either.
    """
    actor = f"annex/{annex.ref.commitment}"
    answer = await runtime.submit(
        Submit(
            agreement=situation.agreement,
            party=annex.of.party,
            desk="",  # The node's own statement: no desk was asked.
            actor=actor,
            request=recipient,
            digest=sha256(f"{actor}/{recipient}".encode()).digest(),
            command=Disclose(annex.of, recipient, how, annex.ref.commitment),
        )
    )
    if isinstance(answer, Refusal):
        raise refused(answer)


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
    named_by = authors(situation, commitment)
    whose = owned(situation).get(commitment)
    # Its owner's node first: another's may not answer, or may not give it.
    for party in sorted(named_by, key=lambda one: whose is not None and one != whose.of.party):
        ref, home = named_by[party], situation.terms.home_of(party)
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
