"""The demonstration: scenario files played on real nodes, and what each party knew when.

It is a client of the public API like any other. Scenarios are data
(docs/spec/scenario.md); nothing that a node says is made up here.
"""
