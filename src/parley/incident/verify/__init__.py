"""Verify an exported bundle with nothing but the bytes in it (docs/spec/bundle.md).

What does not hold is a *problem* and makes the bundle unsound. What is absent is
a *gap* and is named. What is odd but proves nothing false is a *flag*.
"""

from parley.errors import PeerError
from parley.incident.verify.across import (
    check_annexes,
    check_equivocations,
    check_mirrors,
    check_reached,
    check_seen,
)
from parley.incident.verify.logs import check_log, understand_log
from parley.incident.verify.report import (
    BundleReport,
    Delivery,
    Event,
    LogSummary,
    ThreadStory,
    empty_report,
)
from parley.incident.verify.scope import Scope
from parley.incident.verify.story import stories
from parley.ledger.bundle import Bundle, read_bundle

SOUND, NOT_SOUND, UNREADABLE = 0, 1, 2


def verify_bundle(bundle: Bundle) -> BundleReport:
    """Check everything that the bundle lets one check, and name what it does not.

    Raises:
        MalformedStatement: Its terms are not understood, so that no key is known.
    """
    scope = Scope(bundle)
    for log in bundle.logs:
        check_log(scope, log)
    for member in scope.terms.members:
        if member.party not in scope.logs:
            scope.gap(f"the log of {member.party} is not here")
    for checked in scope.logs.values():
        understand_log(scope, checked)
    check_equivocations(scope)
    for checked in scope.logs.values():
        check_seen(scope, checked)
        check_mirrors(scope, checked)
    check_reached(scope)
    check_annexes(scope)
    threads = stories(scope)
    return BundleReport(
        agreement=scope.agreement,
        title=scope.terms.title,
        banner=scope.terms.banner,
        exercise=scope.terms.exercise,
        problems=tuple(scope.problems),
        gaps=tuple(scope.gaps),
        flags=tuple(scope.flags),
        disputed=tuple(
            f"{party} signed two things that cannot both be true"
            for party in sorted(scope.disputed)
        ),
        logs=tuple(
            LogSummary(log.party, log.size, len(log.entries)) for log in scope.logs.values()
        ),
        threads=threads,
    )


def verify_file(raw: bytes) -> tuple[int, BundleReport]:
    """Judge the bytes of an exported file.

    Returns:
        The exit code and the report: 0 sound, 1 not sound, 2 unreadable (the report then holds one
        problem, which says why).
    """
    try:
        report = verify_bundle(read_bundle(raw))
    except PeerError as error:
        return UNREADABLE, empty_report(str(error))
    return (SOUND if report.sound else NOT_SOUND), report


__all__ = [
    "NOT_SOUND",
    "SOUND",
    "UNREADABLE",
    "BundleReport",
    "Delivery",
    "Event",
    "LogSummary",
    "ThreadStory",
    "verify_bundle",
    "verify_file",
]
