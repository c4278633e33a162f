"""Who may meet whom: two volumes judged, and every pair of announced things that is not apart.

Three values, none of which permits anything: APART, UNSURE, CONFLICT. UNSURE counts as CONFLICT
and carries its reason.
"""

from parley.conflict.assessment import Announced, conflicts_among, conflicts_with, is_open
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

__all__ = [
    "DEFAULT_MINIMA",
    "ENGINE",
    "OVERLAP_ONLY",
    "Announced",
    "CheckReport",
    "Minima",
    "check_files",
    "conflicts_among",
    "conflicts_with",
    "geojson_of",
    "is_open",
    "json_of",
    "judge",
    "rows_of",
    "volumes_geojson",
]
