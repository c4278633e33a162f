"""`parley site`: places to be spared, their services, and what their loss did."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, ClassVar

import msgspec
import typer

from parley.cli import looking, placing, registering, spoken, telling
from parley.cli.description import described
from parley.cli.filing import Words
from parley.cli.line import Line, asks_under, states
from parley.cli.notices import AsOf
from parley.cli.render.statements import show_outcome
from parley.cli.telling import At, Here, Name, OnlyPreview, OwnName, Reason, Remarks, Told, Yes
from parley.errors import UsageError
from parley.model.humanitarian import DatedRange, Details, Site, SiteCategory
from parley.model.humanitarian_statements import Harm, ServiceState
from parley.model.instants import Interval
from parley.model.notices import Activity
from parley.model.volumes import Volume

if TYPE_CHECKING:
    from parley.interop.geojson import Drawn

ACTIVITIES = (Activity.HUMANITARIAN_SITE,)

SiteRef = Annotated[
    str, typer.Argument(metavar="REF", help="The site, as party/reference, as relief-org/S1.")
]


group = typer.Typer(help="Sites: places to be spared.", no_args_is_help=True)


@dataclass(frozen=True)
class SiteTold(Told):
    """A site as typed, or as a table has it."""

    TABLE: ClassVar[str] = "site"
    WHAT: ClassVar[str] = "site"
    ACTIVITIES: ClassVar[tuple[Activity, ...]] = ACTIVITIES

    at: At = ""
    radius: Annotated[
        str,
        typer.Option(
            "--radius",
            metavar="LENGTH",
            show_default=False,
            help="How far around that it reaches, as 200m; everyone is told exactly where.",
        ),
    ] = ""
    coarse: Annotated[
        str,
        typer.Option(
            "--coarse",
            metavar="LENGTH",
            show_default=False,
            help="In place of --radius, as 5km: a circle of that radius that holds the position "
            "and does not tell it; the position stays here (ADR 0100).",
        ),
    ] = ""
    name: Name = ""
    category: Annotated[
        SiteCategory | None,
        typer.Option(
            "--category",
            metavar="KIND",
            show_default=False,
            help=f"One of {', '.join(one.value for one in SiteCategory)}.",
        ),
    ] = None
    services: Annotated[
        list[str] | None,
        typer.Option(
            "--service", metavar="WORDS", help="What people find there; repeat it for more."
        ),
    ] = None
    people: Annotated[
        str,
        typer.Option(
            "--people",
            metavar="NUMBER",
            show_default=False,
            help="How many depend on it, as 60000 or 50000-60000; left out, it is not known.",
        ),
    ] = ""
    people_as_of: Annotated[
        str,
        typer.Option(
            "--people-as-of", metavar="DAY", show_default=False, help="Of when that number is."
        ),
    ] = ""
    people_basis: Annotated[
        str,
        typer.Option(
            "--people-basis",
            metavar="WORDS",
            show_default=False,
            help="What that number rests on, as “an estimate”.",
        ),
    ] = ""
    marking_day: Annotated[
        str | None,
        typer.Option(
            "--marking-day",
            metavar="WORDS",
            show_default=False,
            help="What is seen by day; needed, and empty where there is none.",
        ),
    ] = None
    marking_thermal: Annotated[
        str | None,
        typer.Option(
            "--marking-thermal",
            metavar="WORDS",
            show_default=False,
            help="What a thermal camera sees; needed, and empty where there is none.",
        ),
    ] = None
    valid_until: Annotated[
        str,
        typer.Option(
            "--valid-until",
            metavar="DAY",
            show_default=False,
            help="When you mean to reconfirm it. Nothing lapses then.",
        ),
    ] = ""
    contact: telling.Contact = None
    contact_to: telling.ContactTo = None
    remarks: Remarks = ""

    def details(self, here: Here) -> Details:
        """What the options say of the site.

        Raises:
            UsageError: Something that has to be said was not.
        """
        del here
        missing = [
            f"--{name}"
            for name, value in (
                ("name", self.name),
                ("category", self.category or ""),
                ("valid-until", self.valid_until),
            )
            if not value
        ]
        missing += [
            f'--{name} (empty, as --{name} "", where there is none)'
            for name, value in (
                ("marking-day", self.marking_day),
                ("marking-thermal", self.marking_thermal),
            )
            if value is None
        ]
        if missing:
            raise UsageError(f"a site needs {', '.join(missing)}")
        assert self.category is not None
        assert self.marking_day is not None
        assert self.marking_thermal is not None
        return Site(
            name=self.name,
            category=self.category,
            services=tuple(self.services or ()),
            population=self._population(),
            marking_daylight=self.marking_day,
            marking_thermal=self.marking_thermal,
            contact_annex=None,
            valid_until_ms=placing.moment_or_day(self.valid_until, "--valid-until"),
            coarse_mm=placing.coarse_mm(self.coarse) if self.coarse else None,
        )

    def _population(self) -> DatedRange | None:
        if not self.people:
            if self.people_as_of or self.people_basis:
                raise UsageError("--people-as-of and --people-basis go with --people")
            return None
        dated = self.people_as_of
        return DatedRange(
            placing.numbers(self.people, "--people"),
            placing.moment_or_day(dated, "--people-as-of") if dated else None,
            self.people_basis,
        )

    def places(self, here: Here, interval: Interval) -> tuple[tuple[Volume, ...], tuple[str, ...]]:
        """The circle of the site, exact or coarse."""
        if not self.at:
            if self.radius or self.coarse:
                raise UsageError("--radius and --coarse go with --at POSITION")
            return (), ()
        if bool(self.radius) == bool(self.coarse):
            raise UsageError(
                "say how it is to be drawn, with one of --radius (exactly there) and --coarse "
                "(somewhere within)"
            )
        if self.coarse:
            found = placing.coarse_place(self.at, self.coarse, self.place or self.name, here.terms)
        else:
            found = placing.exact_place(self.at, self.radius)
        return (placing.volume(found.circle, self.heights(), interval),), found.notes

    def redrawn(
        self, here: Here, drawn: "Drawn"
    ) -> tuple[tuple[Volume, ...], Details, tuple[str, ...]]:
        """What a file draws, made coarse where that was asked for, here or in its details."""
        details = drawn.details
        assert isinstance(details, Site)
        radius_mm = placing.coarse_mm(self.coarse) if self.coarse else details.coarse_mm
        if radius_mm is None:
            return drawn.volumes, details, ()
        volumes, notes = telling.coarsened(here, drawn, radius_mm, all_of_it=bool(self.coarse))
        return volumes, msgspec.structs.replace(details, coarse_mm=radius_mm), notes


@group.command(
    "register",
    epilog='Example: parley site register S1 --name "Rukban clinic" --category clinic --at '
    '33.31N38.70E --radius 200m --service "primary care" --people 60000 --people-as-of 2018-09-01 '
    '--people-basis "an estimate" --marking-day "red crescent on roof" --marking-thermal "" '
    '--valid-until 2018-12-01 --place "Rukban"',
)
@states
@described(SiteTold)
def register(
    line: Line, told: SiteTold, ref: OwnName = "", preview: OnlyPreview = False, yes: Yes = False
) -> None:
    """Register a site, or all the sites of a file.

    It is shown with what is odd about it, what it collides with and who would be told what;
    then a person is asked. A contact is an annex of its own: erasable, and given to nobody but
    those named. What is signed stays in the record for ever, at every party.
    """
    registering.register(line, told, ref, preview=preview, yes=yes)


@group.command("list", epilog="Example: parley site list")
@asks_under
def list_(line: Line, as_of: AsOf = "") -> None:
    """List the sites, those taken from the list among them."""
    none = "No site is on record. That none was registered does not mean that none is there."
    looking.show_list(line, ACTIVITIES, as_of, none)


@group.command("show", epilog="Example: parley site show relief-org/S1")
@asks_under
def show(line: Line, ref: SiteRef, as_of: AsOf = "") -> None:
    """Show a site: services, harm, ladder, what is nearest, who knows."""
    looking.show_one(line, ACTIVITIES, ref, as_of, "site")


@group.command(
    "reconfirm", epilog="Example: parley site reconfirm relief-org/S1 --until 2019-03-01"
)
@states
def reconfirm(
    line: Line,
    ref: SiteRef,
    until: Annotated[
        str, typer.Option("--until", metavar="DAY", help="When to ask after it again.")
    ],
    words: Words = "",
) -> None:
    """State that a site still is as registered."""
    page = looking.meant(line, ACTIVITIES, ref, "site")
    outcome = line.client.site_reconfirm(
        line.agreement,
        page.notice.ref,
        page.notice.versions[-1].leaf,
        placing.moment_or_day(until, "--until"),
        words,
        key=line.key,
    )
    line.answer(outcome, show_outcome)
    looking.say_after(line, page.notice.ref)


@group.command(
    "change-service",
    epilog='Example: parley site change-service relief-org/S1 --service "primary care" --state '
    'closed --since 2018-09-15 --harm "no care within a day\'s walk" --harm-people 60000',
)
@states
def change_service(
    line: Line,
    ref: SiteRef,
    service: Annotated[
        str, typer.Option("--service", metavar="WORDS", help="Which service, as registered.")
    ],
    state: Annotated[ServiceState, typer.Option("--state", help="How it stands.")],
    since: Annotated[
        str,
        typer.Option(
            "--since",
            metavar="DAY",
            show_default=False,
            help="Since when; left out, it is not known.",
        ),
    ] = "",
    reason: Reason = "",
    harm: Annotated[
        str,
        typer.Option(
            "--harm", metavar="WORDS", show_default=False, help="What the loss of access did."
        ),
    ] = "",
    harm_people: Annotated[
        str,
        typer.Option(
            "--harm-people", metavar="NUMBER", show_default=False, help="To how many, if counted."
        ),
    ] = "",
    harm_deaths: Annotated[
        str,
        typer.Option(
            "--harm-deaths",
            metavar="NUMBER",
            show_default=False,
            help="How many died of it, if counted.",
        ),
    ] = "",
    harm_as_of: Annotated[
        str,
        typer.Option("--harm-as-of", metavar="DAY", show_default=False, help="Of when that is."),
    ] = "",
) -> None:
    """State that a service opens, is reduced or closes.

    With a reason or without one, and with what the loss of access did, as you state it.
    """
    of = spoken.reference(ref)
    said = None
    if harm or harm_people or harm_deaths:
        said = telling.made(
            lambda: Harm(
                words=harm,
                people=placing.numbers(harm_people, "--harm-people") if harm_people else None,
                deaths=placing.numbers(harm_deaths, "--harm-deaths") if harm_deaths else None,
                as_of_ms=placing.moment_or_day(harm_as_of, "--harm-as-of") if harm_as_of else None,
            )
        )
    elif harm_as_of:
        raise UsageError("--harm-as-of goes with --harm, --harm-people or --harm-deaths")
    outcome = line.client.site_change(
        line.agreement,
        of,
        service,
        state,
        placing.moment_or_day(since, "--since") if since else None,
        reason or None,
        said,
        key=line.key,
    )
    line.answer(outcome, show_outcome)
    looking.say_after(line, of)


@group.command("remove", epilog='Example: parley site remove relief-org/S1 --words "moved away"')
@states
def remove(line: Line, ref: SiteRef, words: Words = "") -> None:
    """Take a site from the list; its protection does not lapse.

    It is judged against every activity as before, for people may be there still.
    """
    from parley.picture.humanitarian import REMOVED

    page = looking.meant(line, ACTIVITIES, ref, "site")
    outcome = line.client.notice_end(line.agreement, page.notice.ref, words, key=line.key)
    line.answer(outcome, show_outcome)
    if not line.as_json:
        line.screen.say(REMOVED)
