"""Methods of concerns, cited reports, conflicts, alarms and annexes."""

from collections.abc import Sequence

from parley.api import bodies
from parley.api.operations import RAW
from parley.client.asking import Asking
from parley.model.findings import Conflict
from parley.model.instants import Instant
from parley.model.notices import AnnexRef, Ref
from parley.model.statements import Grade
from parley.model.volumes import Volume
from parley.picture.on_map import MapView
from parley.turn.effects import Outcome


class OtherMethods(Asking):
    """What stands beside the notices."""

    def concern_list(
        self, agreement: str, as_of: Instant | None = None
    ) -> tuple[bodies.ConcernView, ...]:
        """The concerns."""
        return self._read(tuple[bodies.ConcernView, ...], "concern.list", agreement, as_of=as_of)

    def concern_show(self, agreement: str, of: Ref) -> bodies.ConcernView:
        """A concern and its answers."""
        return self._read(bodies.ConcernView, "concern.show", agreement, of)

    def concern_raise(
        self,
        agreement: str,
        ref: str,
        about: Ref | None,
        words: str,
        reported: Sequence[Volume] = (),
        addressees: Sequence[str] = (),
        *,
        key: str | None = None,
    ) -> Outcome:
        """Raise a concern at once, about a notice or about none."""
        body = {
            "ref": ref,
            "about": about,
            "words": words,
            "reported": tuple(reported),
            "addressees": tuple(addressees),
        }
        return self._state("concern.raise", agreement, None, body, key)

    def concern_answer(
        self, agreement: str, of: Ref, words: str, *, key: str | None = None
    ) -> Outcome:
        """Answer a concern; that closes nothing by itself."""
        return self._state("concern.answer", agreement, of, {"words": words}, key)

    def report_list(self, agreement: str) -> tuple[bodies.ReportView, ...]:
        """What others published, as cited."""
        return self._read(tuple[bodies.ReportView, ...], "report.list", agreement)

    def report_cite(
        self,
        agreement: str,
        ref: str,
        *,
        source: str,
        published: str,
        speaker: str,
        grade: Grade,
        event_ms: Instant | None,
        words: str,
        contested_by: str = "",
        key: str | None = None,
    ) -> Outcome:
        """Cite what others published, in nobody's name."""
        body = {
            "ref": ref,
            "source": source,
            "published": published,
            "speaker": speaker,
            "grade": grade,
            "event_ms": event_ms,
            "words": words,
            "contested_by": contested_by,
        }
        return self._state("report.cite", agreement, None, body, key)

    def conflict_list(
        self, agreement: str, open_at: Instant | None = None, as_of: Instant | None = None
    ) -> tuple[Conflict, ...]:
        """What is not surely apart; none found never means none there is."""
        kind = tuple[Conflict, ...]
        return self._read(kind, "conflict.list", agreement, open_at=open_at, as_of=as_of)

    def alert_list(self, agreement: str) -> tuple[bodies.AlertView, ...]:
        """Alarms that nodes raised."""
        return self._read(tuple[bodies.AlertView, ...], "alert.list", agreement)

    # Annexes.

    def annex_put(
        self,
        agreement: str,
        content: bytes,
        title: str | None = None,
        media_type: str | None = None,
        recipients: Sequence[str] = (),
        *,
        key: str | None = None,
    ) -> AnnexRef:
        """Keep bytes beside the record; the answer goes into a notice.

        Where recipients are named, no other party is given them.
        """
        return self._line.call(
            AnnexRef,
            "annex.put",
            {"agreement": agreement},
            query={
                "title": title,
                "media_type": media_type,
                "recipients": ",".join(recipients) or None,
            },
            body=content,
            key=key,
        )

    def annex_get(self, agreement: str, commitment: str) -> bytes:
        """The bytes of an annex, fetched from its author's node if they are not here."""
        path = {"agreement": agreement, "commitment": commitment}
        return self._line.call(RAW, "annex.get", path)

    def annex_erase(self, agreement: str, commitment: str) -> bodies.Done:
        """Erase an annex here; the record still shows that there was one."""
        path = {"agreement": agreement, "commitment": commitment}
        return self._line.call(bodies.Done, "annex.erase", path)

    # The map.

    def map_show(
        self, agreement: str, as_of: Instant | None = None, since: Instant | None = None
    ) -> MapView:
        """Everything there is to draw; `since` leaves out what is over by then."""
        return self._read(MapView, "map.show", agreement, as_of=as_of, since=since)

    def place_list(
        self, box: str | None = None, q: str | None = None, limit: int | None = None
    ) -> tuple[bodies.PlaceRow, ...]:
        """Inhabited places within `south,west,north,east`, or of a name; the largest first."""
        query = {"box": box, "q": q, "limit": limit}
        return self._line.call(tuple[bodies.PlaceRow, ...], "place.list", {}, query=query)
