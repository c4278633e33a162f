"""The drill: one person plays a party against the scripted others, and sees how long it took.

The nodes are real, as in the demonstration; the other side keeps to the scenario and to a few
habits that are ours (docs/spec/drill.md). Times are told, and nothing is scored.
"""
