"""A notice: what a party is about to do, told ahead of time to those it chooses.

A notice informs. It asks for nothing and is answered by nothing but proof that
it was understood; no state of it is a permission.
"""

from enum import StrEnum

from msgspec import Struct

from parley import limits
from parley.model import names
from parley.model.humanitarian import Crossing, Details, Gathering, Movement, Site
from parley.model.instants import Instant, Interval, require_instant
from parley.model.volumes import Volume, require_corners


class Activity(StrEnum):
    """The kind of activity a notice announces."""

    FLIGHT = "flight"
    UNCREWED_FLIGHT = "uncrewed-flight"
    AIR_DEFENCE = "air-defence-activity"
    LIVE_FIRING = "live-firing"
    ELECTRONIC_INTERFERENCE = "electronic-interference"
    LASER = "laser"
    NAVAL = "naval"
    GROUND_WORK = "ground-or-engineering-work"
    HUMANITARIAN_MOVEMENT = "humanitarian-movement"
    MEDICAL_EVACUATION = "medical-evacuation"
    SEARCH_AND_RESCUE = "search-and-rescue"
    HUMANITARIAN_SITE = "humanitarian-site"
    CROSSING_POINT = "crossing-point"
    GATHERING = "gathering"
    OTHER = "other"


PROTECTED = (
    Activity.HUMANITARIAN_SITE,
    Activity.HUMANITARIAN_MOVEMENT,
    Activity.MEDICAL_EVACUATION,
    Activity.CROSSING_POINT,
    Activity.GATHERING,
)
"""The activities of people to be spared."""


class AnnexRef(Struct, frozen=True, forbid_unknown_fields=True):
    """What stands in a statement for bytes beside it: SHA-256(salt ‖ bytes), and how many.

    The salt travels with the bytes, so that once both are erased nothing can be guessed back.
    Where `recipients` are named, its author's node gives the bytes to nobody else.
    """

    title: str
    media_type: str
    size: int
    commitment: str
    recipients: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        names.require_label(self.title, "the title of an annex")
        names.require_label(self.media_type, "a media type")
        names.require_hex(self.commitment, 32, "the commitment of an annex")
        if not 0 <= self.size <= limits.MAX_ANNEX_BYTES:
            raise ValueError(f"an annex has at most {limits.MAX_ANNEX_BYTES} bytes")
        if len(set(self.recipients)) != len(self.recipients):
            raise ValueError("a recipient is named once")
        if len(self.recipients) > limits.MAX_ADDRESSEES:
            raise ValueError(f"an annex has at most {limits.MAX_ADDRESSEES} recipients")
        for party in self.recipients:
            names.require_party(party)


class Notice(Struct, frozen=True, forbid_unknown_fields=True):
    """One announcement, whole; an amendment is a whole notice again.

    Attributes:
        period: All the time it speaks of; an end of null is not known.
        volumes: Where, by role. None drawn: the notice goes out all the same, UNSURE across the
            region that `place_label` names, or everywhere if it names none that is known.
        planned_landing_ms: When a flight means to be down; null for what does not land.
        contact_desk: A desk, never a person; persons and telephone numbers go into annexes.
        relay_scope: The coarse words that may be passed to names off the line; empty allows none
            but the place label.
        details: For a site, a movement, a crossing or a gathering, what else there is to say; null
            where nothing is, or for any other activity.
    """

    activity: Activity
    emergency: bool
    period: Interval
    volumes: tuple[Volume, ...]
    place_label: str
    planned_landing_ms: Instant | None
    contact_desk: str
    remarks: str
    relay_scope: str
    addressees: tuple[str, ...]
    annexes: tuple[AnnexRef, ...]
    details: Details | None = None

    def __post_init__(self) -> None:
        if len(self.volumes) > limits.MAX_VOLUMES:
            raise ValueError(f"a notice has at most {limits.MAX_VOLUMES} volumes")
        require_corners(self.volumes)
        if len(self.annexes) > limits.MAX_ANNEXES:
            raise ValueError(f"a notice has at most {limits.MAX_ANNEXES} annexes")
        if len(self.addressees) > limits.MAX_ADDRESSEES:
            raise ValueError(f"a notice has at most {limits.MAX_ADDRESSEES} addressees")
        if len(set(self.addressees)) != len(self.addressees):
            raise ValueError("an addressee is named once")
        for party in self.addressees:
            names.require_party(party)
        if self.planned_landing_ms is not None:
            require_instant(self.planned_landing_ms)
        names.require_label(self.place_label, "the place label")
        names.require_label(self.contact_desk, "the contact desk")
        names.require_label(self.relay_scope, "the relay scope")
        names.require_words(self.remarks, "the remarks")
        if not self.volumes and not self.place_label.strip():
            raise ValueError(
                "a notice needs a place: draw a volume, or name the place in place_label"
            )
        self._require_details()

    def _require_details(self) -> None:
        details = self.details
        if details is not None and self.activity not in _ACTIVITIES_OF[type(details)]:
            fitting = " or ".join(one.value for one in _ACTIVITIES_OF[type(details)])
            raise ValueError(f"such details go with the activity {fitting}")
        contact = details.contact_annex if isinstance(details, Site) else None
        if contact is not None and contact not in {annex.commitment for annex in self.annexes}:
            raise ValueError("the annex with the contact is one of the annexes of the notice")
        if self.activity is Activity.GATHERING:
            if details is None:
                raise ValueError("a gathering says who organises it: nobody else registers it")
            if self.remarks.strip():
                raise ValueError("a gathering is registered without a reason: leave remarks empty")


_ACTIVITIES_OF: dict[type[Details], tuple[Activity, ...]] = {
    Site: (Activity.HUMANITARIAN_SITE,),
    Movement: (Activity.HUMANITARIAN_MOVEMENT, Activity.MEDICAL_EVACUATION),
    Crossing: (Activity.CROSSING_POINT,),
    Gathering: (Activity.GATHERING,),
}


class Ref(Struct, frozen=True, forbid_unknown_fields=True):
    """Names a notice or a concern: its author and the author's own reference."""

    party: str
    ref: str

    def __post_init__(self) -> None:
        names.require_party(self.party)
        names.require_ref(self.ref)

    def __str__(self) -> str:
        return f"{self.party}/{self.ref}"


def ref_of(text: str) -> Ref:
    """Read `party/ref`.

    Raises:
        ValueError: Not of that form.
    """
    party, slash, ref = text.partition("/")
    if not slash:
        raise ValueError(f"{text[:80]!r} is no reference; write it as party/reference")
    return Ref(party, ref)
