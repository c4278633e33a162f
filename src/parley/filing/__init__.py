"""The filing desk: what a party puts on record — agreements, notices, cited reports.

Nothing is refused for being late, vague or odd. What cannot be read, or names
something that is not there, is.
"""
