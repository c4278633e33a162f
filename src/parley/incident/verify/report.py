"""What a verified bundle shows: values that a terminal or a page can print as they are."""

from msgspec import Struct

from parley.model.instants import Instant


class Delivery(Struct, frozen=True):
    """A party's mirror held the statement by this time, as its cosignature says."""

    party: str
    by_ms: Instant


class Event(Struct, frozen=True):
    """One statement in the story of a thread.

    Attributes:
        leaf: What names the entry: its leaf hash in hexadecimal.
        issued_ms: What the author's clock said: a claim.
        not_before_ms: When the newest statement that the author names as seen was made, as that
            one's author says; null where it names none that is here.
        not_after_ms: By when another node had cosigned it; null where none had.
        gist: A short line of what was said; empty where it is not understood.
        understood: Whether this version of Parley can read the payload.
    """

    party: str
    sequence: int
    kind: str
    leaf: str
    desk: str
    issued_ms: Instant
    not_before_ms: Instant | None
    not_after_ms: Instant | None
    delivered: tuple[Delivery, ...]
    gist: str
    understood: bool


class ThreadStory(Struct, frozen=True):
    """What was stated in a thread, in the order of the authors' clocks."""

    thread: str
    events: tuple[Event, ...]


class LogSummary(Struct, frozen=True):
    """A log as the bundle shows it: how many entries its checkpoint covers, how many are here."""

    party: str
    size: int
    present: int


class BundleReport(Struct, frozen=True):
    """What a bundle shows, and what it does not.

    Attributes:
        problems: What does not hold; any makes the bundle unsound.
        gaps: What is not here and would be needed to show more.
        flags: What is odd but proves nothing false, such as a clock that was wrong.
        disputed: Which parties are shown to have contradicted themselves.
    """

    agreement: str
    title: str
    banner: str
    exercise: bool
    problems: tuple[str, ...]
    gaps: tuple[str, ...]
    flags: tuple[str, ...]
    disputed: tuple[str, ...]
    logs: tuple[LogSummary, ...]
    threads: tuple[ThreadStory, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing in the bundle was found false."""
        return not self.problems


def empty_report(problem: str) -> BundleReport:
    """The report of a file that could not be read, and why."""
    return BundleReport("", "", "", False, (printable(problem),), (), (), (), (), ())


def printable(text: str) -> str:
    """The text with what could upset a terminal or turn a line round replaced by U+FFFD."""
    return "".join(one if one.isprintable() else "\ufffd" for one in text)
