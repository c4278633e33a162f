"""What the world must offer the node: promises in prose, kept by adapters.

Every adapter of a port passes the same contract tests (`tests/contracts`); no
base class is shared, so that each can be itself.
"""
