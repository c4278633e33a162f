"""A post whose units are to hear of a notice: two nodes behind their doors, with a set clock."""

import msgspec

import ledger_parts
import web_parts
from parley.client import Client
from parley.model.notices import Ref
from parley.runtime.clocks import ExerciseClock

START = ledger_parts.START_MS
OF = Ref("northland", "N1")
ACKNOWLEDGED = "notice.unit_acknowledged/0"


class Post:
    """southland's post: a notice has come, and its units are to hear of it."""

    def __init__(self, line: web_parts.Line, clock: ExerciseClock) -> None:
        self.line = line
        self.clock = clock
        self.agreement = line.agreement
        self.north = line.nodes["northland"].client()
        self.desk = line.nodes["southland"].client()
        self.node = line.nodes["southland"]
        self.anyone = Client(self.node.url, None)
        self.leaf = self.north.notice_file(self.agreement, "N1", ledger_parts.notice()).leaf
        line.settle()

    def passed(self, *units: str) -> None:
        self.desk.notice_pass(self.agreement, OF, self.leaf, units)

    def code(self, unit: str) -> str:
        (made,) = self.desk.notice_codes(self.agreement, OF, self.leaf, [unit])
        return made.code

    def acknowledgements(self) -> list[str]:
        return [
            entry.desk
            for entry in self.desk.entry_list(self.agreement, limit=1000)
            if entry.kind == ACKNOWLEDGED
        ]

    def amend(self) -> str:
        amended = msgspec.structs.replace(ledger_parts.notice(), remarks="an hour later")
        leaf = self.north.notice_amend(self.agreement, OF, amended).leaf
        self.line.settle()
        return leaf
