"""A call is the same in whatever order the logs come, and owes what a slow reading finds owed."""

from hypothesis import given, settings
from hypothesis import strategies as st

from line_parts import at, signers, stand_by, terms, words
from oracle.slow_call import owed_by
from parley.ledger import entries
from parley.ledger.entries import Entry, agreement_id
from parley.model.line import Lane, Precedence, Said, Tier
from parley.model.line_statements import CallAcknowledged, CallOpened, CallSaid, CallSeen
from parley.model.notices import Ref
from parley.model.statements import KIND_OF, Payload, spell
from parley.picture.calls import call_of, message_of, parties_of
from parley.picture.situation import Situation
from parley.picture.waits import waits_of

AGREED = terms()
AGREEMENT = agreement_id(spell(AGREED))
PARTIES = ("israel", "russia", "observer")
K1 = Ref("israel", "K1")
Step = tuple[str, str, int, int, int]
STEPS = st.lists(
    st.tuples(
        st.sampled_from(PARTIES),
        st.sampled_from(("say", "quote", "acknowledge", "stand by", "see", "quote patiently")),
        st.integers(0, 9),
        st.integers(-2, 5),
        st.integers(0, 3),
    ),
    max_size=14,
)


def played(steps: list[Step], addressees: tuple[str, ...]) -> dict[str, list[Entry]]:
    """The logs of a call in which this was done, each step to one of the messages before it."""
    logs: dict[str, list[Entry]] = {party: [] for party in PARTIES}
    messages: list[str] = []
    now = at("18:00")

    def add(party: str, payload: Payload, at_ms: int) -> str:
        if logs[party]:
            at_ms = max(at_ms, logs[party][-1].header.issued_ms)
        thread = "agreement" if payload is AGREED else f"call/{K1}"
        entry = entries.sign(
            spell(payload), signers(party).statement, issuer=party, agreement=AGREEMENT,
            thread=thread, kind=KIND_OF[type(payload)], sequence=len(logs[party]),
            issued_ms=at_ms, desk="duty", seen=(),
        )  # fmt: skip
        logs[party].append(entry)
        return entry.leaf.hex()

    for party in PARTIES:
        add(party, AGREED, now)
    opening = CallOpened(
        Lane.AIR, Tier.DUTY_OFFICER, Precedence.PRIORITY, addressees, "", words("hello")
    )
    messages.append(add("israel", opening, now))
    for party, what, which, later_s, urgency in steps:
        now += later_s * 1_000  # Clocks differ: some answers are dated before what they answer.
        leaf = messages[which % len(messages)]
        precedence = tuple(Precedence)[urgency]
        said: Said = words("here")
        match what:
            case "see":
                add(party, CallSeen(K1, (leaf,)), now)
            case "acknowledge" | "stand by":
                said = stand_by("19:00") if what == "stand by" else said
                add(party, CallAcknowledged(K1, leaf, said), now)
            case "quote patiently":
                messages.append(add(party, CallSaid(K1, precedence, stand_by("19:00", leaf)), now))
            case _:
                said = words("here", leaf) if what == "quote" else said
                messages.append(add(party, CallSaid(K1, precedence, said), now))
    return logs


def folded(logs: dict[str, list[Entry]], order: list[str]) -> Situation:
    """All of it, taken from the logs in this order while there is some, and then the rest."""
    situation = Situation(AGREEMENT, AGREED)
    left = {party: list(reversed(log)) for party, log in logs.items()}
    for following in [*order, *(party for party in PARTIES for _ in logs[party])]:
        if left[following]:
            situation.fold(left[following].pop())
    assert not situation.not_understood
    return situation


@settings(deadline=None)
@given(
    steps=STEPS,
    order=st.lists(st.sampled_from(PARTIES), max_size=20),
    addressees=st.sampled_from(((), ("russia",), ("observer", "russia"))),
    as_of=st.one_of(st.none(), st.integers(-5, 60)),
)
def test_a_call_is_what_was_said_in_it(
    steps: list[Step], order: list[str], addressees: tuple[str, ...], as_of: int | None
) -> None:
    logs = played(steps, addressees)
    one, other = folded(logs, []), folded(logs, order)
    as_of_ms = None if as_of is None else at("18:00") + as_of * 1_000
    view = call_of(one, K1, as_of_ms)
    assert view == call_of(other, K1, as_of_ms)
    stated = [
        fact for fact in one.by_leaf.values() if as_of_ms is None or fact.issued_ms <= as_of_ms
    ]
    said = [fact for fact in stated if isinstance(fact.payload, CallOpened | CallSaid)]
    opening = one.calls[K1].payload
    assert isinstance(opening, CallOpened)
    parties = parties_of(AGREED, "israel", opening)
    owing: dict[str, list[str]] = {}
    for message in said:
        seen = message_of(one, message.leaf, as_of_ms)
        assert seen is not None
        assert seen == message_of(other, message.leaf, as_of_ms)
        owing[message.leaf] = owed_by(message, stated, parties)
        assert list(seen.owed_by) == owing[message.leaf]
        assert message.party not in [by.party for by in (*seen.acknowledged, *seen.seen)]
        if as_of_ms is None:
            waits = {wait.wait.owed_by: wait for wait in waits_of(one, message.leaf)}
            unanswered = [party for party in waits if waits[party].answered_ms is None]
            assert unanswered == owing[message.leaf]
            assert list(waits_of(other, message.leaf)) == list(waits.values())
            assert all(wait.began_ms >= message.issued_ms for wait in waits.values())
    if view is not None:
        assert view.messages == len(said)
        assert view.unacknowledged == sum(bool(one) for one in owing.values())
        assert set(view.owed_by) == {party for one in owing.values() for party in one}
