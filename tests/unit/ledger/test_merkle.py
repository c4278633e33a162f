import pytest
from pymerkle import InmemoryTree, verify_consistency, verify_inclusion

from oracle import slow_merkle
from parley.errors import BrokenLog, UsageError
from parley.ledger import merkle
from parley.ledger.entries import leaf_of

# The eight inputs and roots that certificate-transparency implementations of RFC 6962 share.
KNOWN_INPUTS = (
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657",
    "606162636465666768696a6b6c6d6e6f",
)  # fmt: skip
KNOWN_ROOTS = (
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)
MOST = 40


def contents(count: int) -> list[bytes]:
    return [b"entry %d" % index for index in range(count)]


def leaves(count: int) -> list[bytes]:
    return [leaf_of(content) for content in contents(count)]


def test_the_known_roots():
    tree = merkle.Tree()
    assert tree.root() == merkle.EMPTY_ROOT
    assert merkle.EMPTY_ROOT.hex().startswith("e3b0c44298fc1c14")
    for content, root in zip(KNOWN_INPUTS, KNOWN_ROOTS, strict=True):
        tree.append(leaf_of(bytes.fromhex(content)))
        assert tree.root().hex() == root
    assert [tree.root(size).hex() for size in range(1, 9)] == list(KNOWN_ROOTS)


def test_appending_one_by_one_and_all_at_once_give_one_tree():
    for first in range(MOST):
        grown = merkle.Tree(leaves(first))
        grown.extend(leaves(MOST)[first:])
        one_by_one = merkle.Tree()
        for leaf in leaves(MOST):
            one_by_one.append(leaf)
        assert grown.size == len(grown) == one_by_one.size == MOST
        for size in range(MOST + 1):
            expected = slow_merkle.root(leaves(size))
            assert grown.root(size) == one_by_one.root(size) == expected
    assert grown.leaf(3) == leaves(4)[3]


def test_proofs_are_those_of_the_rfc_word_by_word():
    tree = merkle.Tree(leaves(MOST))
    for size in range(1, MOST + 1):
        for index in range(size):
            proof = tree.inclusion_proof(index, size)
            assert list(proof) == slow_merkle.path(index, leaves(size))
            merkle.verify_inclusion(leaves(MOST)[index], index, size, proof, tree.root(size))
        for old in range(1, size + 1):
            proof = tree.consistency_proof(old, size)
            assert list(proof) == slow_merkle.proof(old, leaves(size))
            merkle.verify_consistency(old, tree.root(old), size, tree.root(size), proof)


def test_pymerkle_agrees_on_roots_and_verifies_our_proofs():
    theirs = InmemoryTree(algorithm="sha256")
    ours = merkle.Tree()
    for content in contents(MOST):
        theirs.append_entry(content)
        ours.append(leaf_of(content))
        assert theirs.get_root() == ours.root()
    for size in (1, 2, 7, 8, 9, 31, 32, 33, MOST):
        assert theirs.get_root(size) == ours.root(size)
        for index in range(size):
            # pymerkle counts leaves from one and puts the leaf itself first.
            proof = theirs.prove_inclusion(index + 1, size)
            verify_inclusion(leaves(MOST)[index], ours.root(size), proof)
            assert tuple(proof.path[1:]) == ours.inclusion_proof(index, size)
            merkle.verify_inclusion(
                leaves(MOST)[index], index, size, proof.path[1:], theirs.get_root(size)
            )
        for old in range(1, size):
            # Its consistency paths hold other nodes than the RFC's: only the roots compare.
            proof = theirs.prove_consistency(old, size)
            verify_consistency(ours.root(old), ours.root(size), proof)


def test_a_proof_shows_nothing_else():
    size = 13
    tree = merkle.Tree(leaves(size))
    for index in range(size):
        proof = tree.inclusion_proof(index)
        wrong = [
            (leaves(size)[index - 1], index, size, proof, tree.root()),
            (leaves(size)[index], index - 1, size, proof, tree.root()),
            (leaves(size)[index], index, size, proof, tree.root(size - 1)),
            (leaves(size)[index], index, size, proof[:-1], tree.root()),
            (leaves(size)[index], index, size, (*proof, bytes(32)), tree.root()),
            (leaves(size)[index], index, size, tuple(reversed(proof)), tree.root()),
            (leaves(size)[index], index, size, (proof[0][:31], *proof[1:]), tree.root()),
            (leaves(size)[index], size, size, proof, tree.root()),
            (leaves(size)[index], -1, size, proof, tree.root()),
        ]
        for case in wrong:
            with pytest.raises(BrokenLog):
                merkle.verify_inclusion(*case)


def test_consistency_shows_nothing_else():
    tree, other = merkle.Tree(leaves(13)), merkle.Tree([bytes(32), *leaves(13)[1:]])
    for old in range(1, 13):
        proof = tree.consistency_proof(old)
        wrong = [
            (old, other.root(old), 13, tree.root(), proof),
            (old, tree.root(old), 13, other.root(), proof),
            (old, tree.root(old), 13, tree.root(), proof[:-1]),
            (old, tree.root(old), 13, tree.root(), ()),
            (old, tree.root(old), 13, tree.root(), (*proof, bytes(32))),
            (old + 1, tree.root(old), 13, tree.root(), proof),
            (13, tree.root(), old, tree.root(old), proof),
            (-1, tree.root(old), 13, tree.root(), proof),
        ]
        for case in wrong:
            with pytest.raises(BrokenLog):
                merkle.verify_consistency(*case)


def test_consistency_at_the_ends():
    tree = merkle.Tree(leaves(5))
    merkle.verify_consistency(0, merkle.EMPTY_ROOT, 5, tree.root(), tree.consistency_proof(0, 5))
    merkle.verify_consistency(5, tree.root(), 5, tree.root(), tree.consistency_proof(5, 5))
    merkle.verify_consistency(0, merkle.EMPTY_ROOT, 0, merkle.EMPTY_ROOT, ())
    for case in (
        (0, tree.root(1), 5, tree.root(), ()),
        (0, merkle.EMPTY_ROOT, 0, tree.root(), ()),
        (0, merkle.EMPTY_ROOT, 5, tree.root(), (bytes(32),)),
        (5, tree.root(), 5, tree.root(4), ()),
        (5, tree.root(), 5, tree.root(), (bytes(32),)),
    ):
        with pytest.raises(BrokenLog):
            merkle.verify_consistency(*case)


def test_a_candidate_is_judged_before_it_is_kept():
    for size in range(MOST):
        tree = merkle.Tree(leaves(size))
        assert tree.root_after(leaves(MOST)[size:]) == slow_merkle.root(leaves(MOST))
        assert tree.root() == slow_merkle.root(leaves(size))
        frontier = tree.frontier()
        other = frontier.copy()
        frontier.append(leaves(MOST)[size])
        assert other.root() == tree.root()
        assert (other.size, frontier.size) == (size, size + 1)
        assert frontier.root() == slow_merkle.root(leaves(size + 1))


def test_a_tree_takes_leaf_hashes_only_and_keeps_none_of_a_bad_batch():
    tree = merkle.Tree(leaves(3))
    before = tree.root()
    with pytest.raises(UsageError):
        tree.append(b"an entry, not its hash")
    with pytest.raises(UsageError):
        tree.extend([*leaves(2), b"short"])
    with pytest.raises(UsageError):
        tree.root_after([b"short"])
    assert (tree.size, tree.root()) == (3, before)


def test_questions_outside_the_tree_are_refused():
    tree = merkle.Tree(leaves(3))
    for ask in (
        lambda: tree.root(4),
        lambda: tree.root(-1),
        lambda: tree.leaf(3),
        lambda: tree.leaf(-1),
        lambda: tree.inclusion_proof(3),
        lambda: tree.inclusion_proof(2, 2),
        lambda: tree.consistency_proof(3, 2),
        lambda: tree.consistency_proof(1, 4),
    ):
        with pytest.raises(UsageError):
            ask()
