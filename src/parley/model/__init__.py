"""What can be said: instants, heights, volumes, parties, agreements, notices, statements.

Values only. Each checks itself when it is made and is trusted afterwards; each
has one canonical spelling in JSON (`parley.model.statements`). Nothing here
reads a clock, a file or another room.
"""
