"""What goes into a turn of the node and what comes out: inputs, commands, effects, refusals.

A turn is synchronous and deterministic. A command may only be refused or
propose a `Record`; what others are told waits until that is durable.
"""
