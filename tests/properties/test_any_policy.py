"""Whatever desks and timers are agreed: what rings is what the agreement's description says."""

from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from oracle import slow_rings
from parley.model.line import PRECEDENCES, TIERS, Desk, Lane, LineRules, Timer
from parley.rules.escalation import Wait, due_after, due_by, rings

PARTIES = ("israel", "russia")


@st.composite
def policies(draw):
    count = draw(st.integers(0, 9))
    desks = tuple(
        Desk(
            draw(st.sampled_from(PARTIES)),
            f"desk {number}",
            draw(st.sampled_from(TIERS)),
            tuple(draw(st.sets(st.sampled_from(tuple(Lane)), min_size=1))),
        )
        for number in range(count)
    )
    spans = st.integers(1, 20).map(lambda number: number * 1_000)
    timers = tuple(
        Timer(precedence, draw(spans), draw(spans), draw(st.integers(1, 4)))
        for precedence in PRECEDENCES
    )
    return LineRules(timers=timers), desks


@st.composite
def waits(draw):
    one, other = draw(st.permutations(PARTIES))
    return Wait(
        draw(st.sampled_from(tuple(Lane))),
        draw(st.sampled_from(TIERS)),
        draw(st.sampled_from(PRECEDENCES)),
        one,
        other,
        draw(st.none() | st.integers(0, 30_000)),
    )


@given(policies(), waits(), st.integers(0, 400_000))
def test_what_rings_is_what_was_agreed(policy, wait, elapsed_ms):
    line, desks = policy
    # The parties' keys and names are of no consequence here, and slow to check.
    agreed = SimpleNamespace(line=line, desks=desks)
    rung = [(one.step, one.after_ms, one.desk.party, one.desk.name) for one in rings(agreed, wait)]
    truth = slow_rings.timeline(agreed, wait)
    assert rung == truth
    for elapsed in (elapsed_ms, *(one[1] for one in truth), *(one[1] + 1 for one in truth)):
        for party in PARTIES:
            found = [
                (one.step, one.after_ms, one.desk.name)
                for one in due_by(agreed, wait, elapsed, party)
            ]
            assert found == slow_rings.due(agreed, wait, party, elapsed)
        assert due_after(agreed, wait, elapsed) == slow_rings.next_due(agreed, wait, elapsed)
