"""The ledger's parts beside what they stand on, in one run: `python benchmarks/ledger.py`.

Rates on a shared machine say little; the ratios of one run say more.
"""

import time
import warnings
from collections.abc import Callable, Iterable
from hashlib import sha256

import cbor2
import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from pymerkle import InmemoryTree

from parley.ledger import cbor, entries, keys, merkle, notes

COUNT = 3_000
LEAVES = 200_000
SEED = bytes(range(32))
PAYLOAD = b'{"' + b"x" * 300 + b'":1}'
HEADER = {
    "issuer": "northland",
    "agreement": "ab" * 32,
    "thread": "notice/northland/N1",
    "kind": "notice.filed/0",
    "issued_ms": 1_600_000_000_000,
    "desk": "watch desk",
    "seen": (entries.Seen("observer", 5, SEED), entries.Seen("southland", 7, SEED)),
}


def rate(count: int, work: Callable[[], object]) -> float:
    """Things a second, the best of three."""
    best = 0.0
    for _ in range(3):
        start = time.perf_counter()
        work()
        best = max(best, count / (time.perf_counter() - start))
    return best


def each(work: Callable[[int], object], count: int = COUNT) -> float:
    return rate(count, lambda: [work(index) for index in range(count)])


def show(title: str, ours: float, beside: str, theirs: float) -> None:
    print(f"{title:<34}{ours:>12,.0f}/s   {beside:<38}{theirs:>12,.0f}/s   x{ours / theirs:.2f}")


def sign(index: int) -> entries.Entry:
    return entries.sign(PAYLOAD, KEY, sequence=index, **HEADER)  # type: ignore[arg-type]


def append_all(leaves: Iterable[bytes]) -> None:
    tree = merkle.Tree()
    for leaf in leaves:
        tree.append(leaf)
    tree.root()


def theirs_append_all(contents: list[bytes]) -> None:
    tree = InmemoryTree(algorithm="sha256")
    for content in contents:
        tree.append_entry(content)
    tree.get_root()


KEY = keys.PrivateKey(SEED)


def main() -> None:
    """Print one line a comparison."""
    warnings.simplefilter("ignore")
    bare = Ed25519PrivateKey.from_private_bytes(SEED)
    made = [sign(index) for index in range(COUNT)]
    signature = bare.sign(PAYLOAD)
    public = bare.public_key()
    bare_sign = each(lambda _: bare.sign(PAYLOAD))
    bare_verify = each(lambda _: public.verify(signature, PAYLOAD))
    show("sign an entry", each(sign), "Ed25519 sign alone", bare_sign)
    show(
        "parse an entry", each(lambda at: entries.parse(made[at].raw)), "verify alone", bare_verify
    )
    show(
        "verify an entry", each(lambda at: made[at].verify(KEY.public)), "verify alone", bare_verify
    )
    show(
        "parse and verify",
        each(lambda at: entries.parse(made[at].raw).verify(KEY.public)),
        "verify alone",
        bare_verify,
    )
    header = cbor.decode(made[0].protected)
    show(
        "encode a header",
        each(lambda _: entries.encode_header(made[0].header)),
        "cbor2, canonical",
        each(lambda _: cbor2.dumps(header, canonical=True)),
    )
    show(
        "decode a header, strictly",
        each(lambda _: cbor.decode(made[0].protected)),
        "cbor2, leniently",
        each(lambda _: cbor2.loads(made[0].protected)),
    )
    leaves = [sha256(index.to_bytes(8, "big")).digest() for index in range(LEAVES)]
    hashing = rate(LEAVES, lambda: [sha256(leaf + leaf).digest() for leaf in leaves])
    few = [index.to_bytes(8, "big") for index in range(LEAVES // 10)]
    pymerkle = rate(len(few), lambda: theirs_append_all(few))
    show(
        "tree: extend",
        rate(LEAVES, lambda: merkle.Tree(leaves).root()),
        "SHA-256 of a pair",
        hashing,
    )
    show("tree: append one by one", rate(LEAVES, lambda: append_all(leaves)), "pymerkle", pymerkle)
    tree = merkle.Tree(leaves)
    show(
        "inclusion proof of 200,000",
        each(tree.inclusion_proof),
        "and its verification",
        each(
            lambda _: merkle.verify_inclusion(
                leaves[7], 7, LEAVES, tree.inclusion_proof(7), tree.root()
            ),
            300,
        ),
    )
    checkpoint = notes.Checkpoint(notes.origin_of("ab" * 32, "northland"), 7, SEED)
    note = notes.sign_checkpoint(checkpoint, KEY)
    show(
        "open a checkpoint",
        each(lambda _: notes.open_checkpoint(note, checkpoint.origin, KEY.public)),
        "verify alone",
        bare_verify,
    )
    words = {"text": "x" * 300, "numbers": list(range(20))}
    encoder = msgspec.json.Encoder(order="sorted")
    show(
        "spell JSON, sorted",
        each(lambda _: encoder.encode(words)),
        "spell JSON, as it comes",
        each(lambda _: msgspec.json.encode(words)),
    )


if __name__ == "__main__":
    main()
