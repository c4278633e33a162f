"""A person's sitting: what rings is shown, what is typed is done, and time passes between."""

from collections.abc import Iterable

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from parley.demo.drill.actions import ACTIONS
from parley.demo.drill.others import Others
from parley.demo.drill.person import Pace, Typed
from parley.demo.drill.seat import Seat, told
from parley.demo.drill.timing import Timings, Watched, timings
from parley.demo.drill.typed import span_ms
from parley.demo.playing import Ears
from parley.demo.scenario import Step
from parley.demo.screen import MARKS
from parley.demo.stage import Stage
from parley.demo.words import Entered, both_clocks, clock, entered, short, signed, spoken
from parley.errors import UsageError
from parley.model.instants import Instant, instant_of, span_of
from parley.model.line_statements import CallAcknowledged, CallOpened, CallSaid, LineEscalated
from parley.model.statements import (
    AlertRaised,
    Means,
    NoticeAmended,
    NoticeFiled,
    NoticeUnitAcknowledged,
)

QUIET = ("agreement.founded/0", "call.seen/0")


class Sitting:
    """One drill.

    Args:
        stage: The nodes, founded and at the start of the scenario.
        played: The party that the person plays.
        language: The person's.
        typed: The person's lines.
        pace: How time goes while the person thinks.
        console: Where everything is shown.
    """

    def __init__(
        self,
        stage: Stage,
        played: str,
        language: str,
        typed: Typed,
        pace: Pace,
        console: Console,
    ) -> None:
        assert stage.scenario.drill is not None
        self.stage = stage
        self.played = played
        self.language = language
        self.console = console
        self.others = Others(stage, played)
        self.seat = Seat(stage, played, language, self._ask, self._tell)
        self.begins_ms = instant_of(stage.scenario.drill.begins)
        self.ends_ms = instant_of(stage.scenario.ends)
        self._typed = typed
        self._pace = pace
        self._ears = Ears(stage)
        self._watched = Watched(self.begins_ms, {}, [], [])
        self._news = False
        self._shown_at = ""
        self._unseen: list[Entered] = []
        self._given = ""
        self._parted = False

    def run(self) -> Timings:
        """Play until the scenario ends, the person has no more to say, or presses Ctrl-C."""
        whole = False
        try:
            self._lead_in()
            self._brief()
            while self.stage.now_ms < self.ends_ms:
                self._turn()
            whole = True
        except EOFError:
            self.console.print("\nno more input: the drill ends here", style="dim")
        except KeyboardInterrupt:
            self.console.print("\nstopped: the drill ends here", style="dim")
        if whole:
            self.console.print(f"\n{clock(self.stage.now_ms)} UTC: the scenario ends here")
        return timings(self.stage, self.played, self.language, self._watched, whole=whole)

    # Time.

    def _lead_in(self) -> None:
        """What comes before the drill begins is on record, and not shown: it is in the briefing."""
        self._advance(self.begins_ms, shown=False)

    def _turn(self) -> None:
        """Ask the person once what to do, and do it."""
        line = self._read(f"{clock(self.stage.now_ms)} what do you do? (0 wait, ? all)", turn=True)
        if line is None:
            return
        number, _, rest = line.partition(" ")
        if number in ("", "0"):
            self._wait(rest)
        elif number == "?":
            self._menu()
        elif number.isdecimal() and 1 <= int(number) <= len(ACTIONS):
            self._given = rest.strip()
            self._do(int(number))
        else:
            self._tell(f"{number[:40]!r} is no number of an action; ? lists them")

    def _do(self, number: int) -> None:
        try:
            ACTIONS[number - 1].does(self.seat)
        except UsageError as error:
            self._tell(f"    {error}")
        finally:
            self._given = ""
        self.stage.settle()
        self._hear(None, shown=True)

    def _wait(self, rest: str) -> None:
        """Until the next thing rings, or so long; where time runs, it only lets the line go."""
        if self._pace.runs and not rest:
            return
        try:
            until_ms = self.ends_ms if not rest else self.stage.now_ms + span_ms(rest)
        except UsageError as error:
            self._tell(f"    {error}")
            return
        self._advance(min(until_ms, self.ends_ms), shown=True, stop=True)

    def _advance(self, to_ms: Instant, *, shown: bool, stop: bool = False) -> None:
        """Play what falls due by then, in the order of time.

        Args:
            to_ms: Until when; never backwards.
            shown: Whether what is heard is shown.
            stop: Stop after whatever is news to the person.
        """
        self._news = False
        while True:
            due_ms = self.others.next_ms()
            until_ms = to_ms if due_ms is None else min(due_ms, to_ms)
            for _ in self.stage.advance(until_ms):
                self._hear(None, shown=shown)
                if stop and self._news and not self._more_now():
                    return
            if due_ms is None or due_ms > to_ms:
                return
            step = self.others.happen()
            self.stage.settle()
            self._hear(step, shown=shown)
            if stop and self._news and not self._more_now():
                return

    def _more_now(self) -> bool:
        """Whether something else happens in this very moment."""
        next_ms = self.others.next_ms()
        return next_ms is not None and next_ms <= self.stage.now_ms

    # The person.

    def _ask(self, question: str) -> str:
        """What the person answers; what stood behind the number of the action answers first.

        Raises:
            UsageError: The scenario ended meanwhile: nothing is stated that was not typed.
        """
        if self._given:
            given, self._given = self._given, ""
            return given
        line = self._read(f"    {question}", turn=False)
        if line is None:
            raise UsageError("the scenario has ended; nothing was sent")
        return line

    def _read(self, prompt: str, *, turn: bool) -> str | None:
        """A line, while time passes; None where something rang before a turn was taken."""
        self._pace.passed_ms()
        self.console.print(Text(f"{prompt} > "), end="")
        while True:
            line = self._typed.line(self._patience_s())
            self._pass_time()
            if line is not None:
                self._has_seen()
                if not self._pace.runs:
                    # A script's lines stand where a person would have typed them.
                    self.console.print(Text(line))
                return line
            if self._news:
                if turn:
                    return None
                self.console.print(Text(f"{prompt} > "), end="")
            if self.stage.now_ms >= self.ends_ms:
                return None

    def _patience_s(self) -> float | None:
        """How long to wait for a line: until the next thing that happens by itself."""
        if not self._pace.runs:
            return None
        dues = [actor.driver.exercise_show().next_deadline_ms for actor in self.stage.homes]
        dues.append(self.others.next_ms())
        next_ms = min((due for due in dues if due is not None), default=self.ends_ms)
        return self._pace.wait_s(min(next_ms, self.ends_ms) - self.stage.now_ms)

    def _pass_time(self) -> None:
        passed_ms = self._pace.passed_ms()
        self._news = False
        if passed_ms:
            self._advance(min(self.stage.now_ms + passed_ms, self.ends_ms), shown=True)

    def _has_seen(self) -> None:
        """Whoever types has had before their eyes what was shown; messages are stated seen."""
        unseen, self._unseen = self._unseen, []
        by_call: dict[str, list[Entered]] = {}
        for one in unseen:
            self._watched.seen.setdefault(one.leaf, self.stage.now_ms)
            if isinstance(one.payload, CallOpened | CallSaid):
                by_call.setdefault(one.thread, []).append(one)
        for messages in by_call.values():
            call = messages[0].about
            assert call is not None
            leaves = [one.leaf for one in messages]
            self.seat.officer.call_see(self.stage.agreement, call, leaves)
        if by_call:
            self.stage.settle()

    # What is heard and shown.

    def _hear(self, step: Step | None, *, shown: bool) -> None:
        heard = self._ears.heard(step)
        lines: list[Text] = []
        if step is not None and step.party is None and shown:
            lines.append(Text(f"the public record: {step.text}", style="bold"))
            lines.append(Text(f"  [{MARKS[step.tag]}] {step.source}", style="dim"))
            if step.other:
                lines.append(Text(f"  [the other account] {step.other}", style="italic"))
        for entry in heard.entries[self._home]:
            one = entered(entry.raw)
            (self._watched.own if one.party == self.played else self._watched.others).append(one)
            if shown:
                lines += self._shown(one)
        lines += self._left_out()
        if lines:
            self._news = True
            self._show(lines)

    @property
    def _home(self) -> str:
        return self.stage.scenario.party(self.played).hosted_by or self.played

    def _shown(self, one: Entered) -> list[Text]:
        """What came, as it is shown; and what answers it, if it is the person's own."""
        if one.party == self.played and not one.automatic:
            for unit in self.others.answer(one):
                self._tell(f"    no unit {unit!r} answers in this drill")
            if isinstance(one.payload, NoticeUnitAcknowledged) and one.payload.means is Means.CODE:
                return [Text(f"{one.about}: {short(one.line)}", style="bold")]
            return []
        if one.kind in QUIET or (one.automatic and one.party != self.played):
            return []
        self._unseen.append(one)
        if isinstance(one.payload, LineEscalated):
            owed_by, what = one.payload.owed_by, one.payload.about.partition("/")[2]
            whose = "nobody here has" if owed_by == self.played else f"{owed_by} has not"
            return [Text(f"! rings {one.payload.desk}: {whose} answered {what}", style="bold")]
        if one.automatic:
            about = "" if isinstance(one.payload, AlertRaised) else f"{one.about} "
            return [Text(f"! {about}{short(one.line)}", style="bold")]
        ring = self._bell(one)
        match one.payload:
            case NoticeFiled(notice=notice) | NoticeAmended(notice=notice):
                verb = "gives notice" if isinstance(one.payload, NoticeFiled) else "amends"
                head = f"{ring}{one.party} {verb}: {one.about}"
                lines = told(notice)
            case CallOpened(precedence=precedence):
                head = f"{ring}{one.party} calls: {one.about} ({precedence.value})"
                lines = self._words(one)
            case CallSaid(precedence=precedence):
                head = f"{ring}{one.party} says in {one.about} ({precedence.value})"
                lines = self._words(one)
            case CallAcknowledged():
                head = f"{one.party} answers in {one.about}"
                lines = self._words(one)
            case _:
                head, lines = f"{one.party} on {one.about}: {short(one.line)}", []
        return [Text(head, style="bold"), *(Text(f"    {line}") for line in lines)]

    def _words(self, one: Entered) -> list[str]:
        said = one.message
        assert said is not None
        lines = [spoken(said, self.language, marked=True)]
        if said.phrase is not None:
            lines.append(f"signed: {signed(said.phrase)}")
        return lines

    def _bell(self, one: Entered) -> str:
        """Whether it rings: what waits for this party's answer does."""
        waits = {open_one.message.leaf for open_one in self.seat.open_messages()}
        waits |= {page.notice.versions[-1].leaf for page in self.seat.notices(own=False)}
        return f"RINGS at {self.stage.scenario.desk_of(self.played)}: " * (one.leaf in waits)

    def _left_out(self) -> list[Text]:
        """Once, that the record's evening and this one have parted."""
        steps, self.others.not_told = self.others.not_told, []
        if not steps or self._parted:
            return []
        self._parted = True
        words = (
            f"you stated {steps[0].unless_over} over: what that evening's record tells of it from "
            f"{clock(steps[0].at_ms)} on is not told. The drill does not say what would have been"
        )
        return [Text(words, style="dim")]

    def _show(self, lines: Iterable[Text]) -> None:
        if self._shown_at != both_clocks(self.stage.now_ms):
            self._shown_at = both_clocks(self.stage.now_ms)
            self.console.print()
            self.console.rule(Text(self._shown_at), align="left", style="dim")
        for line in lines:
            bare = Text(line.plain.lstrip(), style=line.style, spans=line.spans)
            indent = len(line.plain) - len(bare.plain)
            self.console.print(Padding(bare if indent else line, (0, 0, 0, indent), expand=False))

    def _tell(self, line: str) -> None:
        self._show([Text(line)])

    def _brief(self) -> None:
        scenario = self.stage.scenario
        name = scenario.party(self.played).name
        timers = {timer.precedence.value: timer for timer in scenario.rules.line().timers}
        self.console.print()
        self.console.print(Text(f"You play {name}.", style="bold"))
        self.console.print(Text(self.seat.drill.briefings.get(self.played, "")))
        read_back = span_of(round(scenario.rules.read_back_within_min * 60_000))
        self.console.print(
            f"Agreed: read back within {read_back}; acknowledge "
            + ", ".join(
                f"{name} within {span_of(timer.acknowledge_within_ms)}"
                for name, timer in timers.items()
            )
            + "."
        )
        if self._pace.runs:
            self.console.print(f"Time runs {self._pace.speed:g} times as fast as yours.")
        else:
            self.console.print("Time stands still until you wait: 0, or 0 90s, or 0 5min.")
        self._menu()
        self._show([])

    def _menu(self) -> None:
        self.console.print()
        half = (len(ACTIONS) + 1) // 2
        rows = [f"{number:>2} {action.words}" for number, action in enumerate(ACTIONS, 1)]
        for left, right in zip(rows[:half], [*rows[half:], ""], strict=False):
            self.console.print(Text(f"  {left:<42}{right}"))
        self.console.print(
            Text("   0 wait until something rings; 0 90s or 0 5min: at most so long")
        )
        self.console.print()
