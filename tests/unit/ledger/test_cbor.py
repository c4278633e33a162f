import cbor2
import pytest

from parley.errors import MalformedStatement, UsageError
from parley.ledger import cbor

VALUES = [
    0, 23, 24, 255, 256, 65535, 65536, 2**32 - 1, 2**32, 2**64 - 1,
    -1, -24, -25, -256, -257, -65536, -65537, -(2**64),
    b"", b"x" * 300, "", "Latakia ß", [], [1, [2, b"3"]], {}, {1: 2, 24: 3, -1: 4, "a": 5, "bb": 6},
    {-65541: [], 15: {1: "a", 6: 7}, 4: b"k"},
]  # fmt: skip


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_bytes_are_those_of_cbor2_in_its_canonical_mode(value):
    raw = cbor.encode(value)
    assert cbor.decode(raw) == value
    assert cbor2.loads(raw) == value
    # cbor2 sorts keys by length first (RFC 7049); only for keys of one length do the orders agree.
    if not isinstance(value, dict) or len({len(cbor.encode(key)) for key in value}) <= 1:
        assert cbor2.dumps(value, canonical=True) == raw


def test_keys_stand_in_the_bytewise_order_of_their_encodings():
    """The example of RFC 8949 section 4.2.1, less what does not exist here."""
    raw = cbor.encode({"aa": 0, "z": 0, -1: 0, 100: 0, 10: 0})
    assert raw.hex() == "a50a001864002000617a0062616100"


def test_a_boolean_is_no_integer():
    for value in (True, 1.5, None, bytearray(b"x")):
        with pytest.raises(UsageError):
            cbor.encode(value)
    with pytest.raises(UsageError):
        cbor.encode({b"x": 1})
    with pytest.raises(UsageError):
        cbor.encode(2**64)
    with pytest.raises(UsageError):
        cbor.encode(cbor.Tagged(19, 1))


def test_a_claimed_length_costs_nothing():
    for head in ("9bffffffffffffffff", "bbffffffffffffffff", "5bffffffffffffffff"):
        with pytest.raises(MalformedStatement):
            cbor.decode(bytes.fromhex(head))


def test_nesting_is_bounded_by_depth_not_by_the_stack():
    assert cbor.decode(b"\x81" * 8 + b"\x00") is not None
    assert cbor.decode(b"\xd2" + b"\x81" * 7 + b"\x00") is not None
    with pytest.raises(MalformedStatement, match="deeper"):
        cbor.decode(b"\xd2" + b"\x81" * 8 + b"\x00")
    with pytest.raises(MalformedStatement, match="deeper"):
        cbor.decode(b"\x81" * 9 + b"\x00")
    with pytest.raises(MalformedStatement, match="deeper"):
        cbor.decode(b"\xd2" * 100_000 + b"\x00")
