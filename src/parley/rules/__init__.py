"""Versioned pure functions: lead time, deadlines, read-backs, places; no state, no clock.

A rule version, once used, is never edited: a new version is a new module, named
in the terms of the agreements that want it.
"""
