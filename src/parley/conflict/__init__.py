"""Who may meet whom: two volumes judged, and every pair of announced things that is not apart.

Three values, none of which permits anything: APART, UNSURE, CONFLICT. UNSURE counts as CONFLICT
and carries its reason.
"""

from parley.conflict.announced import Announced
from parley.conflict.check import (
    DEFAULT_MINIMA,
    OVERLAP_ONLY,
    CheckReport,
    check_files,
    geojson_of,
    json_of,
    rows_of,
    volumes_geojson,
)
from parley.conflict.judgement import ENGINE, Minima, judge
from parley.conflict.sky import Sky, conflicts_among

__all__ = [
    "DEFAULT_MINIMA",
    "ENGINE",
    "OVERLAP_ONLY",
    "Announced",
    "CheckReport",
    "Minima",
    "Sky",
    "check_files",
    "conflicts_among",
    "geojson_of",
    "json_of",
    "judge",
    "rows_of",
    "volumes_geojson",
]
