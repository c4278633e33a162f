"""Volumes and conflicts written as GeoJSON (RFC 7946), readable again by `read_notices`."""

from collections.abc import Sequence
from typing import Any

from parley.interop.details import told_of
from parley.model.findings import Conflict, Pairing, Side
from parley.model.humanitarian import Details
from parley.model.instants import text_of
from parley.model.notices import Activity, Ref
from parley.model.volumes import Circle, Polygon, Position, Route, Shape, Volume

Feature = dict[str, Any]


def collection(features: Sequence[Feature]) -> dict[str, Any]:
    """A FeatureCollection of these features."""
    return {"type": "FeatureCollection", "features": list(features)}


def feature_of_volume(
    ref: Ref,
    activity: Activity,
    volume: Volume,
    place_label: str = "",
    outline: Polygon | None = None,
    details: Details | None = None,
) -> Feature:
    """A volume as a feature.

    Args:
        ref: The notice it belongs to.
        activity: What the notice announces.
        volume: The volume.
        place_label: The notice's place in words.
        outline: A polygon that contains a circle, to be drawn in its stead by programs that know no
            `radius_m`; reading it back gives that polygon, and not the circle.
        details: What else the notice says, for the first of its features.
    """
    properties: dict[str, Any] = {
        "notice": ref.ref,
        "party": ref.party,
        "activity": activity.value,
        "role": volume.role.value,
        "floor_m": _metres(volume.band.floor_mm),
        "ceiling_m": _metres(volume.band.ceiling_mm),
        "datum": volume.band.datum.value,
        "start": text_of(volume.interval.start_ms),
        "end": None if volume.interval.end_ms is None else text_of(volume.interval.end_ms),
    }
    if place_label:
        properties["place_label"] = place_label
    if details is not None:
        properties["details"] = told_of(details)
    shape = outline or volume.shape
    if isinstance(volume.shape, Circle):
        properties["radius_m"] = _metres(volume.shape.radius_mm)
    if isinstance(shape, Route):
        properties["half_width_m"] = _metres(shape.half_width_mm)
    if not isinstance(shape, Circle):
        properties["edges"] = "geodesic"
    return {"type": "Feature", "geometry": _geometry(shape), "properties": properties}


def feature_of_conflict(conflict: Conflict) -> Feature:
    """A conflict as a point where the two meet or come nearest; null where none can be named."""
    place = conflict.finding.place
    return {
        "type": "Feature",
        "geometry": None if place is None else {"type": "Point", "coordinates": _degrees(place)},
        "properties": {
            **told(conflict),
            "also": [told(pairing) for pairing in conflict.also],
        },
    }


def told(pair: Conflict | Pairing) -> dict[str, Any]:
    """A pair and its finding in plain JSON, in metres and RFC 3339."""
    found = pair.finding
    return {
        "verdict": found.verdict.value,
        "reason": found.reason.value,
        "a": _side(pair.a),
        "b": _side(pair.b),
        "first": text_of(found.first_ms),
        "last": None if found.last_ms is None else text_of(found.last_ms),
        "place": None if found.place is None else _degrees(found.place),
        "gap_m": None if found.gap_mm is None else _metres(found.gap_mm),
        "vertical_gap_m": (
            None if found.vertical_gap_mm is None else _metres(found.vertical_gap_mm)
        ),
    }


def _side(side: Side) -> dict[str, Any]:
    return {
        "party": side.subject.party,
        "notice": side.subject.ref,
        "source": side.source.value,
        "role": side.role,
        "volume": side.volume,
    }


def _metres(length_mm: int) -> int | float:
    """Millimetres as metres: a whole number where it is one, else the shortest decimal."""
    return length_mm // 1000 if length_mm % 1000 == 0 else length_mm / 1000


def _geometry(shape: Shape) -> dict[str, Any]:
    if isinstance(shape, Circle):
        return {"type": "Point", "coordinates": _degrees(shape.centre)}
    if isinstance(shape, Route):
        return {"type": "LineString", "coordinates": [_degrees(p) for p in shape.points]}
    rings = [[_degrees(p) for p in (*ring, ring[0])] for ring in (shape.outer, *shape.holes)]
    return {"type": "Polygon", "coordinates": rings}


def _degrees(place: Position) -> list[float]:
    return [place.lon, place.lat]
