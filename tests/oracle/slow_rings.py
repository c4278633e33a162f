"""The slow obvious double of `rules.escalation`: who rings when, walked through second by second.

Written from docs/spec/terms.md and the descriptions of `Timer`, `Desk` and `rings` alone.
"""

TIERS = ("duty-officer", "staff", "minister", "head-of-state")


def in_turn(terms, party, wait):
    """The names of a party's desks in the order in which they ring."""
    desks = [desk for desk in terms.desks if desk.party == party]
    if not desks:
        return ["duty desk"]
    answering = [desk for desk in desks if any(lane == wait.lane for lane in desk.lanes)]
    if not answering:
        answering = desks
    reached = []
    for tier in TIERS:
        called = wait.precedence == "flash" or TIERS.index(tier) >= TIERS.index(wait.tier)
        reached += [desk.name for desk in answering if desk.tier == tier and called]
    if reached:
        return reached
    return [desk.name for tier in TIERS for desk in answering if desk.tier == tier]


def timeline(terms, wait):
    """Every ring as (step, after_ms, party, desk), the end that is to answer first."""
    (timer,) = (one for one in terms.line.timers if one.precedence == wait.precedence)
    owing, waiting = in_turn(terms, wait.owed_by, wait), in_turn(terms, wait.owed_to, wait)
    told = [(0, 0, wait.owed_by, owing[0])]
    # What of either end has yet to be gone through in this round.
    left, right = owing[1:], list(waiting)
    clock = timer.acknowledge_within_ms if wait.within_ms is None else wait.within_ms
    last = {wait.owed_by: owing[0], wait.owed_to: waiting[0]}
    step, rounds = 1, 1
    while True:
        if not left and not right:
            if rounds == timer.rounds:
                return told
            rounds += 1
            left, right = list(owing), list(waiting)
        for party, desks in ((wait.owed_by, left), (wait.owed_to, right)):
            if desks:
                last[party] = desks.pop(0)
            told.append((step, clock, party, last[party]))
        step += 1
        clock += timer.next_after_ms


def due(terms, wait, party, elapsed_ms):
    """The steps at one end whose last moment in time is past."""
    return [
        (step, after_ms, desk)
        for step, after_ms, whose, desk in timeline(terms, wait)
        if whose == party and step > 0 and elapsed_ms > after_ms
    ]


def next_due(terms, wait, elapsed_ms):
    """How long after the beginning the next step at either end is due that is not past."""
    times = [
        after_ms
        for step, after_ms, _, _ in timeline(terms, wait)
        if step and after_ms >= elapsed_ms
    ]
    return min(times) if times else None
