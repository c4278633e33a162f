"""A notice of a party that told others other things says so first."""

from line_parts import Line, vague
from parley.model.notices import Ref
from parley.picture.notices import notice_view
from parley.turn.commands import FileNotice
from parley.web.answers.notices import rows, waiting_for


def test_a_disputed_author_is_named_before_any_rung() -> None:
    line = Line()
    line.found()
    line.says("israel", FileNotice("N1", vague()), "18:39")
    situation = line.situation("russia")
    view = notice_view(situation, Ref("israel", "N1"))
    assert view is not None
    assert waiting_for(situation, view) == "russia has not read back, since 2018-09-17T18:39:00Z"
    situation.logs["israel"].disputed.append(b"a proof")
    assert waiting_for(situation, view).startswith("the log of israel is disputed")
    (row,) = rows(situation, None)
    assert "disputed" in row.waiting_for
    assert "russia has not read back" in row.waiting_for
