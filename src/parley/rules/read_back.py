"""Comparing what was read back with what was announced."""

from collections.abc import Iterator
from enum import StrEnum

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


class DifferenceKind(StrEnum):
    """In what a read-back differs from what was announced."""

    NOT_DRAWN = "not-drawn"
    """The notice is drawn, and was read back in words only."""
    VOLUMES = "volumes"
    """Another number of volumes."""
    ROLE = "role"
    PLACE = "place"
    DATUM = "datum"
    FLOOR = "floor"
    CEILING = "ceiling"
    START = "start"
    END = "end"
    WORDS = "words"
    """The place in words, of a notice that is not drawn."""


class Difference(Struct, frozen=True):
    """One difference, in codes and numbers.

    Attributes:
        volume: Which volume, from 0; null where it is not about one.
        by_mm: By how much at the most: places apart, or heights read back less those announced.
        by_ms: The time read back less the one announced; null where either is not known.
        words: The same in plain English.
    """

    kind: DifferenceKind
    volume: int | None
    by_mm: int | None
    by_ms: int | None
    words: str


class Comparison(Struct, frozen=True):
    """Whether a read-back says the same, and every difference."""

    found: tuple[Difference, ...]

    @property
    def same(self) -> bool:
        """Whether nothing differs by more than is rounded when spoken."""
        return not self.found

    @property
    def differences(self) -> tuple[str, ...]:
        """Every difference in plain words."""
        return tuple(
            one.words if one.volume is None else f"volume {one.volume + 1}: {one.words}"
            for one in self.found
        )


def compare(notice: Notice, volumes: tuple[Volume, ...], words: str) -> Comparison:
    """Compare a read-back with the version it answers.

    A notice with geometry is read back in geometry, volume for volume in the order announced. One
    without is read back in words, which must be its place label.
    """
    found: list[Difference] = []
    if notice.volumes and not volumes:
        said = "the notice is drawn and was read back in words only"
        found.append(Difference(DifferenceKind.NOT_DRAWN, None, None, None, said))
    elif len(volumes) != len(notice.volumes):
        said = f"{len(volumes)} volumes read back, {len(notice.volumes)} announced"
        found.append(Difference(DifferenceKind.VOLUMES, None, None, None, said))
    else:
        for index, (announced, heard) in enumerate(zip(notice.volumes, volumes, strict=True)):
            found += _differ(index, announced, heard)
    if not notice.volumes and names.folded(words) != names.folded(notice.place_label):
        said = f"place read back as “{words}”, announced as “{notice.place_label}”"
        found.append(Difference(DifferenceKind.WORDS, None, None, None, said))
    return Comparison(tuple(found))


def _differ(index: int, announced: Volume, heard: Volume) -> Iterator[Difference]:
    if announced.role is not heard.role:
        words = f"role {heard.role.value}, announced {announced.role.value}"
        yield Difference(DifferenceKind.ROLE, index, None, None, words)
    apart_m = furthest_difference_m(announced.shape, heard.shape)
    if not apart_m <= PLACE_TOLERANCE_M:
        words = f"place differs by up to {apart_m / 1000:.1f} km"
        yield Difference(DifferenceKind.PLACE, index, _millimetres(apart_m), None, words)
    if announced.band.datum is not heard.band.datum:
        words = f"heights over {heard.band.datum.value}, not {announced.band.datum.value}"
        yield Difference(DifferenceKind.DATUM, index, None, None, words)
    for kind, said, meant in (
        (DifferenceKind.FLOOR, heard.band.floor_mm, announced.band.floor_mm),
        (DifferenceKind.CEILING, heard.band.ceiling_mm, announced.band.ceiling_mm),
    ):
        if abs(said - meant) > HEIGHT_TOLERANCE_MM:
            words = f"{kind.value} {said / 1000:.0f} m, announced {meant / 1000:.0f} m"
            yield Difference(kind, index, said - meant, None, words)
    yield from _differ_in_time(index, announced.interval, heard.interval)


def _millimetres(length_m: float) -> int | None:
    """Null where a shape is so odd that no distance bounds how far it lies from the other."""
    return int(length_m * 1000) if length_m < 1e9 else None


def _differ_in_time(index: int, announced: Interval, heard: Interval) -> Iterator[Difference]:
    for kind, said, meant in (
        (DifferenceKind.START, heard.start_ms, announced.start_ms),
        (DifferenceKind.END, heard.end_ms, announced.end_ms),
    ):
        words = f"{kind.value} {_spoken(said)}, announced {_spoken(meant)}"
        if said is None or meant is None:
            if said is not meant:
                yield Difference(kind, index, None, None, words)
        elif abs(said - meant) >= TIME_TOLERANCE_MS:
            yield Difference(kind, index, None, said - meant, words)


def _spoken(instant_ms: int | None) -> str:
    return "not known" if instant_ms is None else text_of(instant_ms)
