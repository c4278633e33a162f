"""A notice in plain words for a unit: what, where and when, and what else there is to say."""

from collections.abc import Iterator

from parley.api.line_bodies import UnitPage
from parley.interop.words import count, heights, shape
from parley.model.humanitarian import (
    Crossing,
    DatedRange,
    Details,
    Gathering,
    Movement,
    Range,
    Site,
)
from parley.model.humanitarian_statements import MovementReport, ServiceState
from parley.model.instants import Instant, text_of
from parley.model.volumes import Volume
from parley.picture.humanitarian import Protected

_STATE = {
    "filed": "announced",
    "begun": "it has begun",
    "ended": "it is over; a hazard may remain as long as is drawn below",
    "cancelled": "CANCELLED: it will not take place",
}
_NOT_KNOWN = "not known"


def moment(instant_ms: Instant | None) -> str:
    """A moment as it is read out: `2018-09-17 18:39:00 UTC`; null is not known."""
    if instant_ms is None:
        return _NOT_KNOWN
    return text_of(instant_ms).replace("T", " ").removesuffix("Z") + " UTC"


def lines(page: UnitPage) -> Iterator[tuple[str, str]]:
    """Every line of the page by its name; what nobody said is left out, or said to be not known."""
    notice = page.notice
    emergency = "EMERGENCY: " if notice.emergency else ""
    yield "What", f"{emergency}{notice.activity.value.replace('-', ' ')}"
    known = page.protected
    if known is not None and known.removed:
        # That "it is over" would be read as leave to fire at it.
        yield "How it stands", known.removed
    else:
        yield "How it stands", f"{_STATE.get(page.state, page.state)}, as {page.of.party} states"
    yield "From", moment(notice.period.start_ms)
    yield "Until", moment(notice.period.end_ms)
    drawn = "" if notice.volumes else " (nothing is drawn: it may be anywhere in that place)"
    if notice.place_label:
        yield "Place", f"{notice.place_label}{drawn}"
    for volume in notice.volumes:
        yield f"Drawn: {volume.role.value.replace('-', ' ')}", _drawn(volume)
    if notice.planned_landing_ms is not None:
        yield "Planned landing", moment(notice.planned_landing_ms)
    if notice.details is not None:
        yield from _details(notice.details)
    if known is not None:
        yield from _since(known)
    if notice.remarks:
        yield "Remarks", notice.remarks
    yield "Whose notice", f"{page.of.party}, under the reference {page.of.ref}"
    if notice.contact_desk:
        yield "Its desk", notice.contact_desk
    yield "Passed to you by", page.party


def _drawn(volume: Volume) -> str:
    span = f"{moment(volume.interval.start_ms)} until {moment(volume.interval.end_ms)}"
    return f"{shape(volume.shape)}\n{heights(volume.band)}\n{span}"


def _since(known: Protected) -> Iterator[tuple[str, str]]:
    """What was stated since it was announced; the notice alone would tell of a way left behind."""
    for service in known.services:
        if service.state is not ServiceState.OPEN:
            since = "" if service.since_ms is None else f" since {moment(service.since_ms)}"
            why = service.reason or "no reason given"
            yield "Service", f"{service.service}: {service.state.value.upper()}{since} ({why})"
    if known.stale:
        yield (
            "To be reconfirmed",
            f"since {moment(known.valid_until_ms)}; its protection does not lapse",
        )
    for word in known.heard:
        until = f" until {moment(word.until_ms)}" if word.report is MovementReport.DELAYED else ""
        said = f"{word.report.value.replace('-', ' ')}{until}, stated {moment(word.at_ms)}"
        yield "Reported", f"{said}\n{word.words}".strip()
        for volume in word.volumes:
            yield "Now goes (and may be where it was announced)", _drawn(volume)
    for stated in known.crossing:
        why = stated.reason or "no reason given"
        since = moment(stated.since_ms)
        yield f"As {stated.party} states", f"{stated.state.value.upper()} since {since} ({why})"


def _details(details: Details) -> Iterator[tuple[str, str]]:
    match details:
        case Site():
            yield from _site(details)
        case Movement():
            yield from _movement(details)
        case Crossing():
            yield "Crossing", f"{details.name}, between {details.one_side} and {details.other_side}"
            yield "Used for", details.uses or _NOT_KNOWN
        case Gathering():
            yield "Registered by", details.organiser
            yield "People", _range(details.people)


def _site(site: Site) -> Iterator[tuple[str, str]]:
    yield "Site", f"{site.name} ({site.category.value.replace('-', ' ')})"
    if site.services:
        yield "Services", ", ".join(site.services)
    yield "People who depend on it", _dated(site.population)
    yield "Seen by day", site.marking_daylight or "no marking is stated"
    yield "Seen by a thermal camera", site.marking_thermal or "no marking is stated"
    if site.coarse_mm is not None:
        yield "Position", f"coarse on purpose: it lies within {site.coarse_mm / 1e6:g} km"


def _movement(movement: Movement) -> Iterator[tuple[str, str]]:
    yield "Movement", f"{movement.purpose or 'purpose not stated'}"
    yield "Route", f"{movement.origin or _NOT_KNOWN} to {movement.destination or _NOT_KNOWN}"
    yield (
        "Vehicles",
        _NOT_KNOWN if movement.vehicles is None else count(movement.vehicles, "vehicle"),
    )
    yield "Markings", movement.markings or "none is stated"
    for group in movement.people:
        yield "People", f"{group.kind.value.replace('-', ' ')}: {_range(group.number)}"
    if movement.guarantor:
        yield "Guarantor", movement.guarantor
    for check in movement.check_ins:
        yield "To be heard from", f"{check.place or _NOT_KNOWN}, by {moment(check.due_ms)}"


def _range(number: Range | None) -> str:
    if number is None:
        return _NOT_KNOWN
    if number.low == number.high:
        return str(number.low)
    return f"{number.low} to {number.high}"


def _dated(number: DatedRange | None) -> str:
    if number is None:
        return _NOT_KNOWN
    dated = "undated" if number.as_of_ms is None else f"as of {moment(number.as_of_ms)}"
    basis = f", {number.basis}" if number.basis else ""
    return f"{_range(number.number)} ({dated}{basis})"
