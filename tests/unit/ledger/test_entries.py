from hashlib import sha256

import cbor2
import cwt
import pytest
from cwt.enums import COSEHeaders

from ledger_parts import START_MS, Author, filed, signers, terms
from parley import limits
from parley.errors import BadSignature, MalformedStatement, UsageError
from parley.ledger import cbor, entries
from parley.ledger.keys import key_id
from parley.model import statements

KEY = signers("northland").statement
ROOT = bytes(range(32))
PARTS = {
    "issuer": "northland",
    "agreement": "ab" * 32,
    "thread": "notice/northland/N1",
    "kind": "notice.filed/0",
    "sequence": 5,
    "issued_ms": START_MS + 1,
    "desk": "watch desk",
    "seen": (entries.Seen("southland", 7, ROOT), entries.Seen("observer", 3, ROOT)),
}


def signed(**changed) -> entries.Entry:
    return entries.sign(changed.pop("payload", filed()), KEY, **{**PARTS, **changed})


def resigned(header: dict, *, unprotected=None, tag=18, payload=None) -> bytes:
    """What a careless or hostile writer could sign: any header, any envelope, a good signature."""
    protected = cbor2.dumps(header)
    payload = filed() if payload is None else payload
    signature = KEY.sign(cbor2.dumps(["Signature1", protected, b"", payload]))
    return cbor2.dumps(cbor2.CBORTag(tag, [protected, unprotected or {}, payload, signature]))


def good_header() -> dict:
    return cbor2.loads(signed().protected)


def cwt_key(public: bytes) -> cwt.COSEKey:
    return cwt.COSEKey.new({1: 1, -1: 6, 3: -8, -2: public, 2: key_id(KEY.public)})


def test_what_was_signed_is_read_back():
    entry = signed()
    read = entries.parse(entry.raw)
    assert read == entry
    read.verify(KEY.public)
    assert read.header.seen[0].party == "observer"  # in the order of names
    assert read.leaf == sha256(b"\0" + entry.raw).digest()
    assert read.statement() == statements.understand("notice.filed/0", filed())


def test_python_cwt_verifies_ours():
    entry = signed()
    protected, unprotected, payload = cwt.COSE.new().decode_with_headers(
        entry.raw, cwt_key(KEY.public)
    )
    assert payload == entry.payload
    assert unprotected == {}
    assert protected[COSEHeaders.ALG] == -8
    assert protected[COSEHeaders.KID] == key_id(KEY.public)
    assert protected[3] == "application/json"
    assert protected[15] == {
        1: "northland", 2: "notice/northland/N1", 3: "ab" * 32, 6: START_MS // 1000,
    }  # fmt: skip
    assert protected[-65537] == "notice.filed/0"
    assert protected[-65541] == [["observer", 3, ROOT], ["southland", 7, ROOT]]


def test_python_cwt_refuses_ours_under_another_key():
    with pytest.raises(cwt.VerifyError):
        cwt.COSE.new().decode_with_headers(signed().raw, cwt_key(signers("southland").log.public))


def test_ours_verifies_python_cwts():
    private = cwt.COSEKey.new({1: 1, -1: 6, 3: -8, -2: KEY.public, -4: KEY.seed})
    header = good_header()
    raw = cwt.COSE.new().encode(filed(), private, protected=header, unprotected={})
    entry = entries.parse(raw)
    entry.verify(KEY.public)
    assert raw == signed().raw


def test_the_double_of_this_file_makes_what_is_taken():
    """So that the refusals below are due to what each of them changes."""
    assert resigned(good_header()) == signed().raw


@pytest.mark.parametrize(
    "change",
    [
        {1: -7},
        {1: "EdDSA"},
        {2: [1]},
        {3: "application/cbor"},
        {4: b"short"},
        {4: 7},
        {15: {1: "northland"}},
        {15: {1: "northland", 2: "agreement", 3: "ab" * 32, 6: START_MS // 1000 + 1}},
        {15: {1: "northland", 2: "agreement", 3: "ab" * 32, 6: START_MS // 1000, 7: b"x"}},
        {15: {1: "Northland", 2: "agreement", 3: "ab" * 32, 6: START_MS // 1000}},
        {15: {1: "northland", 2: "agreement", 3: "AB" * 32, 6: START_MS // 1000}},
        {15: {1: "northland", 2: "notice/N1", 3: "ab" * 32, 6: START_MS // 1000}},
        {-65537: "notice.filed"},
        {-65537: "notice.filed/00"},
        {-65537: "x" * 70 + ".y/0"},
        {-65538: -1},
        {-65538: 2**53},
        {-65538: "5"},
        {-65539: -1},
        {-65540: "two\nlines"},
        {-65540: "turned\u202eround"},
        {-65541: [["southland", 7, ROOT], ["observer", 3, ROOT]]},
        {-65541: [["observer", 3, ROOT], ["observer", 3, ROOT]]},
        {-65541: [["northland", 3, ROOT]]},
        {-65541: [["observer", 0, ROOT]]},
        {-65541: [["observer", 3, ROOT[:31]]]},
        {-65541: [["observer", 3]]},
        {-65541: {}},
        {-65542: 0},
        {"kind": 0},
    ],
    ids=repr,
)
def test_a_well_signed_header_that_we_would_not_write_is_refused(change):
    header = {**good_header(), **change}
    with pytest.raises(MalformedStatement):
        entries.parse(resigned(header))


@pytest.mark.parametrize("label", sorted(good_header()))
def test_nothing_may_be_missing_from_the_header(label):
    header = good_header()
    del header[label]
    with pytest.raises(MalformedStatement):
        entries.parse(resigned(header))


def test_the_header_is_spelled_as_its_map_would_be():
    """The fast writer against the plain one, at the widths where lengths change form."""
    many = tuple(entries.Seen(f"party-{n:02}", 10**n, ROOT) for n in range(1, 16))
    for changed in (
        {},
        {"seen": ()},
        {"seen": many, "desk": ""},
        {"sequence": 23, "desk": "x" * 23},
        {"sequence": 24, "desk": "x" * 24},
        {"sequence": 2**32, "desk": "é" * 200},
        {"sequence": 2**53 - 1, "issued_ms": 0},
        {"issued_ms": 253_402_300_799_999, "issuer": "a" * 64},
    ):
        protected = signed(**changed).protected
        assert cbor.encode(cbor2.loads(protected)) == protected


def test_the_envelope_has_one_form():
    header = good_header()
    untagged = cbor2.dumps(cbor2.loads(signed().raw).value)
    for raw in (
        resigned(header, unprotected={4: b"x"}),
        resigned(header, tag=98),
        resigned(dict(reversed(header.items()))),
        untagged,
        signed().raw + b"\0",
        signed().raw[:-1],
        b"",
    ):
        with pytest.raises(MalformedStatement):
            entries.parse(raw)


def test_detached_payloads_and_short_signatures_are_refused():
    protected = signed().protected
    for parts in (
        [protected, {}, b"x", bytes(63)],
        [protected, {}, "x", bytes(64)],
        [protected, {}, b"x"],
        [protected, {}, b"x", bytes(64), b""],
        [{}, {}, b"x", bytes(64)],
    ):
        with pytest.raises(MalformedStatement):
            entries.parse(cbor.encode(cbor.Tagged(18, parts)))
    with pytest.raises(MalformedStatement):
        entries.parse(cbor2.dumps(cbor2.CBORTag(18, [protected, {}, None, bytes(64)])))


def test_another_key_is_refused_by_its_id_and_by_the_signature():
    other = signers("southland").statement
    with pytest.raises(BadSignature, match="another key"):
        signed().verify(other.public)
    forged = {**good_header(), 4: key_id(other.public)}
    with pytest.raises(BadSignature, match="no signature"):
        entries.parse(resigned(forged)).verify(other.public)


def test_an_entry_of_a_kind_unknown_here_is_still_evidence():
    entry = entries.parse(signed(kind="crossing.changed/7", payload=b"{}").raw)
    entry.verify(KEY.public)
    with pytest.raises(MalformedStatement, match="not known"):
        entry.statement()


def test_a_founding_names_its_own_terms():
    author = Author("northland", terms())
    assert author.entries[0].header.agreement == sha256(author.terms).hexdigest()
    with pytest.raises(UsageError, match="terms"):
        signed(kind="agreement.founded/0", payload=author.terms)
    lying = {**good_header(), -65537: "agreement.founded/0"}
    with pytest.raises(MalformedStatement, match="terms"):
        entries.parse(resigned(lying, payload=author.terms))


@pytest.mark.parametrize(
    "change",
    [
        {"issuer": "North Land"},
        {"agreement": "ab"},
        {"thread": "notice"},
        {"thread": "Notice/a/b"},
        {"thread": "notice/a/b/c"},
        {"thread": "notice/a/" + "b" * 70},
        {"kind": "Filed/0"},
        {"sequence": -1},
        {"issued_ms": -1},
        {"desk": "x" * 201},
        {"seen": (entries.Seen("northland", 1, ROOT),)},
        {"seen": (entries.Seen("observer", 1, ROOT), entries.Seen("observer", 2, ROOT))},
        {"seen": tuple(entries.Seen(f"party-{n:02}", 1, ROOT) for n in range(33))},
        {"payload": b"x" * limits.MAX_STATEMENT_BYTES},
    ],
    ids=lambda change: repr(change)[:60],
)
def test_nothing_is_signed_that_nobody_would_take(change):
    with pytest.raises(UsageError):
        signed(**change)


def test_the_largest_statement_is_taken_and_one_byte_more_is_not():
    room = limits.MAX_STATEMENT_BYTES - len(signed(payload=b"x" * 70_000).raw)
    largest = signed(payload=b"x" * (70_000 + room))
    assert len(largest.raw) == limits.MAX_STATEMENT_BYTES
    assert entries.parse(largest.raw) == largest
    with pytest.raises(UsageError, match="at most"):
        signed(payload=b"x" * (70_001 + room))
    with pytest.raises(MalformedStatement, match="at most"):
        entries.parse(largest.raw + b"x")


def test_threads():
    for thread in ("agreement", "notice/a/N1", "concern/b-1/C.2", "report/c/r_3", "zone/a/z"):
        entries.require_thread(thread)
    for thread in (
        "",
        "agreement/",
        "notice//x",
        "notice/a/",
        "/a/b",
        "notice/a/b/",
        "no tice/a/b",
    ):
        with pytest.raises(ValueError, match=r"thread|identifier|reference"):
            entries.require_thread(thread)
