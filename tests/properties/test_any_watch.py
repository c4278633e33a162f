"""Whoever had the watch at any instant is who a slow replay finds, whatever was stated when."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from line_parts import terms
from oracle.slow_watch import held_at
from parley.model.line import Desk, Lane, Tier
from parley.model.line_statements import DutyChange, DutyChanged, OpenMatters
from parley.picture.duty import duty_at, watches_of
from parley.picture.facts import Fact
from parley.picture.situation import Situation
from parley.picture.threads import thread_of_duty

PARTY = "russia"
NOTHING = OpenMatters(0, 0, 0, 0, 0, 0, 0)
AGREED = terms(
    desks=tuple(Desk(PARTY, name, Tier.DUTY_OFFICER, (Lane.AIR,)) for name in ("Tower", "staff"))
)


def changed(
    desk: str, change: DutyChange, watch: str, to: str, until_ms: int | None
) -> DutyChanged:
    over = to if change is DutyChange.HANDED_OVER else ""
    return DutyChanged(desk, change, watch, over, (), until_ms, NOTHING, "")


WATCHES = st.sampled_from(("officer 1", "officer 2", "officer 3"))
STATED = st.lists(
    st.tuples(
        st.integers(0, 60),
        st.builds(
            changed,
            st.sampled_from(("Tower", "tower", "STAFF", "gate")),
            st.sampled_from(tuple(DutyChange)),
            WATCHES,
            WATCHES,
            st.one_of(st.none(), st.integers(0, 60)),
        ),
    ),
    max_size=20,
)


def situation_of(stated: list[tuple[int, DutyChanged]]) -> Situation:
    situation = Situation("00" * 32, AGREED)
    thread = situation.thread(thread_of_duty(PARTY))
    for sequence, (issued_ms, change) in enumerate(stated):
        leaf = f"{sequence:064x}"
        fact = Fact(PARTY, sequence, issued_ms, "x", thread.name, "duty.changed/0", leaf, change)
        thread.add(fact)
    return situation


@given(stated=STATED, at_ms=st.integers(0, 61), in_order=st.booleans())
def test_who_had_the_watch(
    stated: list[tuple[int, DutyChanged]], at_ms: int, in_order: bool
) -> None:
    if in_order:
        stated = sorted(stated, key=lambda one: one[0])
    duty = duty_at(situation_of(stated), PARTY, at_ms)
    wanted = held_at(stated, at_ms)
    assert {watch.desk.lower(): watch.watch for watch in duty.watches} == wanted
    assert [name.lower() for name in duty.unattended] == [
        name for name in ("tower", "staff") if name not in wanted
    ]
    late = [one.desk for one in duty.watches if one.until_ms is not None and one.until_ms < at_ms]
    assert list(duty.overstayed) == late


@given(stated=STATED)
def test_watches_at_one_desk_follow_one_another(stated: list[tuple[int, DutyChanged]]) -> None:
    stated = sorted(stated, key=lambda one: one[0])
    watches = watches_of(situation_of(stated), PARTY)
    by_desk: dict[str, list[tuple[int, int | None]]] = {}
    for watch in watches:
        by_desk.setdefault(watch.desk.lower(), []).append((watch.taken_ms, watch.ended_ms))
        assert (watch.ended_ms is None) == (watch.how_ended is None)
    for spans in by_desk.values():
        for (_, ended_ms), (taken_ms, _) in pairwise(spans):
            assert ended_ms is not None
            assert ended_ms <= taken_ms
