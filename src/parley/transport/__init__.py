"""Carrying packets and annexes between nodes over HTTPS, each request signed by its node."""
