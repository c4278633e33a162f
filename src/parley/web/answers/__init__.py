"""Answers: pure functions from a situation to the bodies that are sent."""
