"""Word lists that drafting reads: a file for each, its lines beginning with # are comments."""

from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).parent


def lines(name: str) -> list[str]:
    """The lines of a list that are no comments."""
    found = (HERE / f"{name}.txt").read_text("utf-8").splitlines()
    return [line for line in found if line and not line.startswith("#")]


def words(*names: str) -> frozenset[str]:
    """Every word of one or more lists."""
    return frozenset(word for name in names for line in lines(name) for word in line.split())


def words_by_kind(name: str) -> dict[str, frozenset[str]]:
    """The words after the first of each line, by that first."""
    kinds = defaultdict(set)
    for line in lines(name):
        kind, *rest = line.split()
        kinds[kind].update(rest)
    return {kind: frozenset(found) for kind, found in kinds.items()}
