"""The situation as the logs tell it, and questions about it.

The picture is a fold of log entries: each log in its own order, the logs in any
order among one another, so that two nodes which hold the same logs hold the
same picture whatever came first. The node owns it and is alone in changing it;
everyone else reads.
"""
