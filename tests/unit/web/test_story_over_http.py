"""A node that was given no story tells none."""

from parley.api.roles import Role
from web_parts import LiveNode


def test_a_node_without_a_story_answers_null(north: LiveNode) -> None:
    assert north.client(Role.READER).exercise_story() is None
    assert north.client(Role.OFFICER).exercise_story("he") is None
    answer = north.http(Role.READER).get("/v1/exercise/story")
    assert (answer.status_code, answer.content) == (200, b"null")
