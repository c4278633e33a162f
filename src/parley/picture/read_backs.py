"""What was read back of a notice, version by version, and in what it differs."""

from msgspec import Struct

from parley.model.instants import Instant
from parley.model.statements import NoticeReadBack
from parley.model.volumes import Volume
from parley.picture.notices import NoticeView
from parley.picture.situation import Situation
from parley.picture.threads import thread_of_notice
from parley.rules.read_back import Difference, compare


class ReadBackMade(Struct, frozen=True):
    """What a party's officer repeated of one version.

    `differs` says every difference in English, `differences` the same in codes and numbers; both
    are empty where nothing differs by more than is rounded when spoken.
    """

    leaf: str
    party: str
    desk: str
    at_ms: Instant
    version: str
    volumes: tuple[Volume, ...]
    words: str
    differs: tuple[str, ...]
    differences: tuple[Difference, ...]


def read_backs_made(
    situation: Situation, view: NoticeView, as_of_ms: Instant | None = None
) -> tuple[ReadBackMade, ...]:
    """Every read-back of a version that is here, in the order of their authors' clocks."""
    versions = {version.leaf: version.notice for version in view.versions}
    found = []
    for fact in situation.threads[thread_of_notice(view.ref)].facts():
        said = fact.payload
        if not isinstance(said, NoticeReadBack) or said.version not in versions:
            continue
        if as_of_ms is not None and fact.issued_ms > as_of_ms:
            continue
        comparison = compare(versions[said.version], said.volumes, said.words)
        found.append(
            ReadBackMade(
                leaf=fact.leaf,
                party=fact.party,
                desk=fact.desk,
                at_ms=fact.issued_ms,
                version=said.version,
                volumes=said.volumes,
                words=said.words,
                differs=comparison.differences,
                differences=comparison.found,
            )
        )
    return tuple(sorted(found, key=lambda one: (one.at_ms, one.party)))
