"""The hotline desk: what people tell one another, and how it is known that they were understood.

The ladder of acknowledgements under a notice, relays and concerns (`desk`); calls
and what is said in them (`calls`); line tests, declared states and duty
(`watchkeeping`); queries (`queries`).
"""
