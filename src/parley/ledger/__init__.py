"""Exact bytes: signatures, Merkle logs, checkpoints, cosignatures, proofs, annex commitments.

What is signed is kept as it was received and never spelled again. Everything
here that judges what others sent raises a `PeerError` and returns nothing that
could be ignored. Each format has its page in docs/spec.
"""
