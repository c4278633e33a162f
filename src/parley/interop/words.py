"""Values in words: times in UTC, heights with their datum, positions in decimal degrees."""

from collections.abc import Iterator

from parley.model.agreements import Box
from parley.model.heights import Band, Datum
from parley.model.instants import Instant, text_of
from parley.model.volumes import Circle, Polygon, Position, Route, Shape, Volume

_DATUM = {
    Datum.ELLIPSOID: "above the WGS84 ellipsoid",
    Datum.MEAN_SEA_LEVEL: "above mean sea level",
    Datum.PRESSURE: "above the 1013.25 hPa surface",
}
_MOST_POINTS = 12


def when(instant_ms: Instant | None) -> str:
    """A moment; null is not known."""
    return "not known" if instant_ms is None else text_of(instant_ms)


def stretch(start_ms: Instant, end_ms: Instant | None) -> str:
    """From one moment to another, the latter not included."""
    return f"{text_of(start_ms)} until {when(end_ms)}"


def place(position: Position) -> str:
    """Latitude and longitude, decimal degrees."""
    north, east = position.lat, position.lon
    return (
        f"{abs(north):.5f}{'N' if north >= 0 else 'S'} {abs(east):.5f}{'E' if east >= 0 else 'W'}"
    )


def distance(length_mm: int | None) -> str:
    """A length in kilometres or metres; null is not known."""
    if length_mm is None:
        return "not known"
    if length_mm >= 1_000_000:
        return f"{length_mm / 1_000_000:.3f} km"
    return f"{length_mm / 1000:g} m"


def heights(band: Band) -> str:
    """A band of heights with its datum."""
    return f"{band.floor_mm / 1000:g} to {band.ceiling_mm / 1000:g} m {_DATUM[band.datum]}"


def shape(drawn: Shape) -> str:
    """A shape, with all its positions where they are few."""
    if isinstance(drawn, Circle):
        return f"circle of {distance(drawn.radius_mm)} around {place(drawn.centre)}"
    if isinstance(drawn, Route):
        return f"within {distance(drawn.half_width_mm)} of the line {_points(drawn.points)}"
    holes = f", {count(len(drawn.holes), 'hole')}" if drawn.holes else ""
    return f"polygon {_points(drawn.outer)}{holes}"


def area(region: Box | Polygon) -> str:
    """A named region."""
    if isinstance(region, Polygon):
        return shape(region)
    low, high = Position(region.south_e7, region.west_e7), Position(region.north_e7, region.east_e7)
    return f"from {place(low)} to {place(high)}"


def count(number: int, one: str, many: str = "") -> str:
    """How many of something."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def volume_lines(volumes: tuple[Volume, ...], widened: tuple[int, ...] = ()) -> Iterator[str]:
    """Each volume in a sentence, counted from 1."""
    for index, volume in enumerate(volumes):
        wide = " (widened to the agreed least extent)" if index in widened else ""
        yield (
            f"volume {index + 1}, {volume.role.value}{wide}: {shape(volume.shape)}; "
            f"{heights(volume.band)}; "
            f"{stretch(volume.interval.start_ms, volume.interval.end_ms)}"
        )


def _points(points: tuple[Position, ...]) -> str:
    shown = ", ".join(place(point) for point in points[:_MOST_POINTS])
    more = len(points) - _MOST_POINTS
    return f"{shown} and {more} more points" if more > 0 else shown
