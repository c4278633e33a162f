"""The watch desk: what is overdue, unanswered or untested, and what collides with what was heard.

It raises alarms by itself; each is sounded at once and recorded after. Deadlines
of notices (`desk`), of sites and movements (`protected`); desks rung when nobody
answers (`escalating`), or when something has come for them (`arrivals`); the
line tested by cadence (`testing`).
"""
