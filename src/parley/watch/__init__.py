"""The watch desk: what is overdue, and what collides with what was just heard.

It raises alarms by itself; each is sounded at once and recorded after.
"""
