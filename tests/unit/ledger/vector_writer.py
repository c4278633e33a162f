"""Writes the ledger's vectors: `python tests/unit/ledger/vector_writer.py`, with tests on the path.

A test compares the files with what this writes, so that neither changes unseen.
"""

import sys
from base64 import b64encode
from collections.abc import Iterator

import cbor2
import msgspec
from statement_vectors import statement_cases

from ledger_parts import START_MS, Author, filed, signers, small_play, terms
from oracle import slow_note
from parley.ledger import bundle, entries, equivocation, keys, merkle, notes
from parley.ledger.annexes import commitment
from parley.model.notices import AnnexRef
from vector_files import ROOT, Case, case

NORTH = signers("northland")
ORDER = 2**252 + 27742317777372353535851937790883648493
# By the owner of the key: R is 0x1234567·B moved by a point of order 8, s is made to fit it.
EIGHTFOLD = (
    "afe985e432d16abaeed0fbd848db44520ef193bdde65d944b6a942a8f97ab11c"
    "2c1deaf907df115c142878599b793ceeaf56839c9d8064930a10c034b87ea601"
)


def cbor_cases() -> Iterator[Case]:
    for name, text, comment in (
        ("zero", "00", "the least unsigned integer"),
        ("one-byte", "1818", "24 is the first integer that needs a byte of its own"),
        ("most", "1bffffffffffffffff", "the greatest unsigned integer"),
        ("least", "3bffffffffffffffff", "the least negative integer, -2^64"),
        ("private-label", "3a00010000", "-65537, the first of our header labels"),
        ("bytes", "4401020304", "a byte string"),
        ("text", "64c3bcc39f", "a text of two letters and four bytes"),
        ("array", "83010203", "an array"),
        ("map", "a301020300200a", "keys in the order of their encodings: 1, 3, -1"),
        ("cose", "d28440a04040", "tag 18 around four items"),
    ):
        yield case(f"accept-{name}", comment, bytes.fromhex(text), "hex")
    for name, text, comment in (
        ("long-int", "1800", "0 in two bytes; it fits into one"),
        ("long-int-2", "190001", "1 in three bytes"),
        ("long-int-4", "1a0000ffff", "65535 in five bytes"),
        ("long-int-8", "1b00000000ffffffff", "2^32-1 in nine bytes"),
        ("long-length", "580101", "a byte string whose length is not in its shortest form"),
        ("indefinite-bytes", "5f4101ff", "a byte string of indefinite length"),
        ("indefinite-array", "9f01ff", "an array of indefinite length"),
        ("indefinite-map", "bf0102ff", "a map of indefinite length"),
        ("reserved-length", "1c", "a length in a reserved form"),
        ("unsorted-map", "a203000100", "keys 3 and 1; the lesser encoding comes first"),
        ("unsorted-lengths", "a2617a00186400", "a text key before an integer"),
        ("duplicate-key", "a201000101", "the same key twice; parsers disagree on which one counts"),
        ("bytes-key", "a14100", "a map key that is neither an integer nor a text"),
        ("bad-utf-8", "62c328", "a text that is not UTF-8"),
        ("surrogate", "63eda080", "a surrogate in a text"),
        ("trailing", "0000", "a byte after the item"),
        ("empty", "", "nothing"),
        ("cut-bytes", "450102", "five bytes claimed, two there"),
        ("cut-array", "8301", "three items claimed, one there"),
        ("cut-map", "a101", "a key without its value"),
        ("cut-head", "19ff", "an integer cut short"),
        ("huge-array", "9bffffffffffffffff", "2^64-1 items claimed: nothing may be reserved"),
        ("float", "f93c00", "a float"),
        ("true", "f5", "a boolean"),
        ("null", "f6", "null, as a detached payload would be"),
        ("simple-18", "f200", "simple value 18, which is not tag 18"),
        ("other-tag", "c11a00000000", "a tag other than 18"),
        ("long-tag", "d81200", "tag 18 not in its shortest form"),
        ("too-deep", "81" * 9 + "00", "nine arrays inside one another; eight is the most"),
    ):
        yield case(f"refuse-{name}", comment, bytes.fromhex(text), "hex", "MalformedStatement")


def signed_entry(**changed: object) -> entries.Entry:
    parts: dict[str, object] = {
        "issuer": "northland",
        "agreement": "ab" * 32,
        "thread": "notice/northland/N1",
        "kind": "notice.filed/0",
        "sequence": 5,
        "issued_ms": START_MS + 1,
        "desk": "watch desk",
        "seen": (entries.Seen("southland", 7, bytes(range(32))),),
    }
    return entries.sign(
        changed.pop("payload", filed()),  # type: ignore[arg-type]
        NORTH.statement,
        **{**parts, **changed},  # type: ignore[arg-type]
    )


def entry_cases() -> Iterator[Case]:
    key = NORTH.statement.public.hex()
    good = signed_entry()
    leaf = good.leaf.hex()
    founding = Author("northland", terms()).entries[0]
    unknown = signed_entry(kind="crossing.changed/3", payload=b"{}")
    yield case("accept-notice", "a notice put on record", good.raw, "hex", key=key, leaf=leaf)
    yield case(
        "accept-founding", "entry 0: the terms themselves", founding.raw, "hex",
        key=key, leaf=founding.leaf.hex(),
    )  # fmt: skip
    yield case(
        "accept-unknown-kind", "a kind of a later version is evidence all the same",
        unknown.raw, "hex", key=key, leaf=unknown.leaf.hex(),
    )  # fmt: skip
    header = cbor2.loads(good.protected)
    claims = header[15]
    terms_bytes = Author("northland", terms()).terms
    for name, comment, change, payload in (
        ("algorithm", "algorithm -7 (ES256) in the header", {1: -7}, filed()),
        ("critical", "a header parameter more: crit", {2: [4]}, filed()),
        ("content-type", "another content type", {3: "text/plain"}, filed()),
        ("issued-twice", "iat is not issued_ms in whole seconds",
         {15: {**claims, 6: claims[6] + 1}}, filed()),
        ("more-claims", "a claim more: an expiry", {15: {**claims, 4: 1}}, filed()),
        ("bad-issuer", "a party's name in capitals", {15: {**claims, 1: "Northland"}}, filed()),
        ("bad-thread", "a thread without its party", {15: {**claims, 2: "notice/N1"}}, filed()),
        ("bad-kind", "a kind without its version", {-65537: "notice.filed"}, filed()),
        ("text-sequence", "a sequence number as a text", {-65538: "5"}, filed()),
        ("negative-sequence", "a sequence number below 0", {-65538: -1}, filed()),
        ("direction-override", "a desk that turns the line round", {-65540: "a\u202eb"}, filed()),
        ("seen-twice", "one log seen twice",
         {-65541: [["a", 1, bytes(32)], ["a", 2, bytes(32)]]}, filed()),
        ("seen-unsorted", "logs seen, not in the order of names",
         {-65541: [["b", 1, bytes(32)], ["a", 1, bytes(32)]]}, filed()),
        ("seen-oneself", "the author's own log among those seen",
         {-65541: [["northland", 1, bytes(32)]]}, filed()),
        ("unknown-parameter", "a parameter we do not know", {-65542: 0}, filed()),
        ("founding-elsewhere", "terms whose SHA-256 is not the agreement named",
         {-65537: "agreement.founded/0"}, terms_bytes),
    ):  # fmt: skip
        raw = resigned({**header, **change}, payload)
        yield case(f"refuse-{name}", comment, raw, "hex", "MalformedStatement", key=key)
    for name, comment, raw in (
        ("unprotected", "something in the unprotected header",
         resigned(header, filed(), unprotected={4: b"x"})),
        ("untagged", "no tag 18", good.raw[1:]),
        ("other-tag", "tag 98, many signers", resigned(header, filed(), tag=98)),
        ("unsorted-header", "the header's keys in another order",
         resigned(dict(reversed(header.items())), filed())),
        ("trailing", "a byte after the entry", good.raw + b"\0"),
        ("cut-short", "the last byte missing", good.raw[:-1]),
        ("short-signature", "a signature of 63 bytes",
         cbor2.dumps(cbor2.CBORTag(18, [good.protected, {}, filed(), bytes(63)]))),
    ):  # fmt: skip
        yield case(f"refuse-{name}", comment, raw, "hex", "MalformedStatement", key=key)
    other = signers("southland").statement.public.hex()
    bent = good.raw[:-1] + bytes((good.raw[-1] ^ 1,))
    moved = good.raw.replace(b"northern", b"southern")
    other_id = resigned({**header, 4: keys.key_id(bytes.fromhex(other))}, filed())
    eightfold = good.raw[:-64] + bytes.fromhex(EIGHTFOLD)
    s = int.from_bytes(good.raw[-32:], "little") + ORDER
    respelled = good.raw[:-32] + s.to_bytes(32, "little")
    for name, comment, raw, public in (
        ("other-key", "signed with another key than the one pinned", good.raw, other),
        ("bent-signature", "one bit of the signature turned", bent, key),
        ("changed-payload", "a word of the payload changed after signing", moved, key),
        ("other-key-id", "signed with the key, naming another", other_id, key),
        ("cofactor", "it would hold only if both sides were multiplied by 8", eightfold, key),
        ("second-spelling", "the same signature, the group's order added to s", respelled, key),
    ):
        yield case(f"refuse-{name}", comment, raw, "hex", "BadSignature", key=public)


def resigned(
    header: dict[object, object],
    payload: bytes,
    *,
    unprotected: dict[object, object] | None = None,
    tag: int = 18,
) -> bytes:
    """What a careless or hostile writer could sign: any header, any envelope, a good signature."""
    protected = cbor2.dumps(header)
    signature = NORTH.statement.sign(cbor2.dumps(["Signature1", protected, b"", payload]))
    return cbor2.dumps(cbor2.CBORTag(tag, [protected, unprotected or {}, payload, signature]))


CHECKPOINT = notes.Checkpoint(notes.origin_of("ab" * 32, "northland"), 7, bytes(range(32)))


def note_cases() -> Iterator[Case]:
    origin, key = CHECKPOINT.origin, NORTH.log.public.hex()
    named = {"origin": origin, "key": key}
    good = notes.sign_checkpoint(CHECKPOINT, NORTH.log)
    line = notes.cosign(CHECKPOINT, "w/1", signers("southland").cosignature, 5)
    empty = notes.Checkpoint(origin, 0, merkle.EMPTY_ROOT)
    yield case("accept-checkpoint", "a checkpoint of seven entries", good, "text", **named)
    yield case(
        "accept-empty", "a checkpoint of an empty log",
        notes.sign_checkpoint(empty, NORTH.log), "text", **named,
    )  # fmt: skip

    def signed(body: str, name: str = origin) -> bytes:
        return slow_note.signed_note(body, name, NORTH.log.seed)

    body = CHECKPOINT.body()
    for name, comment, raw in (
        ("leading-zero", "a size with a leading zero", signed(body.replace("\n7\n", "\n07\n"))),
        ("signed-size", "a size with a plus sign", signed(body.replace("\n7\n", "\n+7\n"))),
        ("extension", "an extension line", signed(body + "extension\n")),
        ("short-root", "a root of 31 bytes",
         signed(f"{origin}\n7\n{b64encode(bytes(31)).decode()}\n")),
        ("loose-base64", "a root whose last base64 letter has bits that nothing uses",
         signed(body.replace("Hh8=", "Hh9="))),
        ("two-signatures", "a cosignature in the note; they travel beside it", good + line),
        ("no-signature", "no signature line", body.encode() + b"\n"),
        ("no-newline", "no newline at the end", good[:-1]),
        ("tab", "a tab before the size", signed(body.replace("\n7\n", "\n\t7\n"))),
        ("hyphen", "a hyphen where the dash should be", good.replace("—".encode(), b"-")),
        ("spaces", "two spaces before the signature", good.replace(b"northland ", b"northland  ")),
    ):  # fmt: skip
        yield case(f"refuse-{name}", comment, raw, "text", "MalformedStatement", **named)
    south = notes.origin_of("ab" * 32, "southland")
    for name, comment, raw, public in (
        ("other-key", "signed with another key than the one pinned", good,
         signers("southland").log.public.hex()),
        ("changed-size", "the size changed after signing", good.replace(b"\n7\n", b"\n8\n"), key),
        ("other-name", "signed under another key name", signed(body, south), key),
        ("other-origin", "a checkpoint of another log",
         signed(body.replace(origin, south), south), key),
        ("origin-beside-name", "of another log, under the name of this one's key",
         signed(body.replace(origin, south)), key),
    ):  # fmt: skip
        yield case(
            f"refuse-{name}", comment, raw, "text", "BadSignature", origin=origin, key=public
        )


def cosignature_cases() -> Iterator[Case]:
    mirror = notes.mirror_name("ab" * 32, "southland")
    key = signers("southland").cosignature
    named = {
        "origin": CHECKPOINT.origin,
        "size": CHECKPOINT.size,
        "root": CHECKPOINT.root.hex(),
        "mirror": mirror,
        "key": key.public.hex(),
    }
    line = notes.cosign(CHECKPOINT, mirror, key, START_MS // 1000)
    good = {**named, "time": START_MS // 1000}
    yield case("accept-mirror", "southland holds seven entries", line, "text", **good)
    for name, comment, raw in (
        ("no-newline", "no newline at the end", line[:-1]),
        ("two-lines", "two lines", line * 2),
        ("not-base64", "a letter that is not base64", line.replace(b"AAAA", b"AA!A")),
        ("far-future", "a time past the year 9999",
         slow_note.cosignature(CHECKPOINT.body(), mirror, key.seed, 2**40)),
    ):  # fmt: skip
        yield case(f"refuse-{name}", comment, raw, "text", "MalformedStatement", **named)
    observer = {**named, "key": signers("observer").cosignature.public.hex()}
    as_note = slow_note.signed_note(CHECKPOINT.body(), mirror, key.seed).split(b"\n\n")[1]
    for name, comment, raw, headers in (
        ("other-key", "by another key than the one pinned", line, observer),
        ("other-name", "by another mirror", line, {**named, "mirror": mirror + "x"}),
        ("other-size", "of another size", line, {**named, "size": 8}),
        ("other-root", "of another root", line, {**named, "root": "00" * 32}),
        ("note-signature", "a plain note signature (type 1) by the same key", as_note, named),
    ):
        yield case(f"refuse-{name}", comment, raw, "text", "BadSignature", **headers)


def merkle_cases() -> Iterator[Case]:
    inputs = [b"", b"\0", b"\x10", b" !", b"01", b"@ABC", b"PQRSTUVW", b"`abcdefghijklmno"]
    leaves = [entries.leaf_of(one) for one in inputs]
    tree = merkle.Tree(leaves)

    def spelled(**parts: object) -> bytes:
        return msgspec.json.encode(parts, order="sorted")

    def hexed(proof: tuple[bytes, ...]) -> list[str]:
        return [one.hex() for one in proof]

    for size in range(9):
        yield case(
            f"accept-root-{size}",
            "a root of the eight entries that RFC 6962 implementations share",
            spelled(entries=[one.hex() for one in inputs[:size]], root=tree.root(size).hex()),
            "json",
            case="root",
        )
    for index, size in ((0, 1), (0, 8), (5, 8), (2, 3), (1, 5), (6, 7)):
        parts = {
            "leaf": leaves[index].hex(),
            "index": index,
            "size": size,
            "proof": hexed(tree.inclusion_proof(index, size)),
            "root": tree.root(size).hex(),
        }
        yield case(
            f"accept-inclusion-{index}-{size}", f"entry {index} is in the log of {size}",
            spelled(**parts), "json", case="inclusion",
        )  # fmt: skip
        longer = {**parts, "proof": [*parts["proof"], "00" * 32]}
        yield case(
            f"refuse-inclusion-longer-{index}-{size}", "a hash too many",
            spelled(**longer), "json", "BrokenLog", case="inclusion",
        )  # fmt: skip
        moved = {**parts, "index": index + 1}
        yield case(
            f"refuse-inclusion-moved-{index}-{size}", "another place than was proved",
            spelled(**moved), "json", "BrokenLog", case="inclusion",
        )  # fmt: skip
    for old, new in ((0, 3), (1, 1), (1, 8), (6, 8), (2, 5), (4, 7), (3, 7)):
        parts = {
            "old_size": old,
            "old_root": tree.root(old).hex(),
            "new_size": new,
            "new_root": tree.root(new).hex(),
            "proof": hexed(tree.consistency_proof(old, new)),
        }
        yield case(
            f"accept-consistency-{old}-{new}", f"{old} entries are the first of {new}",
            spelled(**parts), "json", case="consistency",
        )  # fmt: skip
        rewritten = {**parts, "old_root": "00" * 32}
        yield case(
            f"refuse-consistency-{old}-{new}", "the older log was rewritten",
            spelled(**rewritten), "json", "BrokenLog", case="consistency",
        )  # fmt: skip
        longer = {**parts, "proof": [*parts["proof"], "00" * 32]}
        yield case(
            f"refuse-consistency-longer-{old}-{new}", "a hash too many",
            spelled(**longer), "json", "BrokenLog", case="consistency",
        )  # fmt: skip


SALT, SECRET = bytes(range(16)), b"telephone of the desk"
ANNEX = AnnexRef("contacts", "text/plain", len(SECRET), commitment(SALT, SECRET))


def bundle_cases() -> Iterator[Case]:
    play = small_play(annexes=(ANNEX,))
    north, south = play["northland"], play["southland"]
    annex = bundle.BundledAnnex(ANNEX.commitment, SALT, SECRET)
    made = bundle.make_bundle(north.terms, [one.whole() for one in play.values()], [annex])
    raw = bundle.spell_bundle(made)
    yield case("accept-whole", "three logs, whole", raw, "json", exit=0)
    erased = bundle.ErasedAnnex(ANNEX.commitment, "retention")
    partial = bundle.make_bundle(
        north.terms, [north.partial(1), south.partial(0, 1)], erased=[erased]
    )
    yield case(
        "accept-partial", "chosen entries with their proofs; an annex erased",
        bundle.spell_bundle(partial), "json", exit=0,
    )  # fmt: skip
    other = Author("northland", terms())
    other.say("notice.filed/0", filed(("observer",)), START_MS + 60_000)
    proof = equivocation.of_entries(north.entries[1], other.entries[1])
    disputed = bundle.make_bundle(north.terms, [north.whole()], [annex], equivocations=[proof])
    yield case(
        "accept-disputed", "northland contradicted itself, and that is proved",
        bundle.spell_bundle(disputed), "json", exit=0,
    )  # fmt: skip
    hole = msgspec.structs.replace(north.whole(), entries=north.whole().entries[1:])
    forked = msgspec.structs.replace(north.whole(), entries=other.whole().entries)
    lying = bundle.BundledAnnex(ANNEX.commitment, SALT, SECRET[::-1])
    for name, comment, logs, annexes in (
        ("hole", "the first entry left out of a whole log", [hole], [annex]),
        ("fork", "other entries than the checkpoint covers", [forked], []),
        ("other-annex", "an annex that was not committed to", [north.whole()], [lying]),
        ("stranger", "a log of a party outside the agreement",
         [Author("stranger", terms()).whole()], []),
    ):  # fmt: skip
        wrong = bundle.spell_bundle(bundle.make_bundle(north.terms, logs, annexes))
        yield case(f"refuse-{name}", comment, wrong, "json", "NotSound", exit=1)
    for name, comment, wrong in (
        ("space", "a space after a colon", raw.replace(b'"annexes":', b'"annexes": ')),
        (
            "duplicate",
            "the same key twice",
            raw.replace(b'"erased":[]', b'"erased":[],"erased":[]'),
        ),
        ("format", "a format that is not known", raw.replace(b"bundle/0", b"bundle/1")),
        ("cut-short", "half of a file", raw[: len(raw) // 2]),
    ):
        yield case(f"refuse-{name}", comment, wrong, "json", "MalformedStatement", exit=2)


def equivocation_cases() -> Iterator[Case]:
    one, other = Author("northland", terms()), Author("northland", terms())
    one.say("notice.filed/0", filed(("southland",)), START_MS + 1)
    other.say("notice.filed/0", filed(("observer",)), START_MS + 1)
    keys = msgspec.json.encode(NORTH.public_keys(), order="sorted").decode()
    logs = equivocation.of_checkpoints(one.agreement, "northland", one.note(), other.note())
    said = equivocation.of_entries(one.entries[1], other.entries[1])
    for name, comment, proof in (
        ("checkpoints", "two checkpoints of two entries, two roots", logs),
        ("entries", "two entries at place 1", said),
    ):
        raw = equivocation.spell(proof)
        yield case(f"accept-{name}", comment, raw, "json", keys=keys)
        same = msgspec.structs.replace(proof, second=proof.first)
        yield case(
            f"refuse-same-{name}", "the same thing twice contradicts nothing",
            equivocation.spell(same), "json", "MalformedStatement", keys=keys,
        )  # fmt: skip
        theirs = msgspec.json.encode(signers("southland").public_keys(), order="sorted").decode()
        yield case(
            f"refuse-other-{name}", "not by the party of these keys",
            raw, "json", "BadSignature", keys=theirs,
        )  # fmt: skip


FORMATS = {
    "cbor": cbor_cases,
    "entry": entry_cases,
    "note": note_cases,
    "cosignature": cosignature_cases,
    "merkle": merkle_cases,
    "bundle": bundle_cases,
    "equivocation": equivocation_cases,
    "statement": statement_cases,
}


def main() -> None:
    """Write every vector."""
    for name, cases in FORMATS.items():
        folder = ROOT / name
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob("*.txt"):
            old.unlink()
        for title, vector in cases():
            (folder / f"{title}.txt").write_bytes(vector.text().encode())
        sys.stdout.write(f"{name}: {len(list(folder.glob('*.txt')))}\n")


if __name__ == "__main__":
    main()
