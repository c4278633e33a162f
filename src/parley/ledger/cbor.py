"""The little of CBOR that a COSE_Sign1 statement needs, in its one deterministic spelling.

RFC 8949 section 4.2.1: shortest integers, definite lengths, map keys in the
bytewise order of their encodings. Floats, simple values, indefinite lengths and
every tag but COSE_Sign1's do not exist here.
"""

from typing import NamedTuple

from parley.errors import MalformedStatement, UsageError

COSE_SIGN1 = 18
MAX_DEPTH = 8

_UNSIGNED, _NEGATIVE, _BYTES, _TEXT, _ARRAY, _MAP, _TAG = range(7)
_MOST = 1 << 64
_WIDTHS = {24: 1, 25: 2, 26: 4, 27: 8}
_LEAST = {24: 24, 25: 1 << 8, 26: 1 << 16, 27: 1 << 32}


class Tagged(NamedTuple):
    """A value under a tag; only tag 18 (COSE_Sign1) is known."""

    tag: int
    value: "Value"


Value = int | bytes | str | list["Value"] | dict["int | str", "Value"] | Tagged


def head(major: int, argument: int) -> bytes:
    """The shortest initial bytes of an item: its major type and argument."""
    if argument < 24:
        return bytes((major << 5 | argument,))
    if argument < 1 << 8:
        return bytes((major << 5 | 24, argument))
    if argument < 1 << 16:
        return bytes((major << 5 | 25,)) + argument.to_bytes(2, "big")
    if argument < 1 << 32:
        return bytes((major << 5 | 26,)) + argument.to_bytes(4, "big")
    if argument < _MOST:
        return bytes((major << 5 | 27,)) + argument.to_bytes(8, "big")
    raise UsageError("CBOR integers here have at most 64 bits")


def encode(value: Value) -> bytes:
    """The one spelling of a value.

    Raises:
        UsageError: A value outside the subset: a float, a boolean, null, another tag.
    """
    # The exact type decides: True is an int to Python and must not become 1.
    kind = type(value)
    if kind is int:
        assert isinstance(value, int)
        return head(_UNSIGNED, value) if value >= 0 else head(_NEGATIVE, -1 - value)
    if kind is bytes:
        assert isinstance(value, bytes)
        return head(_BYTES, len(value)) + value
    if kind is str:
        assert isinstance(value, str)
        raw = value.encode()
        return head(_TEXT, len(raw)) + raw
    if isinstance(value, Tagged):
        if value.tag != COSE_SIGN1:
            raise UsageError(f"the tag {value.tag} is not written here")
        return head(_TAG, value.tag) + encode(value.value)
    if isinstance(value, list):
        return head(_ARRAY, len(value)) + b"".join([encode(item) for item in value])
    if isinstance(value, dict):
        pairs = sorted((_encode_key(key), encode(item)) for key, item in value.items())
        return head(_MAP, len(pairs)) + b"".join([key + item for key, item in pairs])
    raise UsageError(f"a {kind.__name__} is not written in CBOR here")


def decode(raw: bytes) -> Value:
    """Read one item that fills all the bytes and is spelled as `encode` would.

    Raises:
        MalformedStatement: Cut short, trailing bytes, not deterministic, nested deeper than
            `MAX_DEPTH`, or outside the subset.
    """
    value, end = _item(raw, 0, 0)
    if end != len(raw):
        raise MalformedStatement(f"{len(raw) - end} bytes follow the CBOR item")
    return value


def _encode_key(key: int | str) -> bytes:
    if type(key) is not int and type(key) is not str:
        raise UsageError("a map key is an integer or a text")
    return encode(key)


def _item(raw: bytes, at: int, depth: int) -> tuple[Value, int]:
    """Read the item at an offset; gives it and the offset after it."""
    if at >= len(raw):
        raise MalformedStatement("a CBOR item is cut short")
    major, argument, at = raw[at] >> 5, raw[at] & 31, at + 1
    if argument >= 24:
        argument, at = _long_argument(raw, argument, at)
    if major == _UNSIGNED:
        return argument, at
    if major in (_TEXT, _BYTES):
        end = at + argument
        if end > len(raw):
            raise MalformedStatement("a CBOR string is cut short")
        return (raw[at:end] if major == _BYTES else _text(raw[at:end])), end
    if major == _NEGATIVE:
        return -1 - argument, at
    if major > _TAG:
        raise MalformedStatement("CBOR floats and simple values are not used here")
    if depth >= MAX_DEPTH:
        raise MalformedStatement(f"CBOR nested deeper than {MAX_DEPTH}")
    # Every item takes a byte at least, so a claimed count is bounded before anything is built.
    if argument > len(raw) - at and major != _TAG:
        raise MalformedStatement("a CBOR array or map is cut short")
    if major == _ARRAY:
        return _array(raw, at, argument, depth + 1)
    if major == _MAP:
        return _map(raw, at, argument, depth + 1)
    if argument != COSE_SIGN1:
        raise MalformedStatement(f"the CBOR tag {argument} is not known here")
    value, at = _item(raw, at, depth + 1)
    return Tagged(COSE_SIGN1, value), at


def _long_argument(raw: bytes, info: int, at: int) -> tuple[int, int]:
    """Read an argument that takes bytes of its own: it and the offset after it."""
    width = _WIDTHS.get(info)
    if width is None:
        raise MalformedStatement("indefinite or reserved CBOR lengths are not used here")
    end = at + width
    if end > len(raw):
        raise MalformedStatement("a CBOR item is cut short")
    argument = int.from_bytes(raw[at:end], "big")
    if argument < _LEAST[info]:
        raise MalformedStatement("a CBOR integer or length is not in its shortest form")
    return argument, end


def _text(raw: bytes) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        raise MalformedStatement("a CBOR text is not UTF-8") from error


def _array(raw: bytes, at: int, count: int, depth: int) -> tuple[Value, int]:
    items: list[Value] = []
    for _ in range(count):
        item, at = _item(raw, at, depth)
        items.append(item)
    return items, at


def _map(raw: bytes, at: int, count: int, depth: int) -> tuple[Value, int]:
    pairs: dict[int | str, Value] = {}
    last = b""
    for _ in range(count):
        start = at
        key, at = _item(raw, at, depth)
        if not isinstance(key, int | str):
            raise MalformedStatement("a CBOR map key is an integer or a text here")
        # Strictly rising encodings make the order the only one and every key unique.
        if raw[start:at] <= last:
            raise MalformedStatement("CBOR map keys are out of order, or one comes twice")
        last = raw[start:at]
        pairs[key], at = _item(raw, at, depth)
    return pairs, at
