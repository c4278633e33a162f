"""Keeps the record and the keys on a disk, and checks a whole record again.

`memory` and `sqlite` are independent and keep the promise of `parley.ports.store`; what they share
is a suite of tests (`tests/contracts/test_store.py`). `keyfile` keeps a party's private keys,
`fsck` re-verifies everything that a record holds.
"""
