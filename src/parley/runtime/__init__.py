"""One task owns the node: inbox → turn → write → perform; recovery, group commit, fan-out.

The only room that may catch everything: what it cannot handle stops the process,
which replays its record when it is started again.
"""
