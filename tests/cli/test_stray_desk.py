"""A watch taken at a desk at which nothing rings is told so, and is on record all the same."""

from types import SimpleNamespace

import pytest

from parley.cli.render.duty import stray_desk
from parley.model.line import Desk, Lane, Tier

AGREED = SimpleNamespace(
    desks=(
        Desk("russia", "duty desk", Tier.DUTY_OFFICER, (Lane.AIR,)),
        Desk("russia", "group of forces", Tier.STAFF, (Lane.AIR,)),
    )
)


@pytest.mark.parametrize(
    ("party", "desk"), [("russia", "duty desk"), ("russia", "Duty Desk"), ("israel", "anything")]
)
def test_an_agreed_desk_and_one_where_none_is_agreed_are_well(party: str, desk: str) -> None:
    assert stray_desk(AGREED, party, desk) == ""


def test_a_mistyped_desk_is_told_with_those_that_ring() -> None:
    told = stray_desk(AGREED, "russia", "dutydesk")
    assert "“dutydesk” is no desk of russia" in told
    assert "“duty desk”, “group of forces”" in told
