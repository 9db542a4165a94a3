"""Places of a record's facts in its text, or why they cannot be placed."""

from collections import Counter
from collections.abc import Iterator
from time import monotonic

from articles import limits
from articles.record.anchoring import Anchor, NameFinder, find_quote, nearest
from articles.record.problems import Path, Problem, brief
from articles.record.schema import Fact, Quotation, Record, Selector, Statistic

COUNTED = 100  # places of words, which are to stand once


class Places:
    """The anchors of every fact by its list and position, and the problems met on the way."""

    def __init__(self, record: Record):
        self.texts = record.texts
        self.found: dict[tuple[str, int], list[Anchor]] = {}
        self.problems: list[Problem] = []
        self._seconds = limits.NEAREST_SECONDS  # left for looking for words that are not there
        self._place_selected(record)
        self._place_by_name(record)

    def _place_selected(self, record: Record) -> None:
        for name, position, fact in record.facts():
            selectors = _selectors(fact)
            if selectors is not None:
                path = (name, position)
                self.found[path] = list(self._select(path, fact, selectors))

    def _select(self, path: Path, fact: Fact, selectors: list[Selector]) -> Iterator[Anchor]:
        if not selectors or len(selectors) > limits.SELECTORS:
            most = limits.SELECTORS
            message = f"要写 1 至 {most} 处原文；各处都算时请不写 at"
            self.problems.append(Problem((*path, "at"), message))
            return
        for number, selector in enumerate(selectors):
            if not selector.exact.strip():
                continue  # refused as blank; it would stand everywhere
            place = (*path, "at", number, "exact") if fact.at else (*path, _words_field(fact))
            around = (selector.prefix or "", selector.suffix or "")
            anchors = find_quote(self.texts, selector.exact, *around, most=COUNTED + 1)
            if len(anchors) == 1:
                yield anchors[0]
            else:
                self.problems.append(Problem(place, self._refusal(selector, len(anchors))))

    def _refusal(self, selector: Selector, times: int) -> str:
        words = brief(selector.exact)
        if times > 1:
            told = f"有 {times} 处" if times <= COUNTED else f"不止 {COUNTED} 处"
            return f"“{words}”在正文里{told}，请用 prefix、suffix 写明前后的字"
        if any(selector.exact in text for text in self.texts):
            return f"正文里有“{words}”，但前后不是所写的 prefix、suffix，请核对"
        return f"正文里没有“{words}”。{self._nearest_in_words(selector.exact)}"

    def _nearest_in_words(self, words: str) -> str:
        began = monotonic()
        near = nearest(self.texts, words, self._seconds / 2) if self._seconds > 0 else None
        self._seconds -= monotonic() - began
        if near is None:
            return "请照正文逐字填写（标题不算正文）"
        where = f"第 {near.section} 章节第 {near.paragraph} 段"
        return f"最接近的是{where}的“{brief(near.words)}”，请照正文逐字填写"

    def _place_by_name(self, record: Record) -> None:
        claimed = [
            anchor
            for (name, _), anchors in self.found.items()
            if name not in {"statistics", "quotations"}
            for anchor in anchors
        ]
        unplaced = {
            (name, position): fact
            for name, position, fact in record.facts()
            if fact.at is None and not isinstance(fact, Statistic | Quotation)
            if fact.name.strip()  # else it is refused as blank; it would stand everywhere
        }
        found = NameFinder(self.texts, claimed).find_all(f.name for f in unplaced.values())
        for path, fact in unplaced.items():
            self.found[path] = found[fact.name]
            if fault := self._name_fault(fact.name, len(found[fact.name])):
                self.problems.append(Problem((*path, "name"), fault))
        self.problems += _named_twice(record, unplaced)

    def _name_fault(self, name: str, times: int) -> str | None:
        if times > limits.SELECTORS:
            return f"“{name}”在正文里有 {times} 处，最多 {limits.SELECTORS} 处，请用 at 写明是哪些"
        if times:
            return None
        if any(name in text for text in self.texts):
            return f"“{name}”只出现在更长的名称里，请用 at 写明是哪一处"
        return f"正文里没有“{name}”。{self._nearest_in_words(name)}"


def _selectors(fact: Fact) -> list[Selector] | None:
    """The selectors a fact gives, or the one its words make; None where it gives no words."""
    if fact.at is not None or not isinstance(fact, Statistic | Quotation):
        return fact.at
    words = fact.exact if isinstance(fact, Statistic) else fact.text
    return None if words is None else [Selector(exact=words)]


def _words_field(fact: Fact) -> str:
    return "exact" if isinstance(fact, Statistic) else "text"


def _named_twice(record: Record, unplaced: dict[Path, Fact]) -> Iterator[Problem]:
    named = (fact for fact in record.facts() if not isinstance(fact[2], Statistic | Quotation))
    times = Counter((name, fact.name) for name, _, fact in named)
    for path, fact in unplaced.items():
        if times[path[0], fact.name] > 1:
            message = f"“{fact.name}”写了不止一次，请合成一项，或各用 at 写明是哪一处"
            yield Problem((*path, "name"), message)
