"""A notice as an officer reads it: what, where, when, by whose word, and how far it came."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from parley.cli.render.conflicts import show_conflicts
from parley.cli.render.ladders import show_ladders
from parley.cli.render.protected import show_details, show_protected
from parley.cli.render.screen import Screen
from parley.cli.render.words import stretch, volume_lines, when
from parley.model.instants import span_of

if TYPE_CHECKING:
    from parley.api.bodies import NoticePage, NoticeRow, Preview
    from parley.model.notices import Notice
    from parley.picture.findings import Findings
    from parley.rules.flags import Flag


def show_rows(screen: Screen, rows: "tuple[NoticeRow, ...]") -> None:
    """Show notices in a list."""
    for row in rows:
        confirmed = "CONFIRMED" if row.confirmed else f"NOT CONFIRMED: {row.waiting_for}"
        screen.say(f"{row.ref}  {row.activity}, {row.state}", hang=2, style="bold")
        place = f"“{row.place_label}”, " if row.place_label else ""
        screen.say(f"{place}{stretch(row.start_ms, row.end_ms)}", indent=2, hang=2)
        late = f", {span_of(row.late_ms)} short of lead time" if row.late_ms else ""
        screen.say(f"filed by {row.ref.party} {when(row.filed_ms)}{late}", indent=2, hang=2)
        screen.say(confirmed, indent=2, hang=2)
    if not rows:
        screen.say("No notice is on record. That nothing was filed does not mean nothing is there.")


def show_page(screen: Screen, page: "NoticePage") -> None:
    """Show a notice with its ladder, conflicts, concerns and proofs."""
    view = page.notice
    current = view.versions[-1]
    state = "CONFIRMED" if view.confirmed else "NOT CONFIRMED"
    screen.head(f"notice {view.ref} · {view.state.value} · {state}")
    screen.field(
        "said by",
        f"{view.ref.party}, desk “{current.desk}”, {when(current.issued_ms)} by its own clock"
        f"{f', version {len(view.versions)}' if len(view.versions) > 1 else ''}",
    )
    show_notice(screen, current.notice, current.widened)
    if view.begun_ms is not None:
        screen.field("begun", f"{when(view.begun_ms)}, as {view.ref.party} states")
    if view.over_ms is not None:
        screen.field(view.state.value, f"{when(view.over_ms)}, as {view.ref.party} states")
    screen.field("version", current.leaf)
    if page.protected is not None:
        show_protected(screen, current.notice.details, page.protected)
    show_flags(screen, current.flags, "ODD (and on record all the same)")
    if view.out_of_order:
        screen.head("OUT OF ORDER")
        screen.items(view.out_of_order, indent=2)
    show_ladders(screen, page)
    screen.head("CONFLICTS")
    show_conflicts(screen, page.conflicts, indent=2)
    if page.concerns:
        screen.head("CONCERNS")
        screen.items((str(ref) for ref in page.concerns), indent=2)
    _show_proof(screen, page)


def show_notice(screen: Screen, notice: "Notice", widened: tuple[int, ...] = ()) -> None:
    """Show what a notice says."""
    emergency = "EMERGENCY: " if notice.emergency else ""
    screen.field("activity", f"{emergency}{notice.activity.value}")
    screen.field("when", stretch(notice.period.start_ms, notice.period.end_ms))
    if notice.place_label:
        drawn = "" if notice.volumes else ", nothing drawn"
        screen.field("place", f"“{notice.place_label}”{drawn}")
    for sentence in volume_lines(notice.volumes, widened):
        screen.field("drawn", sentence)
    for name, text in (
        ("landing", "" if notice.planned_landing_ms is None else when(notice.planned_landing_ms)),
        ("desk", notice.contact_desk),
        ("remarks", notice.remarks),
        ("relay scope", notice.relay_scope),
        ("to", ", ".join(notice.addressees)),
    ):
        if text:
            screen.field(name, text)
    for annex in notice.annexes:
        to = f", given to {', '.join(annex.recipients)} alone" if annex.recipients else ""
        screen.field(
            "annex",
            f"{annex.title} ({annex.media_type}, {annex.size} bytes{to}) {annex.commitment}",
        )
    if notice.details is not None:
        show_details(screen, notice.details)


def show_flags(screen: Screen, flags: "Iterable[Flag]", heading: str) -> None:
    """Show what is odd and what would mend it; nothing of it stops the notice."""
    words = [_flag(flag) for flag in flags]
    if words:
        screen.head(heading)
        screen.items(words, indent=2)


def _flag(flag: "Flag") -> str:
    kind = flag.kind.value.replace("-", " ")
    return flag.words if flag.words.startswith(kind) else f"{kind}: {flag.words}"


def show_preview(screen: Screen, preview: "Preview", *, told: bool = True) -> None:
    """Show what would be said of a notice if it were filed now, and to whom unless told not to."""
    screen.head("PREVIEW: nothing is recorded")
    show_notice(screen, preview.notice, preview.widened)
    show_flags(screen, preview.flags, "ODD (and it would go out all the same)")
    screen.head("CONFLICTS")
    show_conflicts(screen, preview.conflicts, indent=2)
    if told:
        screen.head("TOLD")
        screen.say(f"All of it would be told to: {', '.join(preview.told)}", indent=2)


def show_findings(screen: Screen, found: "Findings") -> None:
    """Show what the record shows of a notice, in numbers."""
    screen.head(f"findings on {found.notice} at {when(found.at_ms)}")
    screen.field("late", f"{found.late_s} s short of the agreed lead time")
    screen.field("geometry", "missing: nothing is drawn" if found.geometry_missing else "drawn")
    if found.place_mismatch_km is not None:
        screen.field("place", f"{found.place_mismatch_km} km from the place it names")
    rungs = [f"{one.rung.value} ({one.party})" for one in found.unconfirmed_rungs]
    screen.field("ladder", f"missing: {', '.join(rungs)}" if rungs else "all rungs reached")
    relay = {
        None: "none is owed",
        True: "acknowledged, as the relaying party states",
        False: "NOT acknowledged",
    }
    screen.field("relay", relay[found.relay_confirmed])
    if found.overdue_s is not None:
        screen.field("overdue", f"{found.overdue_s} s from the planned landing to the first word")
    screen.head("CONFLICTS at the start of the activity")
    show_conflicts(screen, found.conflicts, indent=2)


def _show_proof(screen: Screen, page: "NoticePage") -> None:
    bracket = page.bracket
    screen.head("PROOF")
    ahead = (
        f"; its author's clock is {bracket.ahead_ms / 1000:g} s ahead" if bracket.ahead_ms else ""
    )
    screen.field(
        "stated",
        f"not before {when(bracket.not_before_ms)}, not after {when(bracket.not_after_ms)}{ahead}",
    )
    for cover in page.delivered:
        screen.field("held", f"by {cover.mirror} by {when(cover.time_s * 1000)}")
    if not page.delivered:
        screen.field("held", "by no other party yet, as far as is known here")
