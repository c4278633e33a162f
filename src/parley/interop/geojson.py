"""GeoJSON (RFC 7946) read as notices: one feature a volume. docs/spec/geojson.md.

Reading is strict: what cannot be meant is refused with the file, the feature,
the property and the remedy; what is merely odd is taken and warned of.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any, TypeVar

from msgspec import Struct

from parley import limits
from parley.errors import UsageError
from parley.interop.details import details_of
from parley.interop.geojson_shapes import Trouble, shapes_of
from parley.model import names
from parley.model.heights import Band, Datum
from parley.model.humanitarian import Details
from parley.model.instants import Instant, Interval, instant_of
from parley.model.notices import Activity, Ref
from parley.model.volumes import DEGREE_E7, Circle, Polygon, Role, Volume

_T = TypeVar("_T")

MOST_FEATURES = 100_000
_DEEPEST = 200
_MOST_DIGITS = 40

KNOWN = frozenset(
    {
        "notice",
        "party",
        "activity",
        "role",
        "floor_m",
        "ceiling_m",
        "datum",
        "start",
        "end",
        "radius_m",
        "half_width_m",
        "edges",
        "place_label",
        "details",
    }
)
"""The properties that are read; others are left alone."""


class Drawn(Struct, frozen=True):
    """A notice as a GeoJSON file tells it.

    Attributes:
        ref: The party and its reference.
        activity: The kind of activity.
        volumes: Its volumes, in the order of the features.
        place_label: Its place in words; empty if none is given.
        period: All the time it speaks of.
        source: The file and the first feature it was read from.
        details: What else there is to say of a site, a movement, a crossing or a gathering.
    """

    ref: Ref
    activity: Activity
    volumes: tuple[Volume, ...]
    place_label: str
    period: Interval
    source: str
    details: Details | None = None


class Reading(Struct, frozen=True):
    """What was read, and what was odd about it in whole sentences."""

    notices: tuple[Drawn, ...]
    warnings: tuple[str, ...]


class _Feature(Struct, frozen=True):
    """One feature, read."""

    ref: Ref
    activity: Activity
    volumes: tuple[Volume, ...]
    place_label: str
    interval: Interval
    where: str
    details: Details | None


class Unread(Struct, frozen=True):
    """A notice that could not be read, and why, with the file, the feature and the remedy."""

    ref: Ref
    words: str


def read_notices(sources: Sequence[tuple[str, bytes]]) -> Reading:
    """Read the notices of one or more GeoJSON documents.

    Features with the same `party` and `notice` are volumes of one notice, in whatever file.

    Args:
        sources: For each document its name, for messages, and its bytes.

    Raises:
        UsageError: Names the file, the feature (counted from 0), the property, and what to do.
    """
    reading, unread = read_what_can_be(sources)
    if unread:
        raise UsageError(unread[0].words)
    return reading


def read_what_can_be(sources: Sequence[tuple[str, bytes]]) -> tuple[Reading, tuple[Unread, ...]]:
    """As `read_notices`, but a notice that cannot be read does not keep the others back.

    Of a notice that has one such feature nothing is taken: part of it would say less than was
    meant.

    Raises:
        UsageError: A document cannot be read, or a feature not even as to whose notice it is.
    """
    features: list[_Feature] = []
    warnings: list[str] = []
    unread: dict[Ref, Unread] = {}
    for name, raw in sources:
        for index, feature in enumerate(_features(name, raw)):
            where = f"{name}: feature {index}"
            try:
                read, odd = _feature(feature, where)
            except Trouble as trouble:
                ref = _ref_of(feature)
                if ref is None:
                    raise UsageError(f"{where}: {trouble}") from trouble
                unread.setdefault(ref, Unread(ref, f"{where}: {trouble}"))
                continue
            features.append(read)
            warnings.extend(f"{where}: {sentence}" for sentence in odd)
        if len(features) > MOST_FEATURES:
            raise UsageError(f"{name}: more than {MOST_FEATURES} features; split the files")
    warnings.extend(_maybe_swapped(features))
    by_ref: dict[Ref, list[_Feature]] = {}
    for read in features:
        by_ref.setdefault(read.ref, []).append(read)
    notices = []
    for ref, group in by_ref.items():
        if ref in unread:
            continue
        try:
            notices.append(_notice(group))
        except UsageError as error:
            unread[ref] = Unread(ref, str(error))
    return Reading(tuple(notices), tuple(warnings)), tuple(unread.values())


def _ref_of(feature: Any) -> Ref | None:
    """Whose notice an unreadable feature is of; None where not even that can be read."""
    properties = feature.get("properties") if isinstance(feature, dict) else None
    if not isinstance(properties, dict):
        return None
    try:
        return Ref(_text(properties, "party"), _text(properties, "notice"))
    except (Trouble, ValueError):
        return None


def _maybe_swapped(features: list[_Feature]) -> list[str]:
    """Warn of features far from all others that would lie among them with coordinates swapped."""
    cells = Counter(cell for feature in features for cell in _cells(feature))
    odd = []
    for feature in features:
        own = Counter(_cells(feature))
        others = cells - own
        for lat, lon in own:
            if not _beside(others, lat, lon) and _beside(others, lon, lat):
                odd.append(
                    f"{feature.where}: lies far from all other features, and among them with "
                    "latitude and longitude swapped: GeoJSON writes [longitude, latitude]"
                )
                break
    return odd


def _cells(feature: _Feature) -> list[tuple[int, int]]:
    """In which squares of one degree the volumes of a feature begin."""
    places = []
    for volume in feature.volumes:
        shape = volume.shape
        if isinstance(shape, Circle):
            place = shape.centre
        else:
            place = shape.outer[0] if isinstance(shape, Polygon) else shape.points[0]
        places.append((place.lat_e7 // DEGREE_E7, place.lon_e7 // DEGREE_E7))
    return places


def _beside(cells: Counter[tuple[int, int]], lat: int, lon: int) -> bool:
    """Whether any of these cells lies within three degrees."""
    near = range(-3, 4)
    return any((lat + north, lon + east) in cells for north in near for east in near)


def _notice(features: list[_Feature]) -> Drawn:
    """One notice of its features."""
    first = features[0]
    volumes = tuple(volume for feature in features for volume in feature.volumes)
    if len(volumes) > limits.MAX_VOLUMES:
        raise UsageError(
            f"{features[-1].where}: notice {first.ref} has {len(volumes)} volumes; "
            f"at most {limits.MAX_VOLUMES} are taken: split the notice"
        )
    for feature in features[1:]:
        if feature.activity is not first.activity:
            raise UsageError(
                f"{feature.where}: property 'activity' is {feature.activity.value!r} where "
                f"{first.where} says {first.activity.value!r} of the same notice {first.ref}: "
                "make them agree, or give one another 'notice'"
            )
        if not feature.volumes or not first.volumes:
            raise UsageError(
                f"{feature.where}: notice {first.ref} has a feature without geometry and another "
                "one: draw all of it, or leave one feature with a place_label"
            )
        if feature.details is not None and feature.details != _details(features):
            raise UsageError(
                f"{feature.where}: property 'details' says other things of notice {first.ref} than "
                "another feature: give them in one of its features"
            )
    ends = [feature.interval.end_ms for feature in features]
    known = [end for end in ends if end is not None]
    last = max(known) if len(known) == len(ends) else None
    period = Interval(min(feature.interval.start_ms for feature in features), last)
    label = next((feature.place_label for feature in features if feature.place_label), "")
    details = _details(features)
    return Drawn(first.ref, first.activity, volumes, label, period, first.where, details)


def _details(features: list[_Feature]) -> Details | None:
    """What the first feature that has any says."""
    return next((one.details for one in features if one.details is not None), None)


def _features(name: str, raw: bytes) -> list[Any]:
    """The features of one document."""
    document = _parsed(name, raw)
    if not isinstance(document, dict):
        raise UsageError(f"{name}: not a GeoJSON object; it should be a FeatureCollection")
    if document.get("type") == "Feature":
        return [document]
    if document.get("type") != "FeatureCollection":
        raise UsageError(
            f'{name}: "type" is {_short(document.get("type"))}; '
            'it should be "FeatureCollection", with one feature for each volume'
        )
    if "crs" in document:
        raise UsageError(f'{name}: "crs" is no part of RFC 7946; give WGS84 and leave it out')
    features = document.get("features")
    if not isinstance(features, list):
        raise UsageError(f'{name}: "features" is not a list')
    return features


def _parsed(name: str, raw: bytes) -> Any:
    try:
        text = raw.decode("utf-8-sig")
        if max(_depth(text), 0) > _DEEPEST:
            raise UsageError(f"{name}: nested more than {_DEEPEST} deep; that is no GeoJSON")
        return json.loads(
            text,
            parse_float=_number,
            parse_int=_number,
            parse_constant=_no_constant,
            object_pairs_hook=_once,
        )
    except UnicodeDecodeError as error:
        raise UsageError(f"{name}: not UTF-8 at byte {error.start}; save it as UTF-8") from error
    except json.JSONDecodeError as error:
        raise UsageError(
            f"{name}: not JSON at line {error.lineno}, column {error.colno}: {error.msg}"
        ) from error
    except (Trouble, RecursionError) as error:
        raise UsageError(f"{name}: {error}") from error


def _depth(text: str) -> int:
    """No less than how deep brackets nest; brackets within strings are counted as well."""
    depth = deepest = 0
    for bracket in re.findall(r"[\[\]{}]", text):
        depth += 1 if bracket in "[{" else -1
        deepest = max(deepest, depth)
    return deepest


def _number(text: str) -> Decimal:
    """A number exactly as written: metres become whole millimetres without a detour."""
    if len(text) > _MOST_DIGITS:
        raise Trouble(f"the number {text[:20]}… has more than {_MOST_DIGITS} characters")
    try:
        number = Decimal(text)
    except InvalidOperation as error:
        raise Trouble(f"the number {text!r} cannot be read") from error
    if number and not -30 <= number.adjusted() <= 30:
        raise Trouble(f"the number {text!r} is beyond any place, height or time")
    return number


def _no_constant(text: str) -> Any:
    raise Trouble(f"{text} is no number in JSON; give one, or null")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise Trouble(f"{key[:80]!r} stands twice in one object: leave one of them out")
        found[key] = value
    return found


def _feature(feature: Any, where: str) -> tuple[_Feature, list[str]]:
    """Read one feature, with what was odd about it."""
    if not isinstance(feature, dict) or feature.get("type") != "Feature":
        raise Trouble('is not an object with "type": "Feature"')
    properties = feature.get("properties")
    if not isinstance(properties, dict):
        raise Trouble('"properties" is missing: it says whose the volume is, how high, and when')
    if "geometry" not in feature:
        raise Trouble('"geometry" is missing; write null for a notice without geometry')
    ref = _made(Ref, "party", _text(properties, "party"), _text(properties, "notice"))
    activity = _choice(properties, "activity", Activity, Activity.OTHER)
    interval = _interval(properties)
    label = _text(properties, "place_label", "")
    _made(lambda: names.require_label(label, "the label"), "place_label")
    details = details_of(properties.get("details"), activity, ref.party)
    odd = _unlike_known(properties)
    geometry = feature["geometry"]
    if geometry is None:
        if not label.strip():
            raise Trouble("has no geometry and no 'place_label': draw it, or name its place")
        return _Feature(ref, activity, (), label, interval, where, details), odd
    shapes, about_shapes = shapes_of(geometry, properties)
    role = _choice(properties, "role", Role, Role.ACTIVITY)
    band = _band(properties)
    volumes = tuple(Volume(role, shape, band, interval) for shape in shapes)
    read = _Feature(ref, activity, volumes, label, interval, where, details)
    return read, [*odd, *about_shapes]


def _unlike_known(properties: Mapping[str, Any]) -> list[str]:
    """Warnings for properties spelled almost like ones that are read."""
    spelled = {name.replace("_", ""): name for name in KNOWN}
    odd = []
    for name in properties:
        plain = re.sub(r"[^a-z]", "", name.lower())
        if name not in KNOWN and plain in spelled:
            odd.append(f"property {name[:80]!r} is not read; did you mean {spelled[plain]!r}?")
    return odd


def _interval(properties: Mapping[str, Any]) -> Interval:
    start = _instant(properties, "start")
    if start is None:
        raise Trouble("property 'start' is missing: give it as 2018-09-17T18:40:00Z")
    if "end" not in properties:
        raise Trouble("property 'end' is missing: give it, or null where it is not known")
    end = _instant(properties, "end")
    return _made(lambda: Interval(start, end), "end")


def _instant(properties: Mapping[str, Any], name: str) -> Instant | None:
    value = properties.get(name)
    if value is None:
        return None
    if not isinstance(value, str) or not _MOMENT.fullmatch(value):
        raise Trouble(
            f"property {name!r} is {_short(value)}: give an RFC 3339 moment with its offset, "
            "as 2018-09-17T18:40:00Z"
        )
    return _made(lambda: instant_of(value.upper().replace(" ", "T")), name)


# RFC 3339, but that seconds may be left out, as people and the command line leave them out.
_MOMENT = re.compile(
    r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(:\d\d(\.\d{1,9})?)?([Zz]|[+-]\d\d:\d\d)", re.ASCII
)


def _band(properties: Mapping[str, Any]) -> Band:
    for name in ("floor_m", "ceiling_m", "datum"):
        if properties.get(name) is None:
            raise Trouble(
                f"property {name!r} is missing: heights are never guessed; "
                "give floor_m, ceiling_m and datum"
            )
    floor_mm, ceiling_mm = (height_mm(properties, name) for name in ("floor_m", "ceiling_m"))
    datum = _choice(properties, "datum", Datum, None)
    return _made(lambda: Band(floor_mm, ceiling_mm, datum), "ceiling_m")


def height_mm(properties: Mapping[str, Any], name: str) -> int:
    """A property in metres as whole millimetres, exactly as written."""
    value = properties[name]
    if not isinstance(value, Decimal):
        raise Trouble(f"property {name!r} is {_short(value)}: give a number of metres")
    # Outward: a floor is rounded down and a ceiling up, should anyone give tenths of millimetres.
    return int(
        (value * 1000).to_integral_value("ROUND_FLOOR" if "floor" in name else "ROUND_CEILING")
    )


def _choice(properties: Mapping[str, Any], name: str, kind: Any, default: Any) -> Any:
    value = properties.get(name)
    if value is None and default is not None:
        return default
    known = {item.value: item for item in kind}
    if not isinstance(value, str) or value not in known:
        raise Trouble(f"property {name!r} is {_short(value)}: give one of {', '.join(known)}")
    return known[value]


def _text(properties: Mapping[str, Any], name: str, default: str | None = None) -> str:
    value = properties.get(name)
    if value is None and default is not None:
        return default
    if not isinstance(value, str):
        raise Trouble(f"property {name!r} is {_short(value)}: give a text")
    return value


def _made(make: Callable[..., _T], name: str, *values: Any) -> _T:
    """A value of the model, or the model's own words about the property it refused."""
    try:
        return make(*values)
    except (ValueError, OverflowError) as error:
        raise Trouble(f"property {name!r}: {error}") from error


def _short(value: Any) -> str:
    if value is None:
        return "missing"
    text = str(value) if isinstance(value, Decimal) else repr(value)
    return text if len(text) <= 80 else f"{text[:80]}…"
