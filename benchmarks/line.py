"""What a message costs when there are 10,000 before it: `python benchmarks/line.py`.

Everything in one run, beside the same on a line that has a tenth as much on it: what costs the same
for each message shows ten times as much for ten times as many, and no more. Times on a shared
machine say little; the ratios say more.
"""

import gc
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from line_parts import Line, at, words
from parley.model.line import TIERS, Desk, Lane, Precedence
from parley.model.notices import Ref
from parley.picture.calls import call_of, message_of, said_in
from parley.picture.line_state import lanes, weeks
from parley.picture.open_matters import open_matters
from parley.turn.inputs import Tick
from parley.turn.line_commands import Acknowledge, OpenCall, Say

FEW, MANY = 1_000, 10_000
SAMPLE = 200
SECOND = 1_000
DESKS = tuple(
    Desk(party, tier.value, tier, tuple(Lane)) for party in ("israel", "russia") for tier in TIERS
)
"""Four a party: each message rings four times at both ends."""


def main() -> None:
    """Print one line a question: what it takes with few, with many, and how many times as much."""
    gc.disable()  # Its passes over a growing heap would be measured, and nothing here is a cycle.
    print(f"{'one call of all messages':<46}{FEW:>10,}{MANY:>10,}{'ratio':>8}")
    one_call = {count: Crowd(count, count) for count in (FEW, MANY)}
    compare(one_call)
    print(f"\n{'calls of ten messages each':<46}{FEW:>10,}{MANY:>10,}{'ratio':>8}")
    compare({count: Crowd(count, 10) for count in (FEW, MANY)})


class Crowd:
    """A line with so many unacknowledged messages, as israel's node has it; and what they took.

    Attributes:
        first_ms: The middle of the first messages, of one through `Node.handle`, with its batch.
        last_ms: And of the last.
    """

    def __init__(self, count: int, in_a_call: int) -> None:
        self.line = Line(desks=DESKS)
        self.line.found()
        self.line.cut = {"israel", "russia", "observer"}
        spent = []
        for number in range(count):
            call, within = divmod(number, in_a_call)
            ref = f"K{call}"
            said = words(f"message {number}")
            wish = (
                Say(Ref("israel", ref), Precedence.PRIORITY, said)
                if within
                else OpenCall(ref, Lane.AIR, Precedence.PRIORITY, said)
            )
            began = time.perf_counter()
            self.line.made("israel", wish, at("18:00") + number)
            spent.append(time.perf_counter() - began)
            self.line.effects["israel"].clear()
        self.first_ms = middle(spent[10 : 10 + SAMPLE]) * 1e3
        self.last_ms = middle(spent[-SAMPLE:]) * 1e3
        self.situation = self.line.situation("israel")
        self.leaves = [
            fact.leaf for ref in self.situation.calls for fact, _ in said_in(self.situation, ref)
        ]
        assert len(self.leaves) == count


def compare(crowds: dict[int, Crowd]) -> None:
    few, many = crowds[FEW], crowds[MANY]
    show("say the first, and the last (ms each)", many.first_ms, many.last_ms)
    asked: dict[str, Callable[[Crowd], object]] = {
        "every call, counted": lambda one: [
            call_of(one.situation, ref) for ref in one.situation.calls
        ],
        "every message's page": lambda one: [
            message_of(one.situation, leaf) for leaf in one.leaves
        ],
        "what is open, for a watch": lambda one: open_matters(
            one.situation, "russia", one.line.now
        ),
        "lanes as they work": lambda one: lanes(one.situation, one.line.now),
        "twelve weeks": lambda one: weeks(one.situation, one.line.now, 12),
    }
    for title, work in asked.items():
        show(f"{title} (ms)", *(min(timed(work, one) for _ in range(3)) for one in (few, many)))
    done: dict[str, Callable[[Crowd], object]] = {
        "begin again from the record": lambda one: one.line.restart("israel"),
        "a tick, first step of all due": first_tick,
        "a tick, three more steps of all due": last_tick,
        "all of it to the two others": settle,
        "fifty acknowledged by another": acknowledge,
    }
    for title, work in done.items():
        show(f"{title} (ms)", *(timed(work, one) for one in (few, many)))


def first_tick(one: Crowd) -> None:
    one.situation = one.line.situation("israel")
    node = one.line.nodes["israel"]
    one.line.now += 16 * 60 * SECOND
    node.handle(Tick(), one.line.now)
    rung = sum(len(one.situation.hearing.of(leaf).escalated) for leaf in one.leaves)
    assert rung == len(one.leaves), rung


def last_tick(one: Crowd) -> None:
    one.line.now += 24 * 3600 * SECOND
    one.line.nodes["israel"].handle(Tick(), one.line.now)


def settle(one: Crowd) -> None:
    """Every entry sent, verified, folded and cosigned by two nodes that had none of it."""
    one.line.cut, one.line.most = set(), 10_000
    one.line.settle()


def acknowledge(one: Crowd) -> None:
    """The other side acknowledges some, one by one."""
    step = len(one.leaves) // 50
    for leaf in one.leaves[::step]:
        _, party, ref = one.situation.by_leaf[leaf].thread.split("/")
        one.line.made("russia", Acknowledge(Ref(party, ref), leaf, words("understood")))


def timed(work: Callable[[Crowd], object], one: Crowd) -> float:
    began = time.perf_counter()
    work(one)
    return (time.perf_counter() - began) * 1e3


def middle(values: list[float]) -> float:
    return sorted(values)[len(values) // 2]


def show(title: str, few: float, many: float) -> None:
    print(f"{title:<46}{few:>10,.2f}{many:>10,.2f}{many / few:>8.1f}", flush=True)


if __name__ == "__main__":
    main()
