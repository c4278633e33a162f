"""What the logs of a bundle say of one another, of annexes, and of broken promises."""

from collections.abc import Iterator

from parley.errors import MalformedStatement, PeerError, UsageError
from parley.incident.verify.gist import addressees_of
from parley.incident.verify.scope import CheckedLog, Scope
from parley.ledger import equivocation
from parley.ledger.annexes import check_annex, commitment
from parley.ledger.bundle import BundledAnnex
from parley.model.notices import AnnexRef
from parley.model.statements import NoticeAmended, NoticeFiled


def check_seen(scope: Scope, checked: CheckedLog) -> None:
    """What an author says it had seen of another's log must be that log, as far as it is here.

    Of a party that is shown to have written two logs the author may have held the other one.
    """
    newest: dict[str, int] = {}
    unshown: dict[str, list[int]] = {}
    for sequence, entry in sorted(checked.entries.items()):
        where = f"entry {sequence} of {checked.party}"
        for seen in entry.header.seen:
            if seen.size < newest.get(seen.party, 0):
                scope.flag(f"{where} names less of {seen.party} than an entry before it")
            newest[seen.party] = max(seen.size, newest.get(seen.party, 0))
            other = scope.logs.get(seen.party)
            if other is None:
                if scope.terms.member(seen.party) is None:
                    scope.flag(f"{where} names a log of {seen.party}, who is not in the agreement")
                continue
            root = other.root(seen.size)
            if root is None:
                unshown.setdefault(seen.party, []).append(sequence)
            elif root != seen.root:
                words = (
                    f"{where} names a log of {seen.party} up to {seen.size} "
                    "that is not the one here"
                )
                if seen.party in scope.disputed:
                    scope.gap(f"{words}; {seen.party} has more than one")
                else:
                    scope.problem(words)
    for party, sequences in sorted(unshown.items()):
        scope.gap(
            f"{len(sequences)} entries of {checked.party}, the first {sequences[0]}, name a head "
            f"of {party} that is not shown here"
        )


def check_mirrors(scope: Scope, checked: CheckedLog) -> None:
    """Name the parties that do not cosign all of a log, and dates that run backwards."""
    for member in scope.terms.members:
        # A hosted party's log lies where its host's does: cosigning it there shows nothing.
        if not scope.apart(member.party, checked.party):
            continue
        pairs = sorted(checked.cosigned.get(member.party, ()))
        covered = pairs[-1][0] if pairs else 0
        if covered < checked.size:
            scope.gap(
                f"no cosignature by {member.party} of {checked.party} past "
                f"{covered} of {checked.size} entries"
            )
        times = [time_s for _, time_s in pairs]
        if times != sorted(times):
            scope.flag(f"{member.party} dates more of {checked.party} before less of it")


def check_reached(scope: Scope) -> None:
    """Name each addressee whose mirror is not shown to hold what was addressed to it."""
    for (party, sequence), payload in scope.said.items():
        for addressee in addressees_of(payload):
            if addressee == party:
                continue
            if scope.logs[party].held_from_s(addressee, sequence) is None:
                scope.gap(f"entry {sequence} of {party} is not shown to have reached {addressee}")


def check_annexes(scope: Scope) -> None:
    """Check the annexes that are here against what was committed to, and name the others."""
    here = {annex.commitment: annex for annex in scope.bundle.annexes}
    erased = {annex.commitment: annex.words for annex in scope.bundle.erased}
    named: set[str] = set()
    for (party, sequence), ref in _annex_refs(scope):
        where = f"the annex {ref.title!r} of entry {sequence} of {party}"
        named.add(ref.commitment)
        if (annex := here.get(ref.commitment)) is not None:
            try:
                check_annex(ref, annex.salt, annex.content)
            except PeerError as error:
                scope.problem(f"{where}: {error}")
        elif ref.commitment in erased:
            scope.gap(f"{where} was erased: {erased[ref.commitment] or 'no reason given'}")
        else:
            scope.gap(f"{where} is not here")
    for name in sorted({*here, *erased} - named):
        # It may belong to a kind that this version cannot read.
        scope.flag(f"an annex that no statement understood here names: {name}")
    for name in sorted(here.keys() & erased.keys()):
        scope.problem(f"an annex said to be erased is here: {name}")
    for name, annex in here.items():
        if not _is_named(annex):
            scope.problem(f"an annex that is not what it is called: {name}")


def check_equivocations(scope: Scope) -> None:
    """Check the proofs that a party contradicted itself; one that holds marks it as disputed."""
    for proof in scope.bundle.equivocations:
        member = scope.terms.member(proof.party)
        try:
            if member is None or proof.agreement != scope.agreement:
                raise MalformedStatement("not of a party of this agreement")
            equivocation.verify(proof, member.keys)
        except PeerError as error:
            scope.problem(f"a proof of equivocation by {proof.party}: {error}")
        else:
            scope.disputed.add(proof.party)


def _is_named(annex: BundledAnnex) -> bool:
    try:
        return commitment(annex.salt, annex.content) == annex.commitment
    except UsageError:
        return False


def _annex_refs(scope: Scope) -> Iterator[tuple[tuple[str, int], AnnexRef]]:
    for place, payload in scope.said.items():
        if isinstance(payload, NoticeFiled | NoticeAmended):
            for ref in payload.notice.annexes:
                yield place, ref
