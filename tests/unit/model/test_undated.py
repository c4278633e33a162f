"""What a report gives no date for is stated without one, and spelled as null."""

import msgspec
import pytest

from parley.model.humanitarian import DatedRange, Range
from parley.model.humanitarian_statements import Harm, ServiceState, SiteChanged
from parley.model.notices import Ref
from parley.model.statements import spell, understand


def test_a_closed_service_may_be_undated() -> None:
    harm = Harm("as reported", Range(60_000, 60_000), None, None)
    stated = SiteChanged(Ref("relief", "S1"), "clinic", ServiceState.CLOSED, None, None, harm)
    raw = spell(stated)
    assert b'"since_ms":null' in raw
    assert b'"as_of_ms":null' in raw
    assert understand("site.changed/0", raw) == stated


def test_a_number_may_be_undated_and_never_by_leaving_the_date_out() -> None:
    number = DatedRange(Range(1, 2), None, "as reported")
    assert msgspec.json.decode(msgspec.json.encode(number), type=DatedRange) == number
    raw = b'{"number":{"low":1,"high":2},"basis":"as reported"}'
    with pytest.raises(msgspec.ValidationError, match="as_of_ms"):
        msgspec.json.decode(raw, type=DatedRange)
