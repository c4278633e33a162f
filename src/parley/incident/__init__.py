"""Incidents: scope, dossier, verify.

`verify` judges an exported bundle with nothing but `model` and `ledger`, so that
whoever distrusts the rest of Parley has little to read.
"""
