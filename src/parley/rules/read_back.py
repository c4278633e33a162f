"""Comparing what was read back with what was announced."""

from msgspec import Struct

from parley.geometry import furthest_difference_m
from parley.model import names
from parley.model.instants import Interval, text_of
from parley.model.notices import Notice
from parley.model.volumes import Volume

PLACE_TOLERANCE_M = 100.0
"""A read-back may round a position to the arc-second a chart shows (31 m) and no more than this."""

TIME_TOLERANCE_MS = 60_000
"""Times are spoken in whole minutes."""

HEIGHT_TOLERANCE_MM = 30_480
"""Heights are spoken in hundreds of feet."""


class Comparison(Struct, frozen=True):
    """Whether a read-back says the same, and every difference in plain words."""

    same: bool
    differences: tuple[str, ...]


def compare(notice: Notice, volumes: tuple[Volume, ...], words: str) -> Comparison:
    """Compare a read-back with the version it answers.

    A notice with geometry is read back in geometry, volume for volume in the order announced. One
    without is read back in words, which must be its place label.
    """
    differences: list[str] = []
    if notice.volumes and not volumes:
        differences.append("the notice is drawn and was read back in words only")
    elif len(volumes) != len(notice.volumes):
        differences.append(f"{len(volumes)} volumes read back, {len(notice.volumes)} announced")
    else:
        for index, (announced, heard) in enumerate(zip(notice.volumes, volumes, strict=True)):
            differences += [f"volume {index + 1}: {text}" for text in _differ(announced, heard)]
    if not notice.volumes and names.folded(words) != names.folded(notice.place_label):
        differences.append(f"place read back as “{words}”, announced as “{notice.place_label}”")
    return Comparison(not differences, tuple(differences))


def _differ(announced: Volume, heard: Volume) -> list[str]:
    found = []
    if announced.role is not heard.role:
        found.append(f"role {heard.role.value}, announced {announced.role.value}")
    apart_m = furthest_difference_m(announced.shape, heard.shape)
    if not apart_m <= PLACE_TOLERANCE_M:
        found.append(f"place differs by up to {apart_m / 1000:.1f} km")
    if announced.band.datum is not heard.band.datum:
        found.append(f"heights over {heard.band.datum.value}, not {announced.band.datum.value}")
    for name, said, meant in (
        ("floor", heard.band.floor_mm, announced.band.floor_mm),
        ("ceiling", heard.band.ceiling_mm, announced.band.ceiling_mm),
    ):
        if abs(said - meant) > HEIGHT_TOLERANCE_MM:
            found.append(f"{name} {said / 1000:.0f} m, announced {meant / 1000:.0f} m")
    return found + _differ_in_time(announced.interval, heard.interval)


def _differ_in_time(announced: Interval, heard: Interval) -> list[str]:
    found = []
    for name, said, meant in (
        ("start", heard.start_ms, announced.start_ms),
        ("end", heard.end_ms, announced.end_ms),
    ):
        if said is None or meant is None:
            if said is not meant:
                found.append(f"{name} {_spoken(said)}, announced {_spoken(meant)}")
        elif abs(said - meant) >= TIME_TOLERANCE_MS:
            found.append(f"{name} {_spoken(said)}, announced {_spoken(meant)}")
    return found


def _spoken(instant_ms: int | None) -> str:
    return "not known" if instant_ms is None else text_of(instant_ms)
