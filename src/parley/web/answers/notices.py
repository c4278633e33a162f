"""Notices as they are shown: what is missing, in plain words, and what is proven."""

from parley.api.bodies import NoticePage, NoticeRow, Preview
from parley.filing import desk as filing
from parley.model.findings import Conflict
from parley.model.humanitarian import Site
from parley.model.instants import Instant, text_of
from parley.model.notices import PROTECTED, Notice, Ref
from parley.picture.brackets import bracket, covers_of, proven
from parley.picture.calls import escalations
from parley.picture.humanitarian import Protected, name_of, protected, valid_until
from parley.picture.ladder import Ladder, Rung
from parley.picture.missing import missing_of
from parley.picture.nearest import nearest_if_filed
from parley.picture.notices import NoticeView, notice_view
from parley.picture.read_backs import read_backs_made
from parley.picture.situation import Situation
from parley.picture.things import conflicts, conflicts_if_filed, conflicts_of, raised
from parley.rules.flags import flags, meant_elsewhere
from parley.rules.times import activity_start, lateness, whole_period


def rows(situation: Situation, as_of_ms: Instant | None) -> tuple[NoticeRow, ...]:
    """Every notice, the one filed last first."""
    views = [notice_view(situation, ref, as_of_ms) for ref in situation.notices]
    found = [_row(situation, view, as_of_ms) for view in views if view is not None]
    return tuple(sorted(found, key=lambda row: (-row.filed_ms, row.ref.party, row.ref.ref)))


def _row(situation: Situation, view: NoticeView, as_of_ms: Instant | None) -> NoticeRow:
    notice = view.current.notice
    of_site = isinstance(notice.details, Site)
    return NoticeRow(
        ref=view.ref,
        state=view.state.value,
        activity=notice.activity.value,
        place_label=notice.place_label,
        start_ms=activity_start(notice),
        end_ms=whole_period(notice).end_ms,
        filed_ms=view.versions[0].issued_ms,
        late_ms=view.versions[0].late_ms,
        confirmed=view.confirmed,
        waiting_for=waiting_for(situation, view),
        name=name_of(notice),
        valid_until_ms=valid_until(situation, view, as_of_ms) if of_site else None,
        missing=missing_of(view),
        disputed=bool(situation.logs[view.ref.party].disputed),
        deviates_ms=view.deviates_ms,
    )


def page(
    situation: Situation, view: NoticeView, now: Instant, as_of_ms: Instant | None
) -> NoticePage:
    """A notice with what is found, feared and proven of it."""
    if as_of_ms is None:
        found = conflicts_of(situation, view.ref)
    else:
        found = tuple(
            conflict
            for conflict in conflicts(situation, as_of_ms=as_of_ms)
            if view.ref in (conflict.a.subject, conflict.b.subject)
        )
    return NoticePage(
        notice=view,
        waiting_for=waiting_for(situation, view),
        conflicts=found,
        concerns=_concerns_about(situation, view.ref, as_of_ms),
        delivered=covers_of(situation, view.ref.party, view.current.sequence, as_of_ms),
        bracket=bracket(situation, view.ref.party, view.current.sequence),
        protected=known_of(situation, view, now, as_of_ms),
        escalated=escalations(situation, view.current.leaf, as_of_ms),
        missing=missing_of(view),
        disputed=bool(situation.logs[view.ref.party].disputed),
        read_backs=read_backs_made(situation, view, as_of_ms),
        statements=tuple(proven(situation, view.ref, as_of_ms)),
    )


def known_of(
    situation: Situation, view: NoticeView, now: Instant, as_of_ms: Instant | None
) -> Protected | None:
    """What was stated since of a notice about those to be protected; None of any other."""
    if view.current.notice.activity not in PROTECTED:
        return None
    return protected(situation, view, now if as_of_ms is None else as_of_ms, as_of_ms)


def _concerns_about(situation: Situation, ref: Ref, as_of_ms: Instant | None) -> tuple[Ref, ...]:
    found = []
    for concern in situation.concerns_about.get(ref, {}):
        fact = raised(situation, concern)
        if fact is not None and (as_of_ms is None or fact.issued_ms <= as_of_ms):
            found.append(concern)
    return tuple(found)


def waiting_for(situation: Situation, view: NoticeView) -> str:
    """Which rung is missing and whose, in plain words; empty only once all have confirmed.

    Where the author's log is disputed that comes first: it stated other things to others, and some
    of them may not be shown here.
    """
    author = view.ref.party
    said = []
    if situation.logs[author].disputed:
        said.append(f"the log of {author} is disputed: it told others other things, call it")
    if not view.confirmed:
        missing = [_missing(ladder) for ladder in view.ladders if ladder.waiting]
        if view.deviates_ms is not None:
            missing.append(
                f"{author} goes elsewhere since {text_of(view.deviates_ms)}: the new way is to be "
                "announced by an amendment, and read back"
            )
        said += missing or ["there is nobody to confirm it"]
    return "; ".join(said)


def _missing(ladder: Ladder) -> str:
    """The lowest rung that an addressee has not reached, and since when it is its turn."""
    assert ladder.waiting is not None
    party = ladder.party
    match ladder.waiting.rung:
        case Rung.DELIVERED:
            words = f"{party} is not shown to hold it"
        case Rung.READ_BACK if ladder.read_back_differs:
            words = f"{party} read back something else: {', '.join(ladder.read_back_differs)}"
        case Rung.READ_BACK:
            words = f"{party} has not read back"
        case Rung.ENTERED:
            words = f"{party} has not entered it"
        case Rung.PASSED:
            words = f"{party} has not passed it to a unit"
        case Rung.UNIT_ACKNOWLEDGED:
            open_units = ladder.waiting.units
            words = f"{party}'s {', '.join(open_units)} has not acknowledged it"
            if len(ladder.units) > 1:
                done = len(ladder.units) - len(open_units)
                words = f"{party}'s units acknowledged {done} of {len(ladder.units)}: not " + (
                    ", ".join(open_units)
                )
    return f"{words}, since {text_of(ladder.waiting.since_ms)}"


def preview(situation: Situation, party: str, notice: Notice, now: Instant) -> Preview:
    """What would be said of a notice if this party filed it now."""
    widened_notice, widened = filing.preview(situation, notice)
    found: tuple[Conflict, ...] = conflicts_if_filed(situation, party, widened_notice, now)
    return Preview(
        notice=widened_notice,
        widened=widened,
        late_ms=lateness(widened_notice, now, situation.terms),
        flags=flags(widened_notice, widened, now, situation.terms),
        conflicts=found,
        told=tuple(member.party for member in situation.terms.members if member.party != party),
        nearest=nearest_if_filed(situation, party, widened_notice, now),
        meant=meant_elsewhere(widened_notice, situation.terms.regions),
    )
