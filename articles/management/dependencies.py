"""The packages that are installed: version, licence, date of release and what needs each."""

import json
import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib.metadata import Distribution, distributions
from pathlib import Path

from django.conf import settings

OWN, DRAFTING, TESTS = "本项目", "本项目（起草）", "本项目（测试）"
# What `make install` has read from the wheels: pip leaves no date of a release behind.
RELEASED = Path(sys.prefix) / "released.json"
UNTOLD = "License :: OSI Approved"  # which says no licence
REQUIREMENT = re.compile(r"([\w.-]+)\s*(?:\[([^\]]*)\])?")
EXTRA = re.compile(r"""extra\s*==\s*["']([\w.-]+)["']""")
LONGEST = 60  # characters of a name; more is the licence's text


@dataclass(frozen=True)
class Dependency:
    name: str
    version: str
    licence: str  # empty where the package tells none
    released: date | None
    needed_by: tuple[str, ...]

    @property
    def age(self) -> int | None:
        """In days."""
        return self.released and (date.today() - self.released).days

    def as_json(self) -> dict:
        released = self.released and self.released.isoformat()
        own = {"released": released, "age": self.age, "needed_by": list(self.needed_by)}
        return vars(self) | own


@dataclass(frozen=True)
class Requirement:
    """What a package asks for: `psycopg[binary]>=3.2; extra == "postgres"`."""

    name: str
    extras: frozenset[str]
    only_with: str  # the extra that asks for it; empty where the package itself does

    @classmethod
    def read(cls, line: str) -> "Requirement":
        name, extras = REQUIREMENT.match(line).groups()
        only_with = EXTRA.search(line)
        wanted = frozenset(re.findall(r"[\w.-]+", extras or ""))
        return cls(normalised(name), wanted, only_with[1] if only_with else "")


def normalised(name: str) -> str:
    """A package's name as registries compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def installed() -> list[Dependency]:
    """All of them by name; what nothing needs, as pip itself, is needed by nobody."""
    found = {normalised(one.metadata["Name"]): one for one in distributions()}
    needed, released = _needed(found), _released()
    return [
        Dependency(
            one.metadata["Name"],
            one.version,
            licence(one),
            released.get((name, one.version)),
            tuple(sorted(needed.get(name, ()))),
        )
        for name, one in sorted(found.items())
    ]


def licence(one: Distribution) -> str:
    """As the package tells it: by expression, by a short name, or by its classifiers."""
    told = one.metadata["License-Expression"] or one.metadata["License"] or ""
    if told and "\n" not in told and len(told) <= LONGEST:
        return told
    classifiers = one.metadata.get_all("Classifier") or []
    licences = [words for words in classifiers if words.startswith("License ::")]
    return "、".join(words.rpartition(" :: ")[2] for words in licences if words != UNTOLD)


def _needed(found: dict[str, Distribution]) -> dict[str, set[str]]:
    """Who needs each package, from what the project asks for down."""
    needed: dict[str, set[str]] = {}
    waiting, followed = list(_asked_for()), set()
    while waiting:
        by, wanted = waiting.pop()
        if wanted.name not in found:  # of another system, or of an extra that is not asked for
            continue
        needed.setdefault(wanted.name, set()).add(by)
        for extra in {"", *wanted.extras} - {one for name, one in followed if name == wanted.name}:
            followed.add((wanted.name, extra))
            asking = found[wanted.name]
            asks = map(Requirement.read, asking.requires or ())
            waiting += ((asking.metadata["Name"], one) for one in asks if one.only_with == extra)
    return needed


def _asked_for() -> Iterator[tuple[str, Requirement]]:
    file = settings.BASE_DIR / "pyproject.toml"
    project = tomllib.loads(file.read_text("utf-8"))["project"]
    more = project["optional-dependencies"]
    asked = {OWN: project["dependencies"], DRAFTING: more["drafting"], TESTS: more["test"]}
    for by, lines in asked.items():
        yield from ((by, Requirement.read(line)) for line in lines)


def _released() -> dict[tuple[str, str], date]:
    try:
        told = json.loads(RELEASED.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return {(normalised(name), version): date.fromisoformat(day) for name, version, day in told}
