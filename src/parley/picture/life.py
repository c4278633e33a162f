"""The life of a notice, as a table: which statement of its author leads where.

A missing pair is refused to one's own officer, and shown as out of order when a
peer did it. No state is a permission.
"""

from enum import StrEnum

from parley.model.statements import (
    NoticeAmended,
    NoticeAssessed,
    NoticeBegun,
    NoticeCancelled,
    NoticeEnded,
    NoticeFiled,
    Payload,
)


class State(StrEnum):
    """Where a notice stands in its life, as its author states."""

    ABSENT = "absent"
    """Spoken of, and not yet here."""
    FILED = "filed"
    BEGUN = "begun"
    ENDED = "ended"
    CANCELLED = "cancelled"

    @property
    def over(self) -> bool:
        """Whether the activity is over or will not be; a residual hazard may remain."""
        return self in (State.ENDED, State.CANCELLED)


TRANSITIONS: dict[tuple[State, type[Payload]], State] = {
    (State.ABSENT, NoticeFiled): State.FILED,
    (State.FILED, NoticeAssessed): State.FILED,
    (State.FILED, NoticeAmended): State.FILED,
    (State.FILED, NoticeBegun): State.BEGUN,
    (State.FILED, NoticeEnded): State.ENDED,
    (State.FILED, NoticeCancelled): State.CANCELLED,
    (State.BEGUN, NoticeAssessed): State.BEGUN,
    (State.BEGUN, NoticeAmended): State.BEGUN,
    (State.BEGUN, NoticeEnded): State.ENDED,
    (State.ENDED, NoticeAssessed): State.ENDED,
    (State.CANCELLED, NoticeAssessed): State.CANCELLED,
}
