"""The teller of the town's reports: chance, the cast, and the year."""

from dataclasses import dataclass
from random import Random

from articles.management.sample.people import Cast


@dataclass
class Teller:
    """Who tells: chance, the cast, and the year of the report."""

    random: Random
    cast: Cast
    year: int

    def one(self, choices):
        return self.random.choice(list(choices))

    def near(self, number: float, spread: float = 0.3) -> int:
        return max(2, int(number * self.random.uniform(1 - spread, 1 + spread)))
