import pytest

from ledger_parts import signers
from parley.errors import BadSignature, MalformedStatement, UsageError
from parley.ledger import keys

# RFC 8032 section 7.1, test 3.
SEED = bytes.fromhex("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7")
PUBLIC = bytes.fromhex("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025")
SIGNATURE = bytes.fromhex(
    "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
    "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
)
P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493


def test_the_vector_of_rfc_8032():
    key = keys.PrivateKey(SEED)
    assert key.public == PUBLIC
    assert key.sign(b"\xaf\x82") == SIGNATURE
    keys.PublicKey(PUBLIC).verify(SIGNATURE, b"\xaf\x82")


def test_verification_raises():
    key = keys.PublicKey(PUBLIC)
    for signature, content in ((SIGNATURE, b"\xaf\x83"), (bytes(64), b"\xaf\x82"), (b"", b"")):
        with pytest.raises(BadSignature):
            key.verify(signature, content)


def test_a_signature_has_no_second_form():
    """S + L verifies under a careless equation; RFC 8032 section 5.1.7 refuses it."""
    s = int.from_bytes(SIGNATURE[32:], "little") + ORDER
    with pytest.raises(BadSignature):
        keys.PublicKey(PUBLIC).verify(SIGNATURE[:32] + s.to_bytes(32, "little"), b"\xaf\x82")


def test_a_private_key_does_not_print_its_seed():
    key = keys.PrivateKey(SEED)
    for text in (repr(key), str(key), repr(signers("northland")), f"{key}"):
        assert SEED.hex() not in text
        assert repr(SEED) not in text
    assert signers("northland").statement.seed.hex() not in repr(signers("northland"))


def test_a_seed_is_32_bytes():
    for size in (0, 31, 33, 64):
        with pytest.raises(UsageError):
            keys.PrivateKey(bytes(size))


def small_order_points() -> set[bytes]:
    """The points of order 1, 2, 4 and 8, found by multiplying points by the prime order."""
    d = -121665 * pow(121666, P - 2, P) % P

    def add(a, b):
        (x1, y1), (x2, y2) = a, b
        k = d * x1 * x2 * y1 * y2 % P
        x = (x1 * y2 + x2 * y1) * pow(1 + k, P - 2, P) % P
        return x, (y1 * y2 + x1 * x2) * pow(1 - k, P - 2, P) % P

    def times(n, point):
        total = (0, 1)
        while n:
            if n & 1:
                total = add(total, point)
            point, n = add(point, point), n >> 1
        return total

    found = set()
    for y in range(2, 60):
        square = (y * y - 1) * pow(d * y * y + 1, P - 2, P) % P
        x = pow(square, (P + 3) // 8, P)
        if x * x % P != square:
            x = x * pow(2, (P - 1) // 4, P) % P
        if x * x % P == square:
            found.add(times(ORDER, (x, y)))
    return {(y | (x & 1) << 255).to_bytes(32, "little") for x, y in found}


def test_keys_under_which_anyone_could_sign_are_refused():
    points = small_order_points()
    assert len(points) == 8
    for raw in points:
        with pytest.raises(MalformedStatement):
            keys.PublicKey(raw)
        with pytest.raises(MalformedStatement):
            keys.public_key(raw)


def test_a_public_key_has_one_spelling_and_32_bytes():
    for raw in ((P + 3).to_bytes(32, "little"), b"", bytes(31), PUBLIC + b"\0"):
        with pytest.raises(MalformedStatement):
            keys.PublicKey(raw)


def test_signers_name_one_key_a_purpose():
    public = signers("northland").public_keys()
    assert public.statement == signers("northland").statement.public.hex()
    assert public.log == signers("northland").log.public.hex()
    assert public.cosignature == signers("northland").cosignature.public.hex()
    assert public.transport == signers("northland").transport.public.hex()
    with pytest.raises(ValueError, match="identifier"):
        keys.Signers("No Party", *[keys.PrivateKey(bytes(32))] * 4)
