"""A card: a site that stands apart from the accounts, and what is announced nearest to it."""

from collections.abc import Sequence

import msgspec
from msgspec import Struct

from parley.api.story import Tag
from parley.demo.scenario import CardPart
from parley.demo.stage import Stage
from parley.errors import UsageError, WorldError
from parley.model.humanitarian import Site
from parley.model.humanitarian_statements import Harm
from parley.model.instants import Instant, text_of
from parley.model.notices import ref_of
from parley.model.volumes import DEGREE_E7, Circle
from parley.picture.humanitarian import Service
from parley.picture.nearest import Nearest


class RangeShown(Struct, frozen=True):
    """A number between two; `as_of` null where no date is given."""

    low: int
    high: int
    as_of: str | None
    basis: str


class HarmShown(Struct, frozen=True):
    """Harm as stated; null is not stated."""

    words: str
    people: tuple[int, int] | None
    deaths: tuple[int, int] | None
    as_of: str | None


class ServiceShown(Struct, frozen=True):
    """A service as it stands; a reason of null is none given, `since` of null not known."""

    service: str
    state: str
    since: str | None
    reason: str | None
    harm: HarmShown | None


class NearestShown(Struct, frozen=True):
    """What others announced or reported nearest to it; at least so far, 0 where they meet."""

    subject: str
    party: str
    at_least_km: float
    at_once: bool
    """Whether the two are there at the same time."""


class CardShown(Struct, frozen=True):
    """A site, its services, and what is nearest to it.

    `at` is the exercise's clock, for the record gives no date. `conflicts` counts what is not
    surely apart from it; none is: no conflict found among what was filed.
    """

    title: str
    label: str
    tag: Tag
    source: str
    at: str
    of: str
    hosted_by: str | None
    name: str
    category: str
    lat: float | None
    lon: float | None
    within_km: float | None
    population: RangeShown | None
    services: tuple[ServiceShown, ...]
    conflicts: int
    nearest: tuple[NearestShown, ...]
    record: str
    not_known: str


def card_of(stage: Stage, part: CardPart) -> CardShown:
    """The card as every node has it.

    Raises:
        UsageError: It is of no site.
        WorldError: The nodes hold the same record and do not agree.
    """
    of = ref_of(part.of)
    asked = [
        (
            actor.officer.notice_show(stage.agreement, of),
            actor.officer.notice_nearest(stage.agreement, of, 1),
        )
        for actor in stage.actors.values()
    ]
    page, nearest = asked[0]
    seen = [
        msgspec.json.encode((one.protected, one.conflicts, near))
        for (one, near), actor in zip(asked, stage.actors.values(), strict=True)
        if actor.party != of.party
    ]
    if len(set(seen)) > 1:
        raise WorldError("the nodes hold the same record and do not agree on what it shows")
    notice = page.notice.versions[-1].notice
    site = notice.details
    if not isinstance(site, Site) or page.protected is None:
        raise UsageError(f"the card {part.title!r} is of {of}, which is no site")
    shape = next((one.shape for one in notice.volumes if isinstance(one.shape, Circle)), None)
    counted = site.population
    return CardShown(
        title=part.title,
        label=part.label,
        tag=part.tag,
        source=part.source,
        at=text_of(stage.now_ms),
        of=str(of),
        hosted_by=stage.scenario.party(of.party).hosted_by,
        name=site.name,
        category=site.category,
        lat=None if shape is None else shape.centre.lat_e7 / DEGREE_E7,
        lon=None if shape is None else shape.centre.lon_e7 / DEGREE_E7,
        within_km=None if site.coarse_mm is None else site.coarse_mm / 1e6,
        population=None
        if counted is None
        else RangeShown(
            counted.number.low, counted.number.high, _text(counted.as_of_ms), counted.basis
        ),
        services=tuple(map(_service, page.protected.services)),
        conflicts=len(page.conflicts),
        nearest=_nearest(nearest),
        record=part.record,
        not_known=part.not_known,
    )


def _service(one: Service) -> ServiceShown:
    harm = None if one.harm is None else _harm(one.harm)
    return ServiceShown(one.service, one.state.value, _text(one.since_ms), one.reason, harm)


def _harm(harm: Harm) -> HarmShown:
    people, deaths = harm.people, harm.deaths
    return HarmShown(
        harm.words,
        None if people is None else (people.low, people.high),
        None if deaths is None else (deaths.low, deaths.high),
        _text(harm.as_of_ms),
    )


def _nearest(found: Sequence[Nearest]) -> tuple[NearestShown, ...]:
    return tuple(
        NearestShown(
            str(one.subject), one.party, round(one.gap_mm / 1e6, 1), one.together is not None
        )
        for one in found
    )


def _text(at_ms: Instant | None) -> str | None:
    return None if at_ms is None else text_of(at_ms)
