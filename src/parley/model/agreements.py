"""An agreement: who is in it, by which keys, under which rules.

The canonical bytes of `Terms` are the payload of every member's entry 0; their
SHA-256 names the agreement. Rules are data, so that a party can read what it
will be measured by.
"""

from enum import StrEnum

from msgspec import Struct

from parley import limits
from parley.model import names
from parley.model.instants import Instant, require_instant
from parley.model.line import Desk, LineRules
from parley.model.notices import Activity
from parley.model.volumes import DEGREE_E7, Polygon

KEY_BYTES = 32


class Standing(StrEnum):
    """How a party stands in an agreement. Both keep a log and mirror the others'."""

    MEMBER = "member"
    OBSERVER = "observer"


class Keys(Struct, frozen=True, forbid_unknown_fields=True):
    """A party's Ed25519 public keys, one a purpose, each 32 bytes in hexadecimal."""

    statement: str
    log: str
    cosignature: str
    transport: str

    def __post_init__(self) -> None:
        fields = (self.statement, self.log, self.cosignature, self.transport)
        for key in fields:
            names.require_hex(key, KEY_BYTES, "a public key")
        if len(set(fields)) != len(fields):
            raise ValueError("each purpose needs a key of its own")


class Member(Struct, frozen=True, forbid_unknown_fields=True):
    """A party of the agreement.

    `hosted_by` names the party on whose node this one's key and log lie; null where it runs its
    own. Others are shown that it is hosted.
    """

    party: str
    name: str
    standing: Standing
    hosted_by: str | None
    keys: Keys

    def __post_init__(self) -> None:
        names.require_party(self.party)
        names.require_label(self.name, "the name of a party")


class OffLine(Struct, frozen=True, forbid_unknown_fields=True):
    """A name that is not on the line, and the member who owes it a relay."""

    name: str
    label: str
    relay_by: str

    def __post_init__(self) -> None:
        names.require_party(self.name)
        names.require_label(self.label, "the label of a name off the line")


class Box(Struct, frozen=True, forbid_unknown_fields=True, tag_field="shape", tag="box"):
    """Between two parallels and two meridians, eastward from west to east; 10⁻⁷ degree."""

    south_e7: int
    west_e7: int
    north_e7: int
    east_e7: int

    def __post_init__(self) -> None:
        if not -90 * DEGREE_E7 <= self.south_e7 < self.north_e7 <= 90 * DEGREE_E7:
            raise ValueError("a box needs south below north, between -90 and 90 degrees")
        for lon_e7 in (self.west_e7, self.east_e7):
            if not -180 * DEGREE_E7 <= lon_e7 <= 180 * DEGREE_E7:
                raise ValueError("a longitude lies between -180 and 180 degrees")
        if self.west_e7 == self.east_e7:
            raise ValueError("a box has some width")


class NamedRegion(Struct, frozen=True, forbid_unknown_fields=True):
    """A region that words may name, so that words alone can be judged."""

    name: str
    area: Box | Polygon

    def __post_init__(self) -> None:
        names.require_label(self.name, "the name of a region")


class LeastExtent(Struct, frozen=True, forbid_unknown_fields=True):
    """The least radius (or half-width) of a volume of this activity, in millimetres."""

    activity: Activity
    radius_mm: int

    def __post_init__(self) -> None:
        if not 0 < self.radius_mm <= limits.MAX_RADIUS_MM:
            raise ValueError("a least extent lies above 0 and up to 2,000 km")


class Rules(Struct, frozen=True, forbid_unknown_fields=True):
    """What the parties measure one another by.

    `datum_margin_mm` is the declared margin within which heights over different datums may be
    compared; null where none is declared, and such heights are UNSURE.
    """

    version: str
    lead_time_ms: int
    lateral_separation_mm: int
    vertical_separation_mm: int
    read_back_within_ms: int
    overdue_after_ms: int
    skew_ms: int
    datum_margin_mm: int | None
    least_extents: tuple[LeastExtent, ...]

    def __post_init__(self) -> None:
        if self.version != "rules/0":
            raise ValueError("the rules of this version of Parley are called 'rules/0'")
        week = 7 * 86_400_000
        for value in (
            self.lead_time_ms,
            self.read_back_within_ms,
            self.overdue_after_ms,
            self.skew_ms,
        ):
            if not 0 <= value <= week:
                raise ValueError("a time in the rules lies between 0 and a week")
        for value in (self.lateral_separation_mm, self.vertical_separation_mm):
            if not 0 <= value <= limits.MAX_RADIUS_MM:
                raise ValueError("a separation lies between 0 and 2,000 km")
        if self.datum_margin_mm is not None and not 0 <= self.datum_margin_mm <= 10_000_000:
            raise ValueError("a datum margin lies between 0 and 10 km")
        if len({extent.activity for extent in self.least_extents}) != len(self.least_extents):
            raise ValueError("one least extent an activity")


class Terms(Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of an agreement, the same bytes for everyone in it.

    `salt` (16 random bytes, hexadecimal) keeps the agreement's name from being guessed by someone
    who guesses its terms. `banner` is shown above everything said under it. `desks` are in the
    order in which they ring within a tier; a party that names none has one that answers all.
    """

    title: str
    banner: str
    exercise: bool
    drawn_up_ms: Instant
    salt: str
    members: tuple[Member, ...]
    off_line: tuple[OffLine, ...]
    regions: tuple[NamedRegion, ...]
    rules: Rules
    desks: tuple[Desk, ...] = ()
    line: LineRules = LineRules()

    def __post_init__(self) -> None:
        names.require_label(self.title, "the title of an agreement")
        names.require_label(self.banner, "the banner of an agreement")
        require_instant(self.drawn_up_ms)
        names.require_hex(self.salt, 16, "the salt of an agreement")
        if not 2 <= len(self.members) <= limits.MAX_MEMBERS:
            raise ValueError(f"an agreement has 2 to {limits.MAX_MEMBERS} parties")
        if len(self.off_line) > limits.MAX_RELAYS or len(self.regions) > limits.MAX_REGIONS:
            raise ValueError("too many names off the line, or too many regions")
        if len(self.desks) > limits.MAX_DESKS:
            raise ValueError(f"an agreement has at most {limits.MAX_DESKS} desks")
        self._require_distinct()
        self._require_hosts()
        self._require_desks()

    def _require_distinct(self) -> None:
        parties = [member.party for member in self.members]
        offline = [name.name for name in self.off_line]
        if len({*parties, *offline}) != len(parties) + len(offline):
            raise ValueError("every party and every name off the line has a name of its own")
        keys = [
            key
            for member in self.members
            for key in (member.keys.statement, member.keys.log, member.keys.cosignature)
        ]
        if len(set(keys)) != len(keys):
            raise ValueError("no two parties may share a key")
        regions = [names.folded(region.name) for region in self.regions]
        if len(set(regions)) != len(regions):
            raise ValueError("every region has a name of its own")

    def _require_hosts(self) -> None:
        by_name = {member.party: member for member in self.members}
        for member in self.members:
            if member.hosted_by is None:
                continue
            host = by_name.get(member.hosted_by)
            if host is None or host.hosted_by is not None or host is member:
                raise ValueError(f"{member.party} must be hosted by a member with its own node")
        for name in self.off_line:
            if name.relay_by not in by_name:
                raise ValueError(f"the relay to {name.name} is owed by nobody in the agreement")

    def _require_desks(self) -> None:
        parties = {member.party for member in self.members}
        for desk in self.desks:
            if desk.party not in parties:
                raise ValueError(f"the desk {desk.name} is of nobody in the agreement")
        if len({(desk.party, names.folded(desk.name)) for desk in self.desks}) != len(self.desks):
            raise ValueError("every desk of a party has a name of its own")

    def member(self, party: str) -> Member | None:
        """The party of this name, or None."""
        return next((member for member in self.members if member.party == party), None)

    def home_of(self, party: str) -> str:
        """The party whose node speaks for this one: its host, or itself."""
        member = self.member(party)
        assert member is not None
        return member.hosted_by or member.party
