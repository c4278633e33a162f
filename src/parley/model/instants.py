"""Moments and stretches of time: whole milliseconds of UTC, half-open."""

from datetime import UTC, datetime

from msgspec import Struct

from parley import limits

Instant = int
"""Milliseconds since 1970-01-01T00:00:00Z."""


class Interval(Struct, frozen=True, forbid_unknown_fields=True):
    """Time from start up to but not including end; UTC milliseconds.

    An end of null is *not known*. It is judged as if there were no end, for that errs outward.
    """

    start_ms: Instant
    end_ms: Instant | None

    def __post_init__(self) -> None:
        require_instant(self.start_ms)
        if self.end_ms is not None:
            require_instant(self.end_ms)
            if not self.start_ms < self.end_ms:
                raise ValueError("an interval must end after it starts")

    def has(self, instant: Instant) -> bool:
        """Whether the instant lies within; the end itself does not."""
        return self.start_ms <= instant and (self.end_ms is None or instant < self.end_ms)

    def common(self, other: "Interval") -> "Interval | None":
        """The time both have, or None where they share none."""
        start = max(self.start_ms, other.start_ms)
        ends = [end for end in (self.end_ms, other.end_ms) if end is not None]
        end = min(ends) if ends else None
        if end is not None and end <= start:
            return None
        return Interval(start, end)


def require_instant(instant_ms: Instant) -> None:
    """Raise ValueError unless the instant lies in the years 1970 to 9999."""
    if not 0 <= instant_ms <= limits.MAX_INSTANT_MS:
        raise ValueError("an instant is a count of UTC milliseconds in the years 1970 to 9999")


def instant_of(text: str) -> Instant:
    """Read an RFC 3339 moment with its offset, such as `2018-09-17T18:39:00Z`.

    Raises:
        ValueError: Not a moment, or one without an offset: local time is never guessed.
    """
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(f"{text!r} has no offset from UTC; write it with Z, as 2018-09-17T18:39Z")
    since = moment.astimezone(UTC) - datetime(1970, 1, 1, tzinfo=UTC)
    instant_ms = since.days * 86_400_000 + since.seconds * 1000 + since.microseconds // 1000
    require_instant(instant_ms)
    return instant_ms


def text_of(instant_ms: Instant) -> str:
    """Write an instant as RFC 3339 in UTC; milliseconds only where there are any.

    What falls due after an instant may lie beyond the last year that can be written. It is said to,
    for a peer's odd clock must not keep anybody from reading the rest.
    """
    if instant_ms > limits.MAX_INSTANT_MS:
        return f"after {text_of(limits.MAX_INSTANT_MS)}"
    moment = datetime.fromtimestamp(instant_ms // 1000, UTC)
    seconds = moment.strftime("%Y-%m-%dT%H:%M:%S")
    millis = instant_ms % 1000
    return f"{seconds}.{millis:03d}Z" if millis else f"{seconds}Z"


def span_of(span_ms: int) -> str:
    """A length of time in words, rounded up to the second: `59 min`, `1 h 5 min 12 s`."""
    seconds = -(-span_ms // 1000)
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    parts = [f"{hours} h"] * (hours > 0) + [f"{minutes} min"] * (minutes > 0)
    parts += [f"{seconds} s"] * (seconds > 0 or not parts)
    return " ".join(parts)
