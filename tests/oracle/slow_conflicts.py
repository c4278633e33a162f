"""The slow obvious double of `conflicts_among`: every volume against every other."""

from parley.conflict import judge
from parley.model.findings import Verdict


def pairs_not_apart(things, minima):
    """For things that are all drawn: the pairs of (subject, volume) of different actors."""
    found = {}
    for i, a in enumerate(things):
        for b in things[i + 1 :]:
            if a.subject == b.subject or (a.actor is not None and a.actor == b.actor):
                continue
            for p, one in enumerate(a.volumes):
                for q, two in enumerate(b.volumes):
                    finding = judge(one, two, minima)
                    if finding is not None and finding.verdict is not Verdict.APART:
                        found[frozenset({(a.subject, p), (b.subject, q)})] = finding.verdict
    return found
