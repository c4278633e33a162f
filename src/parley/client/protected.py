"""Methods of sites, movements and crossings, which are notices with more to say of them."""

from collections.abc import Sequence

from parley.client.asking import Asking
from parley.model.humanitarian import CrossingState
from parley.model.humanitarian_statements import Harm, MovementReport, ServiceState
from parley.model.instants import Instant
from parley.model.notices import Ref
from parley.model.volumes import Volume
from parley.turn.effects import Outcome


class ProtectedMethods(Asking):
    """What becomes of those to be protected."""

    def site_reconfirm(
        self,
        agreement: str,
        of: Ref,
        version: str,
        valid_until_ms: Instant,
        words: str = "",
        *,
        key: str | None = None,
    ) -> Outcome:
        """State that a site still is as registered, and until when to ask after it again."""
        body = {"version": version, "valid_until_ms": valid_until_ms, "words": words}
        return self._state("site.reconfirm", agreement, of, body, key)

    def site_change(
        self,
        agreement: str,
        of: Ref,
        service: str,
        state: ServiceState,
        since_ms: Instant | None,
        reason: str | None = None,
        harm: Harm | None = None,
        *,
        key: str | None = None,
    ) -> Outcome:
        """State how a service of a site stands; a reason of None is none given."""
        body = {
            "service": service,
            "state": state,
            "since_ms": since_ms,
            "reason": reason,
            "harm": harm,
        }
        return self._state("site.change", agreement, of, body, key)

    def movement_report(
        self,
        agreement: str,
        of: Ref,
        report: MovementReport,
        point: int | None = None,
        until_ms: Instant | None = None,
        volumes: Sequence[Volume] = (),
        words: str = "",
        *,
        key: str | None = None,
    ) -> Outcome:
        """Report a movement checked in (at a point from 0), delayed, deviated or held up."""
        body = {
            "report": report,
            "point": point,
            "until_ms": until_ms,
            "volumes": tuple(volumes),
            "words": words,
        }
        return self._state("movement.report", agreement, of, body, key)

    def crossing_change(
        self,
        agreement: str,
        of: Ref,
        state: CrossingState,
        since_ms: Instant,
        reason: str | None = None,
        *,
        key: str | None = None,
    ) -> Outcome:
        """State whether a crossing lets people through, since when, with a reason or none."""
        body = {"state": state, "since_ms": since_ms, "reason": reason}
        return self._state("crossing.change", agreement, of, body, key)
