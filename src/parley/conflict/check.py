"""`parley check`: every conflict among notices in GeoJSON files, without a node."""

from collections.abc import Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from parley.conflict.announced import Announced
from parley.conflict.judgement import ENGINE, Minima
from parley.conflict.sky import conflicts_among
from parley.geometry import circumscribed, fault_of
from parley.interop.details import told_of
from parley.interop.geojson import Drawn, read_notices
from parley.interop.geojson_written import (
    collection,
    feature_of_conflict,
    feature_of_volume,
    told,
)
from parley.model.agreements import NamedRegion
from parley.model.findings import Conflict, Source, Verdict
from parley.model.instants import Interval, text_of
from parley.model.names import folded
from parley.model.notices import PROTECTED, Activity
from parley.model.volumes import Circle, Polygon

FOUND_NOTHING = "no conflict found among what was filed"

DEFAULT_MINIMA = Minima(lateral_mm=5_556_000, vertical_mm=914_400, datum_margin_mm=None)
"""3 nautical miles or 3,000 feet, and no margin between datums."""

OVERLAP_ONLY = Minima(lateral_mm=0, vertical_mm=0, datum_margin_mm=None)
"""Only what overlaps or touches."""


class CheckReport(Struct, frozen=True):
    """What was read, how it was judged, and what was found, gravest first."""

    notices: tuple[Drawn, ...]
    minima: Minima
    conflicts: tuple[Conflict, ...]
    warnings: tuple[str, ...]
    engine: str = ENGINE

    def count(self, verdict: Verdict) -> int:
        """How many conflicts have this verdict."""
        return sum(conflict.finding.verdict is verdict for conflict in self.conflicts)


def check_files(
    files: Sequence[tuple[str, bytes]],
    minima: Minima = DEFAULT_MINIMA,
    regions: Sequence[NamedRegion] = (),
    same_party: bool = True,
) -> CheckReport:
    """Find every pair of notices that is not surely apart.

    Args:
        files: For each document its name, for messages, and its bytes.
        minima: What volumes must be separated by.
        regions: Regions that a `place_label` without geometry may name; a label that names none of
            them is somewhere, and so UNSURE against everything at its time.
        same_party: Whether two notices of one party are compared too.

    Raises:
        UsageError: A file cannot be read as notices; says which, where, and what to do.
    """
    reading = read_notices(files)
    things = [announced(notice, regions) for notice in reading.notices]
    return CheckReport(
        notices=reading.notices,
        minima=minima,
        conflicts=conflicts_among(things, minima, same_party=same_party),
        warnings=(*reading.warnings, *_faults(reading.notices)),
    )


def announced(notice: Drawn, regions: Sequence[NamedRegion] = ()) -> Announced:
    """A notice read from a file as a thing to be judged."""
    wanted = folded(notice.place_label)
    region = next((region.area for region in regions if folded(region.name) == wanted), None)
    volumes, period = notice.volumes, notice.period
    if notice.activity is Activity.HUMANITARIAN_SITE:
        # Neither expiry nor removal from a list ends protection.
        volumes = tuple(
            replace(one, interval=Interval(one.interval.start_ms, None)) for one in volumes
        )
        period = Interval(period.start_ms, None)
    return Announced(
        subject=notice.ref,
        party=notice.ref.party,
        actor=notice.ref.party,
        source=Source.ANNOUNCED,
        volumes=volumes,
        region=region,
        period=period,
        protected=notice.activity in PROTECTED,
    )


def _faults(notices: Sequence[Drawn]) -> list[str]:
    """A sentence for every shape that is not well-formed."""
    found = []
    for notice in notices:
        for number, volume in enumerate(notice.volumes):
            fault = fault_of(volume.shape)
            if fault is not None:
                found.append(
                    f"{notice.source}: volume {number} of {notice.ref}: {fault}; "
                    "it is judged by what surely contains it"
                )
    return found


def rows_of(report: CheckReport) -> list[dict[str, str]]:
    """The conflicts as rows of a table, every cell a text."""
    return [_row(conflict) for conflict in report.conflicts]


def _row(conflict: Conflict) -> dict[str, str]:
    found = conflict.finding
    return {
        "verdict": found.verdict.value.upper(),
        "reason": found.reason.value,
        "a": f"{conflict.a.subject} ({conflict.a.role})",
        "b": f"{conflict.b.subject} ({conflict.b.role})",
        "from": text_of(found.first_ms),
        "until": "not known" if found.last_ms is None else text_of(found.last_ms),
        "gap": "not known" if found.gap_mm is None else f"{found.gap_mm / 1e6:.3f} km",
        "vertical": (
            "not known" if found.vertical_gap_mm is None else f"{found.vertical_gap_mm / 1e3:g} m"
        ),
        "place": "" if found.place is None else f"{found.place.lat:.5f} {found.place.lon:.5f}",
        "also": str(len(conflict.also)) if conflict.also else "",
    }


def json_of(report: CheckReport) -> dict[str, Any]:
    """The report in plain JSON, in metres and RFC 3339."""
    return {
        "engine": report.engine,
        "minima": {
            "lateral_m": report.minima.lateral_mm / 1000,
            "vertical_m": report.minima.vertical_mm / 1000,
            "datum_margin_m": (
                None
                if report.minima.datum_margin_mm is None
                else report.minima.datum_margin_mm / 1000
            ),
        },
        "notices": len(report.notices),
        "volumes": sum(len(notice.volumes) for notice in report.notices),
        "summary": FOUND_NOTHING if not report.conflicts else _summary(report),
        "conflicts": [
            {**told(conflict), "also": [told(pairing) for pairing in conflict.also]}
            for conflict in report.conflicts
        ],
        "warnings": list(report.warnings),
    }


def _summary(report: CheckReport) -> str:
    sure, unsure = report.count(Verdict.CONFLICT), report.count(Verdict.UNSURE)
    return f"{sure} CONFLICT, {unsure} UNSURE (treated as CONFLICT)"


def geojson_of(report: CheckReport) -> dict[str, Any]:
    """The conflicts as a FeatureCollection of points; empty where none was found."""
    return collection([feature_of_conflict(conflict) for conflict in report.conflicts])


def volumes_geojson(notices: Sequence[Drawn], outlined: bool = False) -> dict[str, Any]:
    """The volumes of notices as a FeatureCollection.

    Args:
        notices: What to write; a notice without geometry becomes a feature without one.
        outlined: Draw each circle as a polygon that contains it.
    """
    features = []
    for notice in notices:
        details = notice.details
        for volume in notice.volumes:
            outline: Polygon | None = None
            if outlined and isinstance(volume.shape, Circle):
                outline = circumscribed(volume.shape)
            features.append(
                feature_of_volume(
                    notice.ref, notice.activity, volume, notice.place_label, outline, details
                )
            )
            details = None
        if not notice.volumes:
            features.append(_without_geometry(notice))
    return collection(features)


def _without_geometry(notice: Drawn) -> dict[str, Any]:
    end_ms = notice.period.end_ms
    return {
        "type": "Feature",
        "geometry": None,
        "properties": {
            "notice": notice.ref.ref,
            "party": notice.ref.party,
            "activity": notice.activity.value,
            "place_label": notice.place_label,
            "start": text_of(notice.period.start_ms),
            "end": None if end_ms is None else text_of(end_ms),
            **({} if notice.details is None else {"details": told_of(notice.details)}),
        },
    }
