"""Figures as facts: printed words with their value, unit and what they count."""

from collections.abc import Callable
from random import Random
from typing import Any

from articles.language import qualifiers
from articles.management.sample.builder import Fact

# How each qualifier is printed around a number and its unit.
PRINTED: dict[str, Callable[[str, str], str]] = {
    "余": lambda number, unit: f"{number}余{unit}",
    "多": lambda number, unit: f"{number}多{unit}",
    "来": lambda number, unit: f"{number}来{unit}",
    "以上": lambda number, unit: f"{number}{unit}以上",
    "以下": lambda number, unit: f"{number}{unit}以下",
    "左右": lambda number, unit: f"{number}{unit}左右",
    "超": lambda number, unit: f"超{number}{unit}",
    "逾": lambda number, unit: f"逾{number}{unit}",
    "不足": lambda number, unit: f"不足{number}{unit}",
    "近": lambda number, unit: f"近{number}{unit}",
    "约": lambda number, unit: f"约{number}{unit}",
}
SCALES = {"万": 10**4, "亿": 10**8}


def count(number: float, unit: str, label: str, qualifier: str = "", **fields: Any) -> Fact:
    """A figure such as 19个 or, with a qualifier, 30余名."""
    return scaled(number, "", unit, label, qualifier, **fields)


def scaled(
    number: float, scale: str, unit: str, label: str, qualifier: str = "", **fields: Any
) -> Fact:
    """A figure such as 256亿元; its value is multiplied out."""
    if qualifier in qualifiers.AND_SOME:
        number = _round(number)
    value = round(number * SCALES.get(scale, 1), 6)
    given = f"{number:g}" if number < 10**6 else str(number)
    printed = PRINTED.get(qualifier, "{}{}".format)(given, scale + unit)
    return Fact(
        printed,
        "statistics",
        {
            "label": label,
            "value": int(value) if value == int(value) else value,
            "unit": unit,
            **({"qualifier": qualifier} if qualifier else {}),
            **fields,
        },
    )


def _round(number: float) -> int:
    """A number as one says it before 余 or 多: its first digit, then zeros."""
    size = 10 ** (len(str(int(number))) - 1)
    return max(1, int(number) // size) * size


def percent(number: float, label: str, qualifier: str = "", **fields: Any) -> Fact:
    return count(number, "%", label, qualifier, **{"measure": "share", **fields})


def between(low: int, high: int, unit: str, label: str, **fields: Any) -> Fact:
    """A range, 20至30人: no value, two bounds."""
    given = {"label": label, "low": low, "high": high, "unit": unit, **fields}
    return Fact(f"{low}至{high}{unit}", "statistics", given)


def vague(words: str, unit: str, label: str, reason: str, **fields: Any) -> Fact:
    """A figure without a number, and why it has none."""
    given = {"label": label, "unit": unit, "no_value": reason, **fields}
    return Fact(words, "statistics", given)


def rank(number: int, label: str, **fields: Any) -> Fact:
    given = {"label": label, "value": number, "unit": "位", "measure": "rank", **fields}
    return Fact(f"第{number}位", "statistics", given)


def any_qualifier(random: Random) -> str:
    return random.choice(list(PRINTED))
