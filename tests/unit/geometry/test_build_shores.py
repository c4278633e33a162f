"""The tool that builds the map, on a topology small enough to draw by hand."""

import importlib.util
import io
import json
import tarfile
from hashlib import sha256
from pathlib import Path

import numpy as np
import pyproj
import pytest

from parley.geometry.land import Outlines
from parley.model.volumes import position

GEOD = pyproj.Geod(ellps="WGS84")
TOOL = Path(__file__).parents[3] / "tools" / "build_shores.py"

# A grid of whole degrees from 180 W 90 S. Two squares of 10 degrees that share an edge at 10 E, the
# western one from 0 E with a hole of 2 degrees; one across the antimeridian; and Null Island.
SHARED = [[190, 90], [0, 10]]
WEST = [[190, 100], [-10, 0], [0, -10], [10, 0]]
EAST = [[190, 90], [10, 0], [0, 10], [-10, 0]]
HOLE = [[184, 94], [2, 0], [0, 2], [-2, 0], [0, -2]]
ACROSS = [[355, 110], [-350, 0], [0, 10], [350, 0], [0, -10]]
ACROSS_TURNED = [[355, 70], [0, 10], [-350, 0], [0, -10], [350, 0]]
NORTHERN = [[200, 165], [1, 0], [0, 1], [-1, 0], [0, -1]]
NULL = [[180, 90], [0, 0], [0, 0], [0, 0]]
TOPOLOGY = {
    "transform": {"scale": [1, 1], "translate": [-180, -90]},
    "arcs": [SHARED, WEST, EAST, HOLE, ACROSS, NULL, ACROSS_TURNED, NORTHERN],
    "objects": {
        "land": {
            "type": "GeometryCollection",
            "geometries": [
                {"type": "MultiPolygon", "arcs": [[[0, 1], [3]], [[2, ~0]]]},
                {"type": "Polygon", "arcs": [[4]]},
                {"type": "Polygon", "arcs": [[5]]},
                {"type": "MultiPolygon", "arcs": [[[6]], [[7]]]},
            ],
        }
    },
}


@pytest.fixture(scope="module")
def tool():
    spec = importlib.util.spec_from_file_location("build_shores", TOOL)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_what_is_built_encloses_what_was_drawn(tool):
    arrays = tool.arrays_of(TOPOLOGY, "land")
    assert arrays["land_counts"].tolist() == [4] * 6
    outlines = Outlines(arrays, "land")
    inside = [(5, 2), (5, 8), (5, 15), (25, 176), (25, -176), (25, 180), (25, -180), (1, 1)]
    inside += [(-15, lon) for lon in (176, 179.5, 180, -180, -179.5, -176)]
    outside = [(5, 5), (5, -2), (5, 22), (15, 5), (25, 170), (25, 0), (35, 180), (-5, 5)]
    outside += [(-15, 174), (-15, -174), (-5, 180), (-25, -178), (75.5, 180)]
    assert [place for place in inside if not outlines.has(position(*place))] == []
    assert [place for place in outside if outlines.has(position(*place))] == []


def test_how_far_the_shores_are(tool):
    outlines = Outlines(tool.arrays_of(TOPOLOGY, "land"), "land")
    # Due north of the middle of an edge of 10 degrees along a parallel.
    for lon in (180, -180):
        assert outlines.shore_m(position(30.1, lon)) == pytest.approx(11_085, abs=30)
    # Due east of a meridian, far north, where 50 km are nearly two degrees.
    apart_m = GEOD.inv(22.5, 75.5, 21.0, 75.505)[2]
    assert outlines.shore_m(position(75.5, 22.5)) == pytest.approx(apart_m, rel=2e-3)
    assert outlines.shore_m(position(75.5, 23.0)) is None
    assert outlines.shore_m(position(90.0, 0.0)) is None


def test_an_archive_that_was_not_looked_at_is_refused(tool, tmp_path):
    archive = tmp_path / "one.tgz"
    with tarfile.open(archive, "w:gz") as packed:
        content = json.dumps(TOPOLOGY).encode()
        member = tarfile.TarInfo("package/land.json")
        member.size = len(content)
        packed.addfile(member, io.BytesIO(content))
    checksum = sha256(archive.read_bytes()).hexdigest()
    assert tool.member_of(archive, checksum, "package/land.json") == TOPOLOGY
    with pytest.raises(ValueError, match="is not the archive"):
        tool.member_of(archive, "0" * 64, "package/land.json")


def test_an_edge_too_long_to_say_is_refused(tool):
    fine = {
        **TOPOLOGY,
        "transform": {"scale": [0.001, 0.001], "translate": [-180, -90]},
        "arcs": [[[0, 0], [0, 40_000], [10, 0], [-10, -40_000]]],
        "objects": {"land": {"type": "Polygon", "arcs": [[0]]}},
    }
    with pytest.raises(ValueError, match="16 bits"):
        tool.arrays_of(fine, "land")
    assert np.abs(tool.arrays_of(TOPOLOGY, "land")["land_east"]).max() == 10
