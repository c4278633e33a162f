"""A unit presses, its post's node dies, the unit presses again: it acknowledged once."""

from pathlib import Path

import pytest

from line_parts import vague
from parley.client import Client
from parley.model.notices import Ref
from process_parts import NodeProcess, found, wait_until
from unit_posts import ACKNOWLEDGED

pytestmark = pytest.mark.processes


def test_a_press_repeated_after_a_kill_is_the_same_press(tmp_path: Path) -> None:
    north, south = NodeProcess(tmp_path, "north"), NodeProcess(tmp_path, "south")
    try:
        for node in (north, south):
            node.start()
        agreement = found(north, south)
        of = Ref("north", "N1")
        with north.client() as officer:
            leaf = officer.notice_file(agreement, "N1", vague()).leaf
        with south.client() as desk:
            wait_until(lambda: any(row.ref == of for row in desk.notice_list(agreement)))
            desk.notice_pass(agreement, of, leaf, ["Talon 1", "Battery 4"])
            first, second = desk.notice_codes(agreement, of, leaf, ["Talon 1", "Battery 4"])
        with Client(south.url, None) as unit:
            pressed = unit.unit_acknowledge(first.code, "seen")
        south.kill()
        south.start()
        with Client(south.url, None) as unit:
            assert unit.unit_acknowledge(first.code, "seen") == pressed
            # A code that was given out before is as good after.
            assert unit.unit_show(second.code).acknowledged_ms is None
            unit.unit_acknowledge(second.code)
        with south.client() as desk:
            stated = [e for e in desk.entry_list(agreement) if e.kind == ACKNOWLEDGED]
            assert [one.desk for one in stated] == ["Talon 1", "Battery 4"]
    finally:
        for node in (north, south):
            node.stop()
