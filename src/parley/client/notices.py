"""Methods of notices: filing them, climbing the ladder, and who was told."""

from collections.abc import Sequence

from parley.api import bodies, line_bodies
from parley.client.asking import Asking
from parley.model.instants import Instant
from parley.model.notices import Notice, Ref
from parley.model.statements import RelayStage
from parley.model.volumes import Volume
from parley.picture.disclosures import Disclosure
from parley.picture.findings import Findings
from parley.picture.nearest import Nearest
from parley.turn.effects import Outcome


class NoticeMethods(Asking):
    """Notices and their ladder, down to the units."""

    def notice_list(
        self, agreement: str, as_of: Instant | None = None
    ) -> tuple[bodies.NoticeRow, ...]:
        """The notices, newest first."""
        return self._read(tuple[bodies.NoticeRow, ...], "notice.list", agreement, as_of=as_of)

    def notice_show(
        self, agreement: str, of: Ref, as_of: Instant | None = None
    ) -> bodies.NoticePage:
        """A notice, its ladder, conflicts and proofs."""
        return self._read(bodies.NoticePage, "notice.show", agreement, of, as_of=as_of)

    def notice_findings(self, agreement: str, of: Ref) -> Findings:
        """What the record shows of a notice."""
        return self._read(Findings, "notice.findings", agreement, of)

    def notice_preview(self, agreement: str, notice: Notice) -> bodies.Preview:
        """What would be said of a notice if it were filed now; records nothing."""
        path, body = {"agreement": agreement}, {"notice": notice}
        return self._line.call(bodies.Preview, "notice.preview", path, body=body)

    def notice_file(
        self, agreement: str, ref: str, notice: Notice, *, key: str | None = None
    ) -> Outcome:
        """File a notice under a reference of one's own; it goes out at once."""
        return self._state("notice.file", agreement, None, {"ref": ref, "notice": notice}, key)

    def notice_amend(
        self, agreement: str, of: Ref, notice: Notice, *, key: str | None = None
    ) -> Outcome:
        """Put a new version in its place."""
        return self._state("notice.amend", agreement, of, {"notice": notice}, key)

    def notice_begin(
        self, agreement: str, of: Ref, words: str = "", *, key: str | None = None
    ) -> Outcome:
        """State that it has begun."""
        return self._state("notice.begin", agreement, of, {"words": words}, key)

    def notice_end(
        self, agreement: str, of: Ref, words: str = "", *, key: str | None = None
    ) -> Outcome:
        """State that it is over."""
        return self._state("notice.end", agreement, of, {"words": words}, key)

    def notice_cancel(
        self, agreement: str, of: Ref, words: str = "", *, key: str | None = None
    ) -> Outcome:
        """State that it will not be."""
        return self._state("notice.cancel", agreement, of, {"words": words}, key)

    def notice_read_back(
        self,
        agreement: str,
        of: Ref,
        version: str,
        volumes: Sequence[Volume] = (),
        words: str = "",
        *,
        key: str | None = None,
    ) -> Outcome:
        """Repeat what you understood of a version, in volumes, in words, or both."""
        body = {"version": version, "volumes": tuple(volumes), "words": words}
        return self._state("notice.read-back", agreement, of, body, key)

    def notice_enter(
        self, agreement: str, of: Ref, version: str, *, key: str | None = None
    ) -> Outcome:
        """State that it is entered where operations are run."""
        return self._state("notice.enter", agreement, of, {"version": version}, key)

    def notice_pass(
        self,
        agreement: str,
        of: Ref,
        version: str,
        units: Sequence[str],
        *,
        key: str | None = None,
    ) -> Outcome:
        """State that these units were given it; a list, even of one."""
        body = {"version": version, "units": tuple(units)}
        return self._state("notice.pass", agreement, of, body, key)

    def notice_acknowledge(
        self,
        agreement: str,
        of: Ref,
        version: str,
        unit: str,
        words: str = "",
        *,
        key: str | None = None,
    ) -> Outcome:
        """State that the unit acknowledged it to a desk."""
        body = {"version": version, "unit": unit, "words": words}
        return self._state("notice.acknowledge", agreement, of, body, key)

    def notice_codes(
        self, agreement: str, of: Ref, version: str, units: Sequence[str]
    ) -> tuple[line_bodies.UnitCode, ...]:
        """Single-use codes for units that it was passed to; each is shown here and never again."""
        return self._line.call(
            tuple[line_bodies.UnitCode, ...],
            "notice.codes",
            {"agreement": agreement, "party": of.party, "ref": of.ref},
            body={"version": version, "units": tuple(units)},
        )

    def unit_show(self, code: str) -> line_bodies.UnitPage:
        """The notice behind a unit's code; needs no token."""
        return self._line.call(line_bodies.UnitPage, "unit.show", {"code": code})

    def unit_acknowledge(self, code: str, words: str = "") -> line_bodies.UnitPage:
        """Acknowledge by a unit's code; needs no token. Repeated, it is the same wish."""
        path, body = {"code": code}, {"words": words}
        return self._line.call(line_bodies.UnitPage, "unit.acknowledge", path, body=body)

    def notice_relay(
        self,
        agreement: str,
        of: Ref,
        version: str,
        to: str,
        stage: RelayStage,
        scope: str,
        words: str = "",
        *,
        key: str | None = None,
    ) -> Outcome:
        """State what was passed on to a name off the line, or that it acknowledged it."""
        body = {"version": version, "to": to, "stage": stage, "scope": scope, "words": words}
        return self._state("notice.relay", agreement, of, body, key)

    def notice_disclose(
        self,
        agreement: str,
        of: Ref,
        to: str,
        how: str,
        commitment: str | None = None,
        words: str = "",
        *,
        key: str | None = None,
    ) -> Outcome:
        """State that somebody was told of one's own notice, or given an annex, by other means."""
        body = {"to": to, "how": how, "commitment": commitment, "words": words}
        return self._state("notice.disclose", agreement, of, body, key)

    def notice_disclosures(self, agreement: str, of: Ref) -> tuple[Disclosure, ...]:
        """Who was told of a notice, how and when; the oldest first."""
        return self._read(tuple[Disclosure, ...], "notice.disclosures", agreement, of)

    def notice_nearest(
        self, agreement: str, of: Ref, limit: int | None = None
    ) -> tuple[Nearest, ...]:
        """What others announced nearest to it, whether or not it collides; the nearest first."""
        return self._read(tuple[Nearest, ...], "notice.nearest", agreement, of, limit=limit)
