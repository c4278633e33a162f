"""The federation desk: what a peer lacks, and what may be believed of what it sends.

What a peer lacks is a question asked of the picture, never an outbox. Entries
prove themselves by their author's signature, whoever carried them.
"""
