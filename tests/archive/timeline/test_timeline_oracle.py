"""The timeline against every way the unknown days may turn out, tried one by one.

The oracle knows no windows and no intervals. It writes down for each unknown
day every day that it may be, forms every combination (a world), says for each
world what anybody would say who knew all the days, and gives an answer where
all worlds agree. It is slow and plain on purpose.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise, permutations, product

from hypothesis import HealthCheck, assume, given, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule, run_state_machine_as_test

from archive.records.statements import ActKind
from archive.timeline.legal_facts import Ending, EndingKind, Mention, Recorded, Suspension, VersionFacts, WorkFacts, known
from archive.timeline.timeline import Timeline, lay_out
from texts.promulgation import Commencement, CommencementRule

DAYS = 4
"""Facts fall on the days 0 to 3; questions also on the days before and after."""
ASKED = range(-1, DAYS + 2)
LONG_AGO = {"commencement": -9, "ending": -5, "adoption": -9}
NEVER = 99
MOST_WORLDS = 400
BASES = (date(1954, 9, 18), date(1969, 12, 29), date(2022, 2, 26), date(2199, 12, 29))
Fact = VersionFacts | Ending | Suspension | Mention


# ---- the oracle


@dataclass(frozen=True)
class Clause:
    owner: str | None
    scope: str | None
    days: frozenset[int]


@dataclass(frozen=True)
class Answer:
    status: str
    version: str | None
    candidates: frozenset[str]
    since: int | None
    until: int | None
    exact: bool


def number(day: date | None, base: date) -> int | None:
    return None if day is None else (day - base).days


class Oracle:
    def __init__(self, facts: list[Fact], base: date) -> None:
        self.base = base
        self.versions = [f for f in facts if isinstance(f, VersionFacts)]
        self.endings = [f for f in facts if isinstance(f, Ending)]
        self.suspensions = [f for f in facts if isinstance(f, Suspension)]
        self.mentions = [f for f in facts if isinstance(f, Mention)]
        self.first: VersionFacts | None = None
        self.first = self.find_first()
        self.clauses = [clause for version in self.versions for clause in self.clauses_of(version)]
        if self.first is None:
            self.clauses.append(self.clause_of_unknown_text())
        self.adoption = self.adoption_days()
        self.orders = self.legal_orders()

    def day(self, day: date | None) -> int | None:
        return number(day, self.base)

    def made(self, version: VersionFacts) -> int | None:
        return next((d for d in map(self.day, (version.adopted, version.approved, version.promulgated)) if d is not None), None)

    def placing(self, version: VersionFacts) -> int | None:
        made = self.made(version)
        if made is not None:
            return made
        days = self.whole(version).days
        return next(iter(days)) if len(days) == 1 else None

    def floor(self, version: VersionFacts) -> int:
        if version.promulgated is not None:
            return (version.promulgated - self.base).days
        return max((d for d in (self.day(version.adopted), self.day(version.approved)) if d is not None), default=LONG_AGO["commencement"])

    def open_from(self, start: int, long_ago: int) -> frozenset[int]:
        begin = [] if start >= 0 else [long_ago]
        return frozenset([*begin, *range(max(start, -1), DAYS + 2), NEVER])

    def clause_days(self, version: VersionFacts, clause: Commencement) -> tuple[frozenset[int], bool]:
        """Return the days it may take effect on, and whether it surely does some day."""
        promulgated, effective = self.day(version.promulgated), self.day(clause.effective)
        if clause.rule is CommencementRule.ON_PROMULGATION:
            stated = [d for d in (promulgated, effective) if d is not None]
            if stated:
                return frozenset(range(min(stated), max(stated) + 1)), True
        elif effective is not None:
            return frozenset({effective}), True
        elif clause.rule is CommencementRule.AFTER_PROMULGATION and promulgated is not None and clause.days is not None:
            return frozenset({promulgated + clause.days, promulgated + clause.days + 1}), True
        return self.open_from(self.floor(version), LONG_AGO["commencement"]), False

    def joined(self, version: VersionFacts, scope: str | None) -> frozenset[int]:
        said = [self.clause_days(version, c) for c in version.commencements if c.scope == scope]
        sure = [days for days, certain in said if certain]
        if not sure:
            return self.no_later(self.open_from(self.floor(version), LONG_AGO["commencement"]), [self.day(version.in_force_by)] if scope is None else [])
        return frozenset(range(min(map(min, sure)), max(map(max, sure)) + 1))

    @staticmethod
    def no_later(days: frozenset[int], bounds: list[int | None]) -> frozenset[int]:
        """Leave out the days after the first of the bounds, unless that leaves none."""
        last = min((bound for bound in bounds if bound is not None), default=NEVER)
        return frozenset(d for d in days if d <= last) or days

    def promulgated_by(self, version: VersionFacts) -> list[int | None]:
        """List the days of later acts, if the text takes effect from its promulgation: what is amended had been promulgated."""
        if {c.rule for c in version.commencements if c.scope is None} != {CommencementRule.ON_PROMULGATION}:
            return []
        return [self.made(later) for later in self.versions if later is not version and self.surely_before(version, later)]

    def whole(self, version: VersionFacts) -> Clause:
        return Clause(version.id, None, self.joined(version, None))

    def clauses_of(self, version: VersionFacts) -> Iterator[Clause]:
        whole = self.whole(version)
        if self.placing(version) is None and self.first is not None and version is not self.first:
            # A change comes after the adoption, unless what is stated leaves no such day.
            adopted = [d for d in self.adoption_days() if d >= 0]
            if adopted and LONG_AGO["adoption"] not in self.adoption_days():
                whole = replace(whole, days=frozenset(d for d in whole.days if d >= min(adopted)) or whole.days)
        if NEVER in whole.days or version.in_force_by is not None:
            whole = replace(whole, days=self.no_later(whole.days, self.promulgated_by(version)))
        yield whole
        for scope in sorted({c.scope for c in version.commencements if c.scope is not None}):
            yield Clause(version.id, scope, self.joined(version, scope))

    def clause_of_unknown_text(self) -> Clause:
        effective = [d for d in (self.day(m.effective) for m in self.mentions) if d is not None]
        if effective:
            return Clause(None, None, frozenset(range(min(effective), max(effective) + 1)))
        promulgated = [d for d in (self.day(m.promulgated) for m in self.mentions) if d is not None]
        adopted = [d for d in (self.day(m.adopted) for m in self.mentions) if d is not None]
        return Clause(None, None, self.open_from(max(promulgated) if promulgated else min(adopted, default=-9), LONG_AGO["commencement"]))

    def find_first(self) -> VersionFacts | None:
        """Return the version that the work was adopted as: an adoption that nothing can have come before."""
        adoptions = [v for v in self.versions if v.act is ActKind.ADOPTION]
        if len(adoptions) == 1 and self.placing(adoptions[0]) is None:
            return adoptions[0]
        dated = [v for v in self.versions if self.placing(v) is not None]
        firsts = [v for v in dated if v.act is ActKind.ADOPTION and all(o is v or self.surely_before(v, o) for o in dated)]
        return firsts[0] if firsts else None

    def adoption_days(self) -> frozenset[int]:
        stated = {self.day(m.adopted) for m in self.mentions} - {None}
        later = [self.day(day) for m in self.mentions for day in (m.promulgated, m.effective)]
        if self.first is not None:
            stated |= {self.day(self.first.adopted)} - {None}
            later += [self.day(self.first.approved), self.day(self.first.promulgated)]
            days = self.joined(self.first, None)
            later += [max(days)] if NEVER not in days else []
        known_days = [d for d in stated if d is not None]
        if known_days:
            return frozenset(range(min(known_days), max(known_days) + 1))
        latest = min((d for d in later if d is not None), default=NEVER)
        return frozenset({LONG_AGO["adoption"], *range(-1, min(latest, DAYS + 1) + 1)} | ({NEVER} if latest == NEVER else set()))

    def legal_orders(self) -> list[tuple[str | None, ...]]:
        """List every order in which the acts may have been made."""
        found = []
        for order in permutations(self.versions):
            if all(not self.surely_before(later, earlier) for i, earlier in enumerate(order) for later in order[i + 1 :]):
                found.append((None, *(v.id for v in order)))
        return found

    def surely_before(self, one: VersionFacts, other: VersionFacts) -> bool:
        if self.first is not None and (one is self.first or other is self.first):
            return one is self.first
        days = self.placing(one), self.placing(other)
        if days[0] is None or days[1] is None:
            return False
        if days[0] != days[1]:
            return days[0] < days[1]
        if (one.act is ActKind.ADOPTION) != (other.act is ActKind.ADOPTION):
            return one.act is ActKind.ADOPTION
        group = [v for v in self.versions if self.placing(v) == days[0] and (v.act is ActKind.ADOPTION) == (one.act is ActKind.ADOPTION)]
        chains = [chain for chain in permutations(group) if all(b.follows == a.id for a, b in pairwise(chain))]
        if len(chains) == 1:
            return chains[0].index(one) < chains[0].index(other)
        if any(len(self.whole(v).days) > 1 for v in group):
            return False
        both = self.whole(one).days, self.whole(other).days
        return len(both[0]) == len(both[1]) == 1 and min(both[0]) < min(both[1])

    def end_days(self, kind: EndingKind) -> frozenset[int]:
        mine = [e for e in self.endings if e.kind is kind and e.scope is None]
        if not mine:
            return frozenset({NEVER})
        known_days = [d for d in (self.day(e.effective) for e in mine) if d is not None]
        starts = [d if d is not None else -9 for d in (self.day(e.effective or e.not_before) for e in mine)]
        if not known_days:
            return self.open_from(min(starts), LONG_AGO["ending"])
        last = max(known_days)
        return frozenset(([LONG_AGO["ending"]] if min(starts) < 0 else []) + list(range(max(min(starts), -1), last + 1)))

    def worlds(self) -> Iterator[dict[object, int]]:
        keys: list[object] = [*self.clauses, "adoption", "repeal", "lapse"]
        ends = self.end_days(EndingKind.REPEAL), self.end_days(EndingKind.LAPSE)
        values = [c.days for c in self.clauses] + [self.adoption, *ends]
        soonest = min((min(c.days) for c in self.clauses), default=NEVER)
        for days in product(*values):
            world = dict(zip(keys, days, strict=True))
            end = min(world["repeal"], world["lapse"])
            begun = min((world[c] for c in self.clauses), default=NEVER)
            # What ends with effect from a day had force the day before, if it can have had any.
            if end == NEVER or begun <= end - 1 or soonest > end - 1:
                yield world

    def size(self) -> int:
        total = 1
        for days in [c.days for c in self.clauses] + [self.adoption, self.end_days(EndingKind.REPEAL), self.end_days(EndingKind.LAPSE)]:
            total *= len(days)
        return total

    def in_world(self, world: dict[object, int], order: tuple[str | None, ...], day: int, *, suspended: bool) -> tuple[str, frozenset[str | None]]:
        """Say how the work stands on a day, all days being known."""
        if world["repeal"] <= day:
            return "repealed", frozenset()
        if world["lapse"] <= day:
            return "lapsed", frozenset()
        begun = [id_ for id_ in order for c in self.clauses if c.owner == id_ and c.scope is None and world[c] <= day]
        top = begun[-1:]
        ahead = [c.owner for c in self.clauses if c.scope is not None and world[c] <= day and c.owner not in begun]
        applying = top + [id_ for id_ in ahead if not top or order.index(id_) > order.index(top[0])]
        if not applying:
            return ("not_yet_in_force" if world["adoption"] <= day else "not_yet_adopted"), frozenset()
        if suspended:
            return "suspended", frozenset(applying)
        return ("partly_in_force" if self.lacking(world, order, applying, day) else "in_force"), frozenset(applying)

    def lacking(self, world: dict[object, int], order: tuple[str | None, ...], applying: list[str | None], day: int) -> bool:
        """Say whether a part of the text that applies has no force."""
        of = applying[0]
        if not any(c.owner == of and c.scope is None and world[c] <= day for c in self.clauses):
            return True
        upto = order[: order.index(of) + 1]
        acts = {v.id: v.act for v in self.versions}
        bases = [i for i, id_ in enumerate(upto) if id_ is None or acts[id_] in (ActKind.ADOPTION, ActKind.REENACTMENT)]
        standing = upto[bases[-1] :] if bases else upto
        if any(c.owner in standing and c.scope is not None and world[c] > day for c in self.clauses):
            return True
        made = {v.id: self.made(v) for v in self.versions}
        for ending in self.endings:
            if ending.scope is not None and ending.effective is not None and (start := (ending.effective - self.base).days) <= day:
                enacted = made.get(str(standing[0])) if bases else None
                if enacted is None or enacted < start:
                    return True
        return False

    def contradicted(self, day: int) -> bool:
        sure = [max(days) for days in (self.end_days(kind) for kind in EndingKind) if NEVER not in days]
        made = [d for d in map(self.made, self.versions) if d is not None]
        return bool(sure) and day >= min(sure) and any(d >= min(sure) for d in made)

    def suspension_on(self, day: int) -> set[bool]:
        """Return whether it is suspended: yes, no, or either."""
        said: set[bool] = set()
        for s in self.suspensions:
            if s.scope is None and s.start is not None:
                start, end = (s.start - self.base).days, self.day(s.end)
                said.add(start <= day and (end is None or day < end))
        return {True} if True in said else {False}

    def all_states(self) -> dict[int, dict[tuple[object, ...], tuple[str, frozenset[str | None]]]]:
        states: dict[int, dict[tuple[object, ...], tuple[str, frozenset[str | None]]]] = {day: {} for day in ASKED}
        for index, world in enumerate(self.worlds()):
            for order in self.orders:
                for day in ASKED:
                    for suspended in self.suspension_on(day):
                        states[day][index, order] = self.in_world(world, order, day, suspended=suspended)
        return states

    def answers(self) -> dict[int, Answer]:
        if not any((self.versions, self.endings, self.suspensions, [m for m in self.mentions if m.adopted or m.promulgated or m.effective])):
            return {day: Answer("not_held", None, frozenset(), None, None, exact=False) for day in ASKED}
        states = self.all_states()
        return {day: self.answer(states, day) for day in ASKED}

    def answer(self, states: dict[int, dict[tuple[object, ...], tuple[str, frozenset[str | None]]]], day: int) -> Answer:
        found = set(states[day].values())
        statuses = {status for status, _ in found}
        if self.contradicted(day):
            return Answer("unknown", None, frozenset(), None, None, exact=False)
        status = statuses.pop() if len(statuses) == 1 else self.weaker(statuses)
        applying = {labels for state, labels in found if state in ("in_force", "partly_in_force", "suspended")}
        sole = next(iter(applying)) if len(applying) == 1 and all(labels for _, labels in found) else frozenset()
        version = next(iter(sole)) if len(sole) == 1 else None
        some = frozenset(id_ for labels in applying for id_ in labels if id_ is not None)
        exact = status != "unknown" and (version is not None or not some) and (len(found) == 1 or status == "not_yet_in_force")
        since = self.common(states, day, -1) if exact else None
        until = self.common(states, day, 1) if exact else None
        return Answer(status, version, frozenset() if version is not None else some, since, until, exact)

    @staticmethod
    def weaker(statuses: set[str]) -> str:
        if statuses == {"not_yet_adopted", "not_yet_in_force"}:
            return "not_yet_in_force"
        return "partly_in_force" if statuses == {"in_force", "partly_in_force"} else "unknown"

    @staticmethod
    def common(states: dict[int, dict[tuple[object, ...], tuple[str, frozenset[str | None]]]], day: int, step: int) -> int | None:
        """Return the day on which the state began or ceased, if it is the same in every world."""
        found: set[int | None] = set()
        alike = set(states[day].values())
        for world in states[day]:
            other = day
            while other in states and states[other][world] in alike:
                other += step
            found.add((other + 1 if step < 0 else other) if other in states else None)
        return found.pop() if len(found) == 1 else None


# ---- what is recorded

day_numbers = st.integers(0, DAYS - 1)
maybe_day = st.none() | day_numbers
RULES = st.none() | st.sampled_from([rule_ for rule_ in CommencementRule if rule_ is not CommencementRule.ON_ADOPTION])


@st.composite
def commencements(draw: st.DrawFn, base: date, *, scoped: bool) -> tuple[Commencement, ...]:
    def clause(scope: str | None) -> Commencement:
        rule_ = draw(RULES) if draw(st.booleans()) else CommencementRule.FIXED
        stated = {CommencementRule.FIXED: day_numbers, CommencementRule.ON_PROMULGATION: maybe_day}
        effective = draw(stated[rule_]) if rule_ in stated else None
        days = 1 if rule_ is CommencementRule.AFTER_PROMULGATION else None
        return Commencement(None if effective is None else base + timedelta(effective), rule_, "", scope, days)

    found = [clause(None) for _ in range(draw(st.sampled_from([0, 1, 1, 1, 2])))]
    if scoped and draw(st.booleans()):
        found.append(clause("第二章"))
    return tuple(found)


@st.composite
def versions(draw: st.DrawFn, id_: str, base: date, *, scoped: bool) -> VersionFacts:
    def day() -> date | None:
        return None if (n := draw(maybe_day)) is None else base + timedelta(n)

    adopted = base + timedelta(draw(day_numbers)) if scoped else day()
    return VersionFacts(
        id_,
        act=draw(st.sampled_from(ActKind) | st.none()),
        adopted=adopted,
        approved=day() if draw(st.integers(0, 3)) == 0 else None,
        promulgated=day(),
        commencements=draw(commencements(base, scoped=scoped)),
        in_force_by=base + timedelta(DAYS - 1) if draw(st.integers(0, 4)) == 0 else None,
        follows=draw(st.sampled_from([None, *"abc"[: "abc".index(id_)]])),
    )


@st.composite
def other_facts(draw: st.DrawFn, base: date, *, partial: bool) -> Fact:
    def day() -> date | None:
        return None if (n := draw(maybe_day)) is None else base + timedelta(n)

    kind = draw(st.sampled_from(["repeal", "lapse", "suspension", "mention"]))
    if kind == "mention":
        return Mention(day(), day(), day() if draw(st.booleans()) else None)
    start = draw(day_numbers)
    if kind == "suspension":
        return Suspension(base + timedelta(start), base + timedelta(min(DAYS, start + 1 + draw(st.integers(0, 2)))) if draw(st.booleans()) else None)
    scope = "第三条" if partial and draw(st.booleans()) else None
    effective = base + timedelta(start) if scope is not None or draw(st.booleans()) else None
    return Ending(EndingKind(kind), effective, not_before=None if effective is not None else day(), scope=scope, title=f"关于{kind}的决定")


def work_of(facts: list[Fact]) -> WorkFacts:
    return WorkFacts(
        versions=tuple(f for f in facts if isinstance(f, VersionFacts)),
        endings=tuple(f for f in facts if isinstance(f, Ending)),
        suspensions=tuple(f for f in facts if isinstance(f, Suspension)),
        mentions=tuple(f for f in facts if isinstance(f, Mention)),
    )


def check(timeline: Timeline, facts: list[Fact], base: date) -> None:
    """Compare the timeline with the oracle on every day."""
    oracle = Oracle(facts, base)
    ids = {placed.label: placed.facts.id for placed in timeline.versions}
    for day, expected in oracle.answers().items():
        got = timeline.at(base + timedelta(day))
        note(f"day {day}: {got}\nexpected {expected}")
        assert got.status == expected.status
        assert got.reasons or (got.status != "unknown" and not got.candidates), "what is not known has a reason"
        if expected.status == "unknown" and oracle.contradicted(day):
            continue
        assert (ids[got.version] if got.version is not None else None) == expected.version
        assert {ids[label] for label in got.candidates} == expected.candidates
        if expected.exact and not oracle.contradicted(max(ASKED)):
            assert (number(got.since, base), number(got.until, base)) == (expected.since, expected.until)


def tame(facts: list[Fact], base: date) -> bool:
    """Say whether the oracle can try all worlds in a moment."""
    return Oracle(facts, base).size() <= MOST_WORLDS


@st.composite
def works(draw: st.DrawFn) -> tuple[list[Fact], date]:
    base = draw(st.sampled_from(BASES))
    scoped = draw(st.booleans())
    ids = ["a", "b", "c"][: draw(st.integers(0, 3))]
    found: list[Fact] = [draw(versions(id_, base, scoped=scoped)) for id_ in ids]
    if scoped:
        assume(len({v.adopted for v in found if isinstance(v, VersionFacts)}) == len(found))
    found += draw(st.lists(other_facts(base, partial=scoped), max_size=3))
    assume(tame(found, base))
    return found, base


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(works())
def test_an_answer_is_given_exactly_where_every_possible_day_leads_to_it(work: tuple[list[Fact], date]) -> None:
    """A date that is not stated is unknown, reported as unknown, never taken from another date."""
    facts, base = work
    check(lay_out(work_of(facts)), facts, base)


class Archiving(RuleBasedStateMachine):
    """Facts are recorded and corrected in any order, and past heads are asked again."""

    def __init__(self) -> None:
        super().__init__()
        self.base = BASES[0]
        self.recorded: list[Recorded[Fact]] = []
        self.answered: dict[int, tuple[Timeline, dict[int, Answer]]] = {}

    @initialize(base=st.sampled_from(BASES))
    def begin(self, base: date) -> None:
        self.base = base

    def standing(self, upto: int) -> list[Fact]:
        """Return by hand what is recorded and not corrected, in order of recording."""
        then = [one for one in self.recorded if one.sequence <= upto]
        return [one.fact for one in then if not any(one.digest in other.supersedes for other in then)]

    def add(self, fact: Fact, supersedes: tuple[str, ...] = ()) -> None:
        sequence = len(self.recorded)
        standing = [f for r, f in self.current() if r.digest not in supersedes]
        if tame([*standing, fact], self.base):
            self.recorded.append(Recorded(sequence, f"digest-{sequence * 7919 % 101:03}", fact, supersedes))
            self.answered[sequence] = self.ask(sequence)

    def current(self) -> list[tuple[Recorded[Fact], Fact]]:
        gone = {digest for one in self.recorded for digest in one.supersedes}
        return [(one, one.fact) for one in self.recorded if one.digest not in gone]

    def ask(self, upto: int) -> tuple[Timeline, dict[int, Answer]]:
        return lay_out(work_of([one.fact for one in known(self.recorded, upto)])), Oracle(self.standing(upto), self.base).answers()

    @rule(data=st.data())
    def record_version(self, data: st.DataObject) -> None:
        taken = {fact.id for _, fact in self.current() if isinstance(fact, VersionFacts)}
        for id_ in sorted({"a", "b", "c"} - taken)[:1]:
            self.add(data.draw(versions(id_, self.base, scoped=False)))

    @rule(data=st.data())
    def record_other(self, data: st.DataObject) -> None:
        self.add(data.draw(other_facts(self.base, partial=False)))

    @precondition(lambda self: self.current())
    @rule(data=st.data())
    def correct(self, data: st.DataObject) -> None:
        record, fact = data.draw(st.sampled_from(self.current()))
        better: Fact = (
            data.draw(versions(fact.id, self.base, scoped=False)) if isinstance(fact, VersionFacts) else data.draw(other_facts(self.base, partial=False))
        )
        self.add(better, (record.digest,))

    @precondition(lambda self: self.recorded)
    @rule(data=st.data())
    def ask_the_past_again(self, data: st.DataObject) -> None:
        upto = data.draw(st.sampled_from(sorted(self.answered)))
        assert self.ask(upto) == self.answered[upto]

    @invariant()
    def answers_as_the_oracle(self) -> None:
        now = work_of([one.fact for one in known(self.recorded, len(self.recorded))])
        check(lay_out(now), [fact for _, fact in self.current()], self.base)

    @invariant()
    def order_of_recording_says_nothing(self) -> None:
        facts = [fact for _, fact in self.current()]
        assert lay_out(work_of(facts[::-1])) == lay_out(work_of(facts)) == lay_out(work_of(sorted(facts, key=repr)))


def test_recorded_in_any_order_the_answers_are_the_same_and_a_past_answer_never_changes() -> None:
    """`--known` gives the answer that this archive would have given at the end of that day."""
    run_state_machine_as_test(
        Archiving,
        settings=settings(max_examples=60, stateful_step_count=12, deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow]),
    )


@given(works())
def test_timeline_is_a_partition(work: tuple[list[Fact], date]) -> None:
    """On every day exactly one answer is given, and no two neighbours are the same."""
    timeline = lay_out(work_of(work[0]))
    assert timeline.segments[0].start is None
    assert timeline.segments[-1].end is None
    for earlier, later in pairwise(timeline.segments):
        assert earlier.end == later.start
        assert earlier.start is None or later.start is None or earlier.start < later.start
        assert replace(earlier, start=None, end=None) != replace(later, start=None, end=None)
    for segment in timeline.segments:
        first, last = segment.start or date.min, date.max if segment.end is None else segment.end - timedelta(1)
        assert timeline.at(first) == timeline.at(last) == segment
    sole = [segment for segment in timeline.segments if segment.status in ("in_force", "suspended")]
    assert all((segment.version is None) or not segment.candidates for segment in sole)
