"""The statistics of a report: every figure with what it measures, whose it is and when."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import islice

from articles import limits
from articles.drafting.figures import counting, growth, labels, periods
from articles.drafting.figures.counting_words import RATES
from articles.drafting.figures.labels import Label
from articles.drafting.figures.quantities import Quantity, quantities
from articles.drafting.figures.subjects import subject_of
from articles.drafting.found import Found
from articles.language import qualifiers

SENTENCE_END = re.compile(r"[。！？\n]")
LONGEST_SENTENCE = 300  # characters before a figure in which its time and owner are looked for
UNLABELLED = "数量"  # of a figure with nothing beside it
REMEMBERED = 50  # labels a figure is compared with, to see whether it was told before


@dataclass(frozen=True)
class Figure:
    """A quantity that counts something, what it measures, and the figure it rose or fell from."""

    section: int
    sentence: int  # where its sentence begins
    quantity: Quantity
    label: Label
    earlier: Quantity | None


def stated_in(texts: Sequence[str]) -> list[Found]:
    """Every statistic of the section texts, in order; a fact told twice is taken once."""
    told = Told()
    new = (
        found(text, figure)
        for section, text in enumerate(texts)
        for figure in figures(section, text)
        if is_within_limits(figure.quantity) and told.is_new(figure)
    )
    return list(islice(new, limits.FACTS))


def figures(section: int, text: str, *also: Quantity) -> Iterator[Figure]:
    """The quantities of a text that count something, and these, each with its label."""
    kept = sorted({*counted(text), *also}, key=lambda quantity: quantity.start)
    ceilings = [quantity.start for quantity in kept[1:]] + [len(text)]
    sentence, floor, before = 0, 0, None
    for quantity, ceiling in zip(kept, ceilings, strict=False):
        for end in SENTENCE_END.finditer(text, floor, quantity.start):
            sentence, before = end.end(), None
        figure = _figure(section, text, quantity, (sentence, floor, ceiling), before)
        yield figure
        before, floor = figure, quantity.end


def counted(text: str) -> list[Quantity]:
    spans = counting.Spans(text)
    priced = (counting.priced(text, quantity) for quantity in quantities(text))
    return [quantity for quantity in priced if counting.counts(text, quantity, spans)]


def _figure(section, text, quantity, bounds, before: Figure | None) -> Figure:
    sentence, floor, ceiling = bounds
    if before and growth.is_from(text, before.quantity, quantity):
        return Figure(section, sentence, quantity, before.label, before.quantity)
    earlier = before.label if before else None
    label = labels.label(text, quantity, floor, ceiling, earlier)
    return Figure(section, sentence, quantity, label, None)


def stated_by(section: int, text: str, start: int, end: int) -> Found | None:
    """The statistic of chosen words, where they hold the whole of one number and no other.

    It is one because it was chosen, whatever the rules would take it for.
    """
    held = [one for one in quantities(text) if one.start < end and start < one.end]
    alone = list(quantities(text[start:end]))
    if len(held) != 1 or list(map(_numbers, alone)) != list(map(_numbers, held)):
        return None
    quantity = counting.priced(text, held[0])
    if not is_within_limits(quantity):
        return None
    figure = next(one for one in figures(section, text, quantity) if one.quantity == quantity)
    return found(text, figure)


def _numbers(quantity: Quantity) -> tuple:
    return quantity.value, quantity.low, quantity.high


@dataclass
class Told:
    """The figures met so far, by what they say."""

    labels: dict = field(default_factory=lambda: defaultdict(list))

    def is_new(self, figure: Figure) -> bool:
        """Whether the fact was not told in another sentence, nor in the same words."""
        quantity, place = figure.quantity, (figure.section, figure.sentence)
        met = self.labels[quantity.value, quantity.low, quantity.high, quantity.unit]
        same = any(
            other != place and is_like(figure.label.words, label)
            for other, label in met[-REMEMBERED:]
        )
        met.append((place, figure.label.words))
        return not same


def is_like(one: str, other: str) -> bool:
    """Whether one label says as much as the other: three characters of four are the same."""
    shorter, longer = sorted((set(one), set(other)), key=len)
    return len(shorter & longer) >= 0.75 * len(shorter)


def is_within_limits(quantity: Quantity) -> bool:
    """Whether the record takes the numbers, with the bounds that follow from the qualifier."""
    given = [quantity.value, quantity.low, quantity.high]
    if quantity.value is not None:
        given += qualifiers.bounds(quantity.value, quantity.qualifier)
    numbers = [number for number in given if number is not None]
    return bool(numbers) and all(map(_is_allowed, numbers))


def _is_allowed(number: Decimal) -> bool:
    digits, places = qualifiers.printed_length(number)
    return (
        digits <= limits.SIGNIFICANT_DIGITS
        and places <= limits.DECIMAL_PLACES
        and abs(number) < limits.NUMBER_BELOW
    )


def found(text: str, figure: Figure) -> Found:
    """The figure as a fact of the record."""
    quantity, label = figure.quantity, figure.label
    begin = max(figure.sentence, quantity.start - LONGEST_SENTENCE)
    period = periods.period_before(text, begin, quantity.start)
    if figure.earlier and period and period.words == periods.AT_FIRST:
        period = None  # of the earlier figure alone
    subject = subject_of(text, begin, quantity.start)
    fields = {
        "exact": text[quantity.start : quantity.end],
        "value": _plain(quantity.value),
        "low": _plain(quantity.low),
        "high": _plain(quantity.high),
        "unit": quantity.unit,
        "qualifier": quantity.qualifier,
        "no_value": None,
        "label": without_subject(label.words, subject) or UNLABELLED,
        "subject": subject,
        "measure": measure_of(quantity, label),
        "period": period and period.words,
        "period_edtf": period and period.edtf,
        "target": growth.is_target(text, begin, quantity.start),
        "from": figure.earlier and (figure.section, figure.earlier.start),
    }
    return Found(figure.section, quantity.start, quantity.end, fields, *_reason(quantity, label))


def without_subject(words: str, subject: str | None) -> str:
    """云溪县新建粮仓 of 云溪县 → 新建粮仓, where enough is left to say what it is."""
    rest = words.removeprefix(subject or "")
    chosen = rest if len(rest) > 3 and not rest.startswith("的") else words
    return chosen[: limits.LABEL_CHARACTERS]


def _plain(number: Decimal | None) -> Decimal | None:
    """The number without idle zeros or exponent."""
    return None if number is None else Decimal(qualifiers.plain(number))


def measure_of(quantity: Quantity, label: Label) -> str:
    """Whether the figure is a change, a share, or an amount of its own."""
    if quantity.unit in RATES - {"成"} and (label.change or labels.is_change(label.words)):
        return "change"
    return "share" if quantity.unit in ("%", "‰") or "分之" in quantity.number else "amount"


def _reason(quantity: Quantity, label: Label) -> tuple[float, str]:
    if not label.words:
        return 0.4, "数字＋单位，没有看出量的是什么"
    if quantity.unit is None:
        return 0.5, "数字，没有单位"
    if quantity.number.isascii():
        return 0.9, "数字＋单位"
    return 0.75, "中文数字＋单位"
