"""`parley flash`: an emergency, said at once to every member, by whoever is at the desk."""

import time
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli import spoken
from parley.cli.calls import LaneOption
from parley.cli.description import described
from parley.cli.line import Line, OwnRef, states
from parley.cli.render.calls import NAME_CHARS
from parley.cli.render.sayings import show_said
from parley.cli.render.screen import print_json
from parley.cli.render.words import when
from parley.cli.saying import Language, made, notice_quote, now_of, phrase_of
from parley.errors import ParleyError, UsageError, WorldError
from parley.model.instants import span_of
from parley.model.line import Lane, Precedence, Quote, Said
from parley.model.notices import Ref
from parley.phrases import Entry, catalogue

if TYPE_CHECKING:
    from parley.api.line_bodies import CallPage
    from parley.picture.calls import Message
    from parley.turn.effects import Outcome

_POLL_S = 0.1


def _value(*names: str, says: str) -> object:
    return typer.Option(*names, metavar="VALUE", show_default=False, help=says)


@dataclass(frozen=True)
class Known:
    """What is known of an emergency, as typed; whatever is left out is said to be not known."""

    callsign: Annotated[str, _value("--callsign", says="Of the aircraft.")] = ""
    position: Annotated[
        str, _value("--at", "--position", says="Where, as 35.30N35.53E; words are sent as words.")
    ] = ""
    height: Annotated[str, _value("--height", says="As 5000m, 16000ft or FL100.")] = ""
    time: Annotated[
        str, _value("--time", says="When: 19:07 is the nearest such moment, UTC; or RFC 3339.")
    ] = ""
    due: Annotated[str, _value("--due", says="When an overdue aircraft was due.")] = ""
    persons: Annotated[str, _value("--persons", says="How many are on board.")] = ""
    within: Annotated[str, _value("--within", says="How far around, as 15km or 8nm.")] = ""
    start: Annotated[str, _value("--from", says="Since when.")] = ""
    until: Annotated[str, _value("--until", says="Until when; an hour is still to come.")] = ""
    notice: Annotated[
        str, _value("--notice", says="The notice it is about, as russia/F1; quoted if need be.")
    ] = ""

    def texts(self) -> dict[str, str]:
        """What was typed, by the catalogue's names."""
        typed = {one.name: getattr(self, one.name).strip() for one in fields(self)}
        return {("from" if name == "start" else name): text for name, text in typed.items() if text}


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command(
        "flash",
        epilog="Example: parley flash aircraft-overdue --callsign RF-93610 --at 35.30N35.53E "
        "--time 19:07 --notice russia/F1",
    )(flash)


@states
@described(Known)
def flash(
    line: Line,
    known: Known,
    emergency: Annotated[
        str,
        typer.Argument(
            metavar="EMERGENCY",
            help="hold-request, cease-request, aircraft-in-distress, aircraft-overdue, "
            "search-and-rescue-under-way, interference-observed or firing-observed; a part of the "
            "name that only one has will do.",
        ),
    ],
    words: Annotated[
        str,
        typer.Option("--words", metavar="WORDS", show_default=False, help="Words beside it."),
    ] = "",
    lane: LaneOption = Lane.AIR,
    wait: Annotated[
        float,
        typer.Option("--wait", min=0, metavar="SECONDS", help="How long to look who has it."),
    ] = 5.0,
    ref: OwnRef = "",
    language: Language = "en",
) -> None:
    """Say an emergency at once, to every member and no named person.

    Everything but its name may be left out and is then said to be not known. What the phrase has
    no place for, or what is no position or time, goes out beside it in words: nothing is refused
    for being vague. Prints what was sent, in your language, and who has it.
    """
    entry = emergency_of(emergency)
    said, odd = _said(line, entry, known.texts(), words)
    name = ref or line.new_ref("E")
    outcome = line.client.call_open(
        line.agreement,
        name,
        lane,
        Precedence.FLASH,
        said,
        topic=entry.emergency or "",
        key=line.key,
    )
    of = Ref(outcome.party, name)
    # It is on record: whatever fails from here on is no reason to say it again.
    line.stated = False
    if not line.as_json:
        _show_sent(line, outcome, of, said, language)
        if odd:
            line.screen.head("NOT UNDERSTOOD, and sent in words, which nobody translates")
            line.screen.items(odd, indent=2)
    page = _held(line, of, wait)
    if line.as_json:
        print_json({"outcome": outcome, "page": page})
    else:
        _show_holders(line, page)


def emergency_of(text: str) -> Entry:
    """The emergency of this name, code, or part of a name.

    Raises:
        UsageError: None, or more than one.
    """
    known = catalogue().emergencies
    wanted = text.strip().casefold()
    found = [
        entry for name, entry in known.items() if wanted == name or wanted == entry.code.casefold()
    ] or [entry for name, entry in known.items() if wanted and wanted in name]
    if len(found) != 1:
        why = "is no emergency" if not found else "is a part of more than one"
        raise UsageError(f"{text[:64]!r} {why}; there are: {', '.join(known)}")
    return found[0]


def _said(line: Line, entry: Entry, typed: dict[str, str], words: str) -> tuple[Said, list[str]]:
    """What goes out, and what is odd about it: nothing typed is lost, nothing stops it."""
    values: dict[str, str] = {}
    beside: dict[str, str] = {}
    quotes: tuple[Quote, ...] = ()
    odd = []
    for name, text in typed.items():
        try:
            if entry.blank(name) is not None:
                phrase_of(entry.code, {name: text}, lambda: now_of(line))
                values[name] = text
                continue
            if name == "notice":
                quotes = (notice_quote(line, spoken.reference(text, "--notice")),)
                continue
            why = f"{entry.emergency} has no place for it"
        except WorldError:
            raise
        except ParleyError as error:
            why = str(error).removeprefix(f"{name}: ")
        beside[name] = text
        odd.append(f"{name}: {why}")
    parts = [words.strip()] if words.strip() else []
    parts += [f"{name}: {text}" for name, text in beside.items()]
    phrase = phrase_of(entry.code, values, lambda: now_of(line))
    return made(phrase, "; ".join(parts), "", quotes), odd


def _held(line: Line, of: Ref, patience_s: float) -> "CallPage":
    """The call, once every party of it has it or so long has passed."""
    end = time.monotonic() + patience_s
    while True:
        page = line.client.call_show(line.agreement, of)
        if not _lacking(page) or time.monotonic() >= end:
            return page
        time.sleep(_POLL_S)


def _lacking(page: "CallPage") -> list[str]:
    message = page.messages[0]
    holders = {one.party for one in message.delivered}
    return [party for party in page.call.parties if party not in {*holders, message.party}]


def _show_sent(line: Line, outcome: "Outcome", of: Ref, said: Said, language: str) -> None:
    line.banner()
    line.screen.head(f"SENT as FLASH: call {of}, {when(outcome.issued_ms)}")
    show_said(line.screen, said, language)
    line.screen.field("message", outcome.leaf[:NAME_CHARS])


def _show_holders(line: Line, page: "CallPage") -> None:
    message: Message = page.messages[0]
    lacking = _lacking(page)
    line.screen.head("WHO HAS IT")
    for one in message.delivered:
        line.screen.field(one.party, f"its node, since {when(one.at_ms)}")
    for party in lacking:
        line.screen.field(party, "NOT YET: Parley goes on trying; use any other means too")
    timer = line.view.terms.line.timer(Precedence.FLASH)
    line.screen.say(
        "That a node has it says nothing of a person. The next desk rings, at both ends, for "
        f"whoever of {', '.join(message.owed_by)} has not acknowledged within "
        f"{span_of(timer.acknowledge_within_ms)}. Follow it with: parley call show {page.call.ref}"
    )
