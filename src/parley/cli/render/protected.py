"""Sites, movements, crossings and gatherings as an officer reads them: dated, and by whose word."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from parley.cli.render.conflicts import show_conflicts
from parley.cli.render.screen import Screen
from parley.cli.render.words import distance, place, stretch, volume_lines, when
from parley.model.humanitarian import Crossing, Details, Gathering, Movement, Range, Site

if TYPE_CHECKING:
    from parley.api.bodies import NoticeRow, Preview
    from parley.cli.telling import Wish
    from parley.model.humanitarian_statements import Harm
    from parley.model.instants import Instant
    from parley.picture.disclosures import Disclosure
    from parley.picture.humanitarian import CheckInHeard, Protected, Service, Word
    from parley.picture.nearest import Nearest

NOTHING_NEAR = (
    "Nothing that others drew is still to come. What was named and not drawn lies nowhere in "
    "particular: it stands under the conflicts of the notice, if anywhere."
)
NOTHING_LAPSES = "to be reconfirmed: its protection does not lapse"


def number(of: Range | None) -> str:
    """A number or a range; null is not known."""
    if of is None:
        return "not known"
    return f"{of.low:,}" if of.low == of.high else f"{of.low:,} to {of.high:,}"


def show_details(screen: Screen, details: Details) -> None:
    """Show what its author says of it."""
    match details:
        case Site():
            _show_site(screen, details)
        case Movement():
            _show_movement(screen, details)
        case Crossing():
            sides = " / ".join(one for one in (details.one_side, details.other_side) if one)
            screen.field("name", details.name)
            screen.field("between", sides or "not stated")
            screen.field("used for", details.uses or "not stated")
        case Gathering():
            screen.field("organiser", f"{details.organiser}, which alone registers it")
            screen.field("people", number(details.people))


def _show_site(screen: Screen, site: Site) -> None:
    screen.field("name", site.name)
    screen.field("category", site.category.value)
    screen.field("services", ", ".join(site.services) or "none stated")
    people = "not known: nobody has counted, as far as is stated"
    if site.population is not None:
        dated = site.population.as_of_ms
        as_of = "undated" if dated is None else f"as of {when(dated)}"
        people = f"{number(site.population.number)}, {as_of}, {_basis(site.population.basis)}"
    screen.field("people", people)
    screen.field("by day", site.marking_daylight or "none stated")
    screen.field("thermal", site.marking_thermal or "none stated")
    if site.contact_annex is not None:
        screen.field("contact", f"in the annex {site.contact_annex[:16]}…")
    screen.field("valid until", f"{when(site.valid_until_ms)}, as registered")
    if site.coarse_mm is not None:
        screen.field("position", f"coarse on purpose: within {distance(site.coarse_mm)}")


def _basis(basis: str) -> str:
    return f"by {basis}" if basis else "on what basis is not stated"


def _show_movement(screen: Screen, movement: Movement) -> None:
    way = "not stated"
    if movement.origin or movement.destination:
        way = f"{movement.origin or 'not stated'} to {movement.destination or 'not stated'}"
    vehicles = "not known" if movement.vehicles is None else str(movement.vehicles)
    screen.field("purpose", movement.purpose or "not stated")
    screen.field("from, to", way)
    screen.field("vehicles", vehicles)
    screen.field("markings", movement.markings or "none stated")
    for group in movement.people:
        screen.field("people", f"{group.kind.value}: {number(group.number)}")
    if not movement.people:
        screen.field("people", "not stated")
    screen.field("guarantor", movement.guarantor or "nobody is stated to vouch for it")
    for index, check in enumerate(movement.check_ins, 1):
        at = "" if check.at is None else f" at {place(check.at)}"
        screen.field(
            "check-in", f"{index}. {check.place or 'a place'}{at}, due {when(check.due_ms)}"
        )


def show_protected(screen: Screen, details: Details | None, known: "Protected") -> None:
    """Show what has been stated of it since it was announced."""
    if known.removed:
        screen.head("REMOVED FROM THE LIST")
        screen.say(known.removed, indent=2, hang=2)
    if isinstance(details, Site):
        screen.head("SERVICES")
        for service in known.services:
            _show_service(screen, service)
        if not known.services:
            screen.say("None is stated.", indent=2)
        if details.contact_annex is None:
            screen.field("contact", "none stated")
        if known.valid_until_ms is not None:
            stale = f" (passed): {NOTHING_LAPSES}" if known.stale else ""
            screen.field("valid until", f"{when(known.valid_until_ms)}{stale}")
        for one in known.reconfirmed:
            words = f" “{one.words}”" if one.words else ""
            until = f"{when(one.at_ms)} until {when(one.valid_until_ms)}{words}"
            screen.field("reconfirmed", until)
    if isinstance(details, Movement):
        screen.head("CHECK-INS")
        for index, check in enumerate(known.check_ins, 1):
            screen.say(f"{index}. {_check_in(check)}", indent=2, hang=3)
        if not known.check_ins:
            screen.say("None is announced.", indent=2)
        for word in known.heard:
            _show_word(screen, word)
    if isinstance(details, Crossing):
        screen.head("STATE, AS EACH PARTY STATES IT")
        for said in known.crossing:
            why = f"“{said.reason}”" if said.reason else "no reason given"
            screen.say(
                f"{said.party}: {said.state.value.upper()} since {when(said.since_ms)}, {why}; "
                f"stated {when(said.stated_ms)}",
                indent=2,
                hang=2,
            )
        if not known.crossing:
            screen.say("No party has stated whether it is open.", indent=2)


def _show_service(screen: Screen, service: "Service") -> None:
    state = f"{service.service}: {service.state.value.upper()}"
    if service.since_ms is None and service.state.value == "open" and service.harm is None:
        screen.say(f"{state}, as registered", indent=2, hang=2)
        return
    why = f"“{service.reason}”" if service.reason else "no reason given"
    since = "since when is not known"
    if service.since_ms is not None:
        since = f"since {when(service.since_ms)}"
    screen.say(f"{state}, {since}, {why}", indent=2, hang=2)
    if service.harm is not None:
        _show_harm(screen, service.harm)


def _show_harm(screen: Screen, harm: "Harm") -> None:
    dated = "undated" if harm.as_of_ms is None else f"as of {when(harm.as_of_ms)}"
    screen.say(f"harm, as its author states: {harm.words or 'no words'} ({dated})", 4, 2)
    screen.say(f"people {number(harm.people)}; deaths {number(harm.deaths)}", indent=4, hang=2)


def _check_in(check: "CheckInHeard") -> str:
    heard = f"heard {when(check.heard_ms)}" if check.heard_ms is not None else "NOT HEARD OF"
    return f"{check.place or 'a place'}: due {when(check.due_ms)}, {heard}"


def _show_word(screen: Screen, word: "Word") -> None:
    said = word.report.value
    if word.point is not None:
        said += f" (check-in {word.point + 1})"
    if word.report.value == "delayed":
        said += f" until {when(word.until_ms)}"
    words = f" “{word.words}”" if word.words else ""
    screen.say(f"{when(word.at_ms)} {said}{words}", indent=2, hang=2)
    for sentence in volume_lines(word.volumes):
        screen.say(f"now goes: {sentence}", indent=4, hang=2)


def overdue_words(known: "Protected", now_ms: "Instant") -> list[str]:
    """The check-ins whose time has passed without word."""
    return [
        f"{index}. {check.place or 'a place'} was due {when(check.due_ms)} and is OVERDUE"
        for index, check in enumerate(known.check_ins, 1)
        if check.heard_ms is None and check.due_ms < now_ms
    ]


def show_nearest(screen: Screen, nearest: "Sequence[Nearest]") -> None:
    """Show what others announced nearest to it."""
    for one in nearest:
        together = "never there at once"
        if one.together is not None:
            together = f"both there {stretch(one.together.start_ms, one.together.end_ms)}"
        apart = "they meet" if one.gap_mm == 0 else f"{distance(one.gap_mm)} apart at the least"
        screen.say(f"{one.subject} of {one.party}: {apart}; {together}", indent=2, hang=2)
    if not nearest:
        screen.say(NOTHING_NEAR, indent=2, hang=2)


def show_disclosures(screen: Screen, disclosures: "Sequence[Disclosure]") -> None:
    """Show who was told, how, when, and who states so."""
    for one in disclosures:
        how = f" ({one.how})" if one.how else ""
        annex = "" if one.commitment is None else f", the annex {one.commitment[:16]}…"
        words = f" “{one.words}”" if one.words else ""
        by = "" if one.stated_by == one.to else f", as {one.stated_by} states"
        screen.say(
            f"{when(one.at_ms)} {one.to}: {one.way.value.replace('-', ' ')}{how}{annex}{by}{words}",
            indent=2,
            hang=2,
        )
    if not disclosures:
        screen.say("Nobody has been told, as far as is on record here.", indent=2)


def show_brief(screen: Screen, ref: str, preview: "Preview") -> None:
    """Show one of many before it is signed: what it is, where, and what is odd about it."""
    notice = preview.notice
    name = getattr(notice.details, "name", "") or notice.place_label
    screen.head(f"{ref}: {notice.activity.value}{f' “{name}”' if name else ''}")
    for sentence in volume_lines(notice.volumes, preview.widened):
        screen.say(sentence, indent=2, hang=2)
    screen.items(f"{flag.kind.value.replace('-', ' ')}: {flag.words}" for flag in preview.flags)
    if preview.conflicts:
        show_conflicts(screen, preview.conflicts, indent=2)


def show_apart(
    screen: Screen, wish: "Wish", contents: Mapping[Path, bytes], indent: int = 2
) -> None:
    """Show what of one goes to fewer than all, what is kept beside it, and what is to be known."""
    if wish.contact is not None:
        screen.field(
            "contact",
            f"{wish.contact.name} ({len(contents[wish.contact])} bytes), to "
            f"{', '.join(wish.contact_to)} alone, erasable; the others see that there is one",
            indent,
        )
    for path in wish.annexes:
        size = len(contents[path])
        screen.field("annex", f"{path.name} ({size} bytes), to all, erasable", indent)
    for note in wish.notes:
        screen.field("note", note, indent)


def show_disclosed(
    screen: Screen, wishes: "Sequence[Wish]", told: Sequence[str], contents: Mapping[Path, bytes]
) -> None:
    """Show who would be told what by signing."""
    screen.head(f"TOLD BY SIGNING {'IT' if len(wishes) == 1 else 'THEM'}, for ever")
    readers = dict.fromkeys(party for wish in wishes for party in wish.notice.addressees)
    named = all(wish.notice.addressees for wish in wishes)
    read_back = ", ".join(readers) if named else "every other member"
    screen.field("to", f"{', '.join(told)}: all of it; to read back: {read_back}")
    scopes = dict.fromkeys(wish.notice.relay_scope or wish.notice.place_label for wish in wishes)
    quoted = ", ".join(f"“{scope}”" for scope in scopes if scope)
    off = f"{quoted} may be passed on, and nothing else" if quoted else "nothing but that it is"
    screen.field("off the line", off)
    if len(wishes) == 1:
        show_apart(screen, wishes[0], contents)


def show_protected_rows(
    screen: Screen, rows: "Iterable[NoticeRow]", now_ms: "Instant", none: str
) -> None:
    """Show a list of them, each with what is missing."""
    shown = False
    for row in rows:
        shown = True
        name = f"  “{row.name}”" if row.name else ""
        screen.say(f"{row.ref}{name}  {row.activity}, {_state(row)}", hang=2, style="bold")
        where = f"“{row.place_label}”, " if row.place_label else ""
        screen.say(f"{where}{stretch(row.start_ms, row.end_ms)}", indent=2, hang=2)
        if row.valid_until_ms is not None:
            stale = ""
            if row.valid_until_ms < now_ms and row.state not in ("ended", "cancelled"):
                stale = f" (passed): {NOTHING_LAPSES}"
            screen.say(f"valid until {when(row.valid_until_ms)}{stale}", indent=2, hang=2)
        screen.say(
            "CONFIRMED" if row.confirmed else f"NOT CONFIRMED: {row.waiting_for}", indent=2, hang=2
        )
    if not shown:
        screen.say(none)


def _state(row: "NoticeRow") -> str:
    if row.valid_until_ms is not None and row.state in ("ended", "cancelled"):
        return "taken from the list; its protection does not lapse"
    return row.state
