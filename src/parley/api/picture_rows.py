"""Rows of the table for whoever looks at everything at once: what needs me, the map, places."""

from parley.api.bodies import PlaceRow
from parley.api.roles import READERS
from parley.api.row import Operation, Parameter
from parley.picture.need import Need
from parley.picture.on_map import MapView

_A = "/v1/agreements/{agreement}"
_AS_OF = Parameter("as_of", "instant", "leave out what was stated later, by its author's claim")

PICTURE_ROWS: tuple[Operation, ...] = (
    Operation(
        "duty.needs",
        "GET",
        _A + "/duty/needs",
        READERS,
        "What needs a person of your party now, by time to go",
        tuple[Need, ...],
        query=(_AS_OF,),
    ),
    Operation(
        "map.show",
        "GET",
        _A + "/map",
        READERS,
        "Everything there is to draw: things, and where they conflict",
        MapView,
        query=(_AS_OF, Parameter("since", "instant", "leave out what is over by then")),
    ),
    Operation(
        "place.list",
        "GET",
        "/v1/places",
        READERS,
        "Inhabited places in view or of a name, the largest first",
        tuple[PlaceRow, ...],
        query=(
            Parameter("box", "text", "south,west,north,east in degrees: only within it"),
            Parameter("q", "text", "only those of which a name begins so, in any script"),
            Parameter("limit", "count", "at most so many (1 to 1000; 100 if not given)"),
        ),
    ),
)
