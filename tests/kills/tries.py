"""Tries: an act is killed at a moment of its own, and what was promised of it is looked at."""

import random
import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, field

from articles.archive import proof
from tests.kills.acts import ACTS, Act
from tests.kills.holdings import Holdings, damage, holdings, is_there
from tests.kills.started import PATIENCE, Answer

DONE = (0, 302)  # how a command ends, and how the desk answers, that has done its work
GOLDEN = 0.618034  # steps of this part of a circle leave no wide gap, however many they are
PAST = 1.1  # the last moment, as a part of how long the act takes: some are done when it comes
# Who is killed, in turn: what does the act, the session that serves it or all of PostgreSQL.
TURNS = ("client", "client", "session", "client", "client", "server")


@dataclass
class Tally:
    """How an act has stood its tries."""

    name: str
    promise: str
    database: str
    tries: int = 0
    midway: int = 0  # of them, before the act was done
    victims: dict[str, int] = field(default_factory=lambda: dict.fromkeys(TURNS, 0))
    failures: list[str] = field(default_factory=list)


class Trial:
    """One act on one database, killed again and again; the same seed gives the same moments."""

    def __init__(self, act: Act, seed: int):
        self.act, self.place, self.seed = act, act.place, seed
        self.key = type(act).__name__ + act.fault
        self.first = random.Random(f"{seed} {self.key} {self.place.database}").random()
        self.tally = Tally(act.name, act.promise, self.place.database)

    def prepare(self) -> None:
        """Finds out how long the act takes, and what there is before it and after."""
        self.place.put("public")
        self.act.prepare()
        self.before = holdings()
        self.place.keep(self.key)
        started = self.act.start()
        start = time.perf_counter()
        started.begin()
        started.wait(PATIENCE)
        self.seconds = time.perf_counter() - start
        answer = started.answer()
        self.after = holdings()
        if (self.before != self.after) != self.act.changes or answer.status not in DONE:
            raise RuntimeError(f"{self.key} was not done: {answer}")

    def try_once(self, number: int) -> None:
        """One kill; its number tells the moment and the victim."""
        moment = (self.first + number * GOLDEN) % 1 * PAST * self.seconds
        victim = self._victim(number)
        self.tally.tries += 1
        self.tally.victims[victim] += 1
        where = f"{self.place.database} {self.key} {number}, seed {self.seed}"
        at = f"{victim} killed at {moment * 1000:.0f} of {self.seconds * 1000:.0f} ms"
        for wrong in self._wrong_after(moment, victim):
            self.tally.failures.append(f"{where}: {at}: {wrong}")

    def _victim(self, number: int) -> str:
        """Each act begins elsewhere, so that few kills of all acts come to every victim."""
        if not self.place.server:
            return "client"
        return TURNS[(list(ACTS).index(type(self.act).__name__) + number) % len(TURNS)]

    def _wrong_after(self, moment: float, victim: str) -> Iterator[str]:
        try:
            self.place.put(self.key)
            answer = self._killed(moment, victim)
            self.place.settle()
            yield from self._wrong_at_once(answer)
            if victim != "client":
                yield from _unsaid(answer)
            self.act.again()
            yield from self._wrong_at_last()
        except Exception:  # whatever it is, this try has brought it about
            yield traceback.format_exc()

    def _killed(self, moment: float, victim: str) -> Answer:
        started = self.act.start()
        started.begin()
        self.tally.midway += not started.wait(moment)
        if victim == "client":
            started.kill()
            return started.answer()
        if victim == "session":
            self.place.server.kill_session("archive")
        else:
            self.place.server.kill()
            self.place.server.start()
        answer = started.answer()
        self.place.server.wait()
        return answer

    def _wrong_at_once(self, answer: Answer) -> list[str]:
        if not is_there():
            return ["nothing is there"] if self.before else self.act.wrong(answer)
        found = holdings()
        lost = [
            key for key, told in self.act.told(answer, self.after).items() if found.get(key) != told
        ]
        wrong = [*damage(), *proof.failures(), *self._halves(found), *self.act.wrong(answer)]
        return wrong + [f"{key} was told as saved" for key in lost]

    def _halves(self, found: Holdings) -> list[str]:
        """What is neither as it was before nor as it is after."""
        if not self.act.piecemeal:
            whole = found in (self.before, self.after)
            return [] if whole else [f"half-written: {_difference(found, self.before)}"]
        keys = self.before.keys() | self.after.keys() | found.keys()
        may_be = {key: (self.before.get(key), self.after.get(key)) for key in keys}
        return [
            f"{key} is half-written" for key in sorted(keys) if found.get(key) not in may_be[key]
        ]

    def _wrong_at_last(self) -> list[str]:
        """What is not as if nothing had been killed."""
        self.place.settle()
        found = holdings()
        wrong = [*damage(), *proof.failures(), *self.act.wrong_at_last()]
        if found != self.after:
            wrong.append(f"done again it is another: {_difference(found, self.after)}")
        return wrong


def _difference(found: Holdings, expected: Holdings) -> str:
    keys = found.keys() | expected.keys()
    return "、".join(map(str, sorted(k for k in keys if found.get(k) != expected.get(k))))[:500]


def _unsaid(answer: Answer) -> list[str]:
    """Who loses the database says so in words: a command in a sentence, the desk with 503."""
    if "Traceback" in answer.words or answer.status not in (*DONE, 1, 503):
        return [f"the database was lost, and the answer is {answer}"]
    return []
