"""What the person can do: numbered, each asked for in a few words. What is repeated is typed."""

from collections.abc import Callable
from typing import TypeVar

import msgspec
from msgspec import Struct

from parley.api.bodies import NoticePage
from parley.demo.drill import typed
from parley.demo.drill.seat import OpenMessage, Seat, told
from parley.demo.words import clock, short, signed, spoken
from parley.errors import UsageError
from parley.model.instants import Instant, Interval
from parley.model.line import Lane, MessageQuote, Precedence, Quote, Said
from parley.model.notices import Activity, Notice, Ref
from parley.model.phrases import NoticeValue, Phrase, TimeValue, Value
from parley.model.statements import RelayStage
from parley.model.volumes import Role, Volume
from parley.phrases import Entry, catalogue, compose, fault_of
from parley.picture.ladder import Ladder

_Made = TypeVar("_Made")

RECEIVED = "LINK-RECEIVED"
STAND_BY = "LINK-STANDBY"
DRAW = "NTC-DRAW"


class Action(Struct, frozen=True):
    """Something the person can do; `does` asks for what it needs."""

    words: str
    does: Callable[[Seat], None]


def _read_back(seat: Seat) -> None:
    page = seat.choose_notice(seat.notices(own=False), "notice")
    version = page.notice.versions[-1]
    for line in told(version.notice):
        seat.tell(f"    {line}")
    volumes: list[Volume] = []
    for number, volume in enumerate(version.notice.volumes, 1):
        line = seat.ask(f"repeat volume {number} ({volume.role.value}), as {typed.VOLUME}")
        if line:
            volumes.append(typed.volume(line, volume.role, seat.stage.now_ms))
    words = ""
    if not version.notice.volumes:
        words = seat.ask("repeat the place in your own words, as you understood it")
    if not volumes and not words:
        raise UsageError("a read-back repeats something; nothing was sent")
    of = page.notice.ref
    seat.officer.notice_read_back(seat.agreement, of, version.leaf, volumes, words)
    seat.stage.settle()
    differs = _ladder(seat, of).read_back_differs
    for difference in differs:
        seat.tell(f"    differs: {difference}")
    if not differs:
        seat.tell(f"    {of} is read back, and Parley finds no difference")


def _enter(seat: Seat) -> None:
    page = seat.choose_notice(seat.notices(own=False), "notice")
    of = page.notice.ref
    seat.officer.notice_enter(seat.agreement, of, page.notice.versions[-1].leaf)
    seat.tell(f"    {of} is entered where your operations are run, as you state")


def _pass(seat: Seat) -> None:
    page = seat.choose_notice(seat.notices(own=False), "notice")
    known = ", ".join(seat.units)
    line = seat.ask(f"to which units, with commas between? [{known}]") or known
    units = tuple(one.strip() for one in line.split(",") if one.strip())
    of = page.notice.ref
    seat.officer.notice_pass(seat.agreement, of, page.notice.versions[-1].leaf, units)
    seat.tell(f"    {of} is passed to {', '.join(units)}: NOT CONFIRMED until each acknowledges")


def _acknowledge(seat: Seat) -> None:
    one = _open_message(seat)
    line = seat.ask(f"in words, or by a phrase [{RECEIVED}]") or RECEIVED
    said = _said(seat, line)
    seat.officer.call_acknowledge(seat.agreement, one.call, one.message.leaf, said)
    seat.tell(f"    message {one.number} of {one.call} is acknowledged")


def _stand_by(seat: Seat) -> None:
    one = _open_message(seat)
    until_ms = seat.stage.now_ms + typed.span_ms(seat.ask("for how long? [5min]") or "5min")
    said = Said(compose(STAND_BY, {"until": TimeValue(until_ms)}), "", "", ())
    seat.officer.call_acknowledge(seat.agreement, one.call, one.message.leaf, said)
    seat.tell(f"    you asked for patience until {clock(until_ms)}; that acknowledges nothing")


def _say(seat: Seat) -> None:
    said = _said(seat, seat.ask("a phrase by its code (as SAR-LOST-ASK), or your own words"))
    urgency = seat.ask("how urgent? routine, priority, immediate, flash [immediate]")
    try:
        precedence = Precedence(urgency or Precedence.IMMEDIATE)
    except ValueError as error:
        raise UsageError(f"{urgency[:40]!r} is no precedence") from error
    calls = [str(call.ref) for call in reversed(seat.calls())]
    index = seat.choose(["a new call", *calls], "call")
    if index == 0:
        _open(seat, precedence, said, ())
        return
    of = next(call.ref for call in seat.calls() if str(call.ref) == calls[index - 1])
    waiting = [one for one in seat.open_messages() if one.call == of]
    quotes: tuple[Quote, ...] = tuple(MessageQuote(one.message.leaf) for one in waiting)
    said = msgspec.structs.replace(said, quotes=quotes)
    seat.officer.call_say(seat.agreement, of, precedence, said)
    seat.tell(f"    said in {of}" + (", and acknowledges what it answers" if quotes else ""))


def _emergency(seat: Seat) -> None:
    by = catalogue()
    names = list(by.emergencies)
    listed = "  ".join(f"{number} {name}" for number, name in enumerate(names, 1))
    line = seat.ask(f"which, and what is known of it (as callsign=Il-20)? {listed}")
    which, _, rest = line.partition(" ")
    if which.isdecimal() and 1 <= int(which) <= len(names):
        which = names[int(which) - 1]
    meant = [which] if which in names else [name for name in names if which and which in name]
    if len(meant) != 1:
        raise UsageError(f"{which[:40]!r} is no emergency: give its number or name")
    which = meant[0]
    entry = by.emergencies[which]
    said = Said(_phrase(seat, entry, _values(seat, entry, rest)), "", "", ())
    _open(seat, Precedence.FLASH, said, ())


def _file(seat: Seat) -> None:
    now_ms = seat.stage.now_ms
    place = seat.ask("the place, by name; empty for none")
    line = seat.ask(f"the volume, as {typed.VOLUME}; empty to draw nothing")
    volumes = (typed.volume(line, Role.ACTIVITY, now_ms),) if line else ()
    if volumes:
        period = volumes[0].interval
    else:
        start_ms = typed.moment(seat.ask("from when? (as 18:40, UTC)"), now_ms)
        end = seat.ask("until when? empty for not known")
        period = _interval(start_ms, typed.moment(end, now_ms) if end else None)
    notice = _checked(
        lambda: Notice(
            activity=Activity.OTHER,
            emergency=False,
            period=period,
            volumes=volumes,
            place_label=place,
            planned_landing_ms=None,
            contact_desk=seat.scenario.desk_of(seat.party),
            remarks="",
            relay_scope=place,
            addressees=(),
            annexes=(),
        )
    )
    taken = {row.ref for row in seat.officer.notice_list(seat.agreement)}
    number = next(n for n in range(1, 1000) if Ref(seat.party, f"N{n}") not in taken)
    seat.officer.notice_file(seat.agreement, f"N{number}", notice)
    seat.tell(f"    {seat.party}/N{number} is filed and out")


def _amend(seat: Seat) -> None:
    page = seat.choose_notice(seat.notices(own=True), "notice of your own")
    notice = page.notice.versions[-1].notice
    for line in told(notice):
        seat.tell(f"    {line}")
    now_ms = seat.stage.now_ms
    if notice.planned_landing_ms is not None:
        down_ms = typed.moment(seat.ask("a recall: down by when? (as 18:55, UTC)"), now_ms)
        if down_ms > notice.planned_landing_ms:
            raise UsageError(
                "a recall brings a flight down before it was planned; nothing was sent"
            )
        amended = _checked(lambda: recalled(notice, down_ms))
    else:
        drawn = typed.volume(seat.ask(f"the activity, as {typed.VOLUME}"), Role.ACTIVITY, now_ms)
        hazard = seat.ask("what hazard remains, in the same form; empty for not stated")
        volumes = (drawn, typed.volume(hazard, Role.RESIDUAL_HAZARD, now_ms)) if hazard else ()
        amended = _checked(lambda: msgspec.structs.replace(notice, volumes=volumes or (drawn,)))
    seat.officer.notice_amend(seat.agreement, page.notice.ref, amended)
    seat.tell(f"    {page.notice.ref} is amended; the new version replaces the earlier one")


def _state(seat: Seat) -> None:
    page = seat.choose_notice(seat.notices(own=True), "notice of your own")
    of = page.notice.ref
    line = seat.ask("has begun, or is over (for a flight: is down)? begun, over [over]") or "over"
    match line.lower():
        case "begun":
            seat.officer.notice_begin(seat.agreement, of)
        case "over":
            seat.officer.notice_end(seat.agreement, of)
        case _:
            raise UsageError(f"{line[:40]!r}: say begun or over")
    seat.tell(f"    {of}: {line.lower()}, as you state")


def _concern(seat: Seat) -> None:
    words = seat.ask("what do you see or fear, in words?")
    pages = seat.notices(own=False) + seat.notices(own=True)
    names = ["none", *(str(page.notice.ref) for page in pages)]
    index = seat.choose(names, "notice is it about") if pages else 0
    line = seat.ask(f"what you see, drawn, as {typed.VOLUME}; empty for nothing")
    now_ms = seat.stage.now_ms
    reported = (typed.volume(line, Role.ACTIVITY, now_ms),) if line else ()
    about = None if index == 0 else pages[index - 1].notice.ref
    taken = {one.ref for one in seat.officer.concern_list(seat.agreement)}
    number = next(n for n in range(1, 1000) if Ref(seat.party, f"C{n}") not in taken)
    seat.officer.concern_raise(seat.agreement, f"C{number}", about, words, reported)
    seat.tell(f"    {seat.party}/C{number} is raised and out")


def _relay(seat: Seat) -> None:
    page = seat.choose_notice(seat.notices(own=False), "notice")
    owed = [one for one in seat.scenario.off_line if one.relay_by == seat.party]
    name = owed[seat.choose([one.name for one in owed], "name off the line")]
    version = page.notice.versions[-1]
    scope = version.notice.relay_scope or version.notice.place_label
    seat.tell(f"    what the notifier allowed to be passed on: “{scope}”")
    how = seat.ask(f"how do you tell {name.label}? (as: by telephone)")
    seat.officer.notice_relay(
        seat.agreement, page.notice.ref, version.leaf, name.name, RelayStage.PASSED, scope, how
    )
    seat.tell(f"    passed to {name.label}, as you state; it answers nothing in this drill")


def _ask_to_draw(seat: Seat) -> None:
    undrawn = [page for page in seat.notices(own=False) if not _drawn(page)]
    of = seat.choose_notice(undrawn, "notice without geometry").notice.ref
    said = Said(compose(DRAW, {"notice": NoticeValue(of)}), "", "", ())
    _open(seat, Precedence.IMMEDIATE, said, (of.party,))


def _show(seat: Seat) -> None:
    """What is open: whose turn it is with each notice, and what has not been acknowledged."""
    empty = True
    for page in seat.notices(own=False) + seat.notices(own=True):
        waits = page.waiting_for or "CONFIRMED to the last"
        seat.tell(f"    {page.notice.ref}: {short(waits)}")
        empty = False
    for one in seat.open_messages():
        seat.tell(f"    message {one.number} of {one.call}: not acknowledged by you")
        seat.tell(f"      {spoken(one.message.said, seat.language, marked=True)}")
        empty = False
    if empty:
        seat.tell("    nothing is open")


ACTIONS: tuple[Action, ...] = (
    Action("read back a notice", _read_back),
    Action("enter it", _enter),
    Action("pass it to units", _pass),
    Action("acknowledge a message", _acknowledge),
    Action("ask to stand by", _stand_by),
    Action("say a phrase or words", _say),
    Action("flash: an emergency", _emergency),
    Action("file a notice", _file),
    Action("amend your own, or recall a flight", _amend),
    Action("state your own begun or over", _state),
    Action("raise a concern", _concern),
    Action("relay to a name off the line", _relay),
    Action("ask for a notice to be drawn", _ask_to_draw),
    Action("show what is open", _show),
)
"""In the order of their numbers, from 1; 0 is to wait."""


def _ladder(seat: Seat, of: Ref) -> Ladder:
    view = seat.officer.notice_show(seat.agreement, of).notice
    return next(ladder for ladder in view.ladders if ladder.party == seat.party)


def _drawn(page: NoticePage) -> bool:
    return bool(page.notice.versions[-1].notice.volumes)


def _open_message(seat: Seat) -> OpenMessage:
    waiting = seat.open_messages()
    index = seat.choose([f"{one.call} {one.number}" for one in waiting], "message")
    return waiting[index]


def _open(seat: Seat, precedence: Precedence, said: Said, addressees: tuple[str, ...]) -> None:
    taken = {call.ref for call in seat.officer.call_list(seat.agreement)}
    number = next(n for n in range(1, 1000) if Ref(seat.party, f"K{n}") not in taken)
    seat.officer.call_open(
        seat.agreement, f"K{number}", Lane.AIR, precedence, said, addressees=addressees
    )
    whom = ", ".join(addressees) or "every member"
    seat.tell(f"    {seat.party}/K{number} is open and out, to {whom} ({precedence.value})")


def _said(seat: Seat, line: str) -> Said:
    """A phrase, where the first word is its code; words as they are typed otherwise."""
    code, _, rest = line.partition(" ")
    entry = catalogue().phrases.get(code.upper())
    if entry is not None:
        return Said(_phrase(seat, entry, _values(seat, entry, rest)), "", "", ())
    if not line:
        raise UsageError("nothing was said")
    return Said(None, line, seat.language, ())


def _values(seat: Seat, entry: Entry, rest: str) -> dict[str, Value]:
    known = {blank.name: blank.type for blank in entry.parameters}
    if known and not rest.strip():
        takes = ", ".join(
            blank.name + (" (needed)" if blank.required else "") for blank in entry.parameters
        )
        rest = seat.ask(f"what is known, as name=value? {takes}; empty for nothing")
    return typed.named_values(rest, known, seat.stage.now_ms)


def _phrase(seat: Seat, entry: Entry, values: dict[str, Value]) -> Phrase:
    phrase = compose(entry.code, values)
    fault = fault_of(phrase)
    if fault is not None:
        raise UsageError(fault)
    seat.tell(f"    {spoken(Said(phrase, '', '', ()), seat.language, marked=True)}")
    seat.tell(f"    signed: {signed(phrase)}")
    return phrase


def recalled(notice: Notice, down_ms: Instant) -> Notice:
    """The flight ended earlier: each volume to that moment, and none that begins after it."""
    volumes = tuple(
        msgspec.structs.replace(one, interval=_until(one.interval, down_ms))
        for one in notice.volumes
        if one.interval.start_ms < down_ms
    )
    return msgspec.structs.replace(
        notice,
        period=_until(notice.period, down_ms),
        planned_landing_ms=down_ms,
        volumes=volumes,
    )


def _until(interval: Interval, down_ms: Instant) -> Interval:
    end_ms = down_ms if interval.end_ms is None else min(interval.end_ms, down_ms)
    return Interval(interval.start_ms, end_ms)


def _interval(start_ms: Instant, end_ms: Instant | None) -> Interval:
    return _checked(lambda: Interval(start_ms, end_ms))


def _checked(make: Callable[[], _Made]) -> _Made:
    """What is made of typed values.

    Raises:
        UsageError: They do not go together.
    """
    try:
        return make()
    except ValueError as error:
        raise UsageError(str(error)) from error
