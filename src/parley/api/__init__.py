"""The public operations, in one table: HTTP routes, OpenAPI, client and CLI are drawn from it.

What is not in the table cannot be done from outside.
"""
