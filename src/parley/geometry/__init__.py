"""Shapes on the Earth, erring outward: how far apart they surely are, at least and at most.

Distances are WGS84 geodesics in metres and come as bounds. What is not well-formed is no
exception; it is judged by what surely contains it, and says so.
"""

from parley.geometry.difference import furthest_difference_m
from parley.geometry.footprint import Footprint, footprint_of
from parley.geometry.gaps import Gap, gap, gap_between
from parley.geometry.measures import centre, circumscribed, extent_m, fault_of, widened

__all__ = [
    "Footprint",
    "Gap",
    "centre",
    "circumscribed",
    "extent_m",
    "fault_of",
    "footprint_of",
    "furthest_difference_m",
    "gap",
    "gap_between",
    "widened",
]
