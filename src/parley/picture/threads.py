"""The subjects under which things are stated: `kind/party/reference`."""

from parley.model.line import Lane
from parley.model.notices import Ref

FOUNDING_THREAD = "agreement"


def thread_of_notice(ref: Ref) -> str:
    """The subject under which everything about a notice is stated."""
    return f"notice/{ref}"


def thread_of_concern(ref: Ref) -> str:
    """The subject under which a concern and its answers are stated."""
    return f"concern/{ref}"


def thread_of_report(ref: Ref) -> str:
    """The subject under which a report is cited."""
    return f"report/{ref}"


def thread_of_call(ref: Ref) -> str:
    """The subject under which everything of a call is said."""
    return f"call/{ref}"


def thread_of_test(ref: Ref) -> str:
    """The subject under which a line test and its answers are stated."""
    return f"test/{ref}"


def thread_of_query(ref: Ref) -> str:
    """The subject under which a query and its answers are stated."""
    return f"query/{ref}"


def thread_of_lane(party: str, lane: Lane) -> str:
    """The subject under which a party declares a lane's state."""
    return f"line/{party}/{lane.value}"


def thread_of_duty(party: str) -> str:
    """The subject under which a party's watches change hands."""
    return f"duty/{party}/watch"


def ref_in(thread: str) -> Ref:
    """The reference that a thread is named for.

    Raises:
        ValueError: The thread is named for none.
    """
    parts = thread.split("/", 2)
    if len(parts) != 3:
        raise ValueError(f"the subject {thread[:80]!r} names nothing")
    return Ref(parts[1], parts[2])
