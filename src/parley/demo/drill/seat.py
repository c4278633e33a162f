"""The seat of the person who plays: what lies open before it, and what it has been asked last."""

from collections.abc import Callable, Sequence

from msgspec import Struct

from parley.api.bodies import NoticePage
from parley.client import Client
from parley.demo.scenario import DrillPart, Scenario
from parley.demo.stage import Stage
from parley.demo.words import short
from parley.errors import UsageError
from parley.model.instants import text_of
from parley.model.notices import Notice, Ref
from parley.model.volumes import DEGREE_E7, Circle, Volume
from parley.picture.calls import Call, Message

Ask = Callable[[str], str]
Tell = Callable[[str], None]


class OpenMessage(Struct, frozen=True):
    """A message that the person's party has yet to acknowledge, and its number in its call."""

    call: Ref
    number: int
    message: Message


class Seat:
    """What the person can see and choose from. Every look is at the node as it stands."""

    def __init__(self, stage: Stage, party: str, language: str, ask: Ask, tell: Tell) -> None:
        self.stage = stage
        self.party = party
        self.language = language
        self.ask = ask
        self.tell = tell

    @property
    def officer(self) -> Client:
        """The person's own client."""
        return self.stage.actors[self.party].officer

    @property
    def agreement(self) -> str:
        """The agreement of the exercise."""
        return self.stage.agreement

    @property
    def scenario(self) -> Scenario:
        """What is being drilled."""
        return self.stage.scenario

    @property
    def drill(self) -> DrillPart:
        """How it is drilled."""
        assert self.scenario.drill is not None
        return self.scenario.drill

    @property
    def units(self) -> tuple[str, ...]:
        """The units of the person's party that answer in this drill."""
        return tuple(unit.name for unit in self.drill.units if unit.party == self.party)

    def notices(self, *, own: bool) -> list[NoticePage]:
        """Notices that are not over, oldest first: one's own, or those addressed to one."""
        rows = [
            row
            for row in self.officer.notice_list(self.agreement)
            if (row.ref.party == self.party) is own
        ]
        pages = [self.officer.notice_show(self.agreement, row.ref) for row in reversed(rows)]
        return [
            page
            for page in pages
            if not page.notice.state.over
            and (own or any(ladder.party == self.party for ladder in page.notice.ladders))
        ]

    def calls(self) -> list[Call]:
        """The calls that the person's party is in, the one that last said something first."""
        calls = self.officer.call_list(self.agreement)
        return [call for call in calls if self.party in call.parties]

    def open_messages(self) -> list[OpenMessage]:
        """Messages that wait for the person, oldest first."""
        found = []
        for call in self.calls():
            messages = self.officer.call_show(self.agreement, call.ref, limit=1000).messages
            found += [
                OpenMessage(call.ref, number, one)
                for number, one in enumerate(messages, 1)
                if self.party in one.owed_by
            ]
        return sorted(found, key=lambda one: one.message.issued_ms)

    def choose_notice(self, pages: Sequence[NoticePage], what: str) -> NoticePage:
        """One of these notices: the only one, or the one the person names.

        Raises:
            UsageError: There is none.
        """
        names = [str(page.notice.ref) for page in pages]
        return pages[self.choose(names, what)]

    def choose(self, names: Sequence[str], what: str) -> int:
        """One of these, by number or name; an empty line is the last. Alone, it is not asked for.

        Raises:
            UsageError: There is none, or none of that name.
        """
        if not names:
            raise UsageError(f"there is no {what} now")
        if len(names) == 1:
            return 0
        listed = "  ".join(f"{number} {name}" for number, name in enumerate(names, 1))
        typed = self.ask(f"which {what}? {listed}  [{len(names)}]") or str(len(names))
        if typed in names:
            return names.index(typed)
        if typed.isdecimal() and 1 <= int(typed) <= len(names):
            return int(typed) - 1
        raise UsageError(f"{typed[:40]!r} is none of them")


def told(notice: Notice) -> list[str]:
    """A notice in lines, whole: what a person repeats is read here and typed anew."""
    end_ms = notice.period.end_ms
    end = "no end known" if end_ms is None else text_of(end_ms)
    lines = [f"{notice.activity.value}, {text_of(notice.period.start_ms)} to {end}"]
    if notice.place_label:
        lines.append(f"place: “{notice.place_label}”")
    if notice.planned_landing_ms is not None:
        lines.append(f"planned landing: {text_of(notice.planned_landing_ms)}")
    if not notice.volumes:
        lines.append("nothing is drawn")
    lines += [
        f"volume {number}: {volume_line(one)}" for number, one in enumerate(notice.volumes, 1)
    ]
    if notice.remarks:
        lines.append(f"remarks: {notice.remarks}")
    return [short(line) for line in lines]


def volume_line(volume: Volume) -> str:
    """A volume in a line."""
    shape, band = volume.shape, volume.band
    if isinstance(shape, Circle):
        where = (
            f"{shape.centre.lat_e7 / DEGREE_E7:.2f}N,{shape.centre.lon_e7 / DEGREE_E7:.2f}E "
            f"{shape.radius_mm / 1e6:g}km"
        )
    else:
        where = f"a {type(shape).__name__.lower()}"
    end_ms = volume.interval.end_ms
    end = "no end known" if end_ms is None else text_of(end_ms)
    return (
        f"{volume.role.value}, {where}, {band.floor_mm / 1000:g}m to {band.ceiling_mm / 1000:g}m "
        f"({band.datum.value}), {text_of(volume.interval.start_ms)} to {end}"
    )
