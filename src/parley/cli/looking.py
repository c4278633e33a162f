"""Lists and pages of those to be spared, shared by their commands."""

from typing import TYPE_CHECKING

from parley.cli import spoken
from parley.cli.line import Line
from parley.cli.notices import moment
from parley.cli.render.conflicts import NOTHING_FOUND, show_conflicts
from parley.cli.render.notices import show_page
from parley.cli.render.protected import (
    overdue_words,
    show_disclosures,
    show_nearest,
    show_protected,
    show_protected_rows,
)
from parley.cli.render.screen import Screen, print_json
from parley.errors import UsageError
from parley.model.notices import Activity, Ref

if TYPE_CHECKING:
    from parley.api.bodies import NoticePage


def show_list(line: Line, activities: tuple[Activity, ...], as_of: str, none: str) -> None:
    """Show the notices of these activities."""
    as_of_ms = moment(as_of, "--as-of")
    rows = tuple(
        row
        for row in line.client.notice_list(line.agreement, as_of=as_of_ms)
        if row.activity in activities
    )
    if line.as_json:
        print_json(rows)
        return
    now_ms = line.client.node_show().now_ms if as_of_ms is None else as_of_ms
    line.banner()
    show_protected_rows(line.screen, rows, now_ms, none)


def show_one(line: Line, activities: tuple[Activity, ...], ref: str, as_of: str, what: str) -> None:
    """Show one with its ladder, what is nearest to it and who was told of it."""
    of = spoken.reference(ref)
    as_of_ms = moment(as_of, "--as-of")
    page = line.client.notice_show(line.agreement, of, as_of=as_of_ms)
    require(page, activities, what)
    nearest = line.client.notice_nearest(line.agreement, of)
    disclosures = line.client.notice_disclosures(line.agreement, of)
    if line.as_json:
        print_json({"page": page, "nearest": nearest, "disclosures": disclosures})
        return
    line.banner()
    show_page(line.screen, page)
    if page.protected is not None and page.protected.check_ins:
        now_ms = line.client.node_show().now_ms if as_of_ms is None else as_of_ms
        _show_overdue(line.screen, page, now_ms)
    line.screen.head("NEAREST, of what others drew")
    if not nearest and not page.conflicts:
        line.screen.say(NOTHING_FOUND, indent=2)
    show_nearest(line.screen, nearest)
    line.screen.head("WHO WAS TOLD")
    show_disclosures(line.screen, disclosures)


def meant(line: Line, activities: tuple[Activity, ...], ref: str, what: str) -> "NoticePage":
    """The page of one that something is to be stated of.

    Raises:
        UsageError: It is something else.
    """
    page = line.client.notice_show(line.agreement, spoken.reference(ref))
    require(page, activities, what)
    return page


def require(page: "NoticePage", activities: tuple[Activity, ...], what: str) -> None:
    """Raise UsageError where a notice is about something else."""
    activity = page.notice.versions[-1].notice.activity
    if activity not in activities:
        raise UsageError(
            f"{page.notice.ref} is no {what} but {activity.value}; see: parley notice show "
            f"{page.notice.ref}"
        )


def say_after(line: Line, of: Ref) -> None:
    """Show how it stands after something was stated of it, and what it collides with."""
    if line.as_json:
        return
    page = line.client.notice_show(line.agreement, of)
    line.banner()
    if page.protected is not None:
        show_protected(line.screen, page.notice.versions[-1].notice.details, page.protected)
    line.screen.head("CONFLICTS")
    show_conflicts(line.screen, page.conflicts, indent=2)


def _show_overdue(screen: Screen, page: "NoticePage", now_ms: int) -> None:
    assert page.protected is not None
    overdue = [] if page.notice.state.over else overdue_words(page.protected, now_ms)
    if overdue:
        screen.head("OVERDUE: ask its author, and every party on its route")
        screen.items(overdue, indent=2)
