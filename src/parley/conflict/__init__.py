"""Who may meet whom: two volumes judged, and every pair of announced things that is not apart.

Three values, none of which permits anything: APART, UNSURE, CONFLICT. UNSURE counts as CONFLICT
and carries its reason.
"""

from parley.conflict.assessment import Announced, conflicts_among, conflicts_with, is_open
from parley.conflict.judgement import ENGINE, Minima, judge

__all__ = ["ENGINE", "Announced", "Minima", "conflicts_among", "conflicts_with", "is_open", "judge"]
